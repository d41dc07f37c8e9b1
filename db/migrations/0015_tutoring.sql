-- The tutoring site complete: a content of sections that is edited, previewed and published as a whole; articles; and
-- the registrations that come in.

-- `revision` counts edits of the draft, so that of two people who edit at once the second hears of it.
create table tutoring.sites (
  tenant_id uuid not null references kernel.tenants (id),
  draft jsonb not null,
  revision integer not null default 1,
  published jsonb,
  published_revision integer,
  updated_at timestamptz not null default now(),
  published_at timestamptz,
  primary key (tenant_id)
);
select kernel.protect('tutoring.sites');

-- Every published content, to look back at and to return to.
create table tutoring.site_versions (
  tenant_id uuid not null references kernel.tenants (id),
  id uuid not null,
  content jsonb not null,
  published_by uuid,
  published_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, published_by) references kernel.people (tenant_id, id)
);
create index site_versions_published_by on tutoring.site_versions (tenant_id, published_by);
select kernel.protect('tutoring.site_versions');

create table tutoring.articles (
  tenant_id uuid not null references kernel.tenants (id),
  id uuid not null,
  slug text not null check (slug ~ '^[a-z0-9]([a-z0-9-]{0,78}[a-z0-9])?$'),
  title text not null check (length(title) between 1 and 120),
  summary text not null default '' check (length(summary) <= 300),
  -- Markdown without HTML.
  body text not null default '' check (length(body) <= 40000),
  cover_id uuid,
  status text not null default 'draft' check (status in ('draft', 'published')),
  published_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, slug),
  check ((status = 'published') <= (published_at is not null))
);
create index articles_published on tutoring.articles (tenant_id, published_at desc, id) where status = 'published';
select kernel.protect('tutoring.articles');

create table tutoring.registrations (
  tenant_id uuid not null references kernel.tenants (id),
  id uuid not null,
  number text not null,
  name text not null check (length(name) between 1 and 120),
  whatsapp text not null check (length(whatsapp) between 8 and 20),
  email text check (length(email) <= 254),
  school text not null default '' check (length(school) <= 120),
  -- The programme as it was called then; the site's content may change later.
  programme_id uuid,
  programme_name text not null default '' check (length(programme_name) <= 120),
  note text not null default '' check (length(note) <= 1000),
  status text not null default 'new' check (status in ('new', 'contacted', 'enrolled', 'declined')),
  remark text not null default '' check (length(remark) <= 1000),
  consented_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  handled_by uuid,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, handled_by) references kernel.people (tenant_id, id)
);
create index registrations_status on tutoring.registrations (tenant_id, status, id);
create index registrations_handled_by on tutoring.registrations (tenant_id, handled_by);
select kernel.protect('tutoring.registrations');

-- What the sites said so far becomes their first content. Every tenant is visited, because the fence holds here too.
do $$
declare one record;
begin
  for one in select id from kernel.tenants where vertical = 'tutoring' loop
    perform set_config('app.tenant_id', one.id::text, true);
    insert into tutoring.sites (tenant_id, draft, published, published_revision, published_at)
    select one.id, made.content, made.content, 1, now()
    from (
      select jsonb_build_object(
        'contact', jsonb_build_object('whatsapp', profile.whatsapp, 'email', profile.email, 'address', profile.address),
        'sections', jsonb_build_array(
          jsonb_build_object('id', gen_random_uuid(), 'type', 'hero', 'visible', true,
            'headline', profile.headline, 'intro', profile.intro,
            'primary', jsonb_build_object('label', 'Tanya lewat WhatsApp', 'target', 'whatsapp', 'url', ''),
            'secondary', jsonb_build_object('label', 'Lihat program', 'target', 'programmes', 'url', '')),
          jsonb_build_object('id', gen_random_uuid(), 'type', 'programmes', 'visible', true,
            'items', coalesce((
              select jsonb_agg(jsonb_build_object('id', id, 'name', name, 'summary', summary, 'schedule', schedule,
                'priceIdr', price_idr) order by position)
              from tutoring.programmes where tenant_id = one.id), '[]'::jsonb)),
          jsonb_build_object('id', gen_random_uuid(), 'type', 'registration', 'visible', true),
          jsonb_build_object('id', gen_random_uuid(), 'type', 'contact', 'visible', true)
        )
      ) as content
      from tutoring.profiles profile where profile.tenant_id = one.id
    ) made;
  end loop;
  perform set_config('app.tenant_id', '', true);
end $$;

drop table tutoring.programmes;
drop table tutoring.profiles;
