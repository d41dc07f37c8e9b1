import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { store } from '#verticals/store/module.ts'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { ask, openTradeSite, type Site } from '../../../../tests/support/world.ts'
import { blockKey } from '../orders/buyer.ts'
import { oneOrder } from '../orders/controls.ts'
import { oneDelivered } from './controls.ts'

let house: TestHouse
let shop: Site
let other: Site
before(async () => {
  house = await openHouse({ worker: false })
  shop = await openTradeSite(house, store, 'toko-ulas')
  other = await openTradeSite(house, store, 'toko-ulas-lain')
})
after(() => house.close())

type Body = Record<string, unknown>
const operation = (name: string) => house.house.registry.operations.get(`store.${name}`)!
const asked = (name: string, input: Body, site: Site = shop, token: string | null = site.ownerToken) =>
  ask(house, site.tenant, operation(name), input, { token })
const write = (input: Body, site: Site = shop) => asked('createReview', input, site, null)
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code
const slugOf = async (productId: string) =>
  (await shop.world.sql('select slug from store.products where id = $1', [productId]))[0]!.slug as string
const shown = async (productId: string) => {
  const answer = await asked('listReviews', { productSlug: await slugOf(productId) }, shop, null)
  return (await answer.json()) as { average: number | null; count: number; stars: number[]; items: Body[] }
}

test('a buyer reviews what has arrived, once, and it is shown when the shop says so', async () => {
  const { token, itemId, productId } = await oneDelivered(shop.world)
  const answer = await write({ token, itemId, rating: 4, body: 'Cepat.' })
  assert.equal(answer.status, 201)
  const { id, status } = (await answer.json()) as { id: string; status: string }
  assert.equal(status, 'pending')
  assert.equal((await shown(productId)).count, 0)
  assert.equal(await codeOf(await write({ token, itemId, rating: 1 })), 'review-written')
  await shop.world.call('store.decideReview', { id, status: 'shown', reply: 'Terima kasih!' })
  const now = await shown(productId)
  assert.deepEqual([now.average, now.count, now.stars], [4, 1, [0, 0, 0, 1, 0]])
  assert.deepEqual([now.items[0]!.name, now.items[0]!.reply], ['Rina', 'Terima kasih!'])
  await shop.world.call('store.decideReview', { id, status: 'shown', reply: '' })
  assert.equal((await shown(productId)).count, 1, 'shown twice counts once')
  await shop.world.call('store.decideReview', { id, status: 'hidden' })
  const hidden = await shown(productId)
  assert.deepEqual([hidden.average, hidden.count], [null, 0])
})

test('without the link, of another order or before anything arrived there is no review', async () => {
  const [mine, theirs] = [await oneDelivered(shop.world), await oneDelivered(shop.world)]
  assert.equal((await write({ token: mine.token, itemId: theirs.itemId, rating: 5 })).status, 404)
  assert.equal((await write({ token: 'x'.repeat(40), itemId: mine.itemId, rating: 5 })).status, 404)
  assert.equal((await write({ token: mine.token, itemId: mine.itemId, rating: 5 }, other)).status, 404)
  const early = await oneOrder(shop.world)
  const [item] = await shop.world.sql('select id from store.order_items where order_id = $1', [early.id])
  assert.equal(await codeOf(await write({ token: early.token, itemId: item!.id, rating: 5 })), 'review-too-early')
})

test('a blocked contact is known in every spelling, and staff of another shop cannot touch it', async () => {
  const first = await shop.world.call('store.blockContact', {
    kind: 'email',
    value: 'Peni.Pu+1@Gmail.com',
    reason: 'palsu',
  })
  assert.deepEqual(first, { count: 1 })
  const again = await shop.world.call('store.blockContact', { kind: 'email', value: 'penipu@gmail.com' })
  assert.deepEqual(again, { count: 0 })
  await shop.world.call('store.blockContact', { kind: 'whatsapp', value: '0812-3456-7890' })
  const key = await house.inside(shop.tenant, (ctx) => blockKey(ctx, 'whatsapp', '+6281234567890'))
  const rows = await shop.world.sql('select from store.blocklist where value_key = $1', [key])
  assert.equal(rows.length, 1)
  const { items } = (await shop.world.call('store.listBlocked', { q: 'palsu' })) as { items: Body[] }
  assert.equal(items.length, 1)
  assert.equal((await asked('unblock', { id: items[0]!.id }, other)).status, 404)
  assert.equal((await asked('unblock', { id: items[0]!.id })).status, 204)
  const bad = await asked('blockContact', { kind: 'whatsapp', value: 'bukan nomor' })
  assert.equal(bad.status, 422)
})

test('an order’s contact and browser are blocked from its page', async () => {
  const order = await oneOrder(shop.world)
  await shop.world.sql("update store.orders set device_key = repeat('d', 64), network_key = null where id = $1", [
    order.id,
  ])
  const blocked = await shop.world.call('store.blockOrder', { id: order.id, kinds: ['email', 'device', 'network'] })
  assert.deepEqual(blocked, { count: 2 }, 'what is not known cannot be blocked')
  assert.equal((await asked('blockOrder', { id: order.id, kinds: ['email'] }, other)).status, 404)
})
