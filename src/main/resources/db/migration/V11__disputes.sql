-- Disputes: what agency and post do not agree about in an approved month, every word of it, and the adjustment it ends in.

-- One line of an approved month that was left out of it. What it is about never changes; its state does.
create table dispute (
    dispute_id    text collate "C" primary key,
    contract      text collate "C" not null,
    period        date not null,
    subject       text collate "C" not null,            -- the item that stands in the line, else the line
    result_id     text collate "C" not null references statement_result,
    line_no       int,
    order_id      text collate "C",
    carries_item  boolean not null,
    item_code     text collate "C",
    outcome       text collate "C" not null,
    claimed_vnd   bigint not null,
    owed_vnd      bigint not null,
    opened_at     timestamptz not null,
    state         text collate "C" not null default 'OPEN' check (state in
                      ('OPEN', 'SENT', 'ANSWERED', 'AGREED', 'ESCALATED', 'ADJUSTED', 'CLOSED')),
    due_on        date,                                 -- the working day by which the post has to answer
    foreign key (contract, period) references settlement_period,
    check (state in ('OPEN', 'CLOSED') or due_on is not null)
);
create unique index dispute_live on dispute (contract, period, subject) where state <> 'CLOSED';
create index dispute_period on dispute (contract, period, dispute_id);
create index dispute_due on dispute (due_on) where state = 'SENT';
grant select, insert, update (state, due_on) on dispute to ${appRole};

-- Every word and every step, with who and when. Of several agreed amounts the last one counts.
create table dispute_event (
    event_no    bigint generated always as identity primary key,
    dispute_id  text collate "C" not null references dispute,
    kind        text collate "C" not null check (kind in ('OPENED', 'WORD', 'FILE', 'SENT', 'ANSWERED', 'AGREED',
                    'ESCALATED', 'ADJUSTED', 'CLOSED')),
    side        text collate "C" not null check (side in ('AGENCY', 'POST')),   -- whose word it is
    actor       text collate "C" not null,                                      -- who wrote it down
    at          timestamptz not null,
    words       text check (length(words) between 1 and 4000),
    amount_vnd  bigint,
    unique (dispute_id, event_no, kind, amount_vnd, actor),
    check ((kind in ('AGREED', 'ADJUSTED')) = (amount_vnd is not null))
);
create index dispute_event_of on dispute_event (dispute_id, event_no);
grant select, insert on dispute_event to ${appRole};
create trigger dispute_event_kept before update or delete on dispute_event
    for each row execute function refuse_change();

create table dispute_file (
    file_id     text collate "C" primary key,
    dispute_id  text collate "C" not null references dispute,
    event_no    bigint not null unique references dispute_event,
    name        text not null check (length(name) between 1 and 200),
    media_type  text collate "C" not null check (media_type in ('application/pdf', 'image/png', 'image/jpeg')),
    sha256      text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
    size_bytes  int not null,
    bytes       bytea not null,
    unique (dispute_id, sha256),
    check (size_bytes = octet_length(bytes) and size_bytes between 1 and 5242880),
    check (sha256 = encode(sha256(bytes), 'hex'))
);
grant select, insert on dispute_file to ${appRole};
create trigger dispute_file_kept before update or delete on dispute_file
    for each row execute function refuse_change();

-- The agreed amount as content of the month that is open: once for each dispute, by another person than the one who agreed.
create table dispute_adjustment (
    adjustment_id  text collate "C" primary key,
    dispute_id     text collate "C" not null unique references dispute,
    contract       text collate "C" not null,
    period         date not null,                       -- where it lands
    amount_vnd     bigint not null,
    agreed_no      bigint not null,
    agreed_kind    text collate "C" not null check (agreed_kind = 'AGREED'),
    agreed_by      text collate "C" not null,
    adjusted_by    text collate "C" not null,
    adjusted_at    timestamptz not null,
    sheet_vnd      bigint not null,                     -- the item's parts, as the approved month froze them
    tariff_vnd     bigint not null,
    at_post_vnd    bigint not null,
    online_vnd     bigint not null,
    discount_vnd   bigint not null,
    subsidy_vnd    bigint not null,
    foreign key (contract, period) references settlement_period,
    foreign key (dispute_id, agreed_no, agreed_kind, amount_vnd, agreed_by)
        references dispute_event (dispute_id, event_no, kind, amount_vnd, actor),
    constraint another_person_adjusts check (adjusted_by <> agreed_by)
);
create index dispute_adjustment_period on dispute_adjustment (contract, period);
grant select, insert on dispute_adjustment to ${appRole};
create trigger dispute_adjustment_kept before update or delete on dispute_adjustment
    for each row execute function refuse_change();

