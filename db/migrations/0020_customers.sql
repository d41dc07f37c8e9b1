-- Orders of people who have signed in, of resellers and of their programs: whose they are, and what paid for them beside
-- money that came through the gateway.
set local role ruko_owner;
alter table store.orders
  -- By which door the order came.
  add column channel text not null default 'shop' check (channel in ('shop', 'reseller', 'api')),
  -- The member it belongs to; null: a guest's.
  add column person_id uuid,
  add column reseller_id uuid,
  -- The reseller's own name for the order: the same name is the same order, for ever.
  add column ref_id text check (length(ref_id) between 1 and 64),
  -- Points that were given for it, and what they took off.
  add column points integer not null default 0 check (points >= 0),
  add column points_idr bigint not null default 0 check (points_idr >= 0),
  -- Paid from the reseller's wallet.
  add column wallet_idr bigint not null default 0 check (wallet_idr >= 0),
  -- The column is new and empty, so there is nothing to look through.
  add foreign key (tenant_id, person_id) references kernel.people (tenant_id, id) not valid,
  drop constraint orders_check,
  add check (total_idr = subtotal_idr - discount_idr - points_idr - credit_idr - wallet_idr + fee_idr);
create index orders_person on store.orders (tenant_id, person_id, id) where person_id is not null;
create index orders_reseller on store.orders (tenant_id, reseller_id, id) where reseller_id is not null;
create unique index orders_ref on store.orders (tenant_id, reseller_id, ref_id) where ref_id is not null;
