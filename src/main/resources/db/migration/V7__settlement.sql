-- Settlement: what people decided about lines, periods with their frozen content, and the ledger of what was settled.
-- Everything here is evidence: rows are added and never changed or removed, by nobody, except a period's own state.

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end
$$;

-- Periods -----------------------------------------------------------------------------------------------------------

create function keep_period_straight() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'a period is never removed' using errcode = 'restrict_violation';
    end if;
    if tg_op = 'INSERT' then
        if new.state <> 'OPEN' or new.revision <> 1 then
            raise exception 'a period begins open, with revision 1' using errcode = 'restrict_violation';
        end if;
        return new;
    end if;
    if (new.contract, new.period) is distinct from (old.contract, old.period)
            or not ((old.state, new.state) in (('OPEN', 'SUBMITTED'), ('REOPENED', 'SUBMITTED'), ('SUBMITTED', 'APPROVED'))
                    and new.revision = old.revision
                or (old.state, new.state) in (('SUBMITTED', 'REOPENED'), ('APPROVED', 'REOPENED'))
                    and new.revision = old.revision + 1) then
        raise exception 'a period does not go from % (%) to % (%)', old.state, old.revision, new.state, new.revision
            using errcode = 'restrict_violation';
    end if;
    if new.state = 'SUBMITTED' and not exists (select 1 from period_submission s
            where (s.contract, s.period, s.revision) = (new.contract, new.period, new.revision))
        or new.state = 'APPROVED' and not exists (select 1 from period_approval a
            where (a.contract, a.period, a.revision) = (new.contract, new.period, new.revision))
        or new.state = 'REOPENED' and not exists (select 1 from period_reopening r
            where (r.contract, r.period, r.revision) = (new.contract, new.period, old.revision)) then
        raise exception 'nobody signed for the period to be %', new.state using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger settlement_period_straight before insert or update or delete on settlement_period
    for each row execute function keep_period_straight();

-- Holds the period's row, so that closing waits for whoever writes into it; the row is made where there is none yet. A
-- foreign key would not do: it does not wait, and it does not look at the state.
create function hold_period(of_contract text, of_period date, at timestamptz) returns text language plpgsql as $$
declare
    held text;
begin
    select state into held from settlement_period where contract = of_contract and period = of_period for share;
    if not found then
        insert into settlement_period (contract, period, state, changed_at) values (of_contract, of_period, 'OPEN', at)
            on conflict do nothing;
        select state into held from settlement_period where contract = of_contract and period = of_period for share;
    end if;
    return held;
end
$$;

create function refuse_unless(held text, allowed text[], of_contract text, of_period date) returns void
    language plpgsql as $$
begin
    if held <> all (allowed) then
        raise exception 'period % of % is %', to_char(of_period, 'YYYY-MM'), of_contract, held
            using errcode = 'object_not_in_prerequisite_state';
    end if;
end
$$;

-- The frozen content of one revision: every result and every open item, each with what becomes of it.
create table period_item (
    contract            text collate "C" not null,
    period              date not null,
    revision            int not null,
    row_key             text collate "C" not null,       -- the result, else the order
    result_id           text collate "C",
    line_no             int,
    order_id            text collate "C",
    carries_item        boolean not null,                -- the item stands here, and only here
    item_code           text collate "C",
    outcome             text collate "C",
    action              text collate "C",
    disposition         text collate "C" not null check (disposition in
                            ('SETTLED', 'REJECTED', 'DISPUTED', 'CARRIED_OVER')),
    origin              date,                            -- the month that the item belongs to by its event
    claimed_vnd         bigint not null,
    confirmed_vnd       bigint not null,
    contested_vnd       bigint not null,
    carried_over_vnd    bigint not null,
    sheet_vnd           bigint not null,                 -- the sheet's price before exemption
    tariff_vnd          bigint not null,
    at_post_vnd         bigint not null,                 -- citizen charge that the post collected
    online_vnd          bigint not null,                 -- citizen charge paid online
    discount_vnd        bigint not null,
    subsidy_vnd         bigint not null,
    collect_fees_vnd    bigint not null,
    primary key (contract, period, revision, row_key),
    check (claimed_vnd = confirmed_vnd + contested_vnd + carried_over_vnd),
    check (tariff_vnd = at_post_vnd + online_vnd + discount_vnd + subsidy_vnd),
    check (least(tariff_vnd, at_post_vnd, online_vnd, discount_vnd, subsidy_vnd, collect_fees_vnd) >= 0),
    check (sheet_vnd >= tariff_vnd)
);
create unique index period_item_once on period_item (contract, period, revision, order_id) where carries_item;
create index period_item_order on period_item (order_id) where carries_item;
grant select, insert on period_item to ${appRole};
create trigger period_item_kept before update or delete on period_item for each row execute function refuse_change();

