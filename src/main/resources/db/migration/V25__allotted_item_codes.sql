-- Item codes that a post gave to agencies beforehand: one row for each, bound to the order that has it. A row that is bound inside a
-- transaction that fails is free again, so no number is lost and none is handed out twice.
create table allotted_item_code (
    item_code  text collate "C" primary key,
    order_id   text collate "C" references delivery_order     -- null: free
);
create unique index allotted_item_code_order on allotted_item_code (order_id) where order_id is not null;
create index allotted_item_code_free on allotted_item_code (item_code) where order_id is null;
grant select, insert, update on allotted_item_code to ${appRole};

-- By which numbers an order can be found: the item code that its operator gave, which is its own, and the one it was allotted.
create view item_code_holder as
    select operator, item_code, order_id, true as own from delivery_order where item_code is not null
    union all
    select o.operator, a.item_code, a.order_id, false from allotted_item_code a join delivery_order o using (order_id);
grant select on item_code_holder to ${appRole};
