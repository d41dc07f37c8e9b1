import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { emit } from '#kernel/events/emit.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import type { Locale } from '#kernel/problem/problem.ts'
import { type TemplateName, templates } from '#services/notifications/templates/index.ts'
import { render } from '#services/notifications/render/render.ts'
import { exampleParams } from '#services/notifications/wording.ts'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { openTradeSite, type Site } from '../../../../tests/support/world.ts'
import { oneHanded } from '../downloads/controls.ts'
import { store } from '../module.ts'
import { oneCode } from '../warranty/testing.ts'
import { listeners } from './listeners.ts'
import { goodsText, nameOf, nextMorning } from './rules.ts'

let house: TestHouse
let site: Site
before(async () => {
  house = await openHouse({ standIns: true })
  site = await openTradeSite(house, store, 'kabar')
})
after(() => house.close())

const sql = <R = Record<string, unknown>>(text: string, values: unknown[] = []) =>
  house.sql<R>(site.tenant.id, text, values)
const world = () => ({ tenantId: site.tenant.id, sql })
const tellFact = (name: string, payload: Record<string, unknown>) =>
  house.inside(site.tenant, async (ctx) => emit(ctx, name, payload))
/** By e-mail; WhatsApp says the same at its own pace. */
const messages = (orderId: string) =>
  sql<{ template: string; channel: string; recipient: string }>(
    `select template, channel, recipient from notifications.messages where dedupe like '%/' || $1 || '/%' and channel = 'email' order by id`,
    [orderId],
  )

test('every store message reads whole in both languages and has room for links only, never for a code', () => {
  const names = Object.keys(templates).filter((name) => name.startsWith('store_')) as TemplateName[]
  assert.ok(names.length >= 18)
  for (const name of names) {
    const places = Object.keys(templates[name].params.shape)
    assert.ok(
      places.some((place) => place.endsWith('Url')),
      `${name} leads nowhere`,
    )
    const allowed =
      /^(number|goods|message|left|reason|outcome|name|shopName|host|attempts|note|what|tier|off|direction|\w+Url|\w+Idr|\w+At)$/
    assert.deepEqual(
      places.filter((place) => !allowed.test(place)),
      [],
      name,
    )
    for (const locale of ['id', 'en'] as Locale[]) {
      const { text, subject } = render({
        template: name,
        params: exampleParams(name) as never,
        name: 'Rina',
        site: 'Ruang',
        locale,
      })
      assert.doesNotMatch(`${subject}\n${text}`, /undefined|null|NaN|\[object/, `${name} ${locale}`)
    }
  }
})

test('every fact that is listened to is declared', () => {
  const declared = new Set(Object.keys(store.facts ?? {}))
  assert.deepEqual(
    Object.keys(listeners).filter((name) => !declared.has(name)),
    [],
  )
})

test('an order tells its buyer of each step once, in their language', async () => {
  const sold = await oneCode(world())
  await sql(`update store.orders set status = 'pending_payment', locale = 'en', paid_at = null where id = $1`, [
    sold.orderId,
  ])
  await tellFact('store.order_waits', { orderId: sold.orderId })
  await waitFor(async () => (await messages(sold.orderId)).length === 1)
  await sql(`update store.orders set status = 'processing' where id = $1`, [sold.orderId])
  await tellFact('store.order_paid', { orderId: sold.orderId })
  await waitFor(async () => (await messages(sold.orderId)).length === 2)
  await sql(`update store.orders set status = 'delivered' where id = $1`, [sold.orderId])
  for (let n = 0; n < 2; n++) await tellFact('store.order_delivered', { orderId: sold.orderId })
  await tellFact('store.secret_changed', { orderId: sold.orderId, deliveryId: sold.deliveryId })
  await waitFor(async () => (await messages(sold.orderId)).length === 4)
  assert.deepEqual(
    (await messages(sold.orderId)).map(({ template }) => template),
    ['store_order_placed', 'store_order_paid', 'store_order_delivered', 'store_secret_changed'],
  )
  const [subject] = await sql<{ subject: string }>(
    `select subject from notifications.messages where template = 'store_order_delivered'`,
  )
  assert.match(subject!.subject, /is delivered$/)
})

test('the shop hears of low stock', async () => {
  const { variantId } = await oneCode(world())
  await tellFact('store.stock_low', { variantId })
  const [row] = await waitFor(async () => {
    const rows = await sql(`select recipient from notifications.messages where template = 'store_stock_low'`)
    return rows.length > 0 ? rows : null
  })
  assert.equal(row!.recipient, site.world.owner.email)
})

test('what ends soon is told of once, however often the job runs, with a link to go on', async () => {
  const [soon, later, gone] = [await oneHanded(world()), await oneHanded(world()), await oneHanded(world())]
  const ends = (id: string, when: string) =>
    sql(`update store.deliveries set ends_at = now() + $2::interval where id = $1`, [id, when])
  await ends(soon.deliveryId, '2 days')
  await ends(later.deliveryId, '20 days')
  await ends(gone.deliveryId, '-1 days')
  const runs = () => house.inside(site.tenant, async (ctx) => enqueue(ctx, 'store.remindEndings', {}))
  await Promise.all([runs(), runs(), runs()])
  await waitFor(async () => (await messages(soon.orderId)).length > 0)
  await runs()
  await waitFor(async () => (await sql(`select id from store.deliveries where reminded_at is not null`)).length === 1)
  await new Promise((resolve) => setTimeout(resolve, 500))
  assert.deepEqual(
    (await messages(soon.orderId)).map(({ template }) => template),
    ['store_ending_soon'],
  )
  assert.equal((await messages(later.orderId)).length + (await messages(gone.orderId)).length, 0)
})

test('reminders go out at nine in the morning', () => {
  assert.equal(nextMorning(new Date('2026-11-21T19:17:00Z')).toISOString(), '2026-11-22T02:00:00.000Z')
  assert.equal(nextMorning(new Date('2026-11-22T01:59:59Z')).toISOString(), '2026-11-22T02:00:00.000Z')
  assert.equal(nextMorning(new Date('2026-11-22T02:00:00Z')).toISOString(), '2026-11-23T02:00:00.000Z')
})

test('goods are named shortly', () => {
  const one = { product: 'Kanva Pro', variant: '1 bulan', quantity: 1 }
  assert.equal(goodsText([one], 'id'), 'Kanva Pro 1 bulan')
  assert.equal(goodsText([{ ...one, quantity: 2 }, one, one], 'id'), 'Kanva Pro 1 bulan × 2 dan 2 barang lain')
  assert.equal(nameOf({ product: 'Kanva Pro 1 Bulan', variant: '1 bulan' }), 'Kanva Pro 1 Bulan')
})