create table period_submission (
    contract          text collate "C" not null,
    period            date not null,
    revision          int not null,
    statement_id      text collate "C" references statement,
    content_sha256    text collate "C" not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
    submitted_by      text collate "C" not null,
    submitted_at      timestamptz not null,
    rows              int not null,
    items             int not null,
    tariff_vnd        bigint not null,
    at_post_vnd       bigint not null,
    online_vnd        bigint not null,
    discount_vnd      bigint not null,
    subsidy_vnd       bigint not null,
    claimed_vnd       bigint not null,
    confirmed_vnd     bigint not null,
    contested_vnd     bigint not null,
    carried_over_vnd  bigint not null,
    primary key (contract, period, revision),
    unique (contract, period, revision, content_sha256, submitted_by),
    foreign key (contract, period) references settlement_period,
    check (claimed_vnd = confirmed_vnd + contested_vnd + carried_over_vnd)
);
grant select, insert on period_submission to ${appRole};
create trigger period_submission_kept before update or delete on period_submission
    for each row execute function refuse_change();

-- Another person signs for the very same content; both are held by the foreign key and the check, not only by the code.
create table period_approval (
    contract        text collate "C" not null,
    period          date not null,
    revision        int not null,
    content_sha256  text collate "C" not null,
    submitted_by    text collate "C" not null,
    approved_by     text collate "C" not null,
    approved_at     timestamptz not null,
    primary key (contract, period, revision),
    foreign key (contract, period, revision, content_sha256, submitted_by)
        references period_submission (contract, period, revision, content_sha256, submitted_by),
    constraint another_person_approves check (approved_by <> submitted_by)
);
grant select, insert on period_approval to ${appRole};
create trigger period_approval_kept before update or delete on period_approval
    for each row execute function refuse_change();

-- Ends the named revision; the next one begins with everything that was decided.
create table period_reopening (
    contract        text collate "C" not null,
    period          date not null,
    revision        int not null,
    content_sha256  text collate "C" not null,
    submitted_by    text collate "C" not null,
    reopened_by     text collate "C" not null,
    reopened_at     timestamptz not null,
    reason          text not null check (length(reason) between 1 and 2000),
    primary key (contract, period, revision),
    foreign key (contract, period, revision, content_sha256, submitted_by)
        references period_submission (contract, period, revision, content_sha256, submitted_by),
    constraint another_person_reopens check (reopened_by <> submitted_by)
);
grant select, insert on period_reopening to ${appRole};
create trigger period_reopening_kept before update or delete on period_reopening
    for each row execute function refuse_change();

-- Decisions ---------------------------------------------------------------------------------------------------------

create table line_decision (
    decision_no   bigint generated always as identity primary key,   -- of one result the last one counts
    statement_id  text collate "C" not null references statement,
    result_id     text collate "C" not null references statement_result,
    contract      text collate "C" not null,
    period        date not null,
    action        text collate "C" not null check (action in ('ACCEPT_THEIRS', 'KEEP_OURS', 'DISPUTE', 'NEXT_PERIOD')),
    reason        text not null check (length(reason) between 1 and 2000),
    actor         text collate "C" not null,
    decided_at    timestamptz not null,
    carried_from  bigint references line_decision                    -- taken over from an earlier version's same line
);
create index line_decision_result on line_decision (statement_id, result_id, decision_no desc);
grant select, insert on line_decision to ${appRole};
create trigger line_decision_kept before update or delete on line_decision
    for each row execute function refuse_change();

create function decide_in_open_period() returns trigger language plpgsql as $$
begin
    perform refuse_unless(hold_period(contract, period, at), array['OPEN', 'REOPENED'], contract, period)
        from (select contract, period, max(decided_at) as at from added group by contract, period) one;
    return null;
