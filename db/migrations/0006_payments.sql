-- Charges asked of a gateway, the money that came in for them, refunds, and every webhook as it arrived.

create schema payments;
grant usage on schema payments to ruko_app, ruko_platform;

-- One attempt to be paid for one thing. `reference` is ours and is the charge's name at the gateway.
create table payments.intents (
  tenant_id uuid not null references kernel.tenants (id),
  id uuid not null,
  reference text not null,
  gateway text not null,
  for_kind text not null,
  for_id uuid not null,
  method text not null check (method in ('qris', 'va', 'ewallet')),
  channel text,
  amount_idr bigint not null check (amount_idr > 0),
  status text not null check (status in ('intent', 'pending', 'paid', 'expired', 'failed', 'cancelled')),
  gateway_id text,
  qr_string text,
  va_number text,
  action_url text,
  sandbox_url text,
  expires_at timestamptz not null,
  checked_at timestamptz,
  next_check_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, reference)
);
create index intents_for on payments.intents (tenant_id, for_kind, for_id, id);
create index intents_due on payments.intents (tenant_id, next_check_at) where next_check_at is not null;
select kernel.protect('payments.intents');

-- Money the gateway says it received, one row for each of its own payment ids.
create table payments.captures (
  tenant_id uuid not null,
  id uuid not null,
  intent_id uuid not null,
  gateway text not null,
  gateway_payment_id text not null,
  amount_idr bigint not null check (amount_idr > 0),
  fee_idr bigint not null check (fee_idr >= 0),
  outcome text not null check (outcome in ('exact', 'late', 'double', 'wrong_amount')),
  paid_at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, gateway, gateway_payment_id),
  foreign key (tenant_id, intent_id) references payments.intents (tenant_id, id)
);
create index captures_intent on payments.captures (tenant_id, intent_id);
select kernel.protect_append_only('payments.captures');

create table payments.refunds (
  tenant_id uuid not null,
  id uuid not null,
  intent_id uuid not null,
  amount_idr bigint not null check (amount_idr > 0),
  reason text not null,
  status text not null check (status in ('intent', 'done', 'refused')),
  refusal text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, intent_id) references payments.intents (tenant_id, id)
);
create index refunds_intent on payments.refunds (tenant_id, intent_id);
select kernel.protect('payments.refunds');

-- The inbox: bytes first, meaning later. An event that comes again is recognised here.
create table payments.inbox (
  tenant_id uuid not null references kernel.tenants (id),
  id uuid not null,
  gateway text not null,
  event_id text not null,
  reference text not null,
  headers jsonb not null,
  body bytea not null,
  received_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, gateway, event_id)
);
create index inbox_reference on payments.inbox (tenant_id, reference);
select kernel.protect_append_only('payments.inbox');
