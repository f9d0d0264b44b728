-- Whether an order was priced as its dossiers' second direction is decided at intake and kept, whatever prices follow.
alter table delivery_order add column second_direction boolean not null default false;
update delivery_order set second_direction = true where price -> 'explanation' @> '[{"rule": "bundle"}]';
alter table statement_item add column second_direction boolean not null default false;

-- When an approved month is to be paid, by the contract and the calendar of that day; null for what was approved before.
alter table period_approval add column pay_by date;

-- The orders that a period owes, as whole rows, so that whoever needs more than their ids reads them once.
create function open_orders(of_contract text, of_period date) returns setof delivery_order language sql stable as $$
    select o.*
    from delivery_order o
    where o.contract = of_contract
        and (o.billable_month = of_period
            or o.billable_month in (select l.period from months_landing_in(of_contract, of_period) l))
        and not exists (select 1 from settled_item s where s.order_id = o.order_id
            and ((s.contract, s.period) is distinct from (of_contract, of_period)
                or exists (select 1 from settlement_period p where p.contract = of_contract and p.period = of_period
                    and p.state = 'APPROVED')))
        and not exists (select 1 from ended_item e where e.order_id = o.order_id
            and (e.contract, e.period) is distinct from (of_contract, of_period))
$$;

create or replace function open_items(of_contract text, of_period date) returns table (order_id text, origin date)
    language sql stable as $$ select o.order_id, o.billable_month from open_orders(of_contract, of_period) o $$;