-- The row of the approved month that a dispute is about, if the month still says so. It is one row: looked up, whatever the
-- caller's transaction prefers for whole months.
create function disputed_row(of_dispute text) returns setof period_item language sql stable
    set enable_nestloop = on as $$
    select i.* from dispute d
        join settlement_period p on p.contract = d.contract and p.period = d.period and p.state = 'APPROVED'
        join period_item i on i.contract = d.contract and i.period = d.period and i.revision = p.revision
            and i.disposition = 'DISPUTED' and i.carries_item and i.order_id = d.order_id
    where d.dispute_id = of_dispute and d.carries_item
    union all
    select i.* from dispute d
        join settlement_period p on p.contract = d.contract and p.period = d.period and p.state = 'APPROVED'
        join period_item i on i.contract = d.contract and i.period = d.period and i.revision = p.revision
            and i.disposition = 'DISPUTED' and i.row_key = d.result_id
    where d.dispute_id = of_dispute and not d.carries_item
$$;

create function keep_dispute_straight() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'a dispute is never removed' using errcode = 'restrict_violation';
    end if;
    if tg_op = 'INSERT' then
        if new.state <> 'OPEN' then
            raise exception 'a dispute begins open' using errcode = 'restrict_violation';
        end if;
        return new;
    end if;
    if new.state <> old.state and (old.state, new.state) not in (('OPEN', 'SENT'), ('SENT', 'ANSWERED'),
            ('SENT', 'ESCALATED'), ('ANSWERED', 'AGREED'), ('ANSWERED', 'ESCALATED'), ('ESCALATED', 'AGREED'),
            ('AGREED', 'ESCALATED'), ('AGREED', 'ADJUSTED'), ('ADJUSTED', 'CLOSED'),
            ('OPEN', 'CLOSED'), ('SENT', 'CLOSED'), ('ANSWERED', 'CLOSED'), ('ESCALATED', 'CLOSED'), ('AGREED', 'CLOSED'))
        or new.state = 'ADJUSTED' and not exists (select 1 from dispute_adjustment a where a.dispute_id = new.dispute_id)
        or old.state <> 'ADJUSTED' and new.state = 'CLOSED'
            and exists (select 1 from disputed_row(new.dispute_id)) then
        raise exception 'a dispute does not go from % to %', old.state, new.state using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger dispute_straight before insert or update or delete on dispute
    for each row execute function keep_dispute_straight();

-- An adjustment needs an open month to land in, and an approved month that still leaves the line out. Both are held, the
-- earlier one first, so that neither is closed nor reopened meanwhile.
create function adjust_in_open_period() returns trigger language plpgsql as $$
declare
    origin dispute;
begin
    select * into origin from dispute where dispute_id = new.dispute_id;
    perform refuse_unless(hold_period(origin.contract, origin.period, new.adjusted_at), array['APPROVED'],
        origin.contract, origin.period);
    perform refuse_unless(hold_period(new.contract, new.period, new.adjusted_at), array['OPEN', 'REOPENED'],
        new.contract, new.period);
    if origin.state <> 'AGREED' or new.contract <> origin.contract or new.period <= origin.period
        or new.agreed_no <> (select max(event_no) from dispute_event
            where dispute_id = new.dispute_id and kind = 'AGREED')
        or not exists (select 1 from disputed_row(new.dispute_id) i
            where (i.sheet_vnd, i.tariff_vnd, i.at_post_vnd, i.online_vnd, i.discount_vnd, i.subsidy_vnd)
                = (new.sheet_vnd, new.tariff_vnd, new.at_post_vnd, new.online_vnd, new.discount_vnd, new.subsidy_vnd)) then
        raise exception 'the adjustment is not what its dispute came to' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger dispute_adjustment_period before insert on dispute_adjustment
    for each row execute function adjust_in_open_period();

-- A reopened month may not end otherwise what an adjustment ends: its line stays left out.
create view adjusted_line as
    select d.contract, d.period, d.carries_item, d.order_id, coalesce(d.item_code, '') as item_code, d.claimed_vnd
    from dispute d join dispute_adjustment a using (dispute_id);
grant select on adjusted_line to ${appRole};
create function freeze_nothing_twice() returns trigger language plpgsql as $$
begin
    if exists (select 1 from added i join adjusted_line l on l.contract = i.contract and l.period = i.period
                and l.order_id = i.order_id
            where l.carries_item and i.action is distinct from 'ADJUSTMENT'
                and (i.disposition = 'SETTLED' or i.carries_item and i.disposition <> 'DISPUTED'))
        or exists (select 1 from added i join adjusted_line l on l.contract = i.contract and l.period = i.period
                and l.item_code = coalesce(i.item_code, '') and l.claimed_vnd = i.claimed_vnd
            where not l.carries_item and not i.carries_item and i.action is distinct from 'ADJUSTMENT'
                and i.disposition in ('SETTLED', 'CARRIED_OVER')) then
        raise exception 'an adjustment ends a line of the content already' using errcode = 'restrict_violation';
    end if;
    if exists (select 1 from added i where i.action = 'ADJUSTMENT' and not exists (
            select 1 from dispute_adjustment a where a.adjustment_id = i.row_key and a.contract = i.contract
                and a.period = i.period and a.amount_vnd = i.confirmed_vnd)) then
        raise exception 'the content names an adjustment that nobody made' using errcode = 'restrict_violation';
    end if;
    return null;
