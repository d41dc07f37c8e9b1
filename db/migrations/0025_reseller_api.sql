-- Programs of resellers: keys of a person's own, and addresses of theirs that are told what happens.
set local role ruko_owner;

alter table kernel.api_keys
  -- Made by somebody for programs of their own; it acts for them. Others belong to whoever administers the tenant.
  add column personal boolean not null default false,
  -- What a test key asks for touches nothing real.
  add column mode text not null default 'live' check (mode in ('live', 'test')),
  -- Addresses and networks the key may be used from, as CIDR; empty: from anywhere.
  add column networks text[] not null default '{}' check (cardinality(networks) <= 20),
  add check (personal or mode = 'live');

-- An address that is told what happens to a reseller's orders and to the goods they sell.
create table store.webhook_endpoints (
  tenant_id uuid not null references kernel.tenants (id),
  id uuid not null,
  -- The reseller's person.
  person_id uuid not null,
  -- One for tests hears of what test keys do, and of nothing else.
  mode text not null default 'live' check (mode in ('live', 'test')),
  name text not null check (length(name) between 1 and 60),
  url text not null check (length(url) between 8 and 500),
  -- Kinds of events; empty: all there are and will be.
  events text[] not null default '{}' check (cardinality(events) <= 30),
  status text not null default 'active' check (status in ('active', 'disabled')),
  disabled_reason text check (disabled_reason in ('manual', 'gone', 'failing')),
  disabled_at timestamptz,
  -- What signs (place store.webhook_endpoints/secret/<id>), and after a rotation, until then, also what signed before.
  secret_sealed bytea not null,
  old_secret_sealed bytea,
  old_secret_until timestamptz,
  -- Since when nothing has arrived; null: the last thing sent did.
  failing_since timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references kernel.people (tenant_id, id),
  check ((status = 'disabled') = (disabled_reason is not null and disabled_at is not null)),
  check ((old_secret_sealed is null) = (old_secret_until is null))
);
create index webhook_endpoints_person on store.webhook_endpoints (tenant_id, person_id, id);
select kernel.protect('store.webhook_endpoints');

-- Counts what a reseller is told, so that a receiver can put it in order; the row is the lock.
create table store.webhook_counters (
  tenant_id uuid not null,
  person_id uuid not null,
  mode text not null check (mode in ('live', 'test')),
  last bigint not null,
  primary key (tenant_id, person_id, mode),
  foreign key (tenant_id, person_id) references kernel.people (tenant_id, id)
);
select kernel.protect('store.webhook_counters');

-- One thing that is told, as the very bytes that are sent: ids and figures, never a secret.
create table store.webhook_events (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  mode text not null check (mode in ('live', 'test')),
  kind text not null check (length(kind) between 3 and 60),
  -- What it happened for: told once.
  occasion text not null check (length(occasion) <= 120),
  body text not null check (octet_length(body) <= 16384),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, person_id, occasion),
  foreign key (tenant_id, person_id) references kernel.people (tenant_id, id)
);
create index webhook_events_created on store.webhook_events (tenant_id, created_at);
select kernel.protect('store.webhook_events');

-- An event on its way to one address.
create table store.webhook_deliveries (
  tenant_id uuid not null,
  id uuid not null,
  endpoint_id uuid not null,
  event_id uuid not null,
  status text not null default 'pending' check (status in ('pending', 'delivered', 'failed')),
  -- Attempts of the present round; asked to send again, a new round begins.
  attempts integer not null default 0 check (attempts between 0 and 10),
  round integer not null default 1 check (round >= 1),
  next_at timestamptz,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, endpoint_id, event_id),
  foreign key (tenant_id, endpoint_id) references store.webhook_endpoints (tenant_id, id) on delete cascade,
  foreign key (tenant_id, event_id) references store.webhook_events (tenant_id, id) on delete cascade,
  check ((status = 'pending') = (next_at is not null)),
  check ((status = 'pending') = (ended_at is null))
);
create index webhook_deliveries_endpoint on store.webhook_deliveries (tenant_id, endpoint_id, id);
create index webhook_deliveries_event on store.webhook_deliveries (tenant_id, event_id);
create index webhook_deliveries_due on store.webhook_deliveries (tenant_id, next_at) where status = 'pending';
select kernel.protect('store.webhook_deliveries');

-- One call and what came back, for the reseller to look at.
create table store.webhook_attempts (
  tenant_id uuid not null,
  id uuid not null,
  delivery_id uuid not null,
  round integer not null,
  number integer not null,
  -- Null: there was no answer.
  status integer,
  -- Why there was none, as a code; empty: there was one.
  trouble text not null default '' check (length(trouble) <= 60),
  answer text not null default '' check (octet_length(answer) <= 8192),
  duration_ms integer not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, delivery_id) references store.webhook_deliveries (tenant_id, id) on delete cascade
);
create index webhook_attempts_delivery on store.webhook_attempts (tenant_id, delivery_id, id);
select kernel.protect('store.webhook_attempts');

-- What was first answered to a reseller's own name for an order: asked again, it is the same bytes.
create table store.reseller_refs (
  tenant_id uuid not null,
  order_id uuid not null,
  reseller_id uuid not null,
  -- What was asked for, to tell another order under the same name.
  request_hash text not null check (length(request_hash) = 43),
  -- Null until the first answer is made.
  answer text check (octet_length(answer) <= 65536),
  primary key (tenant_id, order_id),
  foreign key (tenant_id, order_id) references store.orders (tenant_id, id),
  foreign key (tenant_id, reseller_id) references store.resellers (tenant_id, id)
);
create index reseller_refs_reseller on store.reseller_refs (tenant_id, reseller_id);
select kernel.protect('store.reseller_refs');

-- What a reseller was last told of the goods, to tell what has changed since.
create table store.webhook_goods (
  tenant_id uuid not null,
  person_id uuid not null,
  variant_id uuid not null,
  product_id uuid not null,
  price_idr bigint not null,
  in_stock boolean not null,
  -- Of all else that is told of the product.
  digest text not null check (length(digest) = 32),
  primary key (tenant_id, person_id, variant_id),
  foreign key (tenant_id, person_id) references kernel.people (tenant_id, id),
  foreign key (tenant_id, variant_id) references store.variants (tenant_id, id) on delete cascade
);
create index webhook_goods_variant on store.webhook_goods (tenant_id, variant_id);
select kernel.protect('store.webhook_goods');
