-- Items that could not be delivered: why each attempt failed, who has to decide what shall become of them, and what the
-- operator was told.

-- What the operator's map made of an event's reason, as movement is what it made of its status.
alter table tracking_event
    add reason_means     text collate "C",
    add attributable_to  text collate "C";
grant update (reason_means, attributable_to) on tracking_event to ${appRole};

-- What came before is read again at the next start, as after a change of the map: reasons, attempts, what was lost.
update tracking_event set map_version = null
where order_id is not null and movement in ('DELIVERY_FAILED', 'HELD', 'LOST', 'DAMAGED');
update status_map_reading set versions = '';

alter table delivery_order
    add failed_attempts  int not null default 0,
    add compensate_by    date;                          -- lost or damaged: the operator compensates it until then
create index delivery_order_compensation on delivery_order (compensate_by) where compensate_by is not null;

-- What a partner is asked about an order; the last question, if there was one.
create table delivery_question (
    order_id    text collate "C" primary key references delivery_order,
    stopped_at  timestamptz not null,                   -- occurred-at of what the question is about
    why         text collate "C" not null check (why in ('ATTEMPTS_USED', 'TRY_IS_POINTLESS', 'HELD')),
    asked_at    timestamptz not null,
    decide_by   timestamptz not null,
    otherwise   text collate "C" check (otherwise in ('REDELIVER', 'HOLD', 'RETURN')),  -- told then; null: it was told
    open        boolean not null,
    answered_by int                                     -- the instruction that closed it; null: the item left it behind
);
create index delivery_question_open on delivery_question (decide_by) where open;
grant select, insert, update on delivery_question to ${appRole};

create table delivery_instruction (
    order_id     text collate "C" not null references delivery_order,
    number       int not null,
    instruction  text collate "C" not null check (instruction in ('REDELIVER', 'HOLD', 'RETURN')),
    hold_until   date check ((instruction = 'HOLD') = (hold_until is not null)),
    decided_by   text collate "C" not null,             -- a partner, or 'contract'
    decided_at   timestamptz not null,
    covers       timestamptz not null,                  -- occurred-at of the newest that was known of the item
    state        text collate "C" not null check (state in ('TELLING', 'ACCEPTED', 'REFUSED', 'OVERTAKEN')),
    tries        int not null default 0,                -- how often the operator was told in vain
    detail       text,
    ended_at     timestamptz check ((ended_at is null) = (state = 'TELLING')),
    primary key (order_id, number)
);
create unique index delivery_instruction_telling on delivery_instruction (order_id) where state = 'TELLING';
grant select, insert, update on delivery_instruction to ${appRole};

-- What a retry of a parked message would do, also where the operator is to be told what shall become of an item.
create or replace view parked_work as
    select p.parked_id, p.subject_id as order_id, p.route_id, p.queue, p.reason_code, p.reason, p.attempts,
        p.parked_at, coalesce(p.resolution, 'OPEN') as state, p.resolved_at, p.resolved_by, p.note,
        d.operator, d.placement,
        case when o.available_at is distinct from 'infinity' then 'NOTHING'
             when p.queue like 'placement.%' and (d.placement = 'RECEIVED' or d.cleared_to_send) then 'SEND'
             when p.queue like 'settlement.%' and d.placement = 'OUTCOME_UNKNOWN' and not d.cleared_to_send then 'ASK'
             when p.queue like 'cancellation.%' and exists (select from order_recall r
                 where r.order_id = p.subject_id and r.state in ('OPEN', 'PENDING')) then 'CANCEL'
             when p.queue like 'instruction.%' and exists (select from delivery_instruction i
                 where i.order_id = p.subject_id and i.state = 'TELLING') then 'INSTRUCT'
             else 'NOTHING' end as retry_would
    from parked_message p
        left join delivery_order d on d.order_id = p.subject_id
        left join outbox o on o.subject_id = p.subject_id and o.queue = p.queue
            and o.purpose = case when p.queue like 'cancellation.%' then 'recall'
                when p.queue like 'instruction.%' then 'instruction' else 'placement' end;
