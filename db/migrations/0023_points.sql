-- Points of members and of resellers: thanks for what was bought, given for a later order. They are no money and stand in
-- no ledger; what they take off is a discount. And what a coupon goes together with, and whom it is for.
set local role ruko_owner;

-- The row is the lock of whoever changes a balance. Whoever is both member and reseller has two, by two sets of rules.
create table store.point_accounts (
  tenant_id uuid not null references kernel.tenants (id),
  id uuid not null,
  person_id uuid not null,
  role text not null check (role in ('member', 'reseller')),
  -- What may be used: the sum of the entries, and of what is left of the lots.
  balance integer not null default 0 check (balance >= 0),
  -- Points that were to be taken back after they had been used: the next ones earned make up for them.
  owed integer not null default 0 check (owed >= 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, person_id, role),
  foreign key (tenant_id, person_id) references kernel.people (tenant_id, id)
);
select kernel.protect('store.point_accounts');

-- Every change of a balance, with the balance after it.
create table store.point_entries (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  kind text not null check (kind in ('earned', 'spent', 'returned', 'clawed_back', 'expired', 'corrected', 'closed')),
  points integer not null check (points <> 0),
  balance integer not null check (balance >= 0),
  order_id uuid,
  -- Why somebody of the shop has changed it, and who.
  reason text not null default '' check (length(reason) <= 300),
  actor_name text not null default '',
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references store.point_accounts (tenant_id, id),
  foreign key (tenant_id, order_id) references store.orders (tenant_id, id),
  check (kind = 'corrected' or (points > 0) = (kind in ('earned', 'returned')))
);
create index point_entries_account on store.point_entries (tenant_id, account_id, id);
create index point_entries_order on store.point_entries (tenant_id, order_id) where order_id is not null;
select kernel.protect_append_only('store.point_entries');

-- Points that came at one time and end together; those that end first are given first.
create table store.point_lots (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  points integer not null check (points > 0),
  left_points integer not null check (left_points between 0 and points),
  -- Null: they never end.
  expires_at timestamptz,
  reminded_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references store.point_accounts (tenant_id, id)
);
create index point_lots_account on store.point_lots (tenant_id, account_id, expires_at, id);
create index point_lots_due on store.point_lots (tenant_id, expires_at) where left_points > 0;
select kernel.protect('store.point_lots');

-- Of which lots the points of an order are, so that they go back where they came from; 0: they have gone back.
create table store.point_uses (
  tenant_id uuid not null,
  order_id uuid not null,
  lot_id uuid not null,
  points integer not null check (points >= 0),
  primary key (tenant_id, order_id, lot_id),
  foreign key (tenant_id, order_id) references store.orders (tenant_id, id),
  foreign key (tenant_id, lot_id) references store.point_lots (tenant_id, id)
);
create index point_uses_lot on store.point_uses (tenant_id, lot_id);
select kernel.protect('store.point_uses');

-- What an order has earned, by the rule that held when it was first handed over.
create table store.point_earnings (
  tenant_id uuid not null,
  order_id uuid not null,
  account_id uuid not null,
  per_point_idr integer not null check (per_point_idr > 0),
  -- Money that was paid for what was handed over, and what of it went back since.
  sold_idr bigint not null check (sold_idr >= 0),
  back_idr bigint not null default 0 check (back_idr >= 0),
  points integer not null check (points >= 0),
  primary key (tenant_id, order_id),
  foreign key (tenant_id, order_id) references store.orders (tenant_id, id),
  foreign key (tenant_id, account_id) references store.point_accounts (tenant_id, id)
);
create index point_earnings_account on store.point_earnings (tenant_id, account_id);
select kernel.protect('store.point_earnings');

alter table store.coupons
  -- Whether it takes something off what is at a flash price, and whether points may be given beside it.
  add column with_flash boolean not null default true,
  add column with_points boolean not null default true,
  add column members_only boolean not null default false,
  add column first_order_only boolean not null default false;
