-- The money's changes are written from the orders' own rows, in the statement that changes them: to look each of a million orders up
-- once more proves nothing.
create or replace function changes_of_known_orders() returns trigger language plpgsql as $$
begin
    if exists (select 1 from written w
               where w.type <> 'money.updated'
                   and not exists (select 1 from delivery_order o where o.order_id = w.order_id)) then
        raise foreign_key_violation using message = 'order_change names an order that does not exist';
    end if;
    return null;
end
$$;
