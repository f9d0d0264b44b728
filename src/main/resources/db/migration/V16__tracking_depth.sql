-- Tracking in depth: which edition of the operator's map read an event, and what came that was no event.

-- null: read before editions were written down
alter table tracking_event add map_version text collate "C";
grant update (map_version) on tracking_event to ${appRole};

-- The last edition of each operator's map through which all its events were read; another content is another version.
create table status_map_reading (
    operator    text collate "C" not null,
    valid_from  date not null,
    version     text collate "C" not null,
    read_at     timestamptz not null,
    primary key (operator, valid_from)
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
