-- What resellers get back when they buy for themselves at the shop's own prices, and what a shop sets for one of them alone.
set local role ruko_owner;

-- How much comes back, for what, and when. Of several rules for one product the most particular holds.
create table store.cashback_rules (
  tenant_id uuid not null references kernel.tenants (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 80),
  -- A share of what a customer's order would have earned, or a sum for each unit.
  kind text not null check (kind in ('share', 'fixed')),
  -- Hundredths of a per cent, or rupiah.
  value bigint not null check (value > 0),
  most_order_idr bigint check (most_order_idr > 0),
  -- Empty: everything.
  product_ids uuid[] not null default '{}',
  category_ids uuid[] not null default '{}',
  starts_at timestamptz,
  ends_at timestamptz,
  active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  check (kind <> 'share' or value <= 10000),
  check (starts_at is null or ends_at is null or starts_at < ends_at)
);
select kernel.protect('store.cashback_rules');

alter table store.resellers
  -- Calls a minute of their programs; null: what the level says.
  add column calls_a_minute integer check (calls_a_minute between 1 and 10000);
