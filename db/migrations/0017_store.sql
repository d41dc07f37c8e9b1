-- The store: a catalogue of digital goods, orders, what is in stock, how it is handed over, and what comes after.

-- A tenant's fingerprints (which code, contact or device is known already) have a key of their own, wrapped like the
-- others, so that a former master key can be let go. It never changes: what was named once must be known again.
alter table kernel.data_keys
  add column purpose text not null default 'seal' check (purpose in ('seal', 'fingerprint'));
drop index kernel.data_keys_one_current;
create unique index data_keys_one_current on kernel.data_keys (tenant_id, purpose) where retired_at is null;

create schema store;
grant usage on schema store to ruko_app, ruko_platform;

-- ---------------------------------------------------------------------------------------------------------------------
-- Catalogue

-- Who hands invitations over. `adapter` is a name of fulfilment/adapters; what is secret of `config` is sealed.
create table store.providers (
  tenant_id uuid not null references kernel.tenants (id),
  id uuid not null,
  adapter text not null check (length(adapter) <= 40),
  name text not null check (length(name) between 1 and 80),
  config jsonb not null default '{}',
  sealed_config bytea,
  status text not null default 'active' check (status in ('active', 'paused')),
  -- The breaker: closed, or open until a time; then one attempt decides.
  failures integer not null default 0,
  open_until timestamptz,
  cooldown_seconds integer not null default 0 check (cooldown_seconds between 0 and 86400),
  note text not null default '' check (length(note) <= 2000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
select kernel.protect('store.providers');

create table store.categories (
  tenant_id uuid not null references kernel.tenants (id),
  id uuid not null,
  slug text not null check (slug ~ '^[a-z0-9]([a-z0-9-]{0,78}[a-z0-9])?$'),
  name text not null check (length(name) between 1 and 60),
  summary text not null default '' check (length(summary) <= 300),
  -- A name of our own set of drawings, used where there is no picture.
  art text not null default '' check (length(art) <= 40),
  -- {id, width, height} of a picture of services/files, so that a list asks nobody for its size.
  picture jsonb,
  position integer not null default 0,
  featured boolean not null default false,
  visible boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, slug)
);
select kernel.protect('store.categories');

create table store.products (
  tenant_id uuid not null references kernel.tenants (id),
  id uuid not null,
  slug text not null check (slug ~ '^[a-z0-9]([a-z0-9-]{0,78}[a-z0-9])?$'),
  name text not null check (length(name) between 1 and 120),
  category_id uuid,
  kind text not null check (kind in ('stock', 'shared', 'invite', 'file')),
  status text not null default 'draft' check (status in ('draft', 'active', 'paused', 'archived')),
  -- Why it is paused: by hand, or because every account of its provider is used up (then it comes back by itself).
  pause_reason text check (pause_reason in ('manual', 'pool_dry')),
  summary text not null default '' check (length(summary) <= 300),
  -- Markdown without HTML.
  description text not null default '' check (length(description) <= 20000),
  instructions text not null default '' check (length(instructions) <= 10000),
  -- [{question, answer}]
  faq jsonb not null default '[]',
  tags text[] not null default '{}' check (cardinality(tags) <= 20),
  -- [{id, width, height}], the first is the one in lists.
  pictures jsonb not null default '[]' check (jsonb_array_length(pictures) <= 8),
  art text not null default '' check (length(art) <= 40),
  -- What the buyer must tell: [{key, label, type, required, help, pattern, options}], checked by catalogue/schemas.ts.
  inputs jsonb not null default '[]',
  -- The code of the target check that is asked before paying; null: none.
  target_check text check (length(target_check) <= 40),
  -- "Wajib baca": what the buyer must agree to; empty: nothing.
  must_read text not null default '' check (length(must_read) <= 4000),
  warranty_days integer not null default 0 check (warranty_days between 0 and 3650),
  -- A claim inside the window is answered with another unit at once, without staff, while there is one.
  warranty_auto boolean not null default false,
  min_quantity integer not null default 1 check (min_quantity between 1 and 100),
  max_quantity integer not null default 1 check (max_quantity between 1 and 100),
  -- Units one buyer (contact) may buy in 30 days; null: no cap.
  per_buyer_max integer check (per_buyer_max between 1 and 1000),
  -- Hours of the day (WIB) between which nothing is handed over or sold; both or none.
  cutoff_from text check (cutoff_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  cutoff_to text check (cutoff_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  related_ids uuid[] not null default '{}' check (cardinality(related_ids) <= 12),
  featured_at timestamptz,
  -- Kept by the jobs that change them, never aggregated while somebody waits.
  sold_count integer not null default 0,
  rating_count integer not null default 0,
  rating_sum integer not null default 0,
  median_seconds integer,
  -- Kept by the service from the visible variants, so that a list sorts and filters without reading them: the lowest
  -- price with its struck-through one, whose stock is counted, whether one of them is a bundle, and until when (at the
  -- latest) a flash sale runs.
  from_idr bigint not null default 0,
  compare_at_idr bigint,
  stock_variant_ids uuid[] not null default '{}',
  bundle_ids uuid[] not null default '{}',
  flash_variant_ids uuid[] not null default '{}',
  flash_until timestamptz,
  -- What is searched in, as plain words (search/words.ts): those of the name, and all with tags, category and summary.
  name_words text[] not null default '{}',
  search_words text[] not null default '{}',
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, slug),
  foreign key (tenant_id, category_id) references store.categories (tenant_id, id),
  check ((cutoff_from is null) = (cutoff_to is null)),
  check (min_quantity <= max_quantity),
  check ((status = 'paused') = (pause_reason is not null))
);
-- Also the most sold of a category.
create index products_category on store.products (tenant_id, category_id, sold_count, id);
-- The public list: newest, most sold, by price and by name.
create index products_newest on store.products (tenant_id, id) where status in ('active', 'paused');
create index products_best on store.products (tenant_id, sold_count, id) where status in ('active', 'paused');
create index products_price on store.products (tenant_id, from_idr, id) where status in ('active', 'paused');
create index products_name on store.products (tenant_id, (lower(name) collate "C"), id)
  where status in ('active', 'paused');
create index products_featured on store.products (tenant_id, featured_at desc) where featured_at is not null;
create index products_updated on store.products (tenant_id, updated_at, id);
select kernel.protect('store.products');

-- One thing with one price: a denomination, a duration. A product has at least one.
create table store.variants (
  tenant_id uuid not null,
  id uuid not null,
  product_id uuid not null,
  name text not null check (length(name) between 1 and 80),
  sku text not null default '' check (length(sku) <= 60),
  position integer not null default 0,
  price_idr bigint not null check (price_idr between 0 and 1000000000),
  -- The struck-through price; shown only when it is higher.
  compare_at_idr bigint check (compare_at_idr between 0 and 1000000000),
  duration_days integer check (duration_days between 1 and 3650),
  -- What it costs us, for the margin; never shown to buyers.
  cost_idr bigint not null default 0 check (cost_idr >= 0),
  visible boolean not null default true,
  low_stock_at integer not null default 5 check (low_stock_at >= 0),
  -- When the stock fell to that mark; null again once there is more, so that each fall is told once.
  low_told_at timestamptz,
  -- Units sold in the last days, for "habis dalam 3 hari"; kept by the nightly roll-up.
  sold_7_days integer not null default 0,
  -- INVITE: who hands it over, and as what.
  provider_id uuid,
  plan text not null default '' check (length(plan) <= 80),
  -- FILE: how often and how long a buyer may load it.
  download_limit integer not null default 5 check (download_limit between 1 and 1000),
  download_days integer not null default 30 check (download_days between 1 and 3650),
  -- Is made of others (store.bundle_items) and has no stock of its own.
  bundle boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, product_id) references store.products (tenant_id, id),
  foreign key (tenant_id, provider_id) references store.providers (tenant_id, id)
);
create index variants_provider on store.variants (tenant_id, provider_id);
create index variants_product on store.variants (tenant_id, product_id, position);
create unique index variants_sku on store.variants (tenant_id, sku) where sku <> '';
select kernel.protect('store.variants');

create table store.bundle_items (
  tenant_id uuid not null,
  bundle_id uuid not null,
  variant_id uuid not null,
  quantity integer not null check (quantity between 1 and 20),
  primary key (tenant_id, bundle_id, variant_id),
  foreign key (tenant_id, bundle_id) references store.variants (tenant_id, id) on delete cascade,
  foreign key (tenant_id, variant_id) references store.variants (tenant_id, id),
  check (bundle_id <> variant_id)
);
create index bundle_items_variant on store.bundle_items (tenant_id, variant_id);
select kernel.protect('store.bundle_items');

-- A lower price for a while, for a number of units. `held` and `sold` count units and never exceed `cap`.
create table store.flash_sales (
  tenant_id uuid not null,
  id uuid not null,
  variant_id uuid not null,
  price_idr bigint not null check (price_idr between 0 and 1000000000),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  cap integer not null check (cap between 1 and 1000000),
  per_buyer integer not null default 1 check (per_buyer between 1 and 100),
  held integer not null default 0 check (held >= 0),
  sold integer not null default 0 check (sold >= 0),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, variant_id) references store.variants (tenant_id, id),
  check (starts_at < ends_at),
  check (held + sold <= cap)
);
create index flash_sales_variant on store.flash_sales (tenant_id, variant_id, ends_at);
select kernel.protect('store.flash_sales');

