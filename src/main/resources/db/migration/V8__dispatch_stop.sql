-- A person's switch for each operator: while stopped, its queue of orders to be placed is not filled and no attempt is opened.

create table dispatch_stop (
    operator  text collate "C" primary key,
    queue     text collate "C" not null unique,
    stopped   boolean not null,
    since     timestamptz not null,
    reason    text not null,
    actor     text not null
);
grant select, insert, update on dispatch_stop to ${appRole};
