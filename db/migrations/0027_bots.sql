-- The test side of resellers, which touches nothing real, and the dialect that existing bots speak.
set local role ruko_owner;

-- Money of the test side. It comes from nowhere, is worth nothing and stands in no ledger. The row is the lock of
-- everything that a reseller tries out.
create table store.sandbox_wallets (
  tenant_id uuid not null,
  reseller_id uuid not null,
  balance_idr bigint not null check (balance_idr >= 0),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, reseller_id),
  foreign key (tenant_id, reseller_id) references store.resellers (tenant_id, id)
);
select kernel.protect('store.sandbox_wallets');

-- Units of a variant that are left to try out; without a row there are as many as everybody begins with.
create table store.sandbox_stock (
  tenant_id uuid not null,
  reseller_id uuid not null,
  variant_id uuid not null,
  units integer not null check (units >= 0),
  primary key (tenant_id, reseller_id, variant_id),
  foreign key (tenant_id, reseller_id) references store.resellers (tenant_id, id),
  foreign key (tenant_id, variant_id) references store.variants (tenant_id, id) on delete cascade
);
create index sandbox_stock_variant on store.sandbox_stock (tenant_id, variant_id);
select kernel.protect('store.sandbox_stock');

-- What was bought with a test key. Nobody's contact is kept, and no unit of the shop belongs to it.
create table store.sandbox_orders (
  tenant_id uuid not null,
  id uuid not null,
  reseller_id uuid not null,
  ref_id text not null check (length(ref_id) between 1 and 64),
  number text not null check (length(number) <= 40),
  -- Which course it takes (sandbox/scenarios.ts).
  scenario text not null check (scenario in ('success', 'slow', 'failed', 'partial', 'unsure')),
  status text not null check (status in
    ('pending_payment', 'paid', 'processing', 'delivered', 'partially_delivered', 'attention', 'expired', 'cancelled',
     'refunded')),
  variant_id uuid not null,
  product_name text not null,
  variant_name text not null,
  -- Kinds of what one unit of it hands over.
  kinds text[] not null check (cardinality(kinds) between 1 and 100),
  quantity integer not null check (quantity between 1 and 100),
  delivered_count integer not null default 0 check (delivered_count between 0 and quantity),
  unit_idr bigint not null check (unit_idr >= 0),
  fee_idr bigint not null check (fee_idr >= 0),
  wallet_idr bigint not null check (wallet_idr >= 0),
  total_idr bigint not null check (total_idr >= 0),
  target jsonb not null,
  target_name text,
  warranty_days integer not null,
  duration_days integer,
  -- Whether a unit was taken from what is left to try out.
  counted boolean not null,
  expires_at timestamptz not null,
  paid_at timestamptz,
  delivered_at timestamptz,
  request_hash text not null check (length(request_hash) = 43),
  answer text check (octet_length(answer) <= 65536),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, reseller_id, ref_id),
  foreign key (tenant_id, reseller_id) references store.resellers (tenant_id, id),
  foreign key (tenant_id, variant_id) references store.variants (tenant_id, id) on delete cascade
);
create index sandbox_orders_variant on store.sandbox_orders (tenant_id, variant_id);
create index sandbox_orders_created on store.sandbox_orders (tenant_id, created_at);
select kernel.protect('store.sandbox_orders');

-- What was handed over there. What it says is made from its id and opens nothing anywhere.
create table store.sandbox_units (
  tenant_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  kind text not null check (kind in ('code', 'seat', 'invite', 'file')),
  status text not null default 'ready' check (status in ('ready', 'replaced')),
  looks integer not null default 0,
  warranty_until timestamptz,
  ends_at timestamptz,
  first_revealed_at timestamptz,
  replaces_id uuid,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, order_id) references store.sandbox_orders (tenant_id, id) on delete cascade,
  foreign key (tenant_id, replaces_id) references store.sandbox_units (tenant_id, id)
);
create index sandbox_units_order on store.sandbox_units (tenant_id, order_id, id);
create index sandbox_units_replaces on store.sandbox_units (tenant_id, replaces_id) where replaces_id is not null;
select kernel.protect('store.sandbox_units');

