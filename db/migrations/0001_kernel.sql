-- The kernel: tenants and their addresses, facts, idempotency, settings, data keys, rate limits.
-- Roles (ruko_owner, ruko_app, ruko_platform) and the queue's schema exist before the first migration runs.

create schema kernel;
grant usage on schema kernel to ruko_app, ruko_platform;

-- The one fence of every tenant table. It is applied here and nowhere else, so that no table has a policy of its own.
-- The setting is read in its raising form: without a tenant every statement fails instead of seeing nothing.
create function kernel.protect(target regclass) returns void
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy tenant on %s using (tenant_id = (select current_setting(''app.tenant_id'')::uuid))
     with check (tenant_id = (select current_setting(''app.tenant_id'')::uuid))', target);
  execute format('grant select, insert, update, delete on %s to ruko_app, ruko_platform', target);
end $$;

-- The same fence for what is written once: rows cannot be changed or removed by anybody who serves requests.
create function kernel.protect_append_only(target regclass) returns void
language plpgsql as $$
begin
  perform kernel.protect(target);
  execute format('revoke update, delete on %s from ruko_app, ruko_platform', target);
end $$;

-- GLOBAL. A tenant is one business with its own site; the platform itself is the first.
create table kernel.tenants (
  id uuid primary key,
  kind text not null check (kind in ('platform', 'client')),
  slug text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{1,38}[a-z0-9])$'),
  vertical text,
  name text not null check (length(name) between 1 and 80),
  status text not null check (status in ('preparing', 'live', 'off')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check ((kind = 'platform') = (vertical is null))
);
create unique index tenants_one_platform on kernel.tenants (kind) where kind = 'platform';
grant select on kernel.tenants to ruko_app;
grant select, insert, update on kernel.tenants to ruko_platform;
insert into kernel.tenants (id, kind, slug, vertical, name, status)
values ('00000000-0000-7000-8000-000000000001', 'platform', 'ruko', null, 'Ruko', 'live');

-- GLOBAL. Host names that lead to a tenant: a label below the base domain, or a whole domain of the tenant's own.
create table kernel.domains (
  kind text not null check (kind in ('subdomain', 'custom')),
  name text not null check (name = lower(name)),
  tenant_id uuid not null references kernel.tenants (id),
  verified_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (kind, name)
);
create index domains_tenant on kernel.domains (tenant_id);
grant select on kernel.domains to ruko_app;
grant select, insert, update, delete on kernel.domains to ruko_platform;

-- GLOBAL. Who holds a slug. A hold with an end may be taken over after it; a hold without end is for good.
create table kernel.slug_holds (
  slug text primary key check (slug ~ '^[a-z0-9]([a-z0-9-]{1,38}[a-z0-9])$'),
  holder_id uuid not null,
  expires_at timestamptz,
  created_at timestamptz not null default now()
);
grant select on kernel.slug_holds to ruko_app;
grant select, insert, update, delete on kernel.slug_holds to ruko_platform;

-- GLOBAL. Counters of attempts; keys are hashed by the caller when they are personal.
create table kernel.rate_limits (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
create index rate_limits_expire on kernel.rate_limits (expire);
grant select, insert, update, delete on kernel.rate_limits to ruko_app, ruko_platform;

-- Settings of one module for one tenant, checked by the module's schema when read and written.
create table kernel.settings (
  tenant_id uuid not null references kernel.tenants (id),
  module text not null,
  value jsonb not null,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, module)
);
select kernel.protect('kernel.settings');

-- What happened: the outbox of every module, written in the transaction of the change itself.
create table kernel.facts (
  tenant_id uuid not null references kernel.tenants (id),
  id uuid not null,
  name text not null,
  payload jsonb not null,
  actor_kind text not null,
  actor_id uuid,
  request_id text not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
select kernel.protect_append_only('kernel.facts');

-- Which listener has had which fact; written in the listener's own transaction, so an effect happens once.
create table kernel.fact_deliveries (
  tenant_id uuid not null,
  fact_id uuid not null,
  listener text not null,
  delivered_at timestamptz not null default now(),
  primary key (tenant_id, fact_id, listener),
  foreign key (tenant_id, fact_id) references kernel.facts (tenant_id, id)
);
select kernel.protect_append_only('kernel.fact_deliveries');

-- Answers to repeat when the same request comes again. Never holds an answer that carries a secret.
create table kernel.idempotency_keys (
  tenant_id uuid not null references kernel.tenants (id),
  scope text not null,
  key text not null check (length(key) between 8 and 128),
  request_hash text not null,
  status integer,
  answer text,
  created_at timestamptz not null default now(),
  primary key (tenant_id, scope, key)
);
create index idempotency_keys_age on kernel.idempotency_keys (tenant_id, created_at);
select kernel.protect('kernel.idempotency_keys');

-- One data key per tenant, wrapped by the master key with the named id (envelope encryption).
create table kernel.data_keys (
  tenant_id uuid not null references kernel.tenants (id),
  id uuid not null,
  master_key_id text not null,
  wrapped bytea not null,
  created_at timestamptz not null default now(),
  retired_at timestamptz,
  primary key (tenant_id, id)
);
create unique index data_keys_one_current on kernel.data_keys (tenant_id) where retired_at is null;
select kernel.protect('kernel.data_keys');
