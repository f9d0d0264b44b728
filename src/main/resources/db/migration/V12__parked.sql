-- Parked messages: which work each one holds, why it failed, and what a person decided about it.

alter table parked_message drop column step_id;
alter table parked_message
    add queue           text collate "C",               -- where its work stands in the outbox, held
    add reason_code     text collate "C" not null default 'unknown',
    add resolved_by     text collate "C",
    add note            text,                           -- why a person discarded it
    add decision_token  text collate "C",               -- of the preview that was decided upon
    add check (resolution in ('RETRIED', 'DISCARDED')),
    add check ((resolved_at is null) = (resolution is null));

update parked_message p set queue = o.queue
from outbox o
where o.subject_id = p.subject_id and o.available_at = 'infinity' and p.resolved_at is null
    and p.parked_id = (select max(n.parked_id) from parked_message n where n.subject_id = p.subject_id);

-- One open message for each piece of work: parked again it counts further.
create unique index parked_message_once on parked_message (queue, subject_id) where resolved_at is null;
create index parked_message_subject on parked_message (subject_id);
create index parked_message_decision on parked_message (decision_token) where decision_token is not null;

-- What a retry would do at this moment. Where it would do something the order stands still until somebody retries.
create view parked_work as
    select p.parked_id, p.subject_id as order_id, p.route_id, p.queue, p.reason_code, p.reason, p.attempts,
        p.parked_at, coalesce(p.resolution, 'OPEN') as state, p.resolved_at, p.resolved_by, p.note,
        d.operator, d.placement,
        case when o.available_at is distinct from 'infinity' then 'NOTHING'
             when p.queue like 'placement.%' and (d.placement = 'RECEIVED' or d.cleared_to_send) then 'SEND'
             when p.queue like 'settlement.%' and d.placement = 'OUTCOME_UNKNOWN' and not d.cleared_to_send then 'ASK'
             when p.queue like 'cancellation.%' and exists (select from order_recall r
                 where r.order_id = p.subject_id and r.state in ('OPEN', 'PENDING')) then 'CANCEL'
             else 'NOTHING' end as retry_would
    from parked_message p
        left join delivery_order d on d.order_id = p.subject_id
        left join outbox o on o.subject_id = p.subject_id and o.queue = p.queue
            and o.purpose = case when p.queue like 'cancellation.%' then 'recall' else 'placement' end;
grant select on parked_work to ${appRole};
