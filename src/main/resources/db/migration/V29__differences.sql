-- What differs, beside the results: of a million lines a few thousand, narrow, with all that a person filters them by. And lists of
-- codes that somebody pasted.

create table difference (
    statement_id  text collate "C" not null,
    result_id     text collate "C" not null,
    outcome       text collate "C" not null,
    parts         text[] collate "C" not null,     -- the causes that its explanation names
    agency_code   text collate "C",                -- of our item; null: only they have it
    service       text collate "C",                -- ours, else theirs; zone likewise
    zone          text collate "C",
    codes         text collate "C" not null,       -- item codes, dossier codes, order: in capitals, parted by a space
    claimed_vnd   bigint not null,
    owed_vnd      bigint not null,
    delta_vnd     bigint not null,
    primary key (statement_id, result_id)
);
create index difference_largest on difference (statement_id, abs(delta_vnd) desc, result_id);
grant select, insert, update (outcome, parts) on difference to ${appRole};

-- Each of those codes by itself, for lists of thousands.
create table difference_code (
    statement_id  text collate "C" not null,
    code          text collate "C" not null,
    result_id     text collate "C" not null,
    primary key (statement_id, code, result_id)
);
grant select, insert on difference_code to ${appRole};

create function codes_of_difference(item_code text, our_code text, their_code text, our_dossiers text, their_dossiers text, order_id text)
    returns text language sql stable as $$
    select upper(concat_ws(' ', item_code, nullif(our_code, item_code), nullif(their_code, item_code), our_dossiers,
        nullif(their_dossiers, our_dossiers), order_id)) collate "C"
$$;

create function causes_of_explanation(explanation jsonb) returns text[] language sql immutable as $$
    select array(select distinct part ->> 'cause' from jsonb_array_elements(explanation) part)
$$;

create function write_differences() returns trigger language plpgsql as $$
begin
    with added as (
        insert into difference
        select r.statement_id, r.result_id, r.outcome, causes_of_explanation(r.explanation), i.agency_code,
            coalesce(i.service, l.service), coalesce(i.zone, l.zone),
            codes_of_difference(r.item_code, i.item_code, l.item_code, i.dossier_codes, l.dossier_codes, r.order_id),
            r.claimed_vnd, r.owed_vnd, r.delta_vnd
        from written r
            left join statement_item i on i.statement_id = r.statement_id and i.order_id = r.order_id
            left join statement_line l on l.statement_id = r.statement_id and l.line_no = r.line_no
        where r.outcome <> 'MATCHED'
        returning statement_id, result_id, codes)
    insert into difference_code
    select distinct statement_id, code, result_id from added cross join unnest(string_to_array(codes, ' ')) code;
    return null;
end
$$;
-- Results come in pieces, and few of them differ: what belongs to those is looked up, whatever the caller told the planner.
alter function write_differences() set enable_nestloop = on;
alter function write_differences() set enable_hashjoin = off;
alter function write_differences() set enable_mergejoin = off;
alter function write_differences() set enable_seqscan = off;
create trigger statement_result_differs after insert on statement_result referencing new table as written
    for each statement execute function write_differences();

-- The days of grace may end: the one thing about a result that changes.
create function change_difference() returns trigger language plpgsql as $$
begin
    update difference set outcome = new.outcome, parts = causes_of_explanation(new.explanation)
    where statement_id = new.statement_id and result_id = new.result_id;
    return null;
end
$$;
create trigger statement_result_differs_otherwise after update on statement_result
    for each row execute function change_difference();

with added as (
    insert into difference
    select r.statement_id, r.result_id, r.outcome, causes_of_explanation(r.explanation), i.agency_code,
        coalesce(i.service, l.service), coalesce(i.zone, l.zone),
        codes_of_difference(r.item_code, i.item_code, l.item_code, i.dossier_codes, l.dossier_codes, r.order_id),
        r.claimed_vnd, r.owed_vnd, r.delta_vnd
    from statement_result r
        left join statement_item i on i.statement_id = r.statement_id and i.order_id = r.order_id
        left join statement_line l on l.statement_id = r.statement_id and l.line_no = r.line_no
    where r.outcome <> 'MATCHED'
    returning statement_id, result_id, codes)
insert into difference_code
select distinct statement_id, code, result_id from added cross join unnest(string_to_array(codes, ' ')) code;

-- Codes that somebody pasted, under a name that follows from them: the same list has the same address for everybody.
create table code_list (
    list_id    text collate "C" primary key,
    codes      text[] collate "C" not null check (cardinality(codes) between 1 and 10000),
    pasted_at  timestamptz not null
);
create index code_list_age on code_list (pasted_at);
grant select, insert, update (pasted_at), delete on code_list to ${appRole};
