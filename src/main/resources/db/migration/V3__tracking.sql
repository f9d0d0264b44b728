-- Tracking: every event as it came, without personal data; what it means; and the lifelong key that makes it count once.

create table tracking_event_key (
    operator      text collate "C" not null,
    event_id      text collate "C" not null,
    content_hmac  bytea not null,
    order_id      text collate "C" references delivery_order,   -- null while parked
    received_at   timestamptz not null,
    reused_at     timestamptz,                                  -- when other content first came under the same id
    doubled       int not null default 0,                       -- how often it came again
    doubled_at    timestamptz,                                  -- when it last did
    primary key (operator, event_id)
);
create index tracking_event_key_doubled on tracking_event_key (doubled_at) where doubled_at is not null;
grant select, insert, update (order_id, reused_at, doubled, doubled_at) on tracking_event_key to ${appRole};

create table tracking_event (
    event_row        bigint generated always as identity primary key,
    operator         text collate "C" not null,
    event_id         text collate "C" not null,
    raw              jsonb not null,                            -- as it came, without personal data
    item_code        text collate "C",
    order_reference  text collate "C",
    status           text collate "C" not null,
    occurred_at      timestamptz,                               -- null: a time that does not exist
    written_time     text not null,
    in_future        boolean not null,
    reason           text,
    attempt          int,
    weight_grams     int check (weight_grams between 1 and 30000),
    facility         text,
    collected_vnd    bigint check (collected_vnd >= 0),
    supersedes       text collate "C",
    received_at      timestamptz not null,
    -- What became of it; filled again when a parked event finds its order or the map learns its status
    order_id         text collate "C" references delivery_order,
    movement         text collate "C",
    mark             text collate "C",
    known            boolean not null,
    verdict          text collate "C" not null,
    detail           text,
    next_look_at     timestamptz                                -- set while parked
);
create index tracking_event_order on tracking_event (order_id, occurred_at) where order_id is not null;
create index tracking_event_parked_due on tracking_event (next_look_at) where next_look_at is not null;
create index tracking_event_parked_item on tracking_event (operator, item_code) where next_look_at is not null;
create index tracking_event_parked_reference on tracking_event (operator, order_reference)
    where next_look_at is not null;
create index tracking_event_correction on tracking_event (operator, supersedes) where supersedes is not null;
create index tracking_event_unknown on tracking_event (operator, status) where not known;
grant select, insert, update (order_id, movement, mark, known, verdict, detail, next_look_at)
    on tracking_event to ${appRole};

-- Who signed for the item: ciphertext under the order's key, or under one of its own that the order adopts.
create table event_personal (
    operator    text collate "C" not null,
    event_id    text collate "C" not null,
    key_id      text collate "C" not null,
    ciphertext  bytea not null,
    primary key (operator, event_id),
    foreign key (operator, event_id) references tracking_event_key
);
grant select, insert, delete on event_personal to ${appRole};
