-- The books of a shop: days that were closed, and what the gateway says it has sent to the bank.
set local role ruko_owner;

-- A business day (Jakarta) as it stood when it was closed. Nothing about it changes any more.
create table store.closings (
  tenant_id uuid not null references kernel.tenants (id),
  day date not null,
  -- What closing/schemas.ts calls Figures, with the lists by product, reseller and channel.
  figures jsonb not null,
  note text not null default '' check (length(note) <= 500),
  -- Null: closed by itself in the night.
  closed_by uuid,
  closed_by_name text not null default '' check (length(closed_by_name) <= 120),
  closed_at timestamptz not null default now(),
  primary key (tenant_id, day),
  foreign key (tenant_id, closed_by) references kernel.people (tenant_id, id)
);
create index closings_closed_by on store.closings (tenant_id, closed_by) where closed_by is not null;
select kernel.protect_append_only('store.closings');

-- A file of the gateway about what it has sent to the bank.
create table store.settlements (
  tenant_id uuid not null references kernel.tenants (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  -- SHA-256 of the file: the same file a second time is the first one.
  content_hash text not null check (length(content_hash) = 64),
  -- The names of its columns, and which of them says what; the next file with these names is read the same way.
  head_key text not null check (length(head_key) = 64),
  mapping jsonb not null,
  status text not null check (status in ('matching', 'done')),
  lines integer not null check (lines between 0 and 200000),
  -- So many of them have been looked at.
  seen integer not null default 0,
  created_by uuid,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, content_hash),
  foreign key (tenant_id, created_by) references kernel.people (tenant_id, id)
);
create index settlements_head on store.settlements (tenant_id, head_key, id);
create index settlements_created_by on store.settlements (tenant_id, created_by) where created_by is not null;
select kernel.protect('store.settlements');

-- A line of such a file, or (without a place) money that we know of and the file does not.
create table store.settlement_lines (
  tenant_id uuid not null,
  id uuid not null,
  settlement_id uuid not null,
  place integer check (place > 0),
  reference text not null check (length(reference) <= 120),
  payment_id text not null default '' check (length(payment_id) <= 120),
  amount_idr bigint not null,
  -- What the gateway kept; null: the file does not say.
  fee_idr bigint,
  -- When the buyer paid, as far as the file says so.
  paid_at timestamptz,
  result text not null default 'waiting' check (result in
    ('waiting', 'matched', 'fee_differs', 'amount_differs', 'missing_with_us', 'missing_at_gateway', 'duplicate',
     'not_a_payment')),
  -- The money it was matched to, and what we had booked for it.
  capture_id uuid,
  our_amount_idr bigint,
  our_fee_idr bigint,
  -- What somebody has decided about a line that does not agree, and why.
  resolution text check (resolution in ('accepted', 'dismissed', 'found')),
  reason text not null default '' check (length(reason) <= 300),
  resolved_by uuid,
  resolved_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, settlement_id) references store.settlements (tenant_id, id),
  foreign key (tenant_id, capture_id) references payments.captures (tenant_id, id),
  foreign key (tenant_id, resolved_by) references kernel.people (tenant_id, id),
  check ((resolution is null) = (resolved_at is null))
);
create unique index settlement_lines_place on store.settlement_lines (tenant_id, settlement_id, place)
  where place is not null;
create index settlement_lines_settlement on store.settlement_lines (tenant_id, settlement_id, result, place);
create index settlement_lines_waiting on store.settlement_lines (tenant_id, settlement_id, place)
  where result = 'waiting';
create index settlement_lines_open on store.settlement_lines (tenant_id, id)
  where result not in ('waiting', 'matched') and resolution is null;
create index settlement_lines_capture on store.settlement_lines (tenant_id, capture_id) where capture_id is not null;
create index settlement_lines_resolved_by on store.settlement_lines (tenant_id, resolved_by)
  where resolved_by is not null;
-- Money arrives once: whatever else a file says of it is a duplicate.
create unique index settlement_lines_once on store.settlement_lines (tenant_id, capture_id)
  where result in ('matched', 'fee_differs', 'amount_differs');
select kernel.protect('store.settlement_lines');

-- What resellers earned on a day is a cost of its sales.
alter table store.days add column margins_idr bigint not null default 0;