-- Who waits for something: a restock, or a place in a flash sale whose units are all held. First come, first told.
create table store.waiting (
  tenant_id uuid not null,
  id uuid not null,
  variant_id uuid not null,
  flash_sale_id uuid,
  -- As normalised by orders/buyer.ts.
  email text not null check (length(email) <= 254),
  whatsapp text check (length(whatsapp) <= 20),
  locale text not null default 'id',
  told_at timestamptz,
  -- Until then the told one may buy before the others.
  turn_ends_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, variant_id) references store.variants (tenant_id, id),
  foreign key (tenant_id, flash_sale_id) references store.flash_sales (tenant_id, id)
);
create unique index waiting_once on store.waiting (tenant_id, variant_id, email) where told_at is null;
create index waiting_queue on store.waiting (tenant_id, variant_id, id) where told_at is null;
create index waiting_flash_sale on store.waiting (tenant_id, flash_sale_id) where flash_sale_id is not null;
create index waiting_variant_id on store.waiting (tenant_id, variant_id);
select kernel.protect('store.waiting');

create table store.coupons (
  tenant_id uuid not null references kernel.tenants (id),
  id uuid not null,
  code text not null check (code ~ '^[A-Z0-9-]{3,30}$'),
  kind text not null check (kind in ('percent', 'fixed')),
  -- Percent (1 to 100) or rupiah.
  value bigint not null check (value > 0),
  min_spend_idr bigint not null default 0 check (min_spend_idr >= 0),
  max_discount_idr bigint check (max_discount_idr > 0),
  -- Empty: everything.
  product_ids uuid[] not null default '{}',
  category_ids uuid[] not null default '{}',
  -- Uses in all and by one buyer; null: no limit. `used` counts held and final ones.
  total_limit integer check (total_limit > 0),
  buyer_limit integer check (buyer_limit > 0),
  used integer not null default 0 check (used >= 0),
  starts_at timestamptz,
  ends_at timestamptz,
  active boolean not null default true,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, code),
  check (kind <> 'percent' or value <= 100),
  check (total_limit is null or used <= total_limit)
);
select kernel.protect('store.coupons');

-- ---------------------------------------------------------------------------------------------------------------------
-- Orders

