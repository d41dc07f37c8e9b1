import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { newId } from '#kernel/db/id.ts'
import { oneMember } from '../members/controls.ts'
import { openOutlet } from '../outlets/testing.ts'
import { oneReseller } from '../resellers/making.ts'
import { cart, openShop, type Shop } from '../testing.ts'
import { oneProduct } from './controls.ts'

/* What goes with goods that nobody ever had, and what keeps goods. */

let house: TestHouse
let shop: Shop
before(async () => {
  house = await openHouse({ worker: false })
  shop = await openShop(house, 'toko-hapus')
})
after(() => house.close())

type Body = Record<string, unknown>
type Variant = Body & { id: string; name: string }
type Edited = Body & { revision: number; variants: Variant[]; relatedIds: string[] }

const count = async (table: string, column: string, id: string) =>
  (await shop.world.sql(`select count(*)::int as n from store.${table} where ${column} = $1`, [id]))[0]!.n as number
const read = (id: string) => shop.world.call('store.editProduct', { id }) as Promise<Edited>
const remove = async (id: string) => {
  const answer = await shop.asOwner('DELETE', `/admin/products/${id}`)
  return [answer.status, answer.status === 204 ? '' : ((await answer.json()) as { code: string }).code] as const
}
const save = async (id: string, changes: Body) => {
  const { slug, revision, ...now } = await read(id)
  const history = ['id', 'kind', 'status', 'pauseReason', 'featured', 'soldCount', 'createdAt', 'updatedAt']
  const fields = Object.fromEntries(Object.entries(now).filter(([name]) => !history.includes(name)))
  const answer = await shop.asOwner('PUT', `/admin/products/${id}`, { ...fields, slug, revision, ...changes })
  return [answer.status, ((await answer.json()) as { code?: string }).code ?? ''] as const
}

let labels = 0
/** Everything a shop and its people can set for a variant without anybody having bought it. */
async function surround(variantId: string): Promise<void> {
  const outlet = await openOutlet(shop, {
    label: `kios-hapus-${++labels}`,
    name: 'Kios Hapus',
    add: { basisPoints: 1_000 },
  })
  const { reseller } = outlet
  const price = { variantId, priceIdr: 9_000, offBasisPoints: null }
  const cells = [
    { ...price, tierId: reseller.tierId },
    { ...price, resellerId: reseller.id },
  ]
  await shop.world.call('store.savePriceMatrix', { cells })
  const own = await outlet.mine('PUT', '/reseller/mini-shop/goods', {
    goods: [{ variantId, priceIdr: 30_000, hidden: false }],
  })
  assert.ok(own.ok, await own.clone().text())
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
  const flash = { variantId, priceIdr: 8_000, startsAt: at(-1), endsAt: at(1), cap: 3 }
  const { id: flashId } = (await shop.world.call('store.createFlashSale', flash)) as { id: string }
  const { tenant } = shop
  for (const [text, values] of [
    [
      'insert into store.sandbox_stock (tenant_id, reseller_id, variant_id, units) values ($1, $2, $3, 25)',
      [tenant.id, reseller.id, variantId],
    ],
    [
      "insert into store.waiting (tenant_id, id, variant_id, flash_sale_id, email) values ($1, gen_random_uuid(), $2, $3, 'rina@contoh.id')",
      [tenant.id, variantId, flashId],
    ],
  ] as const)
    await shop.world.sql(text, [...values])
  for (const table of SURROUNDING) assert.ok((await count(table, 'variant_id', variantId)) > 0, table)
}
const SURROUNDING = ['reseller_prices', 'outlet_goods', 'flash_sales', 'sandbox_stock', 'waiting']

test('a variant that was never sold goes with its prices, flash sales, wishes and what was tried out', async () => {
  const variants = [
    { name: 'A', priceIdr: 10_000 },
    { name: 'B', priceIdr: 20_000 },
  ]
  const { id } = await oneProduct(shop.world, { name: 'Satu Pergi', variants })
  const [a, b] = (await read(id)).variants
  await surround(b!.id)
  assert.deepEqual(await save(id, { variants: [a] }), [200, ''])
  for (const table of SURROUNDING) assert.equal(await count(table, 'variant_id', b!.id), 0, table)
  assert.deepEqual(
    (await read(id)).variants.map(({ name }) => name),
    ['A'],
  )
})

