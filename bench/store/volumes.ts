import pg from 'pg'
import { fillShop } from './fill.ts'

export const SHOPS = 50
export const PRODUCTS = 2_000
/** The last shop is a large one, for searching. */
export const LARGE = 20_000

/** Shops with their catalogues and stock; returns their ids, the large one last. */
export async function fillShops(adminUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query(
      `insert into kernel.tenants (id, kind, slug, vertical, name, status)
       select uuidv7(), 'client', 'toko-' || lpad(n::text, 3, '0'), 'store', 'Toko Nomor ' || n, 'live'
       from generate_series(1, ${SHOPS + 1}) n`,
    )
    await client.query(
      `insert into kernel.domains (kind, name, tenant_id, verified_at)
       select 'subdomain', slug, id, now() from kernel.tenants where kind = 'client'`,
    )
    const { rows } = await client.query<{ id: string }>(
      "select id from kernel.tenants where kind = 'client' order by slug",
    )
    for (const [place, { id }] of rows.entries()) {
      await fillShop(
        (text, values) => client.query(text, values),
        id,
        place === SHOPS ? LARGE : PRODUCTS,
        place === SHOPS ? 1 : 12,
      )
    }
    await client.query('vacuum analyze')
    return rows.map(({ id }) => id)
  } finally {
    await client.end()
  }
}
