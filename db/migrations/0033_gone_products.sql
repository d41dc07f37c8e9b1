-- Products that were shown and are not there any more: programs that keep a copy of the catalogue are still to hear it.
set local role ruko_owner;

create table store.gone_products (
  tenant_id uuid not null references kernel.tenants (id),
  -- As it was called last; the product itself may be deleted.
  id uuid not null,
  slug text not null,
  name text not null,
  kind text not null check (kind in ('stock', 'shared', 'invite', 'file')),
  gone_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
create index gone_products_at on store.gone_products (tenant_id, gone_at);
select kernel.protect('store.gone_products');
