-- Papers: what the minutes and the annex of a period say beyond its amounts, frozen with them when the period is submitted.

-- Each row of the annex, beside period_item. No foreign key: both are written by one statement, from the same rows.
create table period_line (
    contract            text collate "C" not null,
    period              date not null,
    revision            int not null,
    row_key             text collate "C" not null,
    dossier_codes       text collate "C",
    service             text collate "C",                -- ours, as the next four
    zone                text collate "C",
    agency_code         text collate "C",
    weight_grams        int,
    final_on            date,
    owed_vnd            bigint not null,                 -- what our item owes here; 0 where it is not billable
    fee_vnd             bigint not null,                 -- collected fee that is first seen in this period
    their_service       text collate "C",                -- the post's line, as the next four
    their_zone          text collate "C",
    their_weight_grams  int,
    their_tariff_vnd    bigint,
    their_citizen_vnd   bigint,
    explanation         text,
    reason              text,                            -- of the decision, with who and when
    decided_by          text collate "C",
    decided_at          timestamptz,
    primary key (contract, period, revision, row_key)
);
grant select, insert on period_line to ${appRole};
create trigger period_line_kept before update or delete on period_line for each row execute function refuse_change();
create trigger period_line_open after insert on period_line referencing new table as added
    for each statement execute function freeze_in_open_period();

-- What the minutes say of the whole: who signs, and the collected fees that the post still owed before.
create table period_paper (
    contract              text collate "C" not null,
    period                date not null,
    revision              int not null,
    letterhead            text not null,                 -- JSON, byte for byte as it was hashed
    fees_before_vnd       bigint not null,
    fees_handed_over_vnd  bigint not null,
    primary key (contract, period, revision)
);
grant select, insert on period_paper to ${appRole};
create trigger period_paper_kept before update or delete on period_paper for each row execute function refuse_change();
create trigger period_paper_open after insert on period_paper referencing new table as added
    for each statement execute function freeze_in_open_period();

-- The rows that would be frozen now, with all that papers say of them.
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
    select p.*,
        coalesce(i.dossier_codes, l.dossier_codes, case when o.order_id is not null then (
            select string_agg(distinct d.code, ' ' order by d.code) from order_dossier d where d.order_id = o.order_id) end),
        coalesce(i.service, o.service), coalesce(i.zone, o.zone), coalesce(i.agency_code, o.agency_code),
        coalesce(i.weight_grams, o.weight_grams),
        coalesce(i.final_on, (o.billable_at at time zone 'Asia/Ho_Chi_Minh')::date),
        coalesce(r.owed_vnd, o.owed_vnd, 0),
        case when p.carries_item and f.journal_no is null then p.collect_fees_vnd else 0 end,
        l.service, l.zone, l.weight_grams, l.tariff_vnd, l.citizen_paid_vnd,
        case when jsonb_array_length(r.explanation) > 0 then (
            select string_agg(part ->> 'vi', '; ' order by n)
            from jsonb_array_elements(r.explanation) with ordinality e (part, n)) end,
        d.reason, d.actor, d.decided_at
    from period_rows(of_contract, of_period, of_statement) p
        left join statement_result r on r.statement_id = of_statement and r.result_id = p.result_id
        left join statement_line l on l.statement_id = of_statement and l.line_no = p.line_no
        left join statement_item i on i.statement_id = of_statement and i.order_id = p.order_id
        left join line_decision_now d on d.statement_id = of_statement and d.result_id = p.result_id
        left join delivery_order o on p.result_id is null and o.order_id = p.order_id
        left join ledger_journal f on f.kind = 'FEE_COLLECTED' and f.order_id = p.order_id
            and (f.contract, f.period) is distinct from (of_contract, of_period)
$$;

-- Collected fees that the post owed by the other periods' ledgers.
create function fees_before(of_contract text, of_period date) returns bigint language sql stable as $$
    select coalesce(sum(p.amount_vnd), 0)::bigint from ledger_journal j join ledger_posting p using (journal_no)
    where j.contract = of_contract and j.period <> of_period and p.account = 'FEE_OWED_BY_POST'
$$;
