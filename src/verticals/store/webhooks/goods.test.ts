import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Webhook } from 'standardwebhooks'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { openReceiver } from '../../../../tests/support/receiver.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { newId } from '#kernel/db/id.ts'
import { deleteVariants } from '../catalogue/removal-queries.ts'
import { oneKey, oneReseller } from '../partner/controls.ts'
import { openShop, type Shop } from '../testing.ts'
import { tellGoods } from './goods.ts'
import { changesOf, type Told } from './goods-rules.ts'

let house: TestHouse
let shop: Shop
before(async () => {
  house = await openHouse()
  shop = await openShop(house, 'toko-kabar')
})
after(() => house.close())

test('what is new, edited, dearer, sold out or gone is told as what it is, and nothing else is', () => {
  const one = (variantId: string, changes: Partial<Told> = {}): Told => {
    return { variantId, productId: `p-${variantId[0]}`, priceIdr: 1_000, inStock: true, digest: 'x', ...changes }
  }
  const before = [one('a1'), one('a2'), one('b1'), one('c1'), one('d1')]
  const now = [one('a1', { priceIdr: 2_000 }), one('b1', { inStock: false }), one('d1', { digest: 'y' }), one('e1')]
  const { messages, upserts, gone } = changesOf(before, now)
  assert.deepEqual(messages, [
    { kind: 'product.removed', items: [{ productId: 'p-c' }] },
    { kind: 'product.changed', items: [{ productId: 'p-e' }, { productId: 'p-d' }, { productId: 'p-a' }] },
    { kind: 'product.price_changed', items: [{ productId: 'p-a', variantId: 'a1', priceIdr: 2_000 }] },
    { kind: 'product.stock_changed', items: [{ productId: 'p-b', variantId: 'b1', available: false }] },
  ])
  assert.deepEqual(
    [upserts.map(({ variantId }) => variantId), gone.map(({ variantId }) => variantId)],
    [
      ['e1', 'd1', 'a1', 'b1'],
      ['a2', 'c1'],
    ],
  )
  assert.deepEqual(changesOf(now, now), { upserts: [], gone: [], messages: [] })
})

test('a reseller hears of prices and stock of their own view, and the look goes on by itself', async () => {
  const { variantId, productId } = await shop.stock(1, { priceIdr: 10_000 })
  const rina = await oneReseller(shop.world)
  const { key } = await oneKey(shop.world, rina)
  const ask = (method: string, path: string, body: object) =>
    house.fetch(shop.tenant.host, `/api/v1/reseller${path}`, {
      method,
      headers: { authorization: `Bearer ${key}` },
      body: JSON.stringify(body),
    })
  const receiver = await openReceiver()
  const form = { name: 'Bot', url: receiver.url, events: ['product.price_changed', 'product.stock_changed'] }
  const { secret } = (await (await ask('POST', '/webhooks', form)).json()) as { secret: string }
  const kept = 'select variant_id from store.webhook_goods where person_id = $1'
  await waitFor(async () => (await shop.world.sql(kept, [rina.personId])).length > 0)
  const look = () => house.inside(shop.tenant, (ctx) => tellGoods(ctx, rina.personId))
  await look()
  assert.equal(receiver.seen.length, 0)
  await shop.world.sql('update store.variants set price_idr = 20000 where id = $1', [variantId])
  await shop.world.sql("update store.products set name = 'Nama baru' where id = $1", [productId])
  await shop.world
    .sql("update store.stock_items set status = 'void' where variant_id = $1", [variantId])
    .catch(() => shop.world.sql('delete from store.stock_items where variant_id = $1', [variantId]))
  await look()
  await waitFor(async () => receiver.seen.length === 2)
  const told = receiver.seen.map(
    ({ body, headers }) =>
      new Webhook(secret).verify(body, headers as Record<string, string>) as {
        type: string
        data: { items: object[] }
      },
  )
  assert.deepEqual(
    told.toSorted((a, b) => (a.type < b.type ? -1 : 1)).map(({ type, data }) => [type, data.items]),
    [
      ['product.price_changed', [{ productId, variantId, priceIdr: 16_000 }]],
      ['product.stock_changed', [{ productId, variantId, available: false }]],
    ],
  )
  await look()
  const next = await shop.world.sql('select count(*)::int as n from store.webhook_events where person_id = $1', [
    rina.personId,
  ])
  assert.equal(next[0]!.n, 2)
  await receiver.close()
})

test('a product that the shop deletes is told as removed, and a variant as a change of its product', async () => {
  const [gone, less] = [await shop.stock(0), await shop.stock(0)]
  const second = newId()
  await shop.world.sql(
    "insert into store.variants (tenant_id, id, product_id, name, price_idr) values ($1, $2, $3, '3 bulan', 60000)",
    [shop.tenant.id, second, less.productId],
  )
  const sari = await oneReseller(shop.world)
  const receiver = await openReceiver()
  const made = await house.fetch(shop.tenant.host, '/api/v1/reseller/webhooks', {
    method: 'POST',
    headers: { authorization: `Bearer ${(await oneKey(shop.world, sari)).key}` },
    body: JSON.stringify({ name: 'Bot', url: receiver.url, events: ['product.removed', 'product.changed'] }),
  })
  assert.equal(made.status, 201)
  const known = async () =>
    (await shop.world.sql('select variant_id from store.webhook_goods where person_id = $1', [sari.personId])).map(
      ({ variant_id }) => variant_id,
    )
  const all = [gone.variantId, less.variantId, second]
  await waitFor(async () => {
    const ids = await known()
    return all.every((id) => ids.includes(id))
  })
  assert.equal((await shop.asOwner('DELETE', `/admin/products/${gone.productId}`)).status, 204)
  await shop.world.inside((ctx) => deleteVariants(ctx, [second]))
  await house.inside(shop.tenant, (ctx) => tellGoods(ctx, sari.personId))
  await waitFor(async () => receiver.seen.length === 2)
  const told = receiver.seen.map(({ body }) => JSON.parse(body) as { type: string; data: { items: object[] } })
  assert.deepEqual(
    told.toSorted((a, b) => (a.type < b.type ? -1 : 1)).map(({ type, data }) => [type, data.items]),
    [
      ['product.changed', [{ productId: less.productId }]],
      ['product.removed', [{ productId: gone.productId }]],
    ],
  )
  assert.deepEqual(
    (await known()).filter((id) => all.includes(id as string)),
    [less.variantId],
  )
  await receiver.close()
})
