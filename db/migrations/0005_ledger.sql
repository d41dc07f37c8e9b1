-- Double entry in whole rupiah. An entry and its legs are written once; a correction is another entry.

create schema ledger;
grant usage on schema ledger to ruko_app, ruko_platform;

create table ledger.accounts (
  tenant_id uuid not null references kernel.tenants (id),
  code text not null check (code ~ '^(assets|liabilities|income|expenses):[a-z_]+$'),
  primary key (tenant_id, code)
);
select kernel.protect('ledger.accounts');
revoke update, delete on ledger.accounts from ruko_app, ruko_platform;

-- `source` names what caused the entry (`capture/<id>`); the same source cannot be posted twice.
create table ledger.entries (
  tenant_id uuid not null references kernel.tenants (id),
  id uuid not null,
  kind text not null,
  source text not null,
  at timestamptz not null default now(),
  request_id text not null,
  primary key (tenant_id, id),
  unique (tenant_id, kind, source)
);
select kernel.protect_append_only('ledger.entries');

-- Debits are positive, credits negative. `party` says whose the amount is (an order), where that matters.
create table ledger.legs (
  tenant_id uuid not null,
  entry_id uuid not null,
  position smallint not null,
  account text not null,
  amount_idr bigint not null check (amount_idr <> 0),
  party text,
  primary key (tenant_id, entry_id, position),
  foreign key (tenant_id, entry_id) references ledger.entries (tenant_id, id),
  foreign key (tenant_id, account) references ledger.accounts (tenant_id, code)
);
create index legs_account on ledger.legs (tenant_id, account, party) include (amount_idr);
select kernel.protect_append_only('ledger.legs');

-- Checked when the transaction ends: whatever was written, each entry it touched sums to zero.
create function ledger.check_balance() returns trigger
language plpgsql as $$
declare
  difference bigint;
begin
  select sum(amount_idr) into difference from ledger.legs
  where tenant_id = new.tenant_id and entry_id = new.entry_id;
  if difference <> 0 then
    raise exception 'ledger entry % is out of balance by %', new.entry_id, difference using errcode = '23514';
  end if;
  return null;
end $$;
create constraint trigger legs_balance after insert on ledger.legs
  deferrable initially deferred for each row execute function ledger.check_balance();