create table store.orders (
  tenant_id uuid not null references kernel.tenants (id),
  id uuid not null,
  -- `RP-2611-000123`: what people read out; unguessable is the token.
  number text not null,
  token text not null check (length(token) >= 32),
  status text not null check (status in
    ('pending_payment', 'paid', 'processing', 'delivered', 'partially_delivered', 'attention', 'expired', 'cancelled',
     'refunded')),
  buyer_name text not null check (length(buyer_name) between 1 and 120),
  email text not null check (length(email) <= 254),
  whatsapp text not null check (length(whatsapp) <= 20),
  -- Who this is to us, for caps and limits: the same contact written in two ways is one buyer (orders/buyer.ts).
  buyer_key text not null check (length(buyer_key) = 64),
  locale text not null default 'id' check (locale in ('id', 'en')),
  subtotal_idr bigint not null check (subtotal_idr >= 0),
  discount_idr bigint not null default 0 check (discount_idr >= 0),
  credit_idr bigint not null default 0 check (credit_idr >= 0),
  -- The payment fee that the buyer bears.
  fee_idr bigint not null default 0 check (fee_idr >= 0),
  total_idr bigint not null check (total_idr >= 0),
  coupon_id uuid,
  coupon_code text,
  -- The texts that were agreed to, as they were shown; null: there was none.
  must_read text,
  consented_at timestamptz not null,
  -- Network and browser of the buyer as keyed fingerprints, for caps and the blocklist.
  network_key text,
  device_key text,
  -- Names the form or the repeated request that the order came by: sent again, it is the same order.
  form_key text check (length(form_key) <= 128),
  -- The payment window: until then the goods are held.
  held_until timestamptz not null,
  paid_at timestamptz,
  -- First full or partial hand-over of every unit that could be handed over.
  delivered_at timestamptz,
  note text not null default '' check (length(note) <= 1000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, number),
  unique (tenant_id, token),
  foreign key (tenant_id, coupon_id) references store.coupons (tenant_id, id),
  check (total_idr = subtotal_idr - discount_idr - credit_idr + fee_idr)
);
create unique index orders_form on store.orders (tenant_id, form_key) where form_key is not null;
create index orders_newest on store.orders (tenant_id, created_at desc, id);
create index orders_status on store.orders (tenant_id, status, id);
create index orders_due on store.orders (tenant_id, held_until) where status = 'pending_payment';
create index orders_buyer on store.orders (tenant_id, buyer_key, created_at);
create index orders_email on store.orders (tenant_id, email);
create index orders_whatsapp on store.orders (tenant_id, whatsapp);
create index orders_network on store.orders (tenant_id, network_key) where status = 'pending_payment';
create index orders_coupon on store.orders (tenant_id, coupon_id) where coupon_id is not null;
select kernel.protect('store.orders');

-- Counts orders of a month; the row is the lock.
create table store.order_numbers (
  tenant_id uuid not null references kernel.tenants (id),
  month text not null,
  last integer not null,
  primary key (tenant_id, month)
);
select kernel.protect('store.order_numbers');

-- One line; the parts of a bundle are lines of their own below the bundle's.
create table store.order_items (
  tenant_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  parent_id uuid,
  position integer not null,
  product_id uuid not null,
  variant_id uuid not null,
  kind text not null check (kind in ('stock', 'shared', 'invite', 'file', 'bundle')),
  -- As it was called then.
  product_name text not null,
  variant_name text not null,
  quantity integer not null check (quantity between 1 and 2000),
  unit_price_idr bigint not null check (unit_price_idr >= 0),
  total_idr bigint not null check (total_idr >= 0),
  flash_sale_id uuid,
  -- What the buyer told, by the keys of the product's inputs.
  target jsonb not null default '{}',
  warranty_days integer not null default 0,
  duration_days integer,
  status text not null default 'pending' check (status in
    ('pending', 'queued', 'delivering', 'delivered', 'partial', 'attention', 'credited', 'cancelled')),
  delivered_count integer not null default 0,
  credited_count integer not null default 0,
  primary key (tenant_id, id),
  foreign key (tenant_id, order_id) references store.orders (tenant_id, id),
  foreign key (tenant_id, parent_id) references store.order_items (tenant_id, id),
  foreign key (tenant_id, product_id) references store.products (tenant_id, id),
  foreign key (tenant_id, variant_id) references store.variants (tenant_id, id),
  foreign key (tenant_id, flash_sale_id) references store.flash_sales (tenant_id, id),
  check (delivered_count + credited_count <= quantity)
);
create index order_items_order on store.order_items (tenant_id, order_id, position);
create index order_items_parent on store.order_items (tenant_id, parent_id) where parent_id is not null;
create index order_items_product on store.order_items (tenant_id, product_id);
create index order_items_variant on store.order_items (tenant_id, variant_id);
create index order_items_flash_sale on store.order_items (tenant_id, flash_sale_id) where flash_sale_id is not null;
select kernel.protect('store.order_items');

-- Everything that happened to an order, for its timeline. Never a secret.
create table store.order_events (
  tenant_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  kind text not null,
  detail text not null default '',
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null default '',
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, order_id) references store.orders (tenant_id, id)
);
create index order_events_order on store.order_events (tenant_id, order_id, id);
select kernel.protect_append_only('store.order_events');

-- ---------------------------------------------------------------------------------------------------------------------
-- What is in stock

-- One import or one entry by hand.
create table store.batches (
  tenant_id uuid not null,
  id uuid not null,
  variant_id uuid not null,
  name text not null default '' check (length(name) <= 120),
  status text not null default 'active' check (status in ('importing', 'active', 'quarantined', 'failed')),
  quarantine_reason text,
  total integer not null default 0,
  added integer not null default 0,
  duplicates integer not null default 0,
  unit_cost_idr bigint not null default 0 check (unit_cost_idr >= 0),
  expires_on date,
  created_by uuid,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, variant_id) references store.variants (tenant_id, id),
  foreign key (tenant_id, created_by) references kernel.people (tenant_id, id)
);
create index batches_variant on store.batches (tenant_id, variant_id, id);
create index batches_created_by on store.batches (tenant_id, created_by);
select kernel.protect('store.batches');

-- Codes of an import that are not in stock yet: some thousand together, sealed as one; deleted as they are worked off.
create table store.import_chunks (
  tenant_id uuid not null,
  batch_id uuid not null,
  position integer not null,
  sealed bytea not null,
  primary key (tenant_id, batch_id, position),
  foreign key (tenant_id, batch_id) references store.batches (tenant_id, id)
);
select kernel.protect('store.import_chunks');

-- SHARED: an account of which several buyers get a profile or a seat. `revision` counts changes of its secret.
create table store.shared_accounts (
  tenant_id uuid not null,
  id uuid not null,
  variant_id uuid not null,
  label text not null check (length(label) between 1 and 120),
  sealed bytea not null,
  seats integer not null check (seats between 1 and 1000),
  revision integer not null default 1,
  status text not null default 'active' check (status in ('active', 'quarantined', 'retired')),
  expires_on date,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, variant_id) references store.variants (tenant_id, id)
);
create index shared_accounts_variant on store.shared_accounts (tenant_id, variant_id);
select kernel.protect('store.shared_accounts');

