-- What partners are told: their feed, and the notifications that go out to them.

-- A day's digest reads a day's changes; they lie nearly in the order of time.
create index order_change_at on order_change using brin (at);

-- Where a partner wants to be told. Whatever stands in its feed after told_up_to has no notification yet: it waits there.
create table webhook_target (
    partner_id    text collate "C" primary key,
    url           text not null,
    state         text collate "C" not null check (state in ('RUNNING', 'STOPPED', 'GONE')),
    since         timestamptz not null,
    told_up_to    bigint not null,
    failures      int not null default 0,               -- in a row; while there are any, one notification at a time tries
    paused_until  timestamptz,
    created_at    timestamptz not null
);
grant select, insert, update, delete on webhook_target to ${appRole};

-- Ciphertext under a key of its own, wrapped by the data key; several are live while one takes over from another.
create table webhook_secret (
    secret_id   text collate "C" primary key,
    partner_id  text collate "C" not null references webhook_target on delete cascade,
    ciphertext  bytea not null,
    created_at  timestamptz not null,
    ends_at     timestamptz                             -- null: the newest
);
create index webhook_secret_partner on webhook_secret (partner_id);
grant select, insert, update, delete on webhook_secret to ${appRole};

create table notification (
    notification_id   text collate "C" primary key,     -- the webhook-id, the same at every attempt
    partner_id        text collate "C" not null,
    sequence          bigint not null,                  -- of the change in the partner's feed, which is its content
    order_id          text collate "C" not null,
    type              text collate "C" not null,
    state             text collate "C" not null check (state in ('WAITING', 'TOLD', 'GIVEN_UP', 'DROPPED')),
    created_at        timestamptz not null,
    next_attempt_at   timestamptz not null,
    attempts          int not null default 0,           -- since it was last asked for
    first_attempt_at  timestamptz,
    fence             bigint not null default 0,        -- grows with each attempt; a late worker holds an old one
    lease_until       timestamptz,                      -- set while somebody tells it
    ended_at          timestamptz,
    unique (partner_id, sequence)
);
create index notification_waiting on notification (partner_id, sequence) where state = 'WAITING';
create index notification_waiting_order on notification (partner_id, order_id, sequence) where state = 'WAITING';
create index notification_order on notification (order_id);
grant select, insert, update on notification to ${appRole};

-- Committed before anything leaves. One that never finished belonged to a gateway that ended, or was too slow.
create table notification_attempt (
    notification_id  text collate "C" not null references notification,
    fence            bigint not null,
    started_at       timestamptz not null,
    finished_at      timestamptz,
    status           int,                               -- of the answer
    detail           text,                              -- in our own words
    primary key (notification_id, fence)
);
grant select, insert, update on notification_attempt to ${appRole};