end
$$;
create trigger line_decision_period after insert on line_decision referencing new table as added
    for each statement execute function decide_in_open_period();

-- What a decision does to a claim: the part that is confirmed, and the part that is carried over; the rest is contested.
create function claim_confirmed(action text, outcome text, claimed bigint, owed bigint) returns bigint
    language sql immutable parallel safe as $$
    select case action when 'ACCEPT_THEIRS' then claimed when 'KEEP_OURS' then owed when 'DISPUTE' then 0
        when 'NEXT_PERIOD' then 0 else case when outcome = 'MATCHED' then claimed else 0 end end
$$;
create function claim_carried(action text, claimed bigint) returns bigint language sql immutable parallel safe as $$
    select case when action = 'NEXT_PERIOD' then claimed else 0 end
$$;
-- What becomes of a line and the item it carries. Nothing claimed and nothing paid is the end of an item, too: REJECTED.
create function claim_disposition(action text, outcome text, carries_item boolean, is_line boolean) returns text
    language sql immutable parallel safe as $$
    select case action
        when 'ACCEPT_THEIRS' then case when is_line then 'SETTLED' else 'REJECTED' end
        when 'KEEP_OURS' then case when carries_item then 'SETTLED' else 'REJECTED' end
        when 'DISPUTE' then 'DISPUTED'
        when 'NEXT_PERIOD' then 'CARRIED_OVER'
        else case outcome when 'MATCHED' then 'SETTLED' when 'EXPECTED' then 'CARRIED_OVER' else 'UNDECIDED' end end
$$;

create view line_decision_now as
    select distinct on (statement_id, result_id) * from line_decision order by statement_id, result_id, decision_no desc;
grant select on line_decision_now to ${appRole};

create view line_standing as
    select r.statement_id, r.result_id, r.line_no, r.order_id, r.item_code, r.outcome, r.carries_item, r.claimed_vnd,
        r.owed_vnd, r.online_charge_vnd, d.decision_no, d.action,
        claim_confirmed(d.action, r.outcome, r.claimed_vnd, r.owed_vnd) as confirmed_vnd,
        claim_carried(d.action, r.claimed_vnd) as carried_over_vnd,
        r.claimed_vnd - claim_confirmed(d.action, r.outcome, r.claimed_vnd, r.owed_vnd)
            - claim_carried(d.action, r.claimed_vnd) as contested_vnd,
        claim_disposition(d.action, r.outcome, r.carries_item, r.line_no is not null) as disposition
    from statement_result r left join line_decision_now d using (statement_id, result_id);
grant select on line_standing to ${appRole};

-- The sums of one statement as they stand: what the match gave, and what decisions moved since. Only decided lines are read.
create function statement_standing(of_statement text)
    returns table (claimed_vnd bigint, confirmed_vnd bigint, contested_vnd bigint, carried_over_vnd bigint,
                   online_vnd bigint, contested_lines bigint) language sql stable as $$
    with moved as (
        select coalesce(sum(l.confirmed_vnd - claim_confirmed(null, l.outcome, l.claimed_vnd, l.owed_vnd)), 0) as confirmed,
            coalesce(sum(l.carried_over_vnd), 0) as carried,
            coalesce(sum(case when l.disposition = 'SETTLED' then l.online_charge_vnd else 0 end
                - case when l.outcome = 'MATCHED' then l.online_charge_vnd else 0 end), 0) as online,
            count(*) filter (where l.line_no is not null and l.contested_vnd = 0 and l.disposition <> 'DISPUTED'
                    and l.outcome <> 'MATCHED')
                - count(*) filter (where l.line_no is not null and l.outcome = 'MATCHED'
                    and (l.contested_vnd <> 0 or l.disposition = 'DISPUTED')) as freed
        from line_standing l where l.statement_id = of_statement and l.action is not null),
    matched as (
        select coalesce(sum(s.claimed_vnd), 0) as claimed,
            coalesce(sum(s.claimed_vnd) filter (where s.outcome = 'MATCHED'), 0) as confirmed,
            coalesce(sum(s.online_charge_vnd) filter (where s.outcome = 'MATCHED'), 0) as online,
            coalesce(sum(s.results) filter (where s.outcome = 'MATCHED'), 0) as results
        from statement_sum s where s.statement_id = of_statement)
    select m.claimed::bigint, (m.confirmed + d.confirmed)::bigint, (m.claimed - m.confirmed - d.confirmed - d.carried)::bigint,
        d.carried::bigint, (m.online + d.online)::bigint,
        ((select coalesce(line_count, 0) from statement where statement_id = of_statement) - m.results - d.freed)::bigint
    from matched m, moved d
