-- The editions of tariffs, contracts and tables of regions that have priced an order, by fingerprint: their files must
-- not be changed in place afterwards. Append-only.
create table priced_version (
    kind           text collate "C" not null check (kind in ('TARIFF', 'CONTRACT', 'REGIONS')),
    id             text collate "C" not null,
    version        text collate "C" not null,           -- <id>@<validFrom>
    sha256         text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
    first_used_at  timestamptz not null,
    primary key (kind, version)
);
grant select, insert on priced_version to ${appRole};
