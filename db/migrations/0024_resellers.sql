-- Resellers: who they are, at what prices they buy, and the money that the shop holds for them.
set local role ruko_owner;

-- Levels of resellers, the lowest first. Who turns over enough in 30 days moves up by itself.
create table store.reseller_tiers (
  tenant_id uuid not null references kernel.tenants (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 40),
  rank integer not null check (rank between 1 and 20),
  -- What is taken off every price for which nothing else is said, in hundredths of a per cent.
  off_basis_points integer not null default 0 check (off_basis_points between 0 and 9000),
  -- Turnover of 30 days from which a reseller is on this level.
  turnover_idr bigint not null default 0 check (turnover_idr >= 0),
  -- Calls of the API a minute.
  calls_a_minute integer not null default 60 check (calls_a_minute between 1 and 10000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, rank) deferrable initially deferred
);
select kernel.protect('store.reseller_tiers');

create table store.resellers (
  tenant_id uuid not null references kernel.tenants (id),
  id uuid not null,
  person_id uuid not null,
  status text not null check (status in ('applied', 'approved', 'refused', 'suspended')),
  -- Under which name they sell, where, and what they say about themselves.
  shop_name text not null check (length(shop_name) between 2 and 80),
  channel text not null check (length(channel) <= 200),
  whatsapp text not null check (length(whatsapp) between 5 and 20),
  about text not null default '' check (length(about) <= 1000),
  -- Names them in links: whoever buys by it buys through this reseller.
  code text not null check (code ~ '^[a-z0-9]{6,24}$'),
  tier_id uuid,
  -- The level was given by hand and stays.
  tier_pinned boolean not null default false,
  -- Since when they are on it: their prices are others since then.
  tier_since timestamptz,
  -- Turnover of 30 days, counted every night.
  turnover_idr bigint not null default 0,
  -- Why they were refused or suspended; they read it.
  reason text not null default '' check (length(reason) <= 500),
  decided_by uuid,
  decided_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, person_id),
  unique (tenant_id, code),
  foreign key (tenant_id, person_id) references kernel.people (tenant_id, id),
  foreign key (tenant_id, decided_by) references kernel.people (tenant_id, id),
  foreign key (tenant_id, tier_id) references store.reseller_tiers (tenant_id, id),
  check (status not in ('approved', 'suspended') or tier_id is not null)
);
create index resellers_status on store.resellers (tenant_id, status, id);
create index resellers_tier on store.resellers (tenant_id, tier_id) where tier_id is not null;
create index resellers_decided_by on store.resellers (tenant_id, decided_by) where decided_by is not null;
select kernel.protect('store.resellers');

-- A price of a level or of one reseller: a fixed one, or so much off the shop's.
create table store.reseller_prices (
  tenant_id uuid not null,
  id uuid not null,
  variant_id uuid not null,
  tier_id uuid,
  reseller_id uuid,
  price_idr bigint check (price_idr between 0 and 1000000000),
  off_basis_points integer check (off_basis_points between 0 and 9000),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, variant_id) references store.variants (tenant_id, id),
  foreign key (tenant_id, tier_id) references store.reseller_tiers (tenant_id, id),
  foreign key (tenant_id, reseller_id) references store.resellers (tenant_id, id),
  check (num_nonnulls(tier_id, reseller_id) = 1),
  check (num_nonnulls(price_idr, off_basis_points) = 1)
);
create index reseller_prices_variant on store.reseller_prices (tenant_id, variant_id);
create unique index reseller_prices_tier on store.reseller_prices (tenant_id, tier_id, variant_id)
  where tier_id is not null;
create unique index reseller_prices_reseller on store.reseller_prices (tenant_id, reseller_id, variant_id)
  where reseller_id is not null;
select kernel.protect('store.reseller_prices');

