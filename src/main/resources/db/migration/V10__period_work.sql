-- Closing a month as work that is written down first, and a ledger that is written in sets.

-- What somebody asked for, and how far it is. One at a time for each period; what was asked never changes.
create table period_work (
    work_no         bigint generated always as identity primary key,
    contract        text collate "C" not null,
    period          date not null,
    revision        int not null,
    kind            text collate "C" not null check (kind in ('SUBMIT', 'APPROVE')),
    content_sha256  text collate "C",                   -- of an approval: what is approved, and whose submission it is
    submitted_by    text collate "C",
    asked_by        text collate "C" not null,
    asked_at        timestamptz not null,
    state           text collate "C" not null check (state in ('WAITING', 'WORKING', 'DONE', 'REFUSED')),
    progress        int not null default 0 check (progress between 0 and 100),
    refusal_code    text collate "C",
    refusal_vi      text,
    refusal_en      text,
    finished_at     timestamptz,
    foreign key (contract, period) references settlement_period,
    foreign key (contract, period, revision, content_sha256, submitted_by)
        references period_submission (contract, period, revision, content_sha256, submitted_by),
    constraint another_person_asks check (asked_by <> submitted_by),
    check ((kind = 'APPROVE') = (content_sha256 is not null) and (kind = 'APPROVE') = (submitted_by is not null)),
    check ((state = 'REFUSED') = (refusal_code is not null)),
    check ((state in ('DONE', 'REFUSED')) = (finished_at is not null))
);
create unique index period_work_one on period_work (contract, period) where state in ('WAITING', 'WORKING');
create index period_work_last on period_work (contract, period, revision, work_no desc);
grant select, insert, update (state, progress, refusal_code, refusal_vi, refusal_en, finished_at)
    on period_work to ${appRole};

-- Whoever holds the row's lock does the work, in the transaction that holds the lock: a crash gives both back.
create table period_job (
    work_no       bigint primary key references period_work,
    stage         text collate "C" not null check (stage in ('CLOSE', 'SEAL', 'DONE')),
    attempts      int not null default 0,
    available_at  timestamptz not null
);
create index period_job_open on period_job (available_at) where stage <> 'DONE';
grant select, insert, update on period_job to ${appRole};

-- The ledger in sets --------------------------------------------------------------------------------------------------

-- What a revision's content settles, one row for each item or line, its amounts signed as they are posted.
create function ledger_content(of_contract text, of_period date, of_revision int)
    returns table (subject text, order_id text, result_id text, tariff bigint, citizen_at_post bigint,
                   citizen_online bigint, budget bigint, post_discount bigint, accepted_difference bigint,
                   tariff_difference bigint, sheet_price bigint, exemption bigint)
    language sql stable as $$
    select coalesce(i.order_id, i.row_key), i.order_id, i.result_id, -i.tariff_vnd * own, i.at_post_vnd * own,
        i.online_vnd * own, i.subsidy_vnd * own, i.discount_vnd * own,
        i.confirmed_vnd - (i.online_vnd + i.subsidy_vnd) * own, (i.online_vnd + i.subsidy_vnd) * own - i.confirmed_vnd,
        i.sheet_vnd * own, (i.tariff_vnd - i.sheet_vnd) * own
    from period_item i cross join lateral (select i.carries_item::int as own) carried
    where i.contract = of_contract and i.period = of_period and i.revision = of_revision and i.disposition = 'SETTLED'
$$;

-- The entries that a settling journal of the revision has to have.
drop function ledger_deviation(text, date, int);
drop function ledger_standing(text, date);
drop function ledger_desired(text, date, int);
create function ledger_entries(of_contract text, of_period date, of_revision int)
    returns table (subject text, account text, memo boolean, amount_vnd bigint) language sql stable as $$
    select c.subject, e.account, e.memo, e.amount_vnd
    from ledger_content(of_contract, of_period, of_revision) c cross join lateral (values
        ('TARIFF', false, c.tariff), ('CITIZEN_AT_POST', false, c.citizen_at_post),
        ('CITIZEN_ONLINE', false, c.citizen_online), ('BUDGET', false, c.budget),
        ('POST_DISCOUNT', false, c.post_discount), ('ACCEPTED_DIFFERENCE', false, c.accepted_difference),
        ('TARIFF_DIFFERENCE', false, c.tariff_difference), ('SHEET_PRICE', true, c.sheet_price),
        ('EXEMPTION', true, c.exemption)) e (account, memo, amount_vnd)
    where e.amount_vnd <> 0
