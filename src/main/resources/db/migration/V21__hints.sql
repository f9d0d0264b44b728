-- An operator may hint at news of an order while it is being asked about it: then it is asked once more.
alter table order_watch add column hinted boolean not null default false;
