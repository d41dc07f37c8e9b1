-- A laundry's site: its opening line and the services it sells.

create schema laundry;
grant usage on schema laundry to ruko_app, ruko_platform;

create table laundry.profiles (
  tenant_id uuid primary key references kernel.tenants (id),
  welcome text not null,
  address text not null
);
select kernel.protect('laundry.profiles');

create table laundry.services (
  tenant_id uuid not null references kernel.tenants (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 60),
  price_idr bigint not null check (price_idr > 0),
  primary key (tenant_id, id),
  unique (tenant_id, name)
);
select kernel.protect('laundry.services');
