-- Pictures that people upload: re-encoded by us and kept as blobs outside the database, by the hash of their content.

create schema files;
grant usage on schema files to ruko_app, ruko_platform;

-- A picture nobody has kept (`kept_at`) is removed some days later: an upload of an order that was never placed.
create table files.images (
  tenant_id uuid not null references kernel.tenants (id),
  id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  purpose text not null check (purpose in ('logo', 'picture')),
  width integer not null check (width between 1 and 4096),
  height integer not null check (height between 1 and 4096),
  bytes integer not null check (bytes > 0),
  name text not null default '' check (length(name) <= 120),
  -- The logo's leading colours, most first, as #rrggbb.
  colours text[] not null default '{}' check (cardinality(colours) <= 8),
  -- It has see-through parts.
  alpha boolean not null default false,
  uploaded_by text not null check (uploaded_by in ('anonymous', 'person', 'key', 'system')),
  created_at timestamptz not null default now(),
  kept_at timestamptz,
  primary key (tenant_id, id)
);
create index images_unkept on files.images (tenant_id, created_at) where kept_at is null;
create index images_sha256 on files.images (tenant_id, sha256);
select kernel.protect('files.images');
