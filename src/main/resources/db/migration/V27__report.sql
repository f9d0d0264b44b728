-- The daily quick report and the morning list: made once for a day whatever the number of gateways, kept as they were made, and handed
-- on until a folder and a mail server have them.

-- How many results an agency handed out in a month, by every way, as a one-stop system tells it; the last word counts. Append-only.
create table agency_volume (
    volume_no    bigint generated always as identity primary key,
    agency_code  text collate "C" not null,
    month        date not null check (extract(day from month) = 1),
    partner_id   text collate "C" not null,
    results      bigint not null check (results between 0 and 100000000),
    told_at      timestamptz not null
);
create index agency_volume_last on agency_volume (month, agency_code, partner_id, volume_no desc);
grant select, insert on agency_volume to ${appRole};

create table daily_report (
    kind     text collate "C" not null check (kind in ('QUICK', 'MORNING')),
    day      date not null,
    since    timestamptz not null,                      -- where the report before it ended
    as_of    timestamptz not null,
    made_at  timestamptz not null,
    primary key (kind, day)
);
grant select, insert on daily_report to ${appRole};

-- The figures of a quick report. Append-only.
create table daily_report_line (
    day          date not null,
    span         text collate "C" not null check (span in ('LATEST', 'MONTH')),
    agency_code  text collate "C" not null,
    received     bigint not null,
    returned     bigint not null,
    results      bigint,
    level4       bigint not null,
    level3       bigint not null,
    delivered    bigint not null,
    on_time      bigint not null,
    failed       bigint not null,
    sent_back    bigint not null,
    lost         bigint not null,
    soon         bigint not null,
    overdue      bigint not null,
    citizen_vnd    bigint not null,
    subsidy_vnd    bigint not null,
    collected_vnd  bigint not null,
    primary key (day, span, agency_code)
);
grant select, insert on daily_report_line to ${appRole};

create table report_delivery (
    kind         text collate "C" not null,
    day          date not null,
    way          text collate "C" not null check (way in ('FOLDER', 'MAIL')),
    state        text collate "C" not null default 'WAITING' check (state in ('WAITING', 'DONE', 'FAILED')),
    next_try_at  timestamptz not null,
    tries        int not null default 0,                -- committed before anything leaves; a late worker holds an old number
    lease_until  timestamptz,
    ended_at     timestamptz,
    reason       text,                                  -- in our own words
    primary key (kind, day, way),
    foreign key (kind, day) references daily_report
);
grant select, insert, update on report_delivery to ${appRole};
