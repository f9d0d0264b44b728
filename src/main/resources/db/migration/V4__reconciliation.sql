-- Reconciliation: what the post claimed (statements, their lines), what we held against it (the frozen items), and what came of it
-- (results). Bytes, lines, items, results and sums are evidence: the application may add to them and never change them.

create table statement (
    statement_id     text collate "C" primary key,
    operator         text collate "C" not null,
    contract         text collate "C" not null,
    period           date not null check (extract(day from period) = 1),   -- first day of the month
    version          int not null check (version > 0),
    sha256           bytea not null,
    size_bytes       bigint not null,
    format           text collate "C" not null check (format in ('CSV', 'XLSX')),
    file_name        text,
    received_at      timestamptz not null,
    received_by      text collate "C" not null,
    state            text collate "C" not null check (state in ('RECEIVED', 'READING', 'MATCHING', 'READY', 'FAILED')),
    progress         int not null default 0 check (progress between 0 and 100),
    line_count       int,
    ignored_columns  text[] not null default '{}',
    failure_code     text collate "C",
    failure_vi       text,
    failure_en       text,
    finished_at      timestamptz,
    unique (operator, contract, period, version),
    unique (operator, contract, period, sha256)
);
create index statement_period on statement (contract, period, version);
grant select, insert, update (state, progress, line_count, ignored_columns, failure_code, failure_vi, failure_en, finished_at)
    on statement to ${appRole};

-- The file as it came, in pieces of at most 1 MiB, so that neither side ever holds it whole.
create table statement_chunk (
    statement_id  text collate "C" not null references statement,
    chunk_no      int not null,
    bytes         bytea not null,
    primary key (statement_id, chunk_no)
);
grant select, insert on statement_chunk to ${appRole};

-- The work to be done. Whoever holds the row's lock does it, in the transaction that holds the lock: a crash gives both back.
create table statement_job (
    statement_id  text collate "C" primary key references statement,
    operator      text collate "C" not null,
    contract      text collate "C" not null,
    period        date not null,
    version       int not null,
    stage         text collate "C" not null check (stage in ('READ', 'MATCH', 'DONE')),
    attempts      int not null default 0,
    available_at  timestamptz not null
);
create index statement_job_open on statement_job (available_at) where stage <> 'DONE';
grant select, insert, update on statement_job to ${appRole};

create table statement_line (
    statement_id       text collate "C" not null references statement,
    line_no            int not null,                    -- 1 is the first row below the heading
    file_row           int not null,                    -- where it stands in the file
    item_code          text collate "C",
    item_code_valid    boolean not null,                -- S10 form and check digit
    order_reference    text collate "C",
    dossier_codes      text collate "C",                -- sorted, parted by a space
    service            text collate "C",
    accepted_on        date,
    final_status       text collate "C",
    final_on           date,
    weight_grams       int,
    zone               text collate "C",
    tariff_vnd         bigint,
    citizen_paid_vnd   bigint,
    claimed_vnd        bigint,
    collected_fee_vnd  bigint,
    note               text,
    credit             boolean not null,                -- an amount is negative: never uses an item up
    content            text collate "C" not null,       -- canonical cells but the note: equal content means a copy
    raw                text[] not null,                 -- the recognised cells as they came, in the order of the columns above
    faults             jsonb,                           -- cells that cannot be read: column, raw text, why
    primary key (statement_id, line_no)
);
grant select, insert on statement_line to ${appRole};

-- Our side, as it stood when the statement was matched: the period's population, and what else the lines name.
create table statement_item (
    statement_id      text collate "C" not null references statement,
    order_id          text collate "C" not null,
    in_population     boolean not null,
    item_code         text collate "C",
    service           text collate "C" not null,
    dossier_codes     text collate "C" not null,
    dossier_count     int not null,
    agency_code       text collate "C" not null,
    movement          text collate "C" not null,
    placement         text collate "C" not null,
    accepted_on       date,
    final_on          date,
    billable_month    date,
    weight_grams      int not null,
    zone              text collate "C" not null,
    from_commune      text collate "C",
    from_province     text collate "C" not null,
    to_commune        text collate "C",
    to_province       text collate "C" not null,
    charge_paid       text collate "C" not null,
    submitted_online  boolean not null,
    exemption         text collate "C",
    price_basis       text collate "C" not null,
    priced_on         date not null,
    contract_version  text collate "C" not null,
    tariff_id         text collate "C" not null,
    tariff_vnd        bigint not null,
    citizen_vnd       bigint not null,
    budget_vnd        bigint not null,
    post_vnd          bigint not null,
    owed_vnd          bigint not null,
    collect_fees_vnd  bigint not null,
    settled_by        text collate "C",                 -- the result that settled it before
    primary key (statement_id, order_id)
);
grant select, insert on statement_item to ${appRole};

