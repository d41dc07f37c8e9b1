import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import { atOutlet } from '#kernel/tenancy/outlets.ts'
import { listProducts } from '../catalogue/list.ts'
import type { ListProducts } from '../catalogue/schemas.ts'
import { openShop, type Shop } from '../testing.ts'
import { outletPrices, productsHere } from './prices.ts'
import { openOutlet, type TestOutlet } from './testing.ts'

/* The list of a mini-shop in a shop of 6,000 variants: right in any order, and not made price by price. */

const PRODUCTS = 2_000

let house: TestHouse
let shop: Shop
let outlet: TestOutlet
before(async () => {
  house = await openHouse({ worker: false })
  shop = await openShop(house, 'toko-besar')
  outlet = await openOutlet(shop, { label: 'kios-besar', name: 'Kios Besar', add: { basisPoints: 1_000 } })
  await fill()
})
after(() => house.close())

/**
 * Every sort of price there is, spread without a pattern: of the level, of the reseller, of the outlet, hidden, of variants
 * that nobody sees, and many products that cost the same. Every tenth product is hidden whole.
 */
async function fill(): Promise<void> {
  const run = (text: string, ...values: unknown[]) => shop.world.sql(text, [shop.tenant.id, ...values])
  await run(
    `insert into store.products (tenant_id, id, slug, name, kind, status, from_idr, sold_count)
     select $1, gen_random_uuid(), 'barang-' || n, 'Barang ' || n, 'stock', case when n % 17 = 0 then 'archived' else 'active' end,
       1000 * (1 + n * 7919 % 300), n * 7907 % 5000 from generate_series(1, $2::int) n`,
    PRODUCTS,
  )
  await run(`insert into store.variants (tenant_id, id, product_id, name, price_idr, cost_idr, visible)
    select p.tenant_id, gen_random_uuid(), p.id, 'V' || n, p.from_idr + n * 700, p.from_idr * (5 + n) / 10, n < 2 or p.sold_count % 3 > 0
    from store.products p cross join generate_series(0, 2) n where p.tenant_id = $1`)
  const some = (share: number, of: string) =>
    `from store.variants v join store.products p on p.tenant_id = v.tenant_id and p.id = v.product_id
     where v.tenant_id = $1 and p.sold_count % ${share} = ${of}`
  const { tierId, id: resellerId } = outlet.reseller
  await run(
    `insert into store.reseller_prices (tenant_id, id, variant_id, tier_id, off_basis_points)
     select $1, gen_random_uuid(), v.id, $2, 1500 ${some(4, '1')}`,
    tierId,
  )
  await run(
    `insert into store.reseller_prices (tenant_id, id, variant_id, reseller_id, price_idr)
     select $1, gen_random_uuid(), v.id, $2, v.price_idr / 2 ${some(7, '2')}`,
    resellerId,
  )
  await run(
    `insert into store.outlet_goods (tenant_id, outlet_id, variant_id, price_idr, hidden)
     select $1, $2, v.id, v.price_idr + 900, p.sold_count % 10 = 0 or v.name = 'V0' ${some(5, '0')}`,
    outlet.id,
  )
  await house.sql(shop.tenant.id, 'analyze store.products, store.variants, store.reseller_prices, store.outlet_goods')
}

const inside = <T>(work: (ctx: Ctx) => Promise<T>) =>
  house.inside(shop.tenant, (ctx) => work(atOutlet(ctx, { id: outlet.id, name: 'Kios Besar', label: outlet.label })))

type Shown = { id: string; price: number; name: string; sold: number }

/** What is sold there, price by price, without any list. */
async function slowly(): Promise<Shown[]> {
  const [products, prices] = await inside((ctx) =>
    Promise.all([
      ctx.tx.all(sql<Shown & { status: string }>`select id, name, sold_count as sold, status from store.products
        where tenant_id = ${ctx.tenant.id}`),
      ctx.tx.all(
        sql<{
          product_id: string
          price_idr: number
        }>`select x.product_id, x.price_idr from ${outletPrices(ctx, outlet.id)} x`,
      ),
    ]),
  )
  const least = new Map<string, number>()
  for (const { product_id: id, price_idr: price } of prices)
    least.set(id, Math.min(price, least.get(id) ?? Number.POSITIVE_INFINITY))
  return products
    .filter(({ id, status }) => status === 'active' && least.has(id))
    .map((one) => ({ ...one, price: least.get(one.id)! }))
}

/** All pages of a list, one behind the other. */
async function pages(wish: Partial<ListProducts>): Promise<[string, number][]> {
  const seen: [string, number][] = []
  for (let cursor: string | undefined; ;) {
    const page = await inside((ctx) => listProducts(ctx, { limit: 48, ...wish, ...(cursor ? { cursor } : {}) }))
    seen.push(...page.items.map(({ id, fromIdr }): [string, number] => [id, fromIdr]))
    if (!page.nextCursor) return seen
    cursor = page.nextCursor
  }
}

const byId = (a: Shown, b: Shown) => (a.id < b.id ? -1 : 1)
const sorts = {
  cheapest: (a: Shown, b: Shown) => a.price - b.price || byId(a, b),
  dearest: (a: Shown, b: Shown) => b.price - a.price || byId(b, a),
  best: (a: Shown, b: Shown) => b.sold - a.sold || byId(b, a),
  newest: (a: Shown, b: Shown) => byId(b, a),
} as const

test('every page of every order has the goods and prices that are found one by one', async () => {
  const all = await slowly()
  assert.ok(all.length > PRODUCTS * 0.7 && all.length < PRODUCTS * 0.95, String(all.length))
  for (const [sort, compare] of Object.entries(sorts)) {
    const wanted = all.toSorted(compare).map(({ id, price }) => [id, price])
    assert.deepEqual(await pages({ sort: sort as keyof typeof sorts }), wanted, sort)
  }
})

test('so do those within a price, in an order that is not by price as well', async () => {
  const all = await slowly()
  const [minIdr, maxIdr] = [60_000, 90_000]
  for (const sort of ['cheapest', 'best'] as const) {
    const within = all.filter(({ price }) => price >= minIdr && price <= maxIdr)
    assert.ok(within.length > 50)
    const wanted = within.toSorted(sorts[sort]).map(({ id, price }) => [id, price])
    assert.deepEqual(await pages({ sort, minIdr, maxIdr }), wanted)
  }
})

test('both ways to read products are the same products', async () => {
  const [few, all] = await inside((ctx) => {
    const read = (reads: 'few' | 'all') =>
      ctx.tx.all(
        sql<object>`select p.* from ${productsHere(ctx, reads)} p where p.tenant_id = ${ctx.tenant.id} order by p.id`,
      )
    return Promise.all([read('few'), read('all')])
  })
  assert.ok(few.length > PRODUCTS * 0.7)
  assert.deepEqual(all, few)
})

test('sorted by price, the goods are read once and not product by product', async () => {
  const blocks = (reads: 'few' | 'all') =>
    inside(async (ctx) => {
      const rows = await ctx.tx.all(sql<Record<string, [Explained]>>`explain (analyze, buffers, format json)
        select p.id from ${productsHere(ctx, reads)} p where p.tenant_id = ${ctx.tenant.id} order by p.from_idr, p.id limit 25`)
      return Object.values(rows[0]!)[0]![0].Plan['Shared Hit Blocks']
    })
  const [slow, fast] = [await blocks('few'), await blocks('all')]
  assert.ok(fast * 20 < slow, `${fast} blocks, and ${slow} product by product`)
})

type Explained = { Plan: { 'Shared Hit Blocks': number } }
