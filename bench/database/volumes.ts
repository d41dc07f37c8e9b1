import pg from 'pg'

export const TENANTS = 50
const PROGRAMMES = 24
const ORDERS = 20_000

/**
 * Fills a migrated database as it looks after some time: 50 sites with their programmes, and 20,000 orders with
 * invoices, story, charges, money and messages in the platform's own tenant. Returns the sites' ids.
 */
export async function fillDatabase(adminUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    for (const statement of [...sites, ...orders]) await client.query(statement)
    await client.query('vacuum analyze')
    const { rows } = await client.query<{ id: string }>(
      "select id from kernel.tenants where kind = 'client' order by slug",
    )
    return rows.map(({ id }) => id)
  } finally {
    await client.end()
  }
}

const sites = [
  `insert into kernel.tenants (id, kind, slug, vertical, name, status)
   select uuidv7(), 'client', 'situs-' || lpad(n::text, 3, '0'), 'tutoring', 'Bimbel Nomor ' || n, 'live'
   from generate_series(1, ${TENANTS}) n`,
  `insert into kernel.domains (kind, name, tenant_id, verified_at)
   select 'subdomain', slug, id, now() from kernel.tenants where kind = 'client'`,
  // The content of a site is one document.
  `insert into tutoring.sites (tenant_id, draft, published, published_revision, published_at)
   select t.id, made.content, made.content, 1, now() from kernel.tenants t, lateral (select jsonb_build_object(
     'contact', jsonb_build_object('whatsapp', '+6281200000001', 'email', t.slug || '@contoh.id', 'address', 'Jl. Merpati 7'),
     'sections', jsonb_build_array(
       jsonb_build_object('id', gen_random_uuid(), 'type', 'hero', 'visible', true,
         'headline', 'Siap lolos seleksi bersama ' || t.name, 'intro', 'Latihan terarah dari akademik sampai jasmani.'),
       jsonb_build_object('id', gen_random_uuid(), 'type', 'programmes', 'visible', true, 'items', (
         select jsonb_agg(jsonb_build_object('id', gen_random_uuid(), 'name', 'Program ' || n,
           'summary', 'Akademik, psikotes, dan latihan jasmani, lengkap dengan try out berkala.',
           'schedule', 'Senin, Rabu, Jumat 16.00–18.30 WIB', 'priceIdr', 1500000 + n * 25000))
         from generate_series(0, ${PROGRAMMES - 1}) n)))) as content) made
   where t.kind = 'client'`,
]

const platform = "'00000000-0000-7000-8000-000000000001'::uuid"

/** A past order's row id, made from its number so that every table can name it. */
const id = (kind: number) => `('0190${kind}000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`
const past = `from generate_series(1, ${ORDERS}) n`

const orders = [
  `insert into platform.orders (tenant_id, id, number, token, status, vertical, package, package_name, scheme, total_idr,
     business_name, slug, brand, owner_name, owner_email, owner_whatsapp, owner_address, locale, consented_at)
   select ${platform}, ${id(1)}, 'RK-250101-' || lpad(n::text, 6, '0'), md5('o' || n), 'active', 'tutoring', 'basic', 'Basic', 'dp',
     999000, 'Bimbel Lama ' || n, 'lama-' || n, '{"primary":"#12355b","accent":"#d7263d"}', 'Rangga Wiratama',
     'lama-' || n || '@contoh.id', '+6281200000001', 'Jl. Merpati 7, Magelang', 'id', now() ${past}`,
  `insert into kernel.slug_holds (slug, holder_id) select 'lama-' || n, ${id(1)} ${past}`,
  ...[
    [2, 'dp', 500000, 'A'],
    [3, 'settlement', 499000, 'B'],
  ].map(
    ([kind, name, amount, suffix]) => `insert into platform.invoices
     (tenant_id, id, order_id, number, token, kind, amount_idr, status, paid_at)
   select ${platform}, ${id(Number(kind))}, ${id(1)}, 'RK-250101-' || lpad(n::text, 6, '0') || '-${suffix}', md5('${name}' || n),
     '${name}', ${amount}, 'paid', now() ${past}`,
  ),
  `insert into platform.order_events (tenant_id, id, order_id, event)
   select ${platform}, uuidv7(), ${id(1)}, event ${past}, unnest(array['placed', 'paid_dp', 'built', 'paid_settlement']) event`,
  `insert into payments.intents (tenant_id, id, reference, gateway, for_kind, for_id, method, amount_idr, status, expires_at)
   select ${platform}, ${id(4)}, 'RK' || upper(substr(md5('r' || n), 1, 23)), 'in-process', 'platform.invoice', ${id(2)}, 'qris', 500000,
     'paid', now() ${past}`,
  `insert into payments.captures
     (tenant_id, id, intent_id, gateway, gateway_payment_id, amount_idr, fee_idr, outcome, paid_at)
   select ${platform}, ${id(5)}, ${id(4)}, 'in-process', 'lama-' || n, 500000, 3500, 'exact', now() ${past}`,
  `insert into ledger.accounts (tenant_id, code) select ${platform}, unnest(array['assets:gateway', 'liabilities:unallocated'])`,
  `insert into ledger.entries (tenant_id, id, kind, source, request_id)
   select ${platform}, ${id(6)}, 'receipt', 'capture/' || ${id(5)}, 'bench' ${past}`,
  `insert into ledger.legs (tenant_id, entry_id, position, account, amount_idr, party)
   select ${platform}, ${id(6)}, side.position, side.account, side.amount, null ${past},
     (values (1, 'assets:gateway', 500000), (2, 'liabilities:unallocated', -500000)) as side (position, account, amount)`,
  `insert into notifications.messages
     (tenant_id, id, dedupe, channel, template, recipient, subject, body, status, sent_at)
   select ${platform}, uuidv7(), 'order_placed/' || ${id(1)}, 'email', 'order_placed', 'lama-' || n || '@contoh.id', 'Pesanan', '',
     'sent', now() ${past}`,
  `insert into kernel.facts (tenant_id, id, name, payload, actor_kind, request_id)
   select ${platform}, uuidv7(), 'platform.order_placed', '{}', 'anonymous', 'bench' ${past}`,
  `insert into audit.entries (tenant_id, id, actor_kind, actor_name, action, subject, request_id)
   select ${platform}, uuidv7(), 'system', 'payments.settle', 'ledger.receipt', (${id(5)})::text, 'bench' ${past}`,
]
