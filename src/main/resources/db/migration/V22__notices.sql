-- Notices to citizens, by consent; and the level at which a budget's warning was given.

-- Where the citizen wants to be told lies with the parties, under the same key. Giving an address is the consent.
alter table order_party drop constraint order_party_role_check;
alter table order_party add constraint order_party_role_check
    check (role in ('SENDER', 'RECIPIENT', 'NOTE', 'EMAIL', 'SMS'));

-- One row for each attempt at delivery that a citizen is to be told of; the primary key is what makes it be told once.
create table notice (
    order_id      text collate "C" not null,
    kind          text collate "C" not null check (kind in ('OUT_FOR_DELIVERY', 'DELIVERY_FAILED', 'DELIVERED')),
    attempt       int not null,                         -- at delivery
    channel       text collate "C" not null check (channel in ('EMAIL', 'SMS')),
    state         text collate "C" not null default 'WAITING' check (state in ('WAITING', 'SENT', 'FAILED', 'DROPPED')),
    occurred_at   timestamptz not null,                 -- of the event that it tells
    created_at    timestamptz not null,
    next_try_at   timestamptz not null,
    tries         int not null default 0,               -- committed before anything leaves; a late worker holds an old number
    first_try_at  timestamptz,
    lease_until   timestamptz,                          -- set while somebody sends it
    ended_at      timestamptz,
    reason        text,                                 -- in our own words: servers quote addresses
    primary key (order_id, kind, attempt, channel)
);
create index notice_due on notice (channel, next_try_at) where state = 'WAITING';
grant select, insert, update on notice to ${appRole};

-- The movement itself brings its notice, in the same transaction, whoever writes it. Which attempt at delivery it belongs to follows
-- from the events, so neither a repetition nor a correction brings a second one. The plan of the statement is kept as long as the
-- connection, so it must suit few rows and many: "offset 0" lets each row look its own things up.
create function notice_movements() returns trigger language plpgsql as $$
begin
    if not exists (select from written w where w.movement in ('OUT_FOR_DELIVERY', 'DELIVERY_FAILED', 'DELIVERED')
                       and w.type <> 'money.updated') then
        return null;
    end if;
    insert into notice (order_id, kind, attempt, channel, occurred_at, created_at, next_try_at)
    select w.order_id, w.movement, failed.attempts + (w.movement <> 'DELIVERY_FAILED')::int, p.role, o.movement_at, w.at, w.at
    from written w
        cross join lateral (select role from order_party
            where order_id = w.order_id and role in ('EMAIL', 'SMS') offset 0) p
        cross join lateral (select movement_at from delivery_order
            where order_id = w.order_id and movement_at is not null offset 0) o
        cross join lateral (
            select count(distinct coalesce(e.attempt::text, e.event_id)) as attempts
            from tracking_event e
            where e.order_id = w.order_id and e.movement = 'DELIVERY_FAILED' and e.occurred_at <= o.movement_at
                and not exists (select from tracking_event c
                    where c.operator = e.operator and c.supersedes = e.event_id)) failed
    where w.movement in ('OUT_FOR_DELIVERY', 'DELIVERY_FAILED', 'DELIVERED') and w.type <> 'money.updated'
        -- A late failure from before makes it another attempt, not another delivery.
        and not exists (select from notice n where n.order_id = w.order_id and n.kind = w.movement
            and n.channel = p.role and n.occurred_at = o.movement_at)
    on conflict do nothing;
    return null;
end
$$;
create trigger order_change_notice after insert on order_change referencing new table as written
    for each statement execute function notice_movements();

-- Budgets -------------------------------------------------------------------------------------------------------------

-- Orders are never deleted; to look each of a million up once more when a year is opened proves nothing.
alter table budget_reservation drop constraint budget_reservation_order_id_fkey;

-- When a budget reached its warning level, and when it was spent: each once for a year and amount. Append-only.
create table budget_alarm (
    contract    text collate "C" not null,
    year        int not null,
    level       text collate "C" not null check (level in ('WARNING', 'SPENT')),
    budget_vnd  bigint not null,                        -- as the contract stated it then; another amount is crossed anew
    used_vnd    bigint not null,
    raised_at   timestamptz not null,
    primary key (contract, year, level, budget_vnd)
);
grant select, insert on budget_alarm to ${appRole};
