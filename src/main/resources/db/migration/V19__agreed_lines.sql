-- Lines that say what we hold are matched in one stroke, and what a line says is kept once: its cells as they came stand in the
-- file, and its content follows from its columns.

alter table statement_line drop column raw, drop column content;

create function content_of_faults(faults jsonb) returns text language sql immutable parallel safe as $$
    select string_agg('|' || (fault ->> 'column') || '=' || (fault ->> 'raw'), '' order by place)
    from jsonb_array_elements(faults) with ordinality f (fault, place)
$$;

-- Everything about a line that could matter to money, in one text: equal texts are copies. A cell that cannot be read counts as it
-- came; the note does not count.
create function content_of(line statement_line) returns text language sql stable parallel safe as $$
    select (coalesce(line.item_code, '') || '|' || coalesce(line.order_reference, '') || '|'
        || coalesce(line.dossier_codes, '') || '|' || coalesce(line.service, '') || '|'
        || coalesce(to_char(line.accepted_on, 'YYYY-MM-DD'), '') || '|' || coalesce(line.final_status, '') || '|'
        || coalesce(to_char(line.final_on, 'YYYY-MM-DD'), '') || '|' || coalesce(line.weight_grams::text, '') || '|'
        || coalesce(line.zone, '') || '|' || coalesce(line.tariff_vnd::text, '') || '|'
        || coalesce(line.citizen_paid_vnd::text, '') || '|' || coalesce(line.claimed_vnd::text, '') || '|'
        || coalesce(line.collected_fee_vnd::text, '')
        || case when line.faults is null then '' else content_of_faults(line.faults) end) collate "C"
$$;

-- Where whole months are settled the planner is told to look nothing up row by row; the few changes of one piece are looked up so.
alter function changes_of_known_orders() set enable_nestloop = on;
