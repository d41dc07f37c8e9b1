-- The platform's own business: orders for sites, their invoices, credits, and the building of sites.
-- All rows belong to the platform's tenant.

create schema platform;
grant usage on schema platform to ruko_app, ruko_platform;

create table platform.orders (
  tenant_id uuid not null references kernel.tenants (id),
  id uuid not null,
  number text not null,
  token text not null,
  status text not null check (status in ('new', 'in_progress', 'ready', 'active', 'inactive', 'expired')),
  vertical text not null,
  package text not null,
  package_name text not null,
  scheme text not null check (scheme in ('full', 'dp')),
  total_idr bigint not null check (total_idr > 0),
  business_name text not null check (length(business_name) between 3 and 60),
  slug text not null,
  brand jsonb not null,
  owner_name text not null,
  owner_email text not null,
  owner_whatsapp text not null,
  owner_address text not null,
  locale text not null check (locale in ('id', 'en')),
  consented_at timestamptz not null,
  approved_at timestamptz,
  site_tenant_id uuid references kernel.tenants (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, number),
  unique (tenant_id, token)
);
create index orders_status on platform.orders (tenant_id, status, id);
create index orders_site on platform.orders (site_tenant_id);
select kernel.protect('platform.orders');

create table platform.order_events (
  tenant_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  event text not null,
  note text,
  at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, order_id) references platform.orders (tenant_id, id)
);
create index order_events_order on platform.order_events (tenant_id, order_id, id);
select kernel.protect_append_only('platform.order_events');

create table platform.invoices (
  tenant_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  number text not null,
  token text not null,
  kind text not null check (kind in ('full', 'dp', 'settlement')),
  amount_idr bigint not null check (amount_idr > 0),
  status text not null check (status in ('waiting', 'open', 'paid', 'expired')),
  expires_at timestamptz,
  paid_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, number),
  unique (tenant_id, token),
  unique (tenant_id, order_id, kind),
  foreign key (tenant_id, order_id) references platform.orders (tenant_id, id)
);
create index invoices_expiry on platform.invoices (tenant_id, expires_at) where status = 'open';
select kernel.protect('platform.invoices');

-- Money that came late, twice, in another amount, or for an order that no longer stands.
create table platform.credits (
  tenant_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  capture_id uuid not null,
  intent_id uuid not null,
  amount_idr bigint not null check (amount_idr > 0),
  left_idr bigint not null check (left_idr >= 0),
  reason text not null check (reason in ('late', 'double', 'wrong_amount', 'order_expired')),
  status text not null check (status in ('available', 'applied', 'refunding', 'refunded')),
  refund_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, capture_id),
  check (left_idr <= amount_idr),
  foreign key (tenant_id, order_id) references platform.orders (tenant_id, id),
  foreign key (tenant_id, capture_id) references payments.captures (tenant_id, id),
  foreign key (tenant_id, intent_id) references payments.intents (tenant_id, id),
  foreign key (tenant_id, refund_id) references payments.refunds (tenant_id, id)
);
create index credits_order on platform.credits (tenant_id, order_id);
create index credits_intent on platform.credits (tenant_id, intent_id);
create index credits_refund on platform.credits (tenant_id, refund_id);
select kernel.protect('platform.credits');

create table platform.provisionings (
  tenant_id uuid not null,
  order_id uuid not null,
  site_tenant_id uuid not null,
  status text not null check (status in ('running', 'done', 'failed')),
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (tenant_id, order_id),
  foreign key (tenant_id, order_id) references platform.orders (tenant_id, id)
);
select kernel.protect('platform.provisionings');

create table platform.provisioning_steps (
  tenant_id uuid not null,
  order_id uuid not null,
  position smallint not null,
  name text not null,
  status text not null check (status in ('waiting', 'running', 'done', 'failed')),
  attempts integer not null default 0,
  started_at timestamptz,
  finished_at timestamptz,
  error text,
  primary key (tenant_id, order_id, name),
  unique (tenant_id, order_id, position),
  foreign key (tenant_id, order_id) references platform.provisionings (tenant_id, order_id)
);
select kernel.protect('platform.provisioning_steps');