-- One unit that can be sold once: a code, or a seat of a shared account (`seat`, then `sealed` holds what is the seat's
-- own, such as a profile's PIN, and may be null). The fingerprint is keyed; no code can be guessed from it.
create table store.stock_items (
  tenant_id uuid not null,
  id uuid not null,
  variant_id uuid not null,
  batch_id uuid,
  account_id uuid,
  seat text check (length(seat) <= 80),
  sealed bytea,
  fingerprint bytea,
  status text not null default 'available' check (status in
    ('available', 'held', 'sold', 'quarantined', 'void')),
  -- The line it is held for or was sold with.
  order_item_id uuid,
  held_until timestamptz,
  sold_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, variant_id) references store.variants (tenant_id, id),
  foreign key (tenant_id, batch_id) references store.batches (tenant_id, id),
  foreign key (tenant_id, account_id) references store.shared_accounts (tenant_id, id),
  foreign key (tenant_id, order_item_id) references store.order_items (tenant_id, id),
  check ((status in ('held', 'sold')) <= (order_item_id is not null)),
  check (sealed is not null or account_id is not null)
);
create unique index stock_items_fingerprint on store.stock_items (tenant_id, fingerprint) where fingerprint is not null;
create index stock_items_available on store.stock_items (tenant_id, variant_id, id) where status = 'available';
create index stock_items_order_item on store.stock_items (tenant_id, order_item_id) where order_item_id is not null;
create index stock_items_variant on store.stock_items (tenant_id, variant_id, status);
create index stock_items_batch on store.stock_items (tenant_id, batch_id) where batch_id is not null;
create index stock_items_account on store.stock_items (tenant_id, account_id) where account_id is not null;
select kernel.protect('store.stock_items');

-- Who put in, moved, voided or looked at what, without the codes themselves.
create table store.stock_events (
  tenant_id uuid not null,
  id uuid not null,
  variant_id uuid not null,
  batch_id uuid,
  stock_item_id uuid,
  kind text not null,
  count integer not null default 1,
  reason text not null default '',
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null default '',
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, variant_id) references store.variants (tenant_id, id)
);
create index stock_events_variant on store.stock_events (tenant_id, variant_id, id);
select kernel.protect_append_only('store.stock_events');

-- FILE: what a buyer may load; the bytes lie outside the database, sealed.
create table store.product_files (
  tenant_id uuid not null,
  id uuid not null,
  variant_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  mime text not null check (length(mime) <= 120),
  bytes bigint not null check (bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- The file's own key, sealed.
  key_sealed bytea not null,
  version integer not null default 1,
  status text not null default 'active' check (status in ('active', 'retired')),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, variant_id) references store.variants (tenant_id, id)
);
create index product_files_variant on store.product_files (tenant_id, variant_id);
select kernel.protect('store.product_files');

-- ---------------------------------------------------------------------------------------------------------------------
-- Hand-over

-- One account at a provider, from which so many invitations a day may be sent. `used_today` counts on `used_on` (WIB).
create table store.provider_accounts (
  tenant_id uuid not null,
  id uuid not null,
  provider_id uuid not null,
  label text not null check (length(label) between 1 and 80),
  sealed bytea not null,
  daily_quota integer not null check (daily_quota between 1 and 100000),
  used_on date not null default current_date,
  used_today integer not null default 0 check (used_today >= 0),
  status text not null default 'active' check (status in ('active', 'paused', 'broken')),
  health_note text not null default '' check (length(health_note) <= 500),
  failures integer not null default 0,
  rests_until timestamptz,
  last_used_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, provider_id) references store.providers (tenant_id, id),
  check (used_today <= daily_quota)
);
create index provider_accounts_provider on store.provider_accounts (tenant_id, provider_id, last_used_at);
select kernel.protect('store.provider_accounts');

-- One piece of hand-over work. `unknown`: a call was made and its outcome is not known; it is asked about, never repeated.
create table store.fulfillment_jobs (
  tenant_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  order_item_id uuid not null,
  kind text not null check (kind in ('stock', 'shared', 'invite', 'file')),
  status text not null check (status in
    ('queued', 'running', 'waiting', 'unknown', 'staff', 'done', 'dead', 'cancelled')),
  attempts integer not null default 0,
  max_attempts integer not null default 8,
  -- Counts runners; only the latest one may write what came of its attempt.
  claims integer not null default 0,
  next_run_at timestamptz,
  -- The name of the call at the provider, written before the call is made; one for each call that may have an effect.
  request_id uuid,
  provider_id uuid,
  account_id uuid,
  last_error text not null default '' check (length(last_error) <= 500),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, order_id) references store.orders (tenant_id, id),
  foreign key (tenant_id, order_item_id) references store.order_items (tenant_id, id),
  foreign key (tenant_id, provider_id) references store.providers (tenant_id, id),
  foreign key (tenant_id, account_id) references store.provider_accounts (tenant_id, id)
);
create index fulfillment_jobs_order on store.fulfillment_jobs (tenant_id, order_id);
create unique index fulfillment_jobs_item on store.fulfillment_jobs (tenant_id, order_item_id)
  where status in ('queued', 'running', 'waiting', 'unknown', 'staff');
create index fulfillment_jobs_items on store.fulfillment_jobs (tenant_id, order_item_id);
create index fulfillment_jobs_status on store.fulfillment_jobs (tenant_id, status, id);
create index fulfillment_jobs_provider on store.fulfillment_jobs (tenant_id, provider_id) where provider_id is not null;
create index fulfillment_jobs_account on store.fulfillment_jobs (tenant_id, account_id) where account_id is not null;
select kernel.protect('store.fulfillment_jobs');

-- Each attempt, for the people who look after the queue.
create table store.job_attempts (
  tenant_id uuid not null,
  id uuid not null,
  job_id uuid not null,
  outcome text not null,
  detail text not null default '' check (length(detail) <= 500),
  account_id uuid,
  took_ms integer not null default 0,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, job_id) references store.fulfillment_jobs (tenant_id, id)
);
create index job_attempts_job on store.job_attempts (tenant_id, job_id, id);
select kernel.protect_append_only('store.job_attempts');