end
$$;
create trigger period_item_not_twice after insert on period_item referencing new table as added
    for each statement execute function freeze_nothing_twice();

-- Adjustments are content of the month that they land in: they claim what was agreed, no more.
alter function period_rows(text, date, text) rename to statement_rows;
create function period_rows(of_contract text, of_period date, of_statement text)
    returns table (row_key text, result_id text, line_no int, order_id text, carries_item boolean, item_code text,
                   outcome text, action text, disposition text, origin date, claimed_vnd bigint, confirmed_vnd bigint,
                   contested_vnd bigint, carried_over_vnd bigint, sheet_vnd bigint, tariff_vnd bigint, at_post_vnd bigint,
                   online_vnd bigint, discount_vnd bigint, subsidy_vnd bigint, collect_fees_vnd bigint)
    language sql stable as $$
    select * from statement_rows(of_contract, of_period, of_statement)
    union all
    select a.adjustment_id, d.result_id, null, case when d.carries_item then d.order_id end, d.carries_item, d.item_code,
        null, 'ADJUSTMENT', 'SETTLED', d.period, a.amount_vnd, a.amount_vnd, 0, 0, a.sheet_vnd, a.tariff_vnd,
        a.at_post_vnd, a.online_vnd, a.discount_vnd, a.subsidy_vnd, 0
    from dispute_adjustment a join dispute d using (dispute_id)
    where a.contract = of_contract and a.period = of_period
$$;

-- Whole dong as papers write them: 17.500 đ.
create function in_dong(amount bigint) returns text language sql immutable parallel safe as $$
    select replace(to_char(amount, 'FM999,999,999,999,990'), ',', '.') || ' đ'
$$;

-- What papers say of an adjustment: what they said of the line it is about, and the words of the agreement.
alter function period_lines(text, date, text) rename to statement_lines;
create function period_lines(of_contract text, of_period date, of_statement text)
    returns table (row_key text, result_id text, line_no int, order_id text, carries_item boolean, item_code text,
                   outcome text, action text, disposition text, origin date, claimed_vnd bigint, confirmed_vnd bigint,
                   contested_vnd bigint, carried_over_vnd bigint, sheet_vnd bigint, tariff_vnd bigint, at_post_vnd bigint,
                   online_vnd bigint, discount_vnd bigint, subsidy_vnd bigint, collect_fees_vnd bigint,
                   dossier_codes text, service text, zone text, agency_code text, weight_grams int, final_on date,
                   owed_vnd bigint, fee_vnd bigint, their_service text, their_zone text, their_weight_grams int,
                   their_tariff_vnd bigint, their_citizen_vnd bigint, explanation text, reason text, decided_by text,
                   decided_at timestamptz)
    language sql stable as $$
    select * from statement_lines(of_contract, of_period, of_statement) where action is distinct from 'ADJUSTMENT'
    union all
    select p.*, l.dossier_codes, l.service, l.zone, l.agency_code, l.weight_grams, l.final_on,
        case when d.carries_item then d.owed_vnd else 0 end, 0::bigint, null, null, null, null, null,
        'Khiếu nại ' || d.dispute_id || ', kỳ ' || to_char(d.period, 'MM/YYYY') || ': bưu điện đề nghị '
            || in_dong(d.claimed_vnd) || ', hệ thống tính ' || in_dong(d.owed_vnd) || ', thống nhất ' || in_dong(a.amount_vnd),
        e.words, a.adjusted_by, a.adjusted_at
    from period_rows(of_contract, of_period, of_statement) p
        join dispute_adjustment a on a.adjustment_id = p.row_key
        join dispute d using (dispute_id)
        join dispute_event e on e.event_no = a.agreed_no
        left join lateral disputed_row(d.dispute_id) i on true
        left join period_line l on l.contract = i.contract and l.period = i.period and l.revision = i.revision
            and l.row_key = i.row_key
$$;

-- Items that are settled in a month that may do so: its own, or for an adjustment the month that the dispute is about.
create function settled_before(of_order text, of_contract text, of_period date, of_action text, of_origin date)
    returns boolean language sql stable as $$
    select exists (select 1 from settled_item s where s.order_id = of_order and s.contract = of_contract
        and (s.period = of_period or of_action = 'ADJUSTMENT' and s.period = of_origin))
$$;
