-- Roles that a tenant makes for itself, API keys, and links that sign a person in.

-- A tenant's own role: a name and permissions picked from those the manifests declare. What a manifest's own role
-- permits is still said by the manifest alone.
create table kernel.roles (
  tenant_id uuid not null references kernel.tenants (id),
  code text not null check (code ~ '^[a-z][a-z0-9_-]{0,39}$'),
  name text not null check (length(name) between 1 and 60),
  permissions text[] not null default '{}' check (cardinality(permissions) <= 200),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, code)
);
select kernel.protect('kernel.roles');

-- Keys for programs. The key itself is shown once; here is its SHA-256. A key that was replaced works until its
-- `ends_at`, so that a program can be moved to the new one.
create table kernel.api_keys (
  tenant_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 60),
  -- The first characters, to tell keys apart.
  hint text not null check (length(hint) between 4 and 20),
  key_hash bytea not null check (length(key_hash) = 32),
  permissions text[] not null check (cardinality(permissions) between 1 and 200),
  created_by uuid not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  ends_at timestamptz,
  revoked_at timestamptz,
  replaces uuid,
  primary key (tenant_id, id),
  unique (tenant_id, key_hash),
  foreign key (tenant_id, created_by) references kernel.people (tenant_id, id),
  foreign key (tenant_id, replaces) references kernel.api_keys (tenant_id, id)
);
create index api_keys_created_by on kernel.api_keys (tenant_id, created_by);
create index api_keys_replaces on kernel.api_keys (tenant_id, replaces);
select kernel.protect('kernel.api_keys');

alter table kernel.one_time_tokens drop constraint one_time_tokens_purpose_check;
alter table kernel.one_time_tokens add constraint one_time_tokens_purpose_check
  check (purpose in ('set-password', 'reset', 'verify', 'sign-in'));