$$;

-- Decisions of an earlier version that hold for the same line of a later one: same item, same outcome, same money.
create function carry_decisions_over(from_statement text, to_statement text) returns bigint language sql as $$
    with ranked as (
        select r.*, row_number() over (partition by statement_id, order_id, item_code, outcome, claimed_vnd, owed_vnd,
                carries_item, line_no is null order by line_no, result_id) as copy
        from statement_result r where statement_id in (from_statement, to_statement)),
    kept as (
        insert into line_decision (statement_id, result_id, contract, period, action, reason, actor, decided_at, carried_from)
        select to_statement, new.result_id, d.contract, d.period, d.action, d.reason, d.actor, d.decided_at, d.decision_no
        from line_decision_now d
            join ranked old on old.statement_id = d.statement_id and old.result_id = d.result_id
            join ranked new on new.statement_id = to_statement and new.order_id is not distinct from old.order_id
                and new.item_code is not distinct from old.item_code and new.outcome = old.outcome
                and new.claimed_vnd = old.claimed_vnd and new.owed_vnd = old.owed_vnd
                and new.carries_item = old.carries_item and (new.line_no is null) = (old.line_no is null)
                and new.copy = old.copy
        where d.statement_id = from_statement and not exists (
            select 1 from line_decision x where x.statement_id = to_statement and x.result_id = new.result_id)
        order by d.decision_no
        returning 1)
    select count(*) from kept
$$;

-- What a period consists of, before it is frozen ----------------------------------------------------------------------

-- Closed months from which items land in this period: all months from there to here are closed, so this is the next open.
create function months_landing_in(of_contract text, of_period date) returns table (period date, revision int)
    language sql stable as $$
    select p.period, p.revision from settlement_period p
    where p.contract = of_contract and p.period < of_period and p.state in ('SUBMITTED', 'APPROVED')
        and not exists (
            select 1 from generate_series(p.period::timestamp, of_period - interval '1 month', interval '1 month') m
            where not exists (select 1 from settlement_period c where c.contract = of_contract and c.period = m::date
                and c.state in ('SUBMITTED', 'APPROVED')))
$$;

-- Items that a closed period has ended: settled, rejected or disputed there. Carried over is not ended.
create view ended_item as
    select i.order_id, i.contract, i.period, i.disposition, i.result_id
    from period_item i join settlement_period p
        on p.contract = i.contract and p.period = i.period and p.revision = i.revision and p.state in ('SUBMITTED', 'APPROVED')
    where i.carries_item and i.disposition in ('SETTLED', 'REJECTED', 'DISPUTED');
grant select on ended_item to ${appRole};

-- Items that this period owes something for: of its own month or landed from closed ones, and not ended elsewhere.
create function open_items(of_contract text, of_period date) returns table (order_id text, origin date)
    language sql stable as $$
    select o.order_id, o.billable_month
    from delivery_order o
    where o.contract = of_contract
        and (o.billable_month = of_period
            or o.billable_month in (select l.period from months_landing_in(of_contract, of_period) l))
        and not exists (select 1 from settled_item s where s.order_id = o.order_id
            and ((s.contract, s.period) is distinct from (of_contract, of_period)
                or exists (select 1 from settlement_period p where p.contract = of_contract and p.period = of_period
                    and p.state = 'APPROVED')))
        and not exists (select 1 from ended_item e where e.order_id = o.order_id
            and (e.contract, e.period) is distinct from (of_contract, of_period))
$$;

-- The sheet's price of an item before its exemption, as its explanation tells it.
create function sheet_price(of_order text, tariff bigint) returns bigint language sql stable as $$
    select coalesce((
        select greatest(tariff, (step -> 'amount' ->> 'amount')::bigint)
        from delivery_order o, lateral jsonb_array_elements(coalesce(o.price -> 'explanation', '[]')) step
        where o.order_id = of_order and o.tariff_vnd = tariff and step ->> 'rule' = 'weight-step' limit 1), tariff)