-- One unit handed over to the buyer. What it is: a stock item, an invitation, or the right to load a file.
create table store.deliveries (
  tenant_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  order_item_id uuid not null,
  kind text not null check (kind in ('code', 'seat', 'invite', 'file')),
  stock_item_id uuid,
  file_id uuid,
  status text not null check (status in
    ('ready', 'sent', 'accepted', 'rejected', 'expired', 'replaced', 'revoked')),
  -- INVITE: where to, and its name at the provider.
  invite_target text check (length(invite_target) <= 254),
  invite_reference text check (length(invite_reference) <= 200),
  account_id uuid,
  -- FILE
  downloads_left integer check (downloads_left >= 0),
  downloads_until timestamptz,
  -- SHARED: the revision of the account's secret that the buyer was last told of.
  seen_revision integer,
  warranty_until timestamptz,
  -- The end of what was bought, when it has a duration; a reminder goes before it.
  ends_at timestamptz,
  reminded_at timestamptz,
  first_revealed_at timestamptz,
  replaces_id uuid,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, order_id) references store.orders (tenant_id, id),
  foreign key (tenant_id, order_item_id) references store.order_items (tenant_id, id),
  foreign key (tenant_id, stock_item_id) references store.stock_items (tenant_id, id),
  foreign key (tenant_id, file_id) references store.product_files (tenant_id, id),
  foreign key (tenant_id, account_id) references store.provider_accounts (tenant_id, id),
  foreign key (tenant_id, replaces_id) references store.deliveries (tenant_id, id)
);
-- One code is handed over once: this is the law, whatever the program does.
create unique index deliveries_stock_item on store.deliveries (tenant_id, stock_item_id) where stock_item_id is not null;
create unique index deliveries_replaces on store.deliveries (tenant_id, replaces_id) where replaces_id is not null;
create index deliveries_order on store.deliveries (tenant_id, order_id);
create index deliveries_order_item on store.deliveries (tenant_id, order_item_id);
create index deliveries_file on store.deliveries (tenant_id, file_id) where file_id is not null;
create index deliveries_account on store.deliveries (tenant_id, account_id) where account_id is not null;
create index deliveries_ending on store.deliveries (tenant_id, ends_at) where ends_at is not null and reminded_at is null;
select kernel.protect('store.deliveries');

-- INVITE: each call that may have had an effect at a provider. `id` is its name there, written before the call is made;
-- `calling` without an answer is `unknown`: it is asked about, never repeated under another name.
create table store.invitations (
  tenant_id uuid not null,
  id uuid not null,
  job_id uuid not null,
  order_id uuid not null,
  order_item_id uuid not null,
  -- The delivery that it made, or that it corrects.
  delivery_id uuid,
  provider_id uuid not null,
  account_id uuid,
  plan text not null default '',
  target text not null check (length(target) <= 254),
  status text not null check (status in
    ('intended', 'calling', 'unknown', 'staff', 'sent', 'accepted', 'rejected', 'expired', 'failed', 'revoked')),
  reference text check (length(reference) <= 200),
  -- The one that this corrects, and takes back at the provider before it is sent.
  replaces_id uuid,
  note text not null default '' check (length(note) <= 500),
  -- The day (WIB) on which it was counted against the account's quota.
  counted_on date,
  called_at timestamptz,
  asked integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, job_id) references store.fulfillment_jobs (tenant_id, id),
  foreign key (tenant_id, order_id) references store.orders (tenant_id, id),
  foreign key (tenant_id, order_item_id) references store.order_items (tenant_id, id),
  foreign key (tenant_id, delivery_id) references store.deliveries (tenant_id, id),
  foreign key (tenant_id, provider_id) references store.providers (tenant_id, id),
  foreign key (tenant_id, account_id) references store.provider_accounts (tenant_id, id),
  foreign key (tenant_id, replaces_id) references store.invitations (tenant_id, id)
);
-- One open call for each job: whoever comes second goes on with that one.
create unique index invitations_open on store.invitations (tenant_id, job_id)
  where status in ('intended', 'calling', 'unknown', 'staff');
create index invitations_job on store.invitations (tenant_id, job_id);
create index invitations_order on store.invitations (tenant_id, order_id);
create index invitations_order_item on store.invitations (tenant_id, order_item_id);
create index invitations_delivery on store.invitations (tenant_id, delivery_id) where delivery_id is not null;
create index invitations_provider on store.invitations (tenant_id, provider_id, status);
create index invitations_account on store.invitations (tenant_id, account_id) where account_id is not null;
create index invitations_replaces on store.invitations (tenant_id, replaces_id) where replaces_id is not null;
create index invitations_status on store.invitations (tenant_id, status, id);
select kernel.protect('store.invitations');

-- Who has seen which secret, and when.
create table store.reveals (
  tenant_id uuid not null,
  id uuid not null,
  delivery_id uuid not null,
  -- buyer_link, member, reseller, key, staff
  viewer text not null,
  actor_id uuid,
  actor_name text not null default '',
  reason text not null default '' check (length(reason) <= 200),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, delivery_id) references store.deliveries (tenant_id, id)
);
create index reveals_delivery on store.reveals (tenant_id, delivery_id, id);
select kernel.protect_append_only('store.reveals');

-- ---------------------------------------------------------------------------------------------------------------------
-- After the sale

-- Money that is owed to a buyer: it came late, twice or in a wrong amount, or for units that could not be handed over.
create table store.credits (
  tenant_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  buyer_key text not null,
  capture_id uuid,
  intent_id uuid,
  reason text not null check (reason in
    ('late', 'double', 'wrong_amount', 'out_of_stock', 'undelivered', 'cancelled', 'goodwill')),
  amount_idr bigint not null check (amount_idr > 0),
  left_idr bigint not null check (left_idr >= 0 and left_idr <= amount_idr),
  status text not null check (status in ('available', 'applied', 'payout_asked', 'refunding', 'refunded')),
  -- Where the buyer wants it sent: sealed, because it is a bank account.
  payout_sealed bytea,
  -- The refund at the gateway, while and after it is made.
  refund_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, order_id) references store.orders (tenant_id, id),
  foreign key (tenant_id, capture_id) references payments.captures (tenant_id, id),
  foreign key (tenant_id, intent_id) references payments.intents (tenant_id, id)
);
create index credits_order on store.credits (tenant_id, order_id);
create index credits_buyer on store.credits (tenant_id, buyer_key) where left_idr > 0;
create index credits_refund on store.credits (tenant_id, refund_id) where refund_id is not null;
create index credits_status on store.credits (tenant_id, status, id);
create index credits_capture on store.credits (tenant_id, capture_id) where capture_id is not null;
create index credits_intent on store.credits (tenant_id, intent_id) where intent_id is not null;
select kernel.protect('store.credits');

