-- Buyers who have accounts: what a shop remembers of them, and the accounts they had.
set local role ruko_owner;
-- The person asked to be forgotten: the row stays for what points at it and names nobody any more.
alter table kernel.people add column erased_at timestamptz;

create table store.members (
  tenant_id uuid not null,
  person_id uuid not null,
  locale text not null default 'id' check (locale in ('id', 'en')),
  -- Whether reminders and news may come this way; what is about a running order always does.
  tell_email boolean not null default true,
  tell_whatsapp boolean not null default true,
  -- When terms and privacy were agreed to.
  consented_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, person_id),
  foreign key (tenant_id, person_id) references kernel.people (tenant_id, id)
);
-- Registrations that nobody has confirmed are swept by age.
create index members_created on store.members (tenant_id, created_at);
select kernel.protect('store.members');

-- Where a member's goods go, offered again at the checkout of products that ask for the same.
create table store.saved_targets (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  -- The keys that a product asks for, in order: `server,userid`.
  asks text not null check (length(asks) between 1 and 600),
  -- The product that it was last used for; it stands first there.
  product_id uuid not null,
  label text not null check (length(label) between 1 and 60),
  target jsonb not null,
  -- The same target twice is one: a hash of it, because an index takes no long texts.
  target_key text not null check (length(target_key) = 64),
  used_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, person_id, asks, target_key),
  foreign key (tenant_id, person_id) references kernel.people (tenant_id, id),
  foreign key (tenant_id, product_id) references store.products (tenant_id, id)
);
create index saved_targets_product on store.saved_targets (tenant_id, product_id);
select kernel.protect('store.saved_targets');
