-- The foundation: who may call, delivery orders, their way to the post, and the rooms that personal data is kept in.
-- Lifelong unique keys stand in narrow tables of their own, so that the bulky ones can be partitioned later.

create table installation (
    only_row         boolean primary key default true check (only_row),
    key_fingerprint  text not null,
    created_at       timestamptz not null
);
grant select on installation to ${appRole};

create table partner_token (
    token_hash  bytea primary key,
    partner_id  text collate "C" not null,
    scope       text collate "C" not null,
    created_at  timestamptz not null,
    revoked_at  timestamptz
);
grant select, insert, update on partner_token to ${appRole};

-- Orders ------------------------------------------------------------------------------------------------------------

create table delivery_order (
    order_id              text collate "C" primary key,
    partner_id            text collate "C" not null,
    request_id            text not null,
    contract              text collate "C" not null,
    contract_version      text collate "C" not null,
    operator              text collate "C" not null,
    agency_code           text collate "C" not null,
    receiving_office_code text collate "C",
    service               text collate "C" not null check (service in ('DOSSIER_PICKUP', 'RESULT_DELIVERY')),
    from_commune          text collate "C",
    from_province         text collate "C" not null,
    to_commune            text collate "C",
    to_province           text collate "C" not null,
    submitted_online      boolean not null,
    charge_paid           text collate "C" not null check (charge_paid in ('TO_POST', 'ONLINE')),
    exemption             text collate "C",
    dossier_count         int not null check (dossier_count between 1 and 20),
    declared_weight_grams int not null check (declared_weight_grams between 1 and 30000),
    collect_fees_vnd      bigint not null check (collect_fees_vnd >= 0),
    content               jsonb not null,               -- the parsed order without its personal data
    placement             text collate "C" not null check (placement in
                              ('RECEIVED', 'PLACING', 'PLACED', 'REJECTED', 'OUTCOME_UNKNOWN', 'CANCELLED')),
    placement_detail      text,
    item_code             text collate "C",
    fence                 bigint not null default 0,    -- grows with each placement attempt; a late worker holds an old one
    lease_until           timestamptz,                  -- set while PLACING
    doubt_since           timestamptz,                  -- when the doubtful call was made
    not_found_at          timestamptz,                  -- when the post first said "not found" with the settling time over
    cleared_to_send       boolean not null default false, -- surely nothing of it is at the post: it may be sent (again)
    attempts              int not null default 0,       -- calls since the last progress, for growing pauses
    movement              text collate "C" not null default 'AWAITING_PICKUP',
    movement_at           timestamptz,
    flags                 text[] not null default '{}',
    money                 text collate "C" not null default 'NONE' check (money in
                              ('NONE', 'EXPECTED', 'MATCHED', 'DIFFERENT', 'DISPUTED', 'SETTLED')),
    price                 jsonb not null,               -- the price in force, with its explanation
    estimate              jsonb,                        -- the price at intake, once the price in force is another
    tariff_id             text collate "C" not null,
    zone                  text collate "C" not null,
    weight_grams          int not null,                 -- the weight that the price in force stands on
    price_basis           text collate "C" not null check (price_basis in ('ESTIMATE', 'ACCEPTED')),
    tariff_vnd            bigint not null check (tariff_vnd >= 0),
    citizen_vnd           bigint not null check (citizen_vnd >= 0),
    budget_vnd            bigint not null check (budget_vnd >= 0),
    post_vnd              bigint not null check (post_vnd >= 0),
    owed_vnd              bigint not null check (owed_vnd >= 0),
    accepted_at           timestamptz,                  -- when the post took the item over
    billable_at           timestamptz,                  -- the occurred-at of the event that made it billable
    billable_month        date,                         -- first day of that month in Vietnam
    promised_by           date,
    created_at            timestamptz not null,
    updated_at            timestamptz not null,
    check (tariff_vnd = citizen_vnd + budget_vnd + post_vnd)
);
create unique index delivery_order_item_code on delivery_order (operator, item_code) where item_code is not null;
create index delivery_order_partner on delivery_order (partner_id, order_id);
create index delivery_order_open_placement on delivery_order (placement, updated_at)
    where placement in ('RECEIVED', 'PLACING', 'OUTCOME_UNKNOWN');
create index delivery_order_billable on delivery_order (contract, billable_month) where billable_month is not null;
grant select, insert, update on delivery_order to ${appRole};

create table order_request_key (
    partner_id    text collate "C" not null,
    request_id    text not null,
    content_hmac  bytea not null,
    order_id      text collate "C" not null references delivery_order deferrable initially deferred,
    primary key (partner_id, request_id)
);
create unique index order_request_key_order on order_request_key (order_id);
grant select, insert on order_request_key to ${appRole};