$$;

-- The rows that would be frozen now. Whatever became billable after the match is carried over: it has no line yet.
create function period_rows(of_contract text, of_period date, of_statement text)
    returns table (row_key text, result_id text, line_no int, order_id text, carries_item boolean, item_code text,
                   outcome text, action text, disposition text, origin date, claimed_vnd bigint, confirmed_vnd bigint,
                   contested_vnd bigint, carried_over_vnd bigint, sheet_vnd bigint, tariff_vnd bigint, at_post_vnd bigint,
                   online_vnd bigint, discount_vnd bigint, subsidy_vnd bigint, collect_fees_vnd bigint)
    language sql stable as $$
    select l.result_id, l.result_id, l.line_no, l.order_id, l.carries_item, l.item_code, l.outcome, l.action,
        l.disposition, i.billable_month, l.claimed_vnd, l.confirmed_vnd, l.contested_vnd, l.carried_over_vnd,
        case when i.exemption is null then coalesce(i.tariff_vnd, 0) else sheet_price(i.order_id, i.tariff_vnd) end,
        coalesce(i.tariff_vnd, 0), case when i.charge_paid = 'TO_POST' then i.citizen_vnd else 0 end,
        case when i.charge_paid = 'ONLINE' then i.citizen_vnd else 0 end, coalesce(i.post_vnd, 0),
        coalesce(i.budget_vnd, 0), coalesce(i.collect_fees_vnd, 0)
    from line_standing l left join statement_item i
        on i.statement_id = l.statement_id and i.order_id = l.order_id and l.carries_item
    where l.statement_id = of_statement
    union all
    select o.order_id, null, null, o.order_id, true, o.item_code, null, null, 'CARRIED_OVER', open.origin, 0, 0, 0, 0,
        case when o.exemption is null then o.tariff_vnd else sheet_price(o.order_id, o.tariff_vnd) end,
        o.tariff_vnd, case when o.charge_paid = 'TO_POST' then o.citizen_vnd else 0 end,
        case when o.charge_paid = 'ONLINE' then o.citizen_vnd else 0 end, o.post_vnd, o.budget_vnd, o.collect_fees_vnd
    from open_items(of_contract, of_period) open join delivery_order o using (order_id)
    where not exists (select 1 from statement_result r
        where r.statement_id = of_statement and r.order_id = open.order_id and r.carries_item)
$$;

create function freeze_in_open_period() returns trigger language plpgsql as $$
begin
    perform refuse_unless(hold_period(contract, period, null), array['OPEN', 'REOPENED'], contract, period)
        from (select distinct contract, period from added) one;
    if exists (select 1 from added a left join settlement_period p using (contract, period)
               where a.revision is distinct from p.revision) then
        raise exception 'the content belongs to no open revision' using errcode = 'object_not_in_prerequisite_state';
    end if;
    return null;
end
$$;
create trigger period_item_open after insert on period_item referencing new table as added
    for each statement execute function freeze_in_open_period();

-- Settled once, ever: the claim stands in a narrow table of its own.
create trigger settled_item_kept before update or delete on settled_item for each row execute function refuse_change();
create function settle_before_approval() returns trigger language plpgsql as $$
begin
    perform refuse_unless(hold_period(contract, period, at), array['OPEN', 'SUBMITTED', 'REOPENED'], contract, period)
        from (select contract, period, max(settled_at) as at from added group by contract, period) one;
    return null;
end
$$;
create trigger settled_item_period after insert on settled_item referencing new table as added
    for each statement execute function settle_before_approval();

-- The ledger --------------------------------------------------------------------------------------------------------

-- Money that the post collected for the agency and has handed over (phí, lệ phí thu hộ), as the clerk recorded it.
create table fee_handover (
    handover_id  text collate "C" primary key,
    contract     text collate "C" not null,
    period       date not null,
    revision     int not null,
    amount_vnd   bigint not null check (amount_vnd <> 0),      -- negative: takes back a mistaken record
    received_on  date not null,
    reference    text not null check (length(reference) between 1 and 200),
    recorded_by  text collate "C" not null,
    recorded_at  timestamptz not null,
    unique (contract, reference, amount_vnd)                   -- the same receipt is recorded once
);
create index fee_handover_period on fee_handover (contract, period);
grant select, insert on fee_handover to ${appRole};
create trigger fee_handover_kept before update or delete on fee_handover
    for each row execute function refuse_change();
