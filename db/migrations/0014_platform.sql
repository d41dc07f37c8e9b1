-- The portal complete: what it says, orders begun and not yet placed, more of what an order holds, messages about it.

-- What the portal says, page by page: a draft that the owner edits and what the public sees. Checked by code.
create table platform.contents (
  tenant_id uuid not null references kernel.tenants (id),
  page text not null check (page ~ '^[a-z][a-z0-9:-]{0,39}$'),
  draft jsonb,
  published jsonb,
  -- Counts every change of draft or published; who saves names the one that they began from.
  revision integer not null default 0,
  updated_at timestamptz not null default now(),
  published_at timestamptz,
  primary key (tenant_id, page)
);
select kernel.protect('platform.contents');

-- An order while it is being written. Whoever holds the token may go on with it, on any device.
create table platform.drafts (
  tenant_id uuid not null references kernel.tenants (id),
  id uuid not null,
  token text not null check (length(token) between 20 and 64),
  step text not null default 'package' check (length(step) <= 20),
  fields jsonb not null default '{}',
  revision integer not null default 0,
  order_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, token),
  foreign key (tenant_id, order_id) references platform.orders (tenant_id, id)
);
create index drafts_age on platform.drafts (tenant_id, updated_at);
create index drafts_order on platform.drafts (tenant_id, order_id);
select kernel.protect('platform.drafts');

alter table platform.orders
  add column tagline text not null default '' check (length(tagline) <= 120),
  -- A picture of the platform's tenant; the site has a copy of its own.
  add column logo_id uuid,
  -- The domain of their own that they would like, and what was known of it when they ordered.
  add column wished_domain text check (length(wished_domain) <= 253),
  add column wished_domain_state text check (wished_domain_state in ('free', 'taken', 'unknown')),
  add column dp_percent integer check (dp_percent between 1 and 99),
  -- Which version of terms and privacy notice was agreed to.
  add column consent_version text not null default '2026-11' check (length(consent_version) <= 40);
create index orders_email on platform.orders (tenant_id, lower(owner_email), id);

-- What buyer and owner write to each other about an order.
create table platform.order_messages (
  tenant_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  author text not null check (author in ('buyer', 'owner')),
  author_name text not null check (length(author_name) between 1 and 120),
  body text not null check (length(body) between 1 and 2000),
  created_at timestamptz not null default now(),
  read_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, order_id) references platform.orders (tenant_id, id)
);
create index order_messages_order on platform.order_messages (tenant_id, order_id, id);
create index order_messages_unread on platform.order_messages (tenant_id, author, id) where read_at is null;
select kernel.protect('platform.order_messages');
