-- A tutoring site: what its home page says and the programmes it offers.

create schema tutoring;
grant usage on schema tutoring to ruko_app, ruko_platform;

create table tutoring.profiles (
  tenant_id uuid primary key references kernel.tenants (id),
  headline text not null,
  intro text not null,
  whatsapp text not null,
  email text not null,
  address text not null,
  updated_at timestamptz not null default now()
);
select kernel.protect('tutoring.profiles');

create table tutoring.programmes (
  tenant_id uuid not null references kernel.tenants (id),
  id uuid not null,
  position smallint not null,
  name text not null check (length(name) between 1 and 80),
  summary text not null,
  schedule text not null,
  price_idr bigint check (price_idr >= 0),
  primary key (tenant_id, id),
  unique (tenant_id, position)
);
select kernel.protect('tutoring.programmes');
