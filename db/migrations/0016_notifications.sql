-- A tenant's own words for a message. Where none stand, the product's are used.
create table notifications.templates (
  tenant_id uuid not null references kernel.tenants (id),
  template text not null check (length(template) <= 60),
  locale text not null check (locale in ('id', 'en')),
  subject text not null check (length(subject) between 1 and 160),
  body text not null check (length(body) between 1 and 4000),
  updated_at timestamptz not null default now(),
  updated_by uuid,
  primary key (tenant_id, template, locale),
  foreign key (tenant_id, updated_by) references kernel.people (tenant_id, id)
);
create index templates_updated_by on notifications.templates (tenant_id, updated_by);
select kernel.protect('notifications.templates');
