-- Who did what: one row for every privileged act and every movement of money, written in the act's own transaction.

create schema audit;
grant usage on schema audit to ruko_app, ruko_platform;

create table audit.entries (
  tenant_id uuid not null references kernel.tenants (id),
  id uuid not null,
  at timestamptz not null default now(),
  actor_kind text not null check (actor_kind in ('anonymous', 'person', 'system')),
  actor_id uuid,
  actor_name text not null,
  action text not null,
  subject text,
  detail jsonb not null default '{}',
  request_id text not null,
  ip text,
  primary key (tenant_id, id)
);
create index entries_subject on audit.entries (tenant_id, subject, id);
select kernel.protect_append_only('audit.entries');