-- Credit taken for an order: while it waits for its payment, then for good, or given back when it ends unpaid.
create table store.credit_uses (
  tenant_id uuid not null,
  id uuid not null,
  credit_id uuid not null,
  order_id uuid not null,
  amount_idr bigint not null check (amount_idr > 0),
  status text not null check (status in ('held', 'used', 'released')),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, credit_id) references store.credits (tenant_id, id),
  foreign key (tenant_id, order_id) references store.orders (tenant_id, id)
);
create index credit_uses_credit on store.credit_uses (tenant_id, credit_id);
create index credit_uses_order on store.credit_uses (tenant_id, order_id);
select kernel.protect('store.credit_uses');

create table store.warranty_claims (
  tenant_id uuid not null,
  id uuid not null,
  delivery_id uuid not null,
  order_id uuid not null,
  buyer_key text not null,
  problem text not null check (length(problem) between 1 and 2000),
  picture_ids uuid[] not null default '{}' check (cardinality(picture_ids) <= 4),
  status text not null default 'open' check (status in ('open', 'replaced', 'credited', 'refused')),
  answer text not null default '' check (length(answer) <= 2000),
  replacement_id uuid,
  decided_by uuid,
  decided_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, delivery_id) references store.deliveries (tenant_id, id),
  foreign key (tenant_id, replacement_id) references store.deliveries (tenant_id, id),
  foreign key (tenant_id, order_id) references store.orders (tenant_id, id),
  foreign key (tenant_id, decided_by) references kernel.people (tenant_id, id)
);
create unique index warranty_claims_open on store.warranty_claims (tenant_id, delivery_id) where status = 'open';
create index warranty_claims_delivery on store.warranty_claims (tenant_id, delivery_id);
create index warranty_claims_replacement on store.warranty_claims (tenant_id, replacement_id);
create index warranty_claims_order on store.warranty_claims (tenant_id, order_id);
create index warranty_claims_buyer on store.warranty_claims (tenant_id, buyer_key);
create index warranty_claims_decided_by on store.warranty_claims (tenant_id, decided_by);
create index warranty_claims_status on store.warranty_claims (tenant_id, status, id);
select kernel.protect('store.warranty_claims');

-- What is done for the buyers of a bad batch, all in one go: a message, or other units. `seen` is the last delivery that was
-- looked at, so that a run that was broken off goes on behind it.
create table store.recalls (
  tenant_id uuid not null,
  id uuid not null,
  batch_id uuid not null,
  kind text not null check (kind in ('message', 'replacement')),
  message text not null default '' check (length(message) <= 500),
  status text not null default 'running' check (status in ('running', 'done')),
  total integer not null,
  done integer not null default 0,
  -- Could not be replaced, because nothing was left.
  failed integer not null default 0,
  seen uuid,
  created_by uuid,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, batch_id) references store.batches (tenant_id, id),
  foreign key (tenant_id, created_by) references kernel.people (tenant_id, id)
);
create unique index recalls_running on store.recalls (tenant_id, batch_id, kind) where status = 'running';
create index recalls_batch on store.recalls (tenant_id, batch_id, id);
create index recalls_created_by on store.recalls (tenant_id, created_by);
select kernel.protect('store.recalls');

create table store.reviews (
  tenant_id uuid not null,
  id uuid not null,
  order_item_id uuid not null,
  product_id uuid not null,
  rating smallint not null check (rating between 1 and 5),
  body text not null default '' check (length(body) <= 2000),
  name text not null check (length(name) between 1 and 60),
  status text not null default 'pending' check (status in ('pending', 'shown', 'hidden')),
  reply text not null default '' check (length(reply) <= 2000),
  decided_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, order_item_id),
  foreign key (tenant_id, order_item_id) references store.order_items (tenant_id, id),
  foreign key (tenant_id, product_id) references store.products (tenant_id, id),
  foreign key (tenant_id, decided_by) references kernel.people (tenant_id, id)
);
create index reviews_product on store.reviews (tenant_id, product_id, created_at desc) where status = 'shown';
create index reviews_products on store.reviews (tenant_id, product_id);
create index reviews_status on store.reviews (tenant_id, status, id);
create index reviews_decided_by on store.reviews (tenant_id, decided_by);
select kernel.protect('store.reviews');

-- Contacts and devices that may not buy. `value_key` is what orders are compared with, `shown` what staff reads.
create table store.blocklist (
  tenant_id uuid not null references kernel.tenants (id),
  id uuid not null,
  kind text not null check (kind in ('email', 'whatsapp', 'device', 'network')),
  value_key text not null,
  shown text not null check (length(shown) <= 254),
  reason text not null default '' check (length(reason) <= 500),
  created_by uuid,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, kind, value_key),
  foreign key (tenant_id, created_by) references kernel.people (tenant_id, id)
);
create index blocklist_created_by on store.blocklist (tenant_id, created_by);
select kernel.protect('store.blocklist');

-- A day's figures, kept by the jobs, so that the dashboard adds up a few rows (days are WIB).
create table store.days (
  tenant_id uuid not null references kernel.tenants (id),
  day date not null,
  orders integer not null default 0,
  paid_orders integer not null default 0,
  revenue_idr bigint not null default 0,
  fees_idr bigint not null default 0,
  credits_idr bigint not null default 0,
  units integer not null default 0,
  -- Counts of hand-over times in buckets (desk/rules.ts), for the median.
  delivery_seconds jsonb not null default '{}',
  primary key (tenant_id, day)
);
select kernel.protect('store.days');