test('a product that was never sold goes with all of it; what members told stays with another that asks the same', async () => {
  const inputs = [{ key: 'userid', label: 'ID pemain', type: 'number', required: true, help: '' }]
  const gone = await oneProduct(shop.world, { name: 'Akan Pergi', inputs })
  const stays = await oneProduct(shop.world, { name: 'Tetap Ada', inputs, relatedIds: [gone.id] })
  await surround(gone.variantId)
  const member = await oneMember(shop.world)
  for (const [asks, label] of [
    ['userid', 'Utama'],
    ['userid,zone', 'Yang dulu'],
  ])
    await shop.world.sql(
      `insert into store.saved_targets (tenant_id, id, person_id, asks, product_id, label, target, target_key)
       values ($1, $2, $3, $4, $5, $6, '{"userid":"1234"}', repeat('a', 64))`,
      [shop.tenant.id, newId(), member.id, asks, gone.id, label],
    )
  assert.deepEqual(await remove(gone.id), [204, ''])
  assert.deepEqual(await remove(gone.id), [404, 'not-found'])
  for (const table of SURROUNDING) assert.equal(await count(table, 'variant_id', gone.variantId), 0, table)
  const kept = await shop.world.sql('select label, product_id from store.saved_targets where person_id = $1', [
    member.id,
  ])
  assert.deepEqual(kept, [{ label: 'Utama', product_id: stays.id }])
  // The one it was related to can be saved as before.
  assert.deepEqual((await read(stays.id)).relatedIds, [])
  assert.deepEqual(await save(stays.id, { name: 'Tetap Ada Juga' }), [200, ''])
})

test('a product whose own variants make its bundle can be deleted; one that stands in another’s cannot', async () => {
  const { id } = await oneProduct(shop.world, { name: 'Isi Sendiri' })
  const [only] = (await read(id)).variants
  const bundle = { name: 'Dua', priceIdr: 40_000, parts: [{ variantId: only!.id, quantity: 2 }] }
  assert.deepEqual(await save(id, { variants: [only, bundle] }), [200, ''])
  const parts = [{ variantId: only!.id, quantity: 1 }]
  const other = await oneProduct(shop.world, { name: 'Paket Lain', variants: [{ name: 'P', priceIdr: 1_000, parts }] })
  assert.deepEqual(await remove(id), [409, 'product-used'])
  assert.deepEqual(await remove(other.id), [204, ''])
  assert.deepEqual(await remove(id), [204, ''])
})

test('goods with a history stay with their prices, and are archived instead', async () => {
  const { productId, variantId } = await shop.stock(1)
  await surround(variantId)
  await shop.placed(cart(variantId))
  assert.deepEqual(await remove(productId), [409, 'product-used'])
  assert.ok((await count('reseller_prices', 'variant_id', variantId)) > 0)
  const archived = await shop.asOwner('PUT', `/admin/products/${productId}/status`, { status: 'archived' })
  assert.equal(archived.status, 204)
  assert.equal((await read(productId))['status'], 'archived')
})

test('of prices that are set while the variant is deleted, none is refused by the database', async () => {
  const reseller = await shop.world.inside((ctx) => oneReseller(ctx))
  for (let round = 0; round < 10; round++) {
    const { id, variantId } = await oneProduct(shop.world, { name: `Serentak ${round}` })
    const cells = [{ variantId, tierId: reseller.tierId, priceIdr: 1_000, offBasisPoints: null }]
    const [deleted, set] = await Promise.all([remove(id), shop.asOwner('PUT', '/admin/pricing', { cells })])
    assert.deepEqual(deleted, [204, ''])
    assert.ok([200, 404].includes(set.status), await set.clone().text())
    assert.equal(await count('reseller_prices', 'variant_id', variantId), 0)
  }
})

test('whatever else comes to refer to goods has to say whether it keeps them or goes with them', async () => {
  const keys = await shop.world.sql(
    `select distinct c.conrelid::regclass::text as name, c.confrelid::regclass::text as goods from pg_constraint c
     where c.contype = 'f' and c.confdeltype <> 'c'
       and c.confrelid in ('store.variants'::regclass, 'store.products'::regclass) order by goods, name`,
  )
  assert.deepEqual(
    keys.map(({ name, goods }) => `${goods as string} ${name as string}`),
    [
      ['store.products', ['order_items', 'reviews', 'saved_targets', 'variants']],
      [
        'store.variants',
        [
          ...['batches', 'bundle_items', 'flash_sales', 'order_items', 'product_files', 'reseller_prices'],
          ...['shared_accounts', 'stock_events', 'stock_items', 'waiting'],
        ],
      ],
    ].flatMap(([goods, names]) => (names as string[]).map((name) => `${goods as string} store.${name}`)),
  )
})

test('whoever orders goods in the moment they are deleted hears that they are gone', async () => {
  const goods = await shop.stock(0, { kind: 'invite' })
  const admin = new pg.Client({ connectionString: house.database.adminUrl })
  await admin.connect()
  try {
    await admin.query('begin')
    await admin.query('delete from store.variants where id = $1', [goods.variantId])
    const answer = shop.order(cart(goods.variantId))
    const waits =
      "select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"
    await waitFor(async () => (await admin.query<{ n: number }>(waits)).rows[0]!.n > 0)
    await admin.query('commit')
    const { status } = await answer
    const { code } = (await (await answer).json()) as { code: string }
    assert.deepEqual([status, code], [409, 'product-gone'])
  } finally {
    await admin.end()
  }
  assert.equal(await count('order_items', 'variant_id', goods.variantId), 0)
})