create table store.sandbox_claims (
  tenant_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  unit_id uuid not null,
  status text not null check (status in ('open', 'replaced', 'refused')),
  problem text not null check (length(problem) <= 2000),
  answer text not null default '',
  created_at timestamptz not null default now(),
  decided_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, order_id) references store.sandbox_orders (tenant_id, id) on delete cascade,
  foreign key (tenant_id, unit_id) references store.sandbox_units (tenant_id, id) on delete cascade
);
create index sandbox_claims_order on store.sandbox_claims (tenant_id, order_id, id);
create unique index sandbox_claims_open on store.sandbox_claims (tenant_id, unit_id) where status = 'open';
create index sandbox_claims_unit on store.sandbox_claims (tenant_id, unit_id);
select kernel.protect('store.sandbox_claims');

create table store.sandbox_topups (
  tenant_id uuid not null,
  id uuid not null,
  reseller_id uuid not null,
  amount_idr bigint not null check (amount_idr > 0),
  credited_idr bigint not null default 0 check (credited_idr >= 0),
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, reseller_id) references store.resellers (tenant_id, id)
);
create index sandbox_topups_reseller on store.sandbox_topups (tenant_id, reseller_id);
create index sandbox_topups_created on store.sandbox_topups (tenant_id, created_at);
select kernel.protect('store.sandbox_topups');

-- The statement of the test wallet, of the same kinds as the real one.
create table store.sandbox_entries (
  tenant_id uuid not null,
  id uuid not null,
  reseller_id uuid not null,
  kind text not null check (kind in ('wallet_topup', 'wallet_paid', 'wallet_returned')),
  source text not null check (length(source) <= 80),
  order_id uuid,
  change_idr bigint not null,
  after_idr bigint not null check (after_idr >= 0),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, reseller_id, kind, source),
  foreign key (tenant_id, reseller_id) references store.sandbox_wallets (tenant_id, reseller_id),
  foreign key (tenant_id, order_id) references store.sandbox_orders (tenant_id, id) on delete set null (order_id)
);
create index sandbox_entries_statement on store.sandbox_entries (tenant_id, reseller_id, id);
create index sandbox_entries_order on store.sandbox_entries (tenant_id, order_id) where order_id is not null;
select kernel.protect('store.sandbox_entries');

-- A reseller's way in for programs that speak Digiflazz. Without a row, or switched off, there is none.
create table store.bot_accounts (
  tenant_id uuid not null,
  reseller_id uuid not null,
  active boolean not null default false,
  username text not null check (username ~ '^[a-z0-9]{12}$'),
  -- Part of every signature, so it must be read again: sealed at store.bot_accounts/key/<reseller_id>.
  key_sealed bytea not null,
  key_hint text not null check (length(key_hint) <= 8),
  key_made_at timestamptz not null default now(),
  -- Where it may be used from, as CIDR; md5 is weak, so there must be some.
  networks text[] not null check (cardinality(networks) between 1 and 20),
  -- Whether answers carry what was delivered.
  reveals boolean not null default false,
  -- Wrong signatures since then; too many, and nobody comes in for a while.
  wrong_count integer not null default 0,
  wrong_since timestamptz,
  last_used_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, reseller_id),
  unique (tenant_id, username),
  foreign key (tenant_id, reseller_id) references store.resellers (tenant_id, id)
);
select kernel.protect('store.bot_accounts');

-- A transaction of such a program: the same ref_id is the same transaction for ever, also where it was refused.
create table store.bot_refs (
  tenant_id uuid not null,
  id uuid not null,
  reseller_id uuid not null,
  mode text not null check (mode in ('live', 'test')),
  ref_id text not null check (length(ref_id) between 1 and 64),
  sku text not null check (length(sku) <= 80),
  customer_no text not null check (length(customer_no) <= 254),
  -- Null: it is under way, or became an order.
  refused_rc text check (refused_rc ~ '^[0-9]{2}$'),
  refused_message text not null default '' check (length(refused_message) <= 300),
  -- Who is placing it began then; long afterwards somebody else may.
  claimed_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, reseller_id, mode, ref_id),
  foreign key (tenant_id, reseller_id) references store.resellers (tenant_id, id)
);
select kernel.protect('store.bot_refs');

-- How an address wants to be told: by Standard Webhooks, or as Digiflazz tells.
alter table store.webhook_endpoints
  add column dialect text not null default 'standard' check (dialect in ('standard', 'digiflazz'));