-- A filter that somebody keeps under a name.
create table store.saved_views (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  list text not null check (length(list) <= 40),
  name text not null check (length(name) between 1 and 60),
  query text not null check (length(query) <= 1000),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, person_id, list, name),
  foreign key (tenant_id, person_id) references kernel.people (tenant_id, id)
);
select kernel.protect('store.saved_views');

-- What the shop says beside its goods: hero, featured parts, FAQ, terms, privacy, support. One draft, one published.
create table store.sites (
  tenant_id uuid not null references kernel.tenants (id),
  draft jsonb not null,
  revision integer not null default 1,
  published jsonb,
  published_revision integer,
  updated_at timestamptz not null default now(),
  published_at timestamptz,
  primary key (tenant_id)
);
select kernel.protect('store.sites');

-- ---------------------------------------------------------------------------------------------------------------------
-- What few products have and most lists therefore do not compute: called only for those, under the caller's rights.

-- Units of the bundle that can be sold most often: what its scarcest part allows, counted up to eleven.
create function store.bundle_units(shop uuid, bundles uuid[]) returns integer language plpgsql stable as $$
begin
  return (select max(one.units) from (
    select min(case when o.kind in ('invite', 'file') then 11 else (
      select count(*) from (select from store.stock_items s where s.tenant_id = shop and s.variant_id = b.variant_id
        and s.status = 'available' limit 11 * b.quantity) s) / b.quantity end) as units
    from store.bundle_items b join store.variants w on w.tenant_id = shop and w.id = b.variant_id
      join store.products o on o.tenant_id = shop and o.id = w.product_id
    where b.tenant_id = shop and b.bundle_id = any (bundles) group by b.bundle_id) one);
end $$;

-- The cheapest flash sale of these variants that sells now.
create function store.flash_now(shop uuid, variants uuid[]) returns jsonb language plpgsql stable as $$
begin
  return (select jsonb_build_object('priceIdr', f.price_idr, 'endsAt', f.ends_at, 'left', f.cap - f.held - f.sold)
    from store.flash_sales f where f.tenant_id = shop and f.variant_id = any (variants)
      and f.ends_at > now() and f.starts_at <= now() and f.held + f.sold < f.cap
    order by f.price_idr, f.id limit 1);
end $$;

-- ---------------------------------------------------------------------------------------------------------------------
-- Search

-- The words of a shop's products, and abbreviations that stand for some of them (`means`). The product's service keeps
-- them; a misspelt word is understood by the ones that look or sound alike.
create table store.search_terms (
  tenant_id uuid not null references kernel.tenants (id),
  word text not null check (length(word) between 1 and 40),
  -- As it sounds, and its letters in order (search/words.ts).
  sound text not null,
  letters text not null,
  means text[] check (cardinality(means) between 1 and 6),
  primary key (tenant_id, word)
);
create index search_terms_sound on store.search_terms (tenant_id, sound);
create index search_terms_letters on store.search_terms (tenant_id, letters);
create index search_terms_length on store.search_terms (tenant_id, length(word));
create index search_terms_prefix on store.search_terms (tenant_id, word text_pattern_ops);
select kernel.protect('store.search_terms');

-- Extensions that any owner of a database may create. Where somebody installed them before, they stay where they are.
create schema if not exists extensions;
create extension if not exists pg_trgm with schema extensions;
create extension if not exists btree_gin with schema extensions;
create extension if not exists fuzzystrmatch with schema extensions;
create index products_words on store.products using gin (tenant_id, search_words) where status in ('active', 'paused');

-- Words of the shop for one that was typed, the best first; `heard` and `sorted` are its sound and its letters.
create function store.search_alike(shop uuid, typed text, heard text, sorted text)
returns table (word text, alike real) language plpgsql stable as $$
#variable_conflict use_column
begin
  return query select w.word, max(w.alike)::real from (
    select t.word, case when t.word = typed then 1.0 else 0.75 + 0.2 * length(typed) / length(t.word) end as alike
      from (select t.word from store.search_terms t where t.tenant_id = shop and t.means is null
        and length(typed) > 2 and t.word like typed || '%' order by length(t.word) limit 5) t
    union all
    select t.word, similarity(t.word, typed) from store.search_terms t
      where t.tenant_id = shop and t.means is null and length(typed) > 3 and t.word % typed
    union all
    select t.word, 0.8 * least(length(t.word), length(typed)) / greatest(length(t.word), length(typed))
      from store.search_terms t
      where t.tenant_id = shop and t.means is null and length(heard) > 1 and t.sound = heard
    union all
    select t.word, 0.85 from store.search_terms t where t.tenant_id = shop and t.means is null and t.letters = sorted
    union all
    select t.word, 1.0 - levenshtein(t.word, typed)::real / length(typed) from store.search_terms t
      where t.tenant_id = shop and t.means is null and length(typed) > 2
        and length(t.word) between length(typed) - 1 and length(typed) + 1
        and levenshtein_less_equal(t.word, typed, 2) <= case when length(typed) > 5 then 2 else 1 end) w
  group by w.word order by 2 desc, length(w.word), w.word limit 6;
end $$;

-- The products that words find, the best first, with the words as they were understood. Row security lets no index for
-- such operators be used, so this looks with the rights of `ruko_search`, which nobody can become; the shop is the
-- transaction's and nobody's choice. `heard` and `sorted` are sound and letters of each word.
create function store.search_products(typed text[], heard text[], sorted text[], most integer)
returns table (id uuid, place integer, corrected text)
language plpgsql stable security definer rows 200
set search_path = pg_catalog, extensions, pg_temp
set pg_trgm.similarity_threshold = 0.3
set plan_cache_mode = force_custom_plan
as $$
declare
  shop constant uuid := current_setting('app.tenant_id')::uuid;
  words text[] := '{}';  places integer[] := '{}';  alikes real[] := '{}';
  narrow_groups text[] := '{}';  wide_groups text[] := '{}';  shown text[] := '{}';
  found_ids uuid[] := '{}';
  expansion text[];  token text;  one record;
  known text[];  near text[];  best real;  groups integer := 0;  skip boolean := false;