-- What the shop holds for a reseller. The row is the lock of that money, and nothing in it goes below zero.
create table store.wallets (
  tenant_id uuid not null,
  reseller_id uuid not null,
  -- Paid in, to buy with; never paid out.
  topup_idr bigint not null default 0 check (topup_idr >= 0),
  -- Earned; may be paid out or bought with.
  margin_idr bigint not null default 0 check (margin_idr >= 0),
  -- Margin that was taken back after it had been spent: the next margin pays it.
  owed_idr bigint not null default 0 check (owed_idr >= 0),
  -- Below this sum the reseller is told; null: never.
  low_at_idr bigint check (low_at_idr between 0 and 1000000000),
  -- When that was told; null again once there is more.
  low_told_at timestamptz,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, reseller_id),
  foreign key (tenant_id, reseller_id) references store.resellers (tenant_id, id),
  check (margin_idr = 0 or owed_idr = 0)
);
select kernel.protect('store.wallets');

-- The statement: one row for each entry of the ledger that moves a wallet, under the same kind and source.
create table store.wallet_entries (
  tenant_id uuid not null,
  id uuid not null,
  reseller_id uuid not null,
  kind text not null check (kind in
    ('wallet_topup', 'wallet_paid', 'wallet_returned', 'wallet_goodwill', 'wallet_margin', 'wallet_margin_back',
     'wallet_withdrawal', 'wallet_withdrawal_back')),
  source text not null check (length(source) <= 80),
  order_id uuid,
  -- By how much each side has changed, and how it stood afterwards.
  topup_idr bigint not null,
  margin_idr bigint not null,
  owed_idr bigint not null,
  topup_after_idr bigint not null,
  margin_after_idr bigint not null,
  owed_after_idr bigint not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, kind, source),
  foreign key (tenant_id, reseller_id) references store.wallets (tenant_id, reseller_id),
  foreign key (tenant_id, order_id) references store.orders (tenant_id, id)
);
create index wallet_entries_statement on store.wallet_entries (tenant_id, reseller_id, id);
create index wallet_entries_order on store.wallet_entries (tenant_id, order_id) where order_id is not null;
select kernel.protect_append_only('store.wallet_entries');

-- A wish to pay in. Whatever comes for it is the reseller's, be it late, twice or another amount.
create table store.topups (
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
create index topups_reseller on store.topups (tenant_id, reseller_id, id);
select kernel.protect('store.topups');

-- A wish to have margin paid out; it has left the wallet when it stands here.
create table store.withdrawals (
  tenant_id uuid not null,
  id uuid not null,
  reseller_id uuid not null,
  amount_idr bigint not null check (amount_idr > 0),
  status text not null check (status in ('asked', 'paid', 'refused')),
  -- The bank account, sealed; `account_hint` is its bank with the last digits.
  account_sealed bytea not null,
  account_hint text not null check (length(account_hint) <= 80),
  -- The bank's reference of the transfer, or why it was refused; the reseller reads it.
  note text not null default '' check (length(note) <= 300),
  decided_by uuid,
  decided_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, reseller_id) references store.resellers (tenant_id, id),
  foreign key (tenant_id, decided_by) references kernel.people (tenant_id, id)
);
create index withdrawals_reseller on store.withdrawals (tenant_id, reseller_id, id);
create index withdrawals_status on store.withdrawals (tenant_id, status, id);
create index withdrawals_decided_by on store.withdrawals (tenant_id, decided_by) where decided_by is not null;
select kernel.protect('store.withdrawals');

alter table store.orders
  add foreign key (tenant_id, reseller_id) references store.resellers (tenant_id, id) not valid,
  -- A wallet pays all that is left to pay, so such an order never waits for money.
  add check (wallet_idr = 0 or (total_idr = 0 and reseller_id is not null));
create index orders_reseller_newest on store.orders (tenant_id, reseller_id, created_at)
  where reseller_id is not null;

-- A reseller may want to write to the customer alone.
alter table store.orders add column tell_buyer boolean not null default true;

-- What the order's reseller earns when all of this line is handed over.
alter table store.order_items add column margin_idr bigint not null default 0 check (margin_idr >= 0);
