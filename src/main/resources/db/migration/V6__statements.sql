-- Statements whole: where a statement's table stands in its file, re-issued item codes, what was settled before, the end of the
-- days of grace, and the difference of one version to the last.

alter table statement
    add sheet            text,                          -- the sheet's name; null for CSV
    add heading_row      int,                           -- where the heading stands in the file
    add heading_columns  text[];                        -- what each column means to us, from the left; empty: nothing
grant update (sheet, heading_row, heading_columns) on statement to ${appRole};

-- Where it was settled before, so that the sentence can name it.
alter table statement_item
    add settled_period     date,
    add settled_statement  text collate "C",
    add settled_line       int;

-- The post's later codes for one order, as it told them itself.
create index order_change_second_code on order_change (detail) where type = 'order.secondItemCode';

-- Results are evidence. One thing about them may come to pass later: the days of grace end for what the post has not billed.
grant update (outcome, explanation) on statement_result to ${appRole};

create function statement_result_stays() returns trigger language plpgsql as $$
begin
    if old.outcome = 'EXPECTED' and new.outcome = 'NOT_ON_STATEMENT'
       and to_jsonb(new) - 'outcome' - 'explanation' = to_jsonb(old) - 'outcome' - 'explanation' then
        return new;
    end if;
    raise exception 'a result does not change, but for EXPECTED that becomes NOT_ON_STATEMENT';
end
$$;
create trigger statement_result_stays before update on statement_result
    for each row execute function statement_result_stays();

grant update (outcome) on statement_sum to ${appRole};

create function statement_sum_stays() returns trigger language plpgsql as $$
begin
    if old.outcome = 'EXPECTED' and new.outcome = 'NOT_ON_STATEMENT'
       and to_jsonb(new) - 'outcome' = to_jsonb(old) - 'outcome' then
        return new;
    end if;
    raise exception 'a sum does not change, but for EXPECTED that becomes NOT_ON_STATEMENT';
end
$$;
create trigger statement_sum_stays before update on statement_sum
    for each row execute function statement_sum_stays();

-- What a version changes against the one before it, line by line; written when it was read, before it is matched.
create table statement_change (
    statement_id      text collate "C" not null references statement,
    change_no         int not null,
    kind              text collate "C" not null check (kind in ('ADDED', 'REMOVED', 'CHANGED')),
    line_no           int,                              -- null: only the version before has it
    previous_line_no  int,                              -- null: only this version has it
    delta_vnd         bigint not null,                  -- what it does to the sum claimed
    primary key (statement_id, change_no),
    check ((kind = 'ADDED') = (previous_line_no is null) and (kind = 'REMOVED') = (line_no is null))
);
grant select, insert on statement_change to ${appRole};

-- The version that the changes are against; null for a first one.
alter table statement add previous_id text collate "C" references statement;
grant update (previous_id) on statement to ${appRole};

-- A million lines need not ask a million times whether their statement exists: once for each piece that is written is as good,
-- for no statement is ever deleted.
create function rows_of_known_statements() returns trigger language plpgsql as $$
begin
    if exists (select 1 from (select distinct statement_id from written) w
               where not exists (select 1 from statement s where s.statement_id = w.statement_id)) then
        raise foreign_key_violation using message = tg_table_name || ' names a statement that does not exist';
    end if;
    return null;
end
$$;

alter table statement_line drop constraint statement_line_statement_id_fkey;
create trigger statement_line_of_statement after insert on statement_line referencing new table as written
    for each statement execute function rows_of_known_statements();

alter table statement_item drop constraint statement_item_statement_id_fkey;
create trigger statement_item_of_statement after insert on statement_item referencing new table as written
    for each statement execute function rows_of_known_statements();

alter table statement_result drop constraint statement_result_statement_id_fkey;
create trigger statement_result_of_statement after insert on statement_result referencing new table as written
    for each statement execute function rows_of_known_statements();
