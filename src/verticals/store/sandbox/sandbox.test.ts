import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Webhook } from 'standardwebhooks'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { openReceiver } from '../../../../tests/support/receiver.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { oneKey, oneReseller } from '../partner/controls.ts'
import type { GoodsPage, PartnerOrder } from '../partner/schemas.ts'
import { fund } from '../resellers/testing.ts'
import { openShop, type Shop } from '../testing.ts'
import { step } from './course.ts'
import { deleteOld } from './queries.ts'

let house: TestHouse
let shop: Shop
let other: Shop
before(async () => {
  house = await openHouse()
  shop = await openShop(house, 'toko-uji')
  other = await openShop(house, 'toko-uji-lain')
})
after(() => house.close())

type Caller = { key: string; at: Shop }
type Answer = { status: number; body: unknown; text: string }
const ask = async (by: Caller, method: string, path: string, body?: unknown): Promise<Answer> => {
  const answer = await house.fetch(by.at.tenant.host, `/api/v1/reseller${path}`, {
    method,
    headers: { authorization: `Bearer ${by.key}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, text, body: text ? JSON.parse(text) : null }
}
const codeOf = ({ body }: Answer) => (body as { code: string }).code
const orderOf = ({ status, body, text }: Answer) => {
  assert.ok(status < 300, text)
  return body as PartnerOrder
}
async function partner(at = shop) {
  const reseller = await oneReseller(at.world)
  const [live, trial] = [await oneKey(at.world, reseller), await oneKey(at.world, reseller, { mode: 'test' })]
  return { ...reseller, live: { key: live.key, at }, trial: { key: trial.key, at } }
}
const balance = async (by: Caller) => ((await ask(by, 'GET', '/wallet')).body as { spendableIdr: number }).spendableIdr
/** What was ever taken from the wallet, whatever has gone back into it meanwhile. */
const takenOf = async (by: Caller) =>
  ((await ask(by, 'GET', '/wallet/entries?limit=100')).body as { items: { topupIdr: number }[] }).items.reduce(
    (total, { topupIdr }) => total - Math.min(topupIdr, 0),
    0,
  )
const stockOf = async (by: Caller, variantId: string) =>
  ((await ask(by, 'GET', '/products?limit=100')).body as GoodsPage).items
    .flatMap(({ variants }) => variants)
    .find(({ id }) => id === variantId)!.stock
const buyer = (word: string) => ({ name: 'Pembeli Uji', email: `${word}@contoh.id`, whatsapp: '081200001234' })

/** Everything real that an order, its money and its messages leave behind, counted. */
const REAL = [
  'store.orders',
  'store.order_items',
  'store.deliveries',
  'store.reveals',
  'store.order_events',
  'store.reseller_refs',
  'store.wallet_entries',
  'store.topups',
  'store.warranty_claims',
  'ledger.entries',
  'ledger.legs',
  'payments.intents',
  'notifications.messages',
]
async function footprint(): Promise<Record<string, unknown>> {
  const counts = REAL.map(async (table) => {
    return [table, (await shop.world.sql(`select count(*)::int as n from ${table}`))[0]!.n] as const
  })
  const stock = await shop.world.sql('select status, count(*)::int as n from store.stock_items group by 1 order by 1')
  const wallets = await shop.world.sql('select topup_idr, margin_idr from store.wallets order by reseller_id')
  const sold = await shop.world.sql('select sum(sold_count)::int as n from store.products')
  return { ...Object.fromEntries(await Promise.all(counts)), stock, wallets, sold }
}

test('everything can be tried out and nothing real is touched', async () => {
  const { variantId, codes } = await shop.stock(2, { product: { warranty_days: 7 } })
  const rina = await partner()
  await fund(shop, rina, 'topup', 50_000)
  const before = await footprint()
  assert.equal(await balance(rina.trial), 1_000_000)
  const order = orderOf(await ask(rina.trial, 'POST', '/orders', { refId: 'UJI-1', variantId, quantity: 2 }))
  assert.deepEqual([order.status, order.walletIdr, order.deliveries.length], ['delivered', 40_000, 2])
  assert.match(order.number, /^UJI-/)
  const opened = await ask(rina.trial, 'POST', `/orders/${order.id}/deliveries/${order.deliveries[0]!.id}/reveals`)
  assert.match(
    (opened.body as { lines: { value: string }[] }).lines[0]!.value,
    /^UJI-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/,
  )
  assert.ok(codes.every((code) => !opened.text.includes(code)))
  const claim = { deliveryId: order.deliveries[0]!.id, problem: 'Kodenya ditolak' }
  assert.equal((await ask(rina.trial, 'POST', `/orders/${order.id}/claims`, claim)).status, 201)
  const again = orderOf(await ask(rina.trial, 'GET', `/orders/${order.id}`))
  assert.deepEqual(
    again.deliveries.map(({ status }) => status),
    ['replaced', 'ready', 'ready'],
  )
  const waiting = orderOf(await ask(rina.trial, 'POST', '/orders', { refId: 'UJI-2', variantId, payBy: 'qris' }))
  assert.match(waiting.invoice!.qrString!, /^UJI\./)
  const paid = orderOf(await ask(rina.trial, 'POST', '/test-payments', { orderId: waiting.id }))
  assert.deepEqual([paid.status, paid.invoice!.state], ['delivered', 'paid'])
  assert.equal(codeOf(await ask(rina.trial, 'POST', '/test-payments', { orderId: waiting.id })), 'order-closed')
  const topup = (await ask(rina.trial, 'POST', '/topups', { amountIdr: 100_000 })).body as { id: string }
  await ask(rina.trial, 'POST', '/test-topup-payments', { topupId: topup.id })
  assert.equal(await balance(rina.trial), 1_060_000)
  assert.equal(await stockOf(rina.trial, variantId), 22)
  assert.equal(await stockOf(rina.live, variantId), 2)
  await ask(rina.trial, 'POST', '/test-refills', { balanceIdr: 75_000 })
  assert.deepEqual([await balance(rina.trial), await stockOf(rina.trial, variantId)], [75_000, 25])
  assert.deepEqual(await footprint(), before)
  assert.equal(await balance(rina.live), 50_000)
})

test('each published value takes its course', async () => {
  const { variantId } = await shop.stock(1, { priceIdr: 25_000 })
  const rina = await partner()
  const place = async (word: string, more: object = {}) =>
    ask(rina.trial, 'POST', '/orders', { refId: word, variantId, quantity: 3, buyer: buyer(word), ...more })
  const begun = {
    slow: orderOf(await place('uji-lambat')),
    failed: orderOf(await place('uji-gagal')),
    partial: orderOf(await place('uji-sebagian')),
    unsure: orderOf(await place('uji-ragu')),
  }
  assert.deepEqual(
    Object.values(begun).map(({ status }) => status),
    ['processing', 'processing', 'processing', 'attention'],
  )
  assert.equal(await takenOf(rina.trial), 4 * 60_000)
  assert.equal(codeOf(await place('uji-habis')), 'sold-out')
  assert.equal(codeOf(await place('uji-harga', { maxPriceIdr: 20_000 })), 'price-above-max')
  assert.equal(orderOf(await place('uji-harga', { maxPriceIdr: 22_000 })).items[0]!.unitIdr, 22_000)
  const reached = (of: keyof typeof begun, status: string) =>
    waitFor(async () => {
      const now = orderOf(await ask(rina.trial, 'GET', `/orders/${begun[of].id}`))
      return now.status === status ? now : null
    })
  assert.equal((await reached('failed', 'refunded')).items[0]!.deliveredCount, 0)
  const partial = await reached('partial', 'partially_delivered')
  assert.deepEqual([partial.items[0]!.deliveredCount, partial.deliveries.length], [1, 1])
  assert.equal((await reached('slow', 'delivered')).deliveries.length, 3)
  assert.equal(await balance(rina.trial), 1_000_000 - 60_000 - 20_000 - 60_000 - 66_000)
  const said = await place('uji-lambat')
  assert.deepEqual(said.body, begun.slow, 'the first answer for ever')
  const sum = ((await ask(rina.trial, 'GET', '/wallet/entries?limit=100')).body as { items: { topupIdr: number }[] })
    .items
  assert.equal(
    sum.reduce((total, { topupIdr }) => total + topupIdr, 0),
    await balance(rina.trial),
  )
  assert.equal((await reached('unsure', 'delivered')).deliveries.length, 3)
})

test('a number at the end of a target is a scenario as well, and accounts are checked without asking anybody', async () => {
  const inputs = [{ key: 'userid', label: 'ID pemain', type: 'number', required: true, help: '' }]
  const { variantId } = await shop.stock(1, { product: { inputs: JSON.stringify(inputs) } })
  const rina = await partner()
  const place = (userid: string) =>
    ask(rina.trial, 'POST', '/orders', { refId: `N-${userid}`, variantId, target: { userid } })
  assert.equal(codeOf(await place('62800000006')), 'sold-out')
  assert.equal(orderOf(await place('84120077')).status, 'delivered')
  assert.equal(codeOf(await place('abc')), 'invalid-input')
})

test('of fifty at once under one name there is one test order; a test wallet pays for two of twenty', async () => {
  const { variantId } = await shop.stock(1)
  const rina = await partner()
  const same = await Promise.all(
    Array.from({ length: 50 }, () => ask(rina.trial, 'POST', '/orders', { refId: 'SAMA', variantId })),
  )
  assert.equal(new Set(same.map(({ text }) => text)).size, 1)
  assert.equal(
    codeOf(await ask(rina.trial, 'POST', '/orders', { refId: 'SAMA', variantId, quantity: 2 })),
    'duplicate-ref',
  )
  await ask(rina.trial, 'POST', '/test-refills', { balanceIdr: 45_000 })
  const many = await Promise.all(
    Array.from({ length: 20 }, (_, n) => ask(rina.trial, 'POST', '/orders', { refId: `BEDA-${n}`, variantId })),
  )
  assert.equal(many.filter(({ status }) => status === 201).length, 2)
  assert.ok(many.filter(({ status }) => status !== 201).every((answer) => codeOf(answer) === 'wallet-short'))
  assert.equal(await balance(rina.trial), 5_000)
})

test('only test addresses hear of it, signed, and they hear of nothing real', async () => {
  const { variantId } = await shop.stock(1)
  const rina = await partner()
  await fund(shop, rina, 'topup', 50_000)
  const [real, tries] = [await openReceiver(), await openReceiver()]
  await ask(rina.live, 'POST', '/webhooks', { name: 'Nyata', url: real.url })
  const { body } = await ask(rina.trial, 'POST', '/webhooks', { name: 'Uji', url: tries.url })
  const { secret, mode } = body as { secret: string; mode: string }
  assert.equal(mode, 'test')
  const tried = orderOf(await ask(rina.trial, 'POST', '/orders', { refId: 'HOOK', variantId }))
  const bought = orderOf(await ask(rina.live, 'POST', '/orders', { refId: 'HOOK', variantId }))
  type Told = { type: string; sequence: number; data: { orderId: string } }
  const told = (of: typeof real) => of.seen.map(({ body: said }) => JSON.parse(said) as Told)
  await waitFor(async () => tries.seen.length >= 2 && real.seen.length >= 2)
  for (const { body: said, headers } of tries.seen) new Webhook(secret).verify(said, headers as Record<string, string>)
  assert.deepEqual(
    told(tries)
      .toSorted((a, b) => a.sequence - b.sequence)
      .map(({ type, data }) => [type, data.orderId]),
    [
      ['order.placed', tried.id],
      ['order.delivered', tried.id],
    ],
  )
  assert.ok(told(real).every(({ data }) => data.orderId === bought.id || data.orderId === undefined))
  assert.deepEqual(keysOf(told(tries)[0]!.data), keysOf(told(real)[0]!.data))
  await Promise.all([real.close(), tries.close()])
})

test('nobody sees what another tries out, live keys neither, and the test side does not open to them', async () => {
  const { variantId } = await shop.stock(1)
  const [rina, budi, citra] = [await partner(), await partner(), await partner(other)]
  const order = orderOf(await ask(rina.trial, 'POST', '/orders', { refId: 'RAHASIA', variantId, payBy: 'qris' }))
  for (const by of [budi.trial, citra.trial, rina.live]) {
    assert.equal((await ask(by, 'GET', `/orders/${order.id}`)).status, 404)
    assert.equal((await ask(by, 'GET', '/order-refs/RAHASIA')).status, 404)
    assert.deepEqual(((await ask(by, 'GET', '/orders')).body as { items: [] }).items, [])
  }
  for (const by of [budi.trial, citra.trial])
    assert.equal((await ask(by, 'POST', '/test-payments', { orderId: order.id })).status, 404)
  assert.equal(codeOf(await ask(rina.live, 'POST', '/test-payments', { orderId: order.id })), 'live-key')
  assert.equal(codeOf(await ask(rina.live, 'POST', '/test-refills', {})), 'live-key')
})

test('an invoice of the test side that nobody pays ends, and its units are free again', async () => {
  const { variantId } = await shop.stock(1)
  const rina = await partner()
  const order = orderOf(await ask(rina.trial, 'POST', '/orders', { refId: 'TELAT', variantId, payBy: 'qris' }))
  assert.equal(await stockOf(rina.trial, variantId), 24)
  await shop.world.sql("update store.sandbox_orders set expires_at = now() - interval '1 second' where id = $1", [
    order.id,
  ])
  await shop.world.inside((ctx) => step(ctx, { id: order.id, resellerId: rina.id }))
  assert.equal(orderOf(await ask(rina.trial, 'GET', `/orders/${order.id}`)).status, 'expired')
  assert.equal(await stockOf(rina.trial, variantId), 25)
})

test('what was tried a month ago goes, and the statement still adds up', async () => {
  const { variantId } = await shop.stock(1, { product: { warranty_days: 7 } })
  const rina = await partner()
  const [old, fresh] = [
    orderOf(await ask(rina.trial, 'POST', '/orders', { refId: 'LAMA', variantId })),
    orderOf(await ask(rina.trial, 'POST', '/orders', { refId: 'BARU', variantId })),
  ]
  const claim = { deliveryId: old.deliveries[0]!.id, problem: 'Kodenya ditolak' }
  assert.equal((await ask(rina.trial, 'POST', `/orders/${old.id}/claims`, claim)).status, 201)
  await shop.world.sql("update store.sandbox_orders set created_at = now() - interval '31 days' where id = $1", [
    old.id,
  ])
  await shop.world.inside((ctx) => deleteOld(ctx, 30))
  assert.equal((await ask(rina.trial, 'GET', `/orders/${old.id}`)).status, 404)
  assert.equal(orderOf(await ask(rina.trial, 'GET', `/orders/${fresh.id}`)).status, 'delivered')
  const { items } = (await ask(rina.trial, 'GET', '/wallet/entries?limit=100')).body as {
    items: { topupIdr: number }[]
  }
  const sum = items.reduce((total, { topupIdr }) => total + topupIdr, 0)
  assert.deepEqual([items.length, sum], [3, await balance(rina.trial)])
})

test('a file is tried out by a link that leads to a file', async () => {
  const { variantId } = await shop.stock(0, { kind: 'file' })
  const file = Buffer.from('isi').toString('base64')
  await shop.world.call('store.uploadProductFile', { id: variantId, file, name: 'isi.txt', mime: 'text/plain' })
  const rina = await partner()
  const order = orderOf(await ask(rina.trial, 'POST', '/orders', { refId: 'BERKAS', variantId }))
  const reveal = `/orders/${order.id}/deliveries/${order.deliveries[0]!.id}/reveals`
  const { file: link } = (await ask(rina.trial, 'POST', reveal)).body as { file: { url: string; name: string } }
  const loaded = await house.fetch(shop.tenant.host, new URL(link.url).pathname)
  assert.match(loaded.headers.get('content-disposition')!, /uji\.txt/)
  assert.match(await loaded.text(), /^UJI:/)
})

/* The same program against both sides: the same statuses, the same refusals, answers of the same shape. */

type Step = readonly [string, string, unknown?]
const shapeOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.length > 0 ? [shapeOf(value[0])] : []
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value
  // Only a demonstration's gateway has a page of its own to pay at.
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key === 'payUrl' ? 'url' : shapeOf(inner)]),
  )
}
const keysOf = (value: object) => Object.keys(value).toSorted()

test('a program written against the test side meets the same statuses, refusals and shapes live', async () => {
  const inputs = [{ key: 'catatan', label: 'Catatan', type: 'text', required: false, help: '' }]
  const product = { warranty_days: 7, warranty_auto: true, inputs: JSON.stringify(inputs), max_quantity: 30 }
  const { variantId } = await shop.stock(25, { product })
  const rina = await partner()
  await fund(shop, rina, 'topup', 1_000_000)
  const seen = { live: await script(rina.live, variantId), test: await script(rina.trial, variantId) }
  assert.equal(seen.test.length, seen.live.length)
  for (const [index, one] of seen.test.entries()) assert.deepEqual(one, seen.live[index], JSON.stringify(one))
})

async function script(by: Caller, variantId: string): Promise<unknown[]> {
  const seen: unknown[] = []
  const note = async (...[method, path, body]: Step) => {
    const answer = await ask(by, method, path, body)
    const code = answer.status >= 400 ? codeOf(answer) : null
    seen.push({
      call: `${method} ${path.replaceAll(/[0-9a-f-]{36}/g, '*')}`,
      status: answer.status,
      code,
      shape: shapeOf(answer.body),
    })
    return answer.body as Record<string, unknown>
  }
  const order = (refId: string, more: object = {}) => ['POST', '/orders', { refId, variantId, ...more }] as const
  await note('GET', '/products?limit=1')
  const bought = (await note(...order('A-1', { target: { catatan: 'halo' } }))) as unknown as PartnerOrder
  await note(...order('A-1', { target: { catatan: 'halo' } }))
  await note(...order('A-1', { quantity: 2 }))
  await note(...order('A-2', { maxPriceIdr: 1 }))
  await note(...order('A-3', { quantity: 26 }))
  await note(...order('A-4', { quantity: 31 }))
  await note(...order('A-5', { target: { lain: 'x' } }))
  await note(...order('A-6', { variantId: crypto.randomUUID() }))
  await note(...order('', {}))
  await note(...order('A-7', { payBy: 'qris' }))
  await note('GET', `/orders/${bought.id}`)
  await note('GET', '/order-refs/A-1')
  await note('GET', '/order-refs/TIADA')
  await note('GET', '/orders?limit=1&status=delivered')
  const unit = bought.deliveries[0]!.id
  await note('POST', `/orders/${bought.id}/deliveries/${unit}/reveals`)
  await note('POST', `/orders/${bought.id}/deliveries/${crypto.randomUUID()}/reveals`)
  await note('POST', `/orders/${bought.id}/claims`, { deliveryId: unit, problem: 'Kodenya ditolak' })
  await note('POST', `/orders/${bought.id}/claims`, { deliveryId: unit, problem: 'Kodenya ditolak' })
  await note('POST', `/orders/${bought.id}/deliveries/${unit}/reveals`)
  await note('GET', '/wallet')
  await note('GET', '/wallet/entries?limit=1')
  const topup = await note('POST', '/topups', { amountIdr: 50_000 })
  await note('GET', `/topups/${topup.id as string}`)
  await note('POST', '/topups', { amountIdr: 1 })
  await note('POST', '/target-checks', { productSlug: 'tidak-ada', target: {} })
  return seen
}
