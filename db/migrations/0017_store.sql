-- The store: a catalogue of digital goods, orders, what is in stock, how it is handed over, and what comes after.

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
  picture_id uuid,
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
  picture_ids uuid[] not null default '{}' check (cardinality(picture_ids) <= 8),
  art text not null default '' check (length(art) <= 40),
  -- What the buyer must tell: [{key, label, type, required, help, pattern, options}], checked by catalogue/schemas.ts.
  inputs jsonb not null default '[]',
  -- The code of the target check that is asked before paying; null: none.
  target_check text check (length(target_check) <= 40),
  -- "Wajib baca": what the buyer must agree to; empty: nothing.
  must_read text not null default '' check (length(must_read) <= 4000),
  warranty_days integer not null default 0 check (warranty_days between 0 and 3650),
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
  -- What is searched in: name, tags, category and summary, in lower case; kept by the service.
  search_text text not null default '',
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
create index products_category on store.products (tenant_id, category_id);
-- The public list: newest, most sold and by name.
create index products_newest on store.products (tenant_id, created_at desc, id) where status in ('active', 'paused');
create index products_best on store.products (tenant_id, sold_count desc, id) where status in ('active', 'paused');
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
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, order_id) references store.orders (tenant_id, id),
  foreign key (tenant_id, capture_id) references payments.captures (tenant_id, id),
  foreign key (tenant_id, intent_id) references payments.intents (tenant_id, id)
);
create index credits_order on store.credits (tenant_id, order_id);
create index credits_buyer on store.credits (tenant_id, buyer_key) where left_idr > 0;
create index credits_status on store.credits (tenant_id, status, id);
create index credits_capture on store.credits (tenant_id, capture_id) where capture_id is not null;
create index credits_intent on store.credits (tenant_id, intent_id) where intent_id is not null;
select kernel.protect('store.credits');

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
  -- Counts of hand-over times in buckets (fulfilment/median.ts), for the median.
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