create function record_in_open_period() returns trigger language plpgsql as $$
begin
    perform refuse_unless(hold_period(contract, period, at), array['OPEN', 'REOPENED'], contract, period)
        from (select contract, period, max(recorded_at) as at from added group by contract, period) one;
    if exists (select 1 from added a join settlement_period p using (contract, period) where a.revision <> p.revision) then
        raise exception 'recorded for another revision' using errcode = 'object_not_in_prerequisite_state';
    end if;
    return null;
end
$$;
create trigger fee_handover_period after insert on fee_handover referencing new table as added
    for each statement execute function record_in_open_period();

-- One journal for each item settled, fee collected, sum handed over, and reversal of an earlier journal.
create table ledger_journal (
    journal_no  bigint generated always as identity primary key,
    contract    text collate "C" not null,
    period      date not null,
    revision    int not null,
    kind        text collate "C" not null check (kind in
                    ('SETTLEMENT', 'FEE_COLLECTED', 'FEE_HANDED_OVER', 'REVERSAL')),
    subject     text collate "C" not null,              -- the item, else the line, or the handover
    order_id    text collate "C",
    result_id   text collate "C",
    reverses    bigint references ledger_journal,
    posted_by   text collate "C" not null,
    posted_at   timestamptz not null,
    check ((kind = 'REVERSAL') = (reverses is not null))
);
create unique index ledger_journal_reversed_once on ledger_journal (reverses) where reverses is not null;
create unique index ledger_journal_fee_once on ledger_journal (order_id) where kind = 'FEE_COLLECTED';
create unique index ledger_journal_subject on ledger_journal (contract, period, revision, kind, subject);
grant select, insert on ledger_journal to ${appRole};
create trigger ledger_journal_kept before update or delete on ledger_journal
    for each row execute function refuse_change();

-- Debits are positive, credits negative; memo entries tell and do not count.
create table ledger_posting (
    journal_no  bigint not null references ledger_journal,
    account     text collate "C" not null check (account in ('TARIFF', 'CITIZEN_AT_POST', 'CITIZEN_ONLINE', 'BUDGET',
                    'POST_DISCOUNT', 'ACCEPTED_DIFFERENCE', 'TARIFF_DIFFERENCE', 'SHEET_PRICE', 'EXEMPTION',
                    'FEE_COLLECTED', 'FEE_OWED_BY_POST', 'FEE_HANDED_OVER')),
    memo        boolean not null,
    amount_vnd  bigint not null check (amount_vnd <> 0),
    primary key (journal_no, account),
    check (memo = (account in ('SHEET_PRICE', 'EXEMPTION')))
);
grant select, insert on ledger_posting to ${appRole};
create trigger ledger_posting_kept before update or delete on ledger_posting
    for each row execute function refuse_change();

-- Journals are posted by the approval only, while the period is submitted: not before, and never after.
create function post_before_approval() returns trigger language plpgsql as $$
begin
    perform refuse_unless(hold_period(contract, period, at), array['SUBMITTED'], contract, period)
        from (select contract, period, max(posted_at) as at from added group by contract, period) one;
    if exists (select 1 from added a join settlement_period p using (contract, period) where a.revision <> p.revision) then
        raise exception 'posted for another revision' using errcode = 'object_not_in_prerequisite_state';
    end if;
    return null;
end
$$;
create trigger ledger_journal_period after insert on ledger_journal referencing new table as added
    for each statement execute function post_before_approval();

create function post_balanced() returns trigger language plpgsql as $$
begin
    if exists (select 1 from added where not memo group by journal_no having sum(amount_vnd) <> 0) then
        raise exception 'a journal does not sum to 0' using errcode = 'check_violation';
    end if;
    if exists (select 1 from (select journal_no, count(*) as entries from added group by journal_no) a
               where entries <> (select count(*) from ledger_posting p where p.journal_no = a.journal_no)
                   or exists (select 1 from ledger_seal s where s.journal_no = a.journal_no)) then
        raise exception 'a journal is posted at once and never added to' using errcode = 'restrict_violation';
    end if;
    perform refuse_unless(hold_period(contract, period, null), array['SUBMITTED'], contract, period)
        from (select distinct j.contract, j.period from added a join ledger_journal j using (journal_no)) one;
    return null;
