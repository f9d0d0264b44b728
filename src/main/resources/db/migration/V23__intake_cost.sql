-- What an order costs the database between its request and the post. Each index below is one more write whenever work moves on,
-- and each look of the relay has to cost as much with a hundred thousand rows waiting as with none.

-- What may leave, per queue and oldest first. Without what a person holds: however much that is, nobody reads past it.
drop index outbox_oldest;
drop index outbox_queue;
create index outbox_due on outbox (queue, created_at) where sent_at is null and available_at < 'infinity';

-- What lies on the queues: a few hundred rows for each.
drop index outbox_sent;
create index outbox_on_queue on outbox (queue, sent_at) where sent_at is not null;

-- The unique index finds those that stop a second order; the few that were wished beside another are found here.
create index dossier_under_way_another on dossier_under_way (partner_id, dossier_code, service) where another;
