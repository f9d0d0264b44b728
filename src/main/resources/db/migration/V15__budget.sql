-- What each order takes of its contract's budget for the year, and every price that a later one replaced.

alter table priced_version drop constraint priced_version_kind_check;
alter table priced_version add check (kind in ('TARIFF', 'CONTRACT', 'REGIONS', 'UNITS'));

-- One row per contract with a budget and year, made by the first order or the first look. Near the limit of a budget that
-- refuses, an intake holds it until it commits: so no two orders get the last dong.
create table budget_year (
    contract  text collate "C" not null,
    year      int not null,
    primary key (contract, year)
);
grant select, insert, update on budget_year to ${appRole};

create table budget_reservation (
    order_id  text collate "C" primary key references delivery_order,
    contract  text collate "C" not null,
    year      int not null,                             -- of the intake; of the month it is billable in, once it is
    vnd       bigint not null check (vnd >= 0),         -- the budget's part of the price in force
    state     text collate "C" not null check (state in ('RESERVED', 'CONSUMED', 'RELEASED'))
);
create index budget_reservation_used on budget_reservation (contract, year) include (state, vnd);
grant select, insert, update on budget_reservation to ${appRole};

-- Consumed by what made it billable; released by whatever ends an order otherwise.
create function budget_state(placement text, movement text, billable_at timestamptz) returns text language sql immutable as $$
    select case when billable_at is not null then 'CONSUMED'
                when placement in ('REJECTED', 'CANCELLED') or movement in ('RETURNED', 'LOST') then 'RELEASED'
                else 'RESERVED' end
$$;

-- The reservation follows its order, whoever writes that.
create function follow_order_in_budget() returns trigger language plpgsql as $$
begin
    update budget_reservation
    set vnd = new.budget_vnd, state = budget_state(new.placement, new.movement, new.billable_at),
        year = coalesce(extract(year from new.billable_month)::int, year)
    where order_id = new.order_id;
    return null;
end
$$;
create trigger delivery_order_budget after update of budget_vnd, billable_month, billable_at, placement, movement
    on delivery_order for each row
    when (old.budget_vnd <> new.budget_vnd or old.billable_month is distinct from new.billable_month
        or budget_state(old.placement, old.movement, old.billable_at)
            <> budget_state(new.placement, new.movement, new.billable_at))
    execute function follow_order_in_budget();

-- The price at intake stands in its order as the estimate; each final price that a correction replaced stands here. Append-only.
create table replaced_price (
    order_id  text collate "C" not null references delivery_order,
    price_no  int not null,
    price     jsonb not null,
    primary key (order_id, price_no)
);
grant select, insert on replaced_price to ${appRole};

create function keep_replaced_price() returns trigger language plpgsql as $$
begin
    insert into replaced_price (order_id, price_no, price)
    select new.order_id, count(*) + 1, old.price from replaced_price where order_id = new.order_id;
    return null;
end
$$;
create trigger delivery_order_price after update of price on delivery_order for each row
    when (old.price is distinct from new.price and old.estimate is not null)
    execute function keep_replaced_price();
