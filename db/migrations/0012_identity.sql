-- Roles that a tenant makes for itself, API keys, and links that sign a person in.

-- A tenant's own role: a name and permissions picked from those the manifests declare. What a manifest's own role
-- permits is still said by the manifest alone. No manifest may use a code that begins with `own-`, so that a later
-- version can never bring a role under a code that a tenant has given out.
create table kernel.roles (
  tenant_id uuid not null references kernel.tenants (id),
  code text not null check (code ~ '^own-[a-z0-9-]{1,36}$'),
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
-- A key is replaced once: of two who do so at the same time, one wins.
create unique index api_keys_replaces on kernel.api_keys (tenant_id, replaces);
select kernel.protect('kernel.api_keys');

alter table kernel.one_time_tokens drop constraint one_time_tokens_purpose_check;
alter table kernel.one_time_tokens add constraint one_time_tokens_purpose_check
  check (purpose in ('set-password', 'reset', 'verify', 'sign-in'));

-- A key acts under its own name, and the log is read by who acted and by what was done.
alter table audit.entries drop constraint entries_actor_kind_check;
alter table audit.entries add constraint entries_actor_kind_check
  check (actor_kind in ('anonymous', 'person', 'key', 'system'));
create index entries_actor on audit.entries (tenant_id, actor_id, id);
create index entries_action on audit.entries (tenant_id, action, id);

-- What was given up can be looked at and tried again. A tenant sees its own; the platform, who runs the queue for all,
-- sees everybody's. The tenant is taken from the transaction, and a job that was replaced under its key is no longer
-- anybody's: what replaced it does its work.
set local role ruko_platform;
create function queue.given_up(asker uuid) returns setof graphile_worker._private_jobs
language sql stable set search_path = pg_catalog, pg_temp as $$
  select jobs.* from graphile_worker._private_jobs as jobs
  where jobs.attempts >= jobs.max_attempts and jobs.locked_at is null and jobs.last_error is not null
    and (jobs.key is not null or (jobs.payload ->> 'key' is null and jobs.payload ->> 'tenantId' is not null))
    and (asker = '00000000-0000-7000-8000-000000000001'
      or coalesce(jobs.payload ->> 'tenantId', '00000000-0000-7000-8000-000000000001') = asker::text)
$$;
create or replace function queue.count_failed() returns bigint
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select count(*) from queue.given_up(current_setting('app.tenant_id')::uuid));
end $$;
create function queue.list_failed(most int)
returns table (id bigint, tenant_id uuid, task text, input jsonb, attempts int, error text, created_at timestamptz, failed_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select jobs.id, coalesce(jobs.payload ->> 'tenantId', '00000000-0000-7000-8000-000000000001')::uuid, tasks.identifier,
      coalesce((jobs.payload -> 'input')::jsonb, '{}'::jsonb), jobs.attempts::int, left(jobs.last_error, 500),
      jobs.created_at, jobs.updated_at
    from queue.given_up(current_setting('app.tenant_id')::uuid) as jobs
    join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id
    order by jobs.updated_at desc, jobs.id desc limit least(most, 200);
end $$;
create function queue.retry_failed(job_id bigint) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update graphile_worker._private_jobs as jobs
  set attempts = 0, run_at = now(), updated_at = now()
  where jobs.id = job_id and jobs.locked_at is null
    and exists (select from queue.given_up(current_setting('app.tenant_id')::uuid) as lost where lost.id = job_id);
  return found;
end $$;
revoke execute on function queue.given_up, queue.list_failed, queue.retry_failed from public;
grant execute on function queue.list_failed, queue.retry_failed to ruko_app;
set local role ruko_owner;
