-- Recalls: what the operator is to be told to cancel, an order at its sender's wish or an item that must not be.

alter table delivery_order add column cancel_wished boolean not null default false;  -- decided as soon as it is certain where it is

create table order_recall (
    order_id      text collate "C" not null references delivery_order,
    item_code     text collate "C" not null,    -- empty: the order itself; else an item that exists beside it
    reason        bytea,                        -- the sender's own words, sealed under the order's key; null for ours
    state         text collate "C" not null check (state in ('OPEN', 'PENDING', 'DONE', 'REFUSED', 'MOOT')),
    tries         int not null default 0,
    detail        text,
    wished_at     timestamptz not null,
    decided_at    timestamptz,
    primary key (order_id, item_code)
);
create index order_recall_open on order_recall (wished_at) where state in ('OPEN', 'PENDING');
grant select, insert, update on order_recall to ${appRole};
