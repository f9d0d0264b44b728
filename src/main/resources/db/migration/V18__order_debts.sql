-- Types of changes are written alike: words of small letters, parted by _.
update order_change set type = 'order.second_item_code' where type = 'order.secondItemCode';
update order_change set type = 'order.item_after_end' where type = 'order.itemAfterEnd';

drop index order_change_second_code;
create index order_change_second_code on order_change (detail) where type = 'order.second_item_code';

-- For the check of what must always be true: without it every cancellation there ever was is looked at each minute.
create index order_recall_unwanted on order_recall (order_id) where item_code <> '' and state <> 'DONE';
