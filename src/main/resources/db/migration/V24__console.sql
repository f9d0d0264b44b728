-- Who may sign in at the console. A name may have several live passwords: the old and the new one, or those of several demo homes.
create table console_user (
    user_name   text collate "C" primary key,
    scope       text collate "C" not null check (scope in ('FINANCE_CLERK', 'FINANCE_APPROVER', 'SUPPORT', 'ADMIN')),
    created_at  timestamptz not null
);
create table console_password (
    password_key  bytea primary key,                    -- keyed hash of name and password: the same one is kept once
    user_name     text collate "C" not null references console_user,
    hash          text not null,                        -- slow and salted
    created_at    timestamptz not null
);
create index console_password_user on console_password (user_name);
grant select, insert on console_user, console_password to ${appRole};
