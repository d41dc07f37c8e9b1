-- Outlets: shops of resellers under hosts of their own, inside the shop whose goods they sell.
set local role ruko_owner;

-- A host may lead to an outlet of its tenant. Its name and whether it is open stand here, because every request asks.
alter table kernel.domains
  add column outlet_id uuid,
  add column outlet_name text check (length(outlet_name) between 2 and 60),
  add column outlet_open boolean,
  add check (num_nulls(outlet_id, outlet_name, outlet_open) in (0, 3));
create unique index domains_outlet on kernel.domains (tenant_id, outlet_id, kind) where outlet_id is not null;

-- The only way in which a tenant adds a host, and for an outlet alone. Of many who want one label at once one has it: the
-- key of the holds decides, as it does for whole sites. False: somebody has it.
create function kernel.take_label(label text, outlet uuid, called text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  shop constant uuid := current_setting('app.tenant_id')::uuid;
begin
  insert into kernel.slug_holds as held (slug, holder_id, expires_at)
  select label, outlet, null
  where not exists (select from kernel.domains where kind = 'subdomain' and name = label)
  on conflict (slug) do update set holder_id = excluded.holder_id, expires_at = null, created_at = now()
    where held.expires_at < now();
  if not found then
    return false;
  end if;
  insert into kernel.domains (kind, name, tenant_id, verified_at, outlet_id, outlet_name, outlet_open)
  values ('subdomain', label, shop, now(), outlet, called, true);
  return true;
end $$;

create function kernel.set_outlet(outlet uuid, called text, opened boolean) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update kernel.domains set outlet_name = called, outlet_open = opened
  where tenant_id = current_setting('app.tenant_id')::uuid and outlet_id = outlet
$$;
revoke execute on function kernel.take_label, kernel.set_outlet from public;
grant execute on function kernel.take_label, kernel.set_outlet to ruko_app, ruko_platform;

-- What the owner of the shop allows. A tenant without a row has the defaults.
create table store.outlet_rules (
  tenant_id uuid primary key references kernel.tenants (id),
  enabled boolean not null default true,
  -- The most that may be put on a reseller's price, in hundredths of a per cent; null: any.
  most_basis_points integer check (most_basis_points between 0 and 100000),
  -- Words that no label of this shop's outlets may contain.
  forbidden text[] not null default '{}' check (cardinality(forbidden) <= 200),
  updated_at timestamptz not null default now()
);
select kernel.protect('store.outlet_rules');

-- The shop of one reseller; there is one at most. Its host is in kernel.domains, its colours among the settings.
create table store.outlets (
  tenant_id uuid not null,
  id uuid not null,
  reseller_id uuid not null,
  label text not null check (label ~ '^[a-z0-9]([a-z0-9-]{1,38}[a-z0-9])$'),
  name text not null check (length(name) between 2 and 60),
  tagline text not null default '' check (length(tagline) <= 120),
  whatsapp text not null check (length(whatsapp) between 5 and 20),
  -- `closed` by the reseller, `suspended` by the shop.
  status text not null default 'open' check (status in ('open', 'closed', 'suspended')),
  -- Why it was suspended; the reseller reads it.
  reason text not null default '' check (length(reason) <= 500),
  decided_by uuid,
  -- What is put on the reseller's price: so much of it (hundredths of a per cent), or so many rupiah.
  add_basis_points integer check (add_basis_points between 0 and 100000),
  add_idr bigint check (add_idr between 0 and 100000000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, reseller_id),
  unique (tenant_id, label),
  foreign key (tenant_id, reseller_id) references store.resellers (tenant_id, id),
  foreign key (tenant_id, decided_by) references kernel.people (tenant_id, id),
  check (num_nonnulls(add_basis_points, add_idr) = 1)
);
create index outlets_status on store.outlets (tenant_id, status, id);
create index outlets_decided_by on store.outlets (tenant_id, decided_by) where decided_by is not null;
select kernel.protect('store.outlets');

-- What an outlet does otherwise with one variant: its own price, or not at all.
create table store.outlet_goods (
  tenant_id uuid not null,
  outlet_id uuid not null,
  variant_id uuid not null,
  price_idr bigint check (price_idr between 0 and 1000000000),
  hidden boolean not null default false,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, outlet_id, variant_id),
  foreign key (tenant_id, outlet_id) references store.outlets (tenant_id, id),
  foreign key (tenant_id, variant_id) references store.variants (tenant_id, id) on delete cascade,
  check (hidden or price_idr is not null)
);
create index outlet_goods_variant on store.outlet_goods (tenant_id, variant_id);
select kernel.protect('store.outlet_goods');

-- Where an order was placed: everything that is written to its buyer names this shop.
alter table store.orders
  add column outlet_id uuid,
  add foreign key (tenant_id, outlet_id) references store.outlets (tenant_id, id) not valid,
  add check (outlet_id is null or (reseller_id is not null and channel = 'shop'));
create index orders_outlet on store.orders (tenant_id, outlet_id, created_at) where outlet_id is not null;