create table statement_result (
    result_id          text collate "C" primary key,
    statement_id       text collate "C" not null references statement,
    line_no            int,                             -- null: only we have it
    order_id           text collate "C",                -- null: only they have it
    item_code          text collate "C",
    outcome            text collate "C" not null check (outcome in (
        'UNREADABLE', 'CREDIT', 'DUPLICATE_CONFLICT', 'DUPLICATE_ON_STATEMENT', 'AMBIGUOUS', 'NOT_IN_GATEWAY', 'BILLED_BEFORE',
        'BILLED_AFTER_CANCEL', 'RETURNED_BILLED', 'NOT_DELIVERED', 'AFTER_CUTOFF', 'PRIOR_PERIOD', 'ARITHMETIC_WRONG',
        'SERVICE_DIFFERS', 'ZONE_DIFFERS', 'WEIGHT_STEP_DIFFERS', 'TARIFF_VERSION_DIFFERS', 'TARIFF_DIFFERS',
        'CITIZEN_PAID_TWICE', 'CITIZEN_CHARGE_DIFFERS', 'MATCHED', 'EXPECTED', 'NOT_ON_STATEMENT')),
    match_level        text collate "C" check (match_level in ('ITEM_CODE', 'REISSUED_CODE', 'ORDER_REFERENCE', 'DOSSIER')),
    carries_item       boolean not null,                -- our amount stands here, and only here
    claimed_vnd        bigint not null,
    owed_vnd           bigint not null check (owed_vnd >= 0),
    delta_vnd          bigint not null check (delta_vnd = claimed_vnd - owed_vnd),
    delta_tariff_vnd   bigint not null,
    delta_citizen_vnd  bigint not null,
    online_charge_vnd  bigint not null default 0,       -- of our item, paid on the portal and passed on
    differences        jsonb not null,
    explanation        jsonb not null,
    check (line_no is not null or order_id is not null),
    check (carries_item or owed_vnd = 0)
);
create unique index statement_result_line on statement_result (statement_id, line_no) where line_no is not null;
create unique index statement_result_item on statement_result (statement_id, order_id) where carries_item;
create index statement_result_largest on statement_result (statement_id, abs(delta_vnd) desc, result_id);
grant select, insert on statement_result to ${appRole};

-- What came of a statement as a whole, written with its results.
create table statement_sum (
    statement_id       text collate "C" not null references statement,
    outcome            text collate "C" not null,
    results            int not null,
    claimed_vnd        bigint not null,
    owed_vnd           bigint not null,
    delta_vnd          bigint not null,
    online_charge_vnd  bigint not null,
    primary key (statement_id, outcome)
);
grant select, insert on statement_sum to ${appRole};

-- A period is open until somebody submits it; there is no row before.
create table settlement_period (
    contract    text collate "C" not null,
    period      date not null check (extract(day from period) = 1),
    state       text collate "C" not null check (state in ('OPEN', 'SUBMITTED', 'APPROVED', 'REOPENED')),
    revision    int not null default 1,
    changed_at  timestamptz not null,
    primary key (contract, period)
);
grant select, insert, update on settlement_period to ${appRole};

-- Settled once, ever.
create table settled_item (
    order_id    text collate "C" primary key,
    contract    text collate "C" not null,
    period      date not null,
    result_id   text collate "C" not null,
    settled_at  timestamptz not null
);
grant select, insert on settled_item to ${appRole};

-- After a million rows the planner must know of them; analysing is the owner's right, so the owner lends this one act.
create function analyze_statement_rows() returns void language plpgsql security definer set search_path from current as $$
begin
    analyze statement_line;
    analyze statement_item;
end
$$;
revoke all on function analyze_statement_rows() from public;
grant execute on function analyze_statement_rows() to ${appRole};