create table order_dossier (
    order_id   text collate "C" not null references delivery_order,
    position   int not null,
    code       text not null,
    parses     boolean not null,                        -- false: not a form we know; kept as it came
    primary key (order_id, position)
);
create index order_dossier_code on order_dossier (code);
grant select, insert on order_dossier to ${appRole};

-- One row per dossier and service while an order for it is under way; the partial index stops the second one.
create table dossier_under_way (
    partner_id    text collate "C" not null,
    dossier_code  text not null,
    service       text collate "C" not null,
    order_id      text collate "C" not null references delivery_order,
    another       boolean not null,
    primary key (partner_id, dossier_code, service, order_id)
);
create unique index dossier_under_way_once on dossier_under_way (partner_id, dossier_code, service) where not another;
create index dossier_under_way_order on dossier_under_way (order_id);
grant select, insert, delete on dossier_under_way to ${appRole};

-- What happened to an order, for partners and people. Written without a number; one sealer numbers per partner after commit.
create table order_change (
    change_id   bigint generated always as identity primary key,
    order_id    text collate "C" not null references delivery_order,
    partner_id  text collate "C" not null,
    type        text collate "C" not null,
    at          timestamptz not null,
    placement   text collate "C" not null,
    movement    text collate "C" not null,
    money       text collate "C" not null,
    detail      text,
    sequence    bigint
);
create index order_change_order on order_change (order_id, change_id);
create index order_change_unsealed on order_change (change_id) where sequence is null;
create unique index order_change_sequence on order_change (partner_id, sequence) where sequence is not null;
grant select, insert, update (sequence) on order_change to ${appRole};

-- The way to the post -------------------------------------------------------------------------------------------------

-- One row per piece of work, kept until the work is done: a lost broker is refilled from here.
create table outbox (
    purpose       text collate "C" not null,
    subject_id    text collate "C" not null,            -- queues carry identifiers only
    queue         text collate "C" not null,
    created_at    timestamptz not null,
    available_at  timestamptz not null,                 -- infinity: parked, a person decides
    sent_at       timestamptz,
    sendings      int not null default 0,
    primary key (purpose, subject_id)
);
create index outbox_unsent on outbox (available_at) where sent_at is null;
create index outbox_sent on outbox (sent_at) where sent_at is not null;
grant select, insert, update, delete on outbox to ${appRole};

-- Committed before every outbound create: a crash with an open attempt means doubt, not "retry".
create table placement_attempt (
    order_id    text collate "C" not null references delivery_order,
    fence       bigint not null,
    kind        text collate "C" not null check (kind in ('CREATE', 'FIND')),
    worker      text not null,
    opened_at   timestamptz not null,
    closed_at   timestamptz,
    outcome     text collate "C",
    detail      text,
    primary key (order_id, fence)
);
create index placement_attempt_open on placement_attempt (opened_at) where closed_at is null;
grant select, insert, update on placement_attempt to ${appRole};

create table parked_message (
    parked_id   text collate "C" primary key,
    route_id    text collate "C" not null,
    step_id     text collate "C",
    subject_id  text,
    reason      text not null,
    attempts    int not null,
    parked_at   timestamptz not null,
    resolved_at timestamptz,
    resolution  text
);
create index parked_message_open on parked_message (parked_at) where resolved_at is null;
grant select, insert, update on parked_message to ${appRole};

-- Personal data: ciphertext only, under a key per order, which is itself wrapped by the data key. Destroying the key erases it.
create table personal_key (
    key_id       text collate "C" primary key,
    order_id     text collate "C",                      -- null until a parked event's order is known
    wrapped_key  bytea not null,
    created_at   timestamptz not null
);
create index personal_key_order on personal_key (order_id);
grant select, insert, update (order_id), delete on personal_key to ${appRole};

create table order_party (
    order_id          text collate "C" not null references delivery_order,
    role              text collate "C" not null check (role in ('SENDER', 'RECIPIENT', 'NOTE')),
    ciphertext        bytea not null,
    phone_hmac        bytea,
    phone_last4_hmac  bytea,
    primary key (order_id, role)
);
create index order_party_phone on order_party (phone_hmac);
create index order_party_phone_last4 on order_party (phone_last4_hmac);
grant select, insert, delete on order_party to ${appRole};

-- Who did what; references only. Numbered and chained after commit by one sealer.
create table audit_entry (
    audit_id    bigint generated always as identity primary key,
    at          timestamptz not null,
    actor       text not null,
    action      text collate "C" not null,
    subject_id  text,
    detail      text,
    sequence    bigint,
    chain_hash  bytea
);
create unique index audit_entry_sequence on audit_entry (sequence) where sequence is not null;
grant select, insert, update (sequence, chain_hash) on audit_entry to ${appRole};
