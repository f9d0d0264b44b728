-- The console's people can be changed: each change begins a new revision, and a session of an older one ends at its next click.
alter table console_user add revision int not null default 0, add disabled_at timestamptz;
alter table console_password add ended_at timestamptz;      -- a new password takes the place of those before
grant update (scope, revision, disabled_at) on console_user to ${appRole};
grant update (ended_at) on console_password to ${appRole};

-- Who has looked at an order's names, phones and addresses.
create index audit_entry_personal on audit_entry (subject_id, audit_id) where action = 'personal.shown';