$$;

-- Settling journals that nothing has reversed, each with its amounts side by side.
create function ledger_standing(of_contract text, of_period date)
    returns table (journal_no bigint, subject text, tariff bigint, citizen_at_post bigint, citizen_online bigint,
                   budget bigint, post_discount bigint, accepted_difference bigint, tariff_difference bigint,
                   sheet_price bigint, exemption bigint) language sql stable as $$
    select j.journal_no, min(j.subject),
        coalesce(sum(p.amount_vnd) filter (where p.account = 'TARIFF'), 0)::bigint,
        coalesce(sum(p.amount_vnd) filter (where p.account = 'CITIZEN_AT_POST'), 0)::bigint,
        coalesce(sum(p.amount_vnd) filter (where p.account = 'CITIZEN_ONLINE'), 0)::bigint,
        coalesce(sum(p.amount_vnd) filter (where p.account = 'BUDGET'), 0)::bigint,
        coalesce(sum(p.amount_vnd) filter (where p.account = 'POST_DISCOUNT'), 0)::bigint,
        coalesce(sum(p.amount_vnd) filter (where p.account = 'ACCEPTED_DIFFERENCE'), 0)::bigint,
        coalesce(sum(p.amount_vnd) filter (where p.account = 'TARIFF_DIFFERENCE'), 0)::bigint,
        coalesce(sum(p.amount_vnd) filter (where p.account = 'SHEET_PRICE'), 0)::bigint,
        coalesce(sum(p.amount_vnd) filter (where p.account = 'EXEMPTION'), 0)::bigint
    from ledger_journal j left join ledger_posting p on p.journal_no = j.journal_no
    where j.contract = of_contract and j.period = of_period and j.kind = 'SETTLEMENT'
        and not exists (select 1 from ledger_journal r where r.reverses = j.journal_no)
    group by j.journal_no
$$;

-- Where the ledger is not what the content demands; empty if it is. An account that no settlement has is a deviation, too.
create function ledger_deviation(of_contract text, of_period date, of_revision int)
    returns table (journal_no bigint, subject text) language sql stable as $$
    select s.journal_no, coalesce(s.subject, c.subject)
    from ledger_content(of_contract, of_period, of_revision) c
        full join ledger_standing(of_contract, of_period) s on s.subject = c.subject
    where (s.tariff, s.citizen_at_post, s.citizen_online, s.budget, s.post_discount, s.accepted_difference,
            s.tariff_difference, s.sheet_price, s.exemption)
        is distinct from (c.tariff, c.citizen_at_post, c.citizen_online, c.budget, c.post_discount,
            c.accepted_difference, c.tariff_difference, c.sheet_price, c.exemption)
        or s.journal_no in (select p.journal_no from ledger_posting p join ledger_journal j using (journal_no)
            where j.contract = of_contract and j.period = of_period and j.kind = 'SETTLEMENT'
                and p.account in ('FEE_COLLECTED', 'FEE_OWED_BY_POST', 'FEE_HANDED_OVER'))
$$;

-- One question per written piece in place of one per row: does each posting and each seal have its journal?
alter table ledger_posting drop constraint ledger_posting_journal_no_fkey;
alter table ledger_seal drop constraint ledger_seal_journal_no_fkey;
create function rows_of_known_journals() returns trigger language plpgsql as $$
begin
    if exists (select 1 from written w left join ledger_journal j using (journal_no) where j.journal_no is null) then
        raise foreign_key_violation using message = tg_table_name || ' names a journal that does not exist';
    end if;
    return null;
end
$$;
create trigger ledger_posting_of_journal after insert on ledger_posting referencing new table as written
    for each statement execute function rows_of_known_journals();
create trigger ledger_seal_of_journal after insert on ledger_seal referencing new table as written
    for each statement execute function rows_of_known_journals();
