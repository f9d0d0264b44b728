-- Tracking in depth: which edition of the operator's map read an event, and what came that was no event.

-- null: read before editions were written down
alter table tracking_event add map_version text collate "C";
grant update (map_version) on tracking_event to ${appRole};

-- What is still needed from an operator is looked for among its newest deliveries and failures.
create index tracking_event_door on tracking_event (operator, movement, received_at)
    where movement in ('DELIVERED', 'DELIVERY_FAILED');

-- The versions of each operator's maps by which all its events were read last.
create table status_map_reading (
    operator  text collate "C" primary key,
    versions  text not null,
    read_at   timestamptz not null
);
grant select, insert, update on status_map_reading to ${appRole};

-- What an operator sent that is no event we can keep as one, as it came. It may hold anything, so it lies sealed. The same
-- again is counted, not kept again.
create table invalid_event (
    operator      text collate "C" not null,
    content_hmac  bytea not null,
    event_id      text collate "C",                     -- null where it could not be read
    detail        text not null,
    key_id        text collate "C" not null,
    ciphertext    bytea not null,
    received_at   timestamptz not null,
    times         int not null default 1,
    last_at       timestamptz not null,
    primary key (operator, content_hmac)
);
create index invalid_event_newest on invalid_event (operator, last_at desc);
grant select, insert, update (times, last_at) on invalid_event to ${appRole};

-- Orders under way, and when the post is asked about each if it stays silent. A narrow table of its own: the orders' rows change with
-- each event, and what is looked for by time must not stand in their way.
create table order_watch (
    order_id      text collate "C" primary key references delivery_order,
    operator      text collate "C" not null,
    contract      text collate "C" not null,
    ask_at        timestamptz not null,
    asked         int not null default 0,               -- how often it was put on the operator's queue
    leased_until  timestamptz,                          -- while somebody asks
    answered_at   timestamptz
);
create index order_watch_due on order_watch (ask_at);
grant select, insert, update, delete on order_watch to ${appRole};

-- The last order that was put under watch; orders are found by their ids, which grow with time.
create table order_watch_mark (
    only_row    boolean primary key default true check (only_row),
    last_order  text collate "C" not null
);
insert into order_watch_mark (last_order) values ('');
grant select, update on order_watch_mark to ${appRole};
