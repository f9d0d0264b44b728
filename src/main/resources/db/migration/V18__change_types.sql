-- Types of changes are written alike: words of small letters, parted by _.
update order_change set type = 'order.second_item_code' where type = 'order.secondItemCode';
update order_change set type = 'order.item_after_end' where type = 'order.itemAfterEnd';

drop index order_change_second_code;
create index order_change_second_code on order_change (detail) where type = 'order.second_item_code';