begin
  for i in 1 .. coalesce(cardinality(typed), 0) loop
    if skip then skip := false; continue; end if;
    token := typed[i];
    select t.means into expansion from store.search_terms t
      where t.tenant_id = shop and t.word = token and t.means is not null;
    if expansion is not null then
      foreach token in array expansion loop
        groups := groups + 1;
        words := words || token; places := places || groups; alikes := alikes || 1.0::real;
        narrow_groups := narrow_groups || array[token]::text; wide_groups := wide_groups || array[token]::text; shown := shown || token;
      end loop;
      continue;
    end if;
    groups := groups + 1;
    if token !~ '[[:alpha:]]' or exists (
      select from store.search_terms t where t.tenant_id = shop and t.word = token and t.means is null) then
      known := array[token]; near := known; best := 1;
      words := words || token; places := places || groups;
      alikes := alikes || case when length(token) < 2 then 0.5 else 1.0 end::real;
    else
      known := '{}'; near := '{}'; best := 0;
      -- Two words that are one here: "net flix".
      if i < cardinality(typed) and exists (select from store.search_terms t
        where t.tenant_id = shop and t.word = token || typed[i + 1] and t.means is null) then
        known := array[token || typed[i + 1]]; near := known; best := 1; skip := true;
        words := words || known[1]; places := places || groups; alikes := alikes || 1.0::real;
      else
        for one in select a.word, a.alike from store.search_alike(shop, token, heard[i], sorted[i]) a loop
          best := greatest(best, one.alike);
          known := known || one.word;
          if one.alike >= best * 0.85 then near := near || one.word; end if;
          words := words || one.word; places := places || groups; alikes := alikes || one.alike;
        end loop;
      end if;
      -- One word that is two here: "spotifypremium".
      if best < 0.75 and length(token) > 6 then
        select left(token, k) as head, substr(token, k + 1) as tail into one from generate_series(3, length(token) - 3) k
          where exists (select from store.search_terms t where t.tenant_id = shop and t.word = left(token, k))
            and exists (select from store.search_terms t where t.tenant_id = shop and t.word = substr(token, k + 1)) limit 1;
        if one.head is not null then
          words := words || one.head || one.tail; places := places || groups || (groups + 1);
          alikes := alikes || 1.0::real || 1.0::real;
          narrow_groups := narrow_groups || array[one.head]::text; wide_groups := wide_groups || array[one.head]::text; shown := shown || one.head;
          known := array[one.tail]; near := known; groups := groups + 1;
        end if;
      end if;
    end if;
    narrow_groups := narrow_groups || near::text; wide_groups := wide_groups || known::text; shown := shown || coalesce(known[1], token);
  end loop;

  -- All words as well as they were understood, then all words somehow, then all but one of them.
  found_ids := store.search_matches(shop, narrow_groups, 0);
  if cardinality(found_ids) < 10 and wide_groups <> narrow_groups then
    found_ids := found_ids || store.search_matches(shop, wide_groups, 0);
  end if;
  if cardinality(found_ids) < 10 and groups > 1 then
    for i in 1 .. groups loop
      found_ids := found_ids || store.search_matches(shop, wide_groups, i);
    end loop;
  end if;
  return query
    select r.id, (row_number() over (order by r.score desc, r.sold_count desc, r.id))::integer,
      case when array_to_string(shown, ' ') <> array_to_string(typed, ' ') then array_to_string(shown, ' ') end
    from (
      select p.id, p.sold_count, b.total - 0.02 * cardinality(p.name_words) as score
      from store.products p, lateral (
        select sum(c.best) as total from (
          select max(c.alike + case when c.word = any (p.name_words) then 0.15 else 0 end) as best
          from unnest(words, places, alikes) c (word, place, alike) where c.word = any (p.search_words)
          group by c.place) c) b
      where p.tenant_id = shop and p.id = any (found_ids) and p.status in ('active', 'paused')) r
    order by 2 limit most;
end $$;

-- Ids of products that have a word of every group (each group is an array written as text), the group `but` left out.
create function store.search_matches(shop uuid, groups text[], but integer) returns uuid[]
language plpgsql stable as $$
declare
  wanted text := '';
  ids uuid[];
begin
  for i in 1 .. cardinality(groups) loop
    if i <> but then wanted := wanted || format(' and p.search_words && %L::text[]', groups[i]); end if;
  end loop;
  if wanted = '' then return '{}'; end if;
  -- Very common words find more than anybody reads: the most sold stand for all.
  execute format('select array_agg(f.id) from (select p.id from store.products p where p.tenant_id = %L %s
    and p.status in (''active'', ''paused'') order by p.sold_count desc limit 300) f', shop, wanted) into ids;
  return coalesce(ids, '{}');
end $$;

do $$
declare
  room text;
  trigrams text;
begin
  select string_agg(distinct quote_ident(n.nspname), ', '), max(quote_ident(n.nspname)) filter (where e.extname = 'pg_trgm')
    into room, trigrams from pg_extension e join pg_namespace n on n.oid = e.extnamespace
    where e.extname in ('pg_trgm', 'fuzzystrmatch');
  execute format('create index search_terms_alike on store.search_terms using gin (tenant_id, word %s.gin_trgm_ops)', trigrams);
  execute format('grant usage on schema %s to ruko_search', room);
  execute format(
    'alter function store.search_products(text[], text[], text[], integer) set search_path = pg_catalog, %s, pg_temp', room);
end $$;

revoke all on function store.search_products(text[], text[], text[], integer) from public;
revoke all on function store.search_matches(uuid, text[], integer) from public;
revoke all on function store.search_alike(uuid, text, text, text) from public;
grant usage on schema store to ruko_search;
grant select (tenant_id, id, status, sold_count, name_words, search_words) on store.products to ruko_search;
grant select on store.search_terms to ruko_search;
create policy search on store.products for select to ruko_search using (true);
create policy search on store.search_terms for select to ruko_search using (true);
grant execute on function store.search_matches(uuid, text[], integer) to ruko_search;
grant execute on function store.search_alike(uuid, text, text, text) to ruko_search;
-- An owner must be able to create where the function is, for this moment only.
grant create on schema store to ruko_search;
alter function store.search_products(text[], text[], text[], integer) owner to ruko_search;
revoke create on schema store from ruko_search;
grant execute on function store.search_products(text[], text[], text[], integer) to ruko_app, ruko_platform;
revoke execute on function store.search_products(text[], text[], text[], integer) from public;
