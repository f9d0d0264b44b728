-- Flow: how fast work leaves for an operator, and when a queue waits because the operator asked for it or does not answer.

-- The rate is one for all gateways: whoever fills an operator's queues holds its row.
create table operator_pace (
    operator  text collate "C" primary key,
    free_at   timestamptz not null                      -- from when on the rate allows the next call
);
grant select, insert, update on operator_pace to ${appRole};

create table queue_pause (
    queue         text collate "C" primary key,
    paused_until  timestamptz not null
);
grant select, insert, update on queue_pause to ${appRole};

-- How often it was put back because it was sent and nobody did it: alone that makes the pause grow until the next time. Work
-- that was scheduled anew, or that a paused queue brought in vain, has not been waited for.
alter table outbox add overdue int not null default 0;

-- Oldest first, also among what was tried before.
drop index outbox_unsent;
create index outbox_oldest on outbox (created_at) where sent_at is null;
create index outbox_queue on outbox (queue, created_at);

-- For the check of what must always be true, which looks at every order that was sent again and every item's settlements.
create index placement_attempt_again on placement_attempt (order_id) where fence > 1;
create index ledger_journal_settlement on ledger_journal (order_id) where kind = 'SETTLEMENT';
