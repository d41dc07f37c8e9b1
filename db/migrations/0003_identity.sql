-- Identity: the people of each tenant, how they prove who they are, and what they may do. The platform's own people
-- stand in the same tables, in the platform's tenant; an e-mail address means nothing outside its tenant.

create table kernel.people (
  tenant_id uuid not null references kernel.tenants (id),
  id uuid not null,
  -- Normalised by the code (NFKC, lower case, ASCII only), so that one address has one spelling.
  email text not null check (email = lower(email) and length(email) between 6 and 254),
  email_verified_at timestamptz,
  name text not null check (length(name) between 1 and 120),
  phone text check (length(phone) <= 32),
  -- argon2id in PHC form; null until the person has followed a link to set one.
  password_hash text,
  password_changed_at timestamptz,
  -- The password is the one the demo prints at start; it opens nothing outside demo mode.
  demo_password boolean not null default false,
  status text not null default 'active' check (status in ('active', 'suspended')),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, email)
);
select kernel.protect('kernel.people');

-- Which roles a person has. What a role permits is said by the manifests, never by a row.
create table kernel.role_grants (
  tenant_id uuid not null,
  person_id uuid not null,
  role text not null check (role ~ '^[a-z][a-z0-9_-]{0,39}$'),
  granted_by uuid,
  granted_at timestamptz not null default now(),
  primary key (tenant_id, person_id, role),
  foreign key (tenant_id, person_id) references kernel.people (tenant_id, id),
  foreign key (tenant_id, granted_by) references kernel.people (tenant_id, id)
);
create index role_grants_role on kernel.role_grants (tenant_id, role);
create index role_grants_granted_by on kernel.role_grants (tenant_id, granted_by);
select kernel.protect('kernel.role_grants');

-- One row per signed-in device. The token itself is only in the browser; here is its SHA-256.
create table kernel.sessions (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  token_hash bytea not null check (length(token_hash) = 32),
  device text not null default '',
  ip text,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  -- Slides with use, and never goes past ends_at.
  expires_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, token_hash),
  foreign key (tenant_id, person_id) references kernel.people (tenant_id, id),
  check (expires_at <= ends_at)
);
create index sessions_person on kernel.sessions (tenant_id, person_id);
create index sessions_expiry on kernel.sessions (tenant_id, expires_at);
select kernel.protect('kernel.sessions');

-- Links sent by mail: set a password, reset it, verify the address. Used once, and not after their time.
create table kernel.one_time_tokens (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  purpose text not null check (purpose in ('set-password', 'reset', 'verify')),
  token_hash bytea not null check (length(token_hash) = 32),
  -- The token sealed for the one mail that carries it; emptied when that mail is written.
  sealed bytea,
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, token_hash),
  foreign key (tenant_id, person_id) references kernel.people (tenant_id, id)
);
create index one_time_tokens_person on kernel.one_time_tokens (tenant_id, person_id);
create index one_time_tokens_expiry on kernel.one_time_tokens (tenant_id, expires_at);
select kernel.protect('kernel.one_time_tokens');

-- The second factor. A row without confirmed_at is one that was started and protects nothing yet.
create table kernel.totp_secrets (
  tenant_id uuid not null,
  person_id uuid not null,
  sealed bytea not null,
  confirmed_at timestamptz,
  -- The newest 30-second step that was accepted; none at or before it is accepted again.
  last_step bigint,
  recovery_salt bytea,
  -- Codes tried since attempts_since; the person, not the address, is what is being attacked here.
  attempts integer not null default 0,
  attempts_since timestamptz not null default now(),
  created_at timestamptz not null default now(),
  primary key (tenant_id, person_id),
  foreign key (tenant_id, person_id) references kernel.people (tenant_id, id)
);
select kernel.protect('kernel.totp_secrets');

create table kernel.recovery_codes (
  tenant_id uuid not null,
  person_id uuid not null,
  code_hash bytea not null check (length(code_hash) = 32),
  used_at timestamptz,
  primary key (tenant_id, person_id, code_hash),
  foreign key (tenant_id, person_id) references kernel.people (tenant_id, id)
);
select kernel.protect('kernel.recovery_codes');