end
$$;
create trigger ledger_posting_balanced after insert on ledger_posting referencing new table as added
    for each statement execute function post_balanced();

-- The chain of a period's journals, numbered after commit by one sealer: each hash covers the journal and the hash before.
create table ledger_seal (
    contract    text collate "C" not null,
    period      date not null,
    sequence    bigint not null check (sequence > 0),
    journal_no  bigint not null unique references ledger_journal,
    hash        text collate "C" not null check (hash ~ '^[0-9a-f]{64}$'),
    sealed_at   timestamptz not null,
    primary key (contract, period, sequence)
);
grant select, insert on ledger_seal to ${appRole};
create trigger ledger_seal_kept before update or delete on ledger_seal for each row execute function refuse_change();

-- What the ledger must hold for one revision: the item's own parts, and what was accepted beyond them.
create function ledger_desired(of_contract text, of_period date, of_revision int)
    returns table (kind text, subject text, order_id text, result_id text, account text, memo boolean, amount_vnd bigint)
    language sql stable as $$
    select 'SETTLEMENT', coalesce(i.order_id, i.row_key), i.order_id, i.result_id, e.account, e.memo, e.amount_vnd
    from period_item i cross join lateral (
        select i.confirmed_vnd - case when i.carries_item then i.online_vnd + i.subsidy_vnd else 0 end as beyond) b
        cross join lateral (values
            ('TARIFF', false, case when i.carries_item then -i.tariff_vnd else 0 end),
            ('CITIZEN_AT_POST', false, case when i.carries_item then i.at_post_vnd else 0 end),
            ('CITIZEN_ONLINE', false, case when i.carries_item then i.online_vnd else 0 end),
            ('BUDGET', false, case when i.carries_item then i.subsidy_vnd else 0 end),
            ('POST_DISCOUNT', false, case when i.carries_item then i.discount_vnd else 0 end),
            ('ACCEPTED_DIFFERENCE', false, b.beyond),
            ('TARIFF_DIFFERENCE', false, -b.beyond),
            ('SHEET_PRICE', true, case when i.carries_item then i.sheet_vnd else 0 end),
            ('EXEMPTION', true, case when i.carries_item then i.tariff_vnd - i.sheet_vnd else 0 end))
            e (account, memo, amount_vnd)
    where i.contract = of_contract and i.period = of_period and i.revision = of_revision and i.disposition = 'SETTLED'
$$;

-- Journals that nothing has reversed, each with its entries as one value.
create function ledger_standing(of_contract text, of_period date)
    returns table (journal_no bigint, kind text, subject text, entries jsonb) language sql stable as $$
    select j.journal_no, j.kind, j.subject,
        coalesce(jsonb_object_agg(p.account, p.amount_vnd) filter (where p.account is not null), '{}')
    from ledger_journal j left join ledger_posting p on p.journal_no = j.journal_no
        left join ledger_journal r on r.reverses = j.journal_no
    where j.contract = of_contract and j.period = of_period and j.kind = 'SETTLEMENT'
        and r.journal_no is null
    group by j.journal_no, j.kind, j.subject
$$;

-- Where the ledger is not what the content demands; empty if it is.
create function ledger_deviation(of_contract text, of_period date, of_revision int)
    returns table (journal_no bigint, kind text, subject text) language sql stable as $$
    with desired as (
        select kind, subject, coalesce(jsonb_object_agg(account, amount_vnd) filter (where amount_vnd <> 0), '{}') as entries
        from ledger_desired(of_contract, of_period, of_revision) group by kind, subject),
    standing as (select * from ledger_standing(of_contract, of_period))
    select s.journal_no, coalesce(s.kind, d.kind), coalesce(s.subject, d.subject)
    from desired d full join standing s on s.subject = d.subject and s.kind = d.kind
    where s.entries is distinct from d.entries
$$;
