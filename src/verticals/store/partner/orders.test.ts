import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Webhook } from 'standardwebhooks'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { fund } from '../resellers/testing.ts'
import { openReceiver } from '../../../../tests/support/receiver.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { openShop, type Shop } from '../testing.ts'
import { oneKey, oneReseller } from './controls.ts'
import type { GoodsPage, Opened, PartnerOrder } from './schemas.ts'

let house: TestHouse
let shop: Shop
let other: Shop
before(async () => {
  house = await openHouse()
  shop = await openShop(house, 'toko-mitra')
  other = await openShop(house, 'toko-sebelah')
})
after(() => house.close())

type Caller = { key: string; at?: Shop }
const ask = (by: Caller, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  house.fetch((by.at ?? shop).tenant.host, `/api/v1/reseller${path}`, {
    method,
    headers: { authorization: `Bearer ${by.key}`, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code
const partner = async (idr = 0, wish: Parameters<typeof oneKey>[2] = {}, at = shop) => {
  const reseller = await oneReseller(at.world)
  if (idr > 0) await fund(at, reseller, 'topup', idr)
  return { ...reseller, key: (await oneKey(at.world, reseller, wish)).key, at }
}
const balance = async (by: Caller) =>
  ((await (await ask(by, 'GET', '/wallet')).json()) as { topupIdr: number }).topupIdr
const count = async (resellerId: string) =>
  (await shop.world.sql('select count(*)::int as n from store.orders where reseller_id = $1', [resellerId]))[0]!.n

/** As if nothing had changed for a while. */
const longAgo = async () => {
  for (const table of ['categories', 'products', 'variants', 'reseller_tiers', 'reseller_prices'])
    await shop.world.sql(`update store.${table} set updated_at = now() - interval '5 minutes'`)
  await shop.world.sql("update store.resellers set tier_since = now() - interval '5 minutes'")
}

test('a program buys from the wallet at its own price and opens what it bought, noted as its look', async () => {
  const { variantId, codes } = await shop.stock(2, { priceIdr: 25_000 })
  const rina = await partner(100_000)
  const made = await ask(rina, 'POST', '/orders', { refId: 'INV/1', variantId, maxPriceIdr: 20_000 })
  assert.equal(made.status, 201, await made.clone().text())
  const order = (await made.json()) as PartnerOrder
  assert.deepEqual(
    [order.refId, order.status, order.walletIdr, order.totalIdr, order.items[0]!.unitIdr, order.invoice],
    ['INV/1', 'delivered', 20_000, 0, 20_000, null],
  )
  assert.ok(!JSON.stringify(order).includes(codes[0]!))
  const [unit] = order.deliveries
  const opened = await ask(rina, 'POST', `/orders/${order.id}/deliveries/${unit!.id}/reveals`)
  const { lines } = (await opened.json()) as { lines: { value: string }[] }
  assert.ok(codes.includes(lines[0]!.value))
  const looks = await shop.world.sql('select viewer, actor_name from store.reveals where delivery_id = $1', [unit!.id])
  assert.deepEqual(looks, [{ viewer: 'key', actor_name: 'Bot toko' }])
  assert.equal(await balance(rina), 80_000)
  const byRef = (await (await ask(rina, 'GET', `/order-refs/${encodeURIComponent('INV/1')}`)).json()) as PartnerOrder
  assert.equal(byRef.id, order.id)
})

test('of a hundred at once under one name there is one order, and all hear the very same bytes', async () => {
  const { variantId } = await shop.stock(110)
  const rina = await partner(5_000_000)
  const body = { refId: 'SAMA-1', variantId }
  const answers = await Promise.all(Array.from({ length: 100 }, () => ask(rina, 'POST', '/orders', body)))
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201])
  assert.equal(new Set(await Promise.all(answers.map((answer) => answer.text()))).size, 1)
  assert.equal(await count(rina.id), 1)
  assert.equal(await balance(rina), 4_980_000)
})

test('the name stays the same order when it has changed meanwhile, byte by byte, and other content is refused', async () => {
  const { variantId } = await shop.stock(5)
  const rina = await partner()
  const body = { refId: 'QR-7', variantId, payBy: 'qris' }
  const first = await ask(rina, 'POST', '/orders', body)
  const said = await first.text()
  const order = JSON.parse(said) as PartnerOrder
  assert.deepEqual([first.status, order.status, order.totalIdr], [201, 'pending_payment', 20_000])
  assert.ok(order.invoice!.qrString)
  const [row] = await shop.world.sql('select token from store.orders where id = $1', [order.id])
  await shop.pay(row!.token as string)
  await shop.reached(row!.token as string, 'delivered')
  const again = await ask(rina, 'POST', '/orders', { ...body, maxPriceIdr: 1 })
  assert.deepEqual([again.status, await again.text()], [201, said])
  for (const changes of [
    { quantity: 2 },
    { payBy: 'wallet' },
    { buyer: { name: 'Budi', email: 'budi@contoh.id', whatsapp: '081211112222' } },
  ]) {
    const refused = await ask(rina, 'POST', '/orders', { ...body, ...changes })
    assert.deepEqual([refused.status, await codeOf(refused)], [409, 'duplicate-ref'])
  }
  const now = (await (await ask(rina, 'GET', `/orders/${order.id}`)).json()) as PartnerOrder
  assert.equal(now.status, 'delivered')
  // With the first answer forgotten, it is answered from the order as it stands.
  await shop.world.sql('update store.reseller_refs set answer = null where order_id = $1', [order.id])
  const anew = await ask(rina, 'POST', '/orders', body)
  assert.deepEqual([anew.status, ((await anew.json()) as PartnerOrder).status], [201, 'delivered'])
  assert.equal(await count(rina.id), 1)
})

test('two contents that race for one name make one order; the other hears that the name is taken', async () => {
  const { variantId } = await shop.stock(20)
  const rina = await partner(1_000_000)
  const buyer = (n: number) => ({ name: 'Pembeli', email: `pembeli-${n}@contoh.id`, whatsapp: `08121111${2000 + n}` })
  for (let turn = 0; turn < 5; turn++) {
    const bodies = [1, 2, 3, 4].map((n) => ({ refId: `BALAP-${turn}`, variantId, buyer: buyer(n) }))
    const answers = await Promise.all(bodies.map((body) => ask(rina, 'POST', '/orders', body)))
    assert.deepEqual(
      answers.map(({ status }) => status).toSorted((a, b) => a - b),
      [201, 409, 409, 409],
    )
  }
  assert.equal(await count(rina.id), 5)
})

test('a repeated Idempotency-Key is answered byte by byte, and under another content it is refused', async () => {
  const { variantId } = await shop.stock(3)
  const rina = await partner(100_000)
  const headers = { 'idempotency-key': 'pesanan-12345678' }
  const first = await ask(rina, 'POST', '/orders', { refId: 'IK-1', variantId }, headers)
  const again = await ask(rina, 'POST', '/orders', { refId: 'IK-1', variantId }, headers)
  assert.deepEqual([again.status, again.headers.get('idempotency-replayed')], [201, 'true'])
  assert.equal(await again.text(), await first.text())
  const other = await ask(rina, 'POST', '/orders', { refId: 'IK-2', variantId }, headers)
  assert.deepEqual([other.status, await codeOf(other)], [422, 'idempotency-key-reused'])
})

test('a dearer price, an empty wallet and an empty shelf are refused, and the name stays free', async () => {
  const { variantId } = await shop.stock(1)
  const rina = await partner(30_000)
  const order = (changes: object) => ask(rina, 'POST', '/orders', { refId: 'BEBAS-1', variantId, ...changes })
  assert.equal(await codeOf(await order({ maxPriceIdr: 19_999 })), 'price-above-max')
  assert.equal(await codeOf(await order({ quantity: 2 })), 'stock-short')
  assert.equal(await balance(rina), 30_000)
  assert.equal((await order({ maxPriceIdr: 20_000 })).status, 201)
  const { variantId: second } = await shop.stock(1)
  const poor = await ask(rina, 'POST', '/orders', { refId: 'BEBAS-2', variantId: second })
  assert.deepEqual([poor.status, await codeOf(poor)], [409, 'wallet-short'])
})

test('a wallet with money for two pays two of a hundred orders at once', async () => {
  const { variantId } = await shop.stock(100)
  const rina = await partner(45_000)
  const asked = Array.from({ length: 100 }, (_, n) => ask(rina, 'POST', '/orders', { refId: `RAMAI-${n}`, variantId }))
  const answers = await Promise.all(asked)
  assert.equal(answers.filter(({ status }) => status === 201).length, 2)
  assert.equal(answers.filter(({ status }) => status === 409).length, 98)
  assert.equal(await balance(rina), 5_000)
})

test('a key sees nothing of another reseller and nothing of another shop', async () => {
  const { variantId } = await shop.stock(2)
  const [rina, budi] = [await partner(50_000), await partner(50_000)]
  const citra = await partner(0, {}, other)
  const order = (await (await ask(rina, 'POST', '/orders', { refId: 'RAHASIA', variantId })).json()) as PartnerOrder
  const reveal = `/orders/${order.id}/deliveries/${order.deliveries[0]!.id}/reveals`
  for (const by of [budi, citra]) {
    const tries = [
      ask(by, 'GET', `/orders/${order.id}`),
      ask(by, 'GET', '/order-refs/RAHASIA'),
      ask(by, 'POST', reveal),
      ask(by, 'POST', `/orders/${order.id}/claims`, {
        deliveryId: order.deliveries[0]!.id,
        problem: 'Kodenya ditolak',
      }),
    ]
    assert.deepEqual(
      (await Promise.all(tries)).map(({ status }) => status),
      [404, 404, 404, 404],
    )
    assert.deepEqual(((await (await ask(by, 'GET', '/orders')).json()) as { items: [] }).items, [])
  }
  assert.equal((await ask({ key: rina.key, at: other }, 'GET', '/orders')).status, 401)
  const theirs = (await (await ask(citra, 'GET', '/products')).json()) as GoodsPage
  assert.deepEqual(theirs.items, [])
  const same = await ask(budi, 'POST', '/orders', { refId: 'RAHASIA', variantId })
  assert.equal(same.status, 201)
  assert.notEqual(((await same.json()) as PartnerOrder).id, order.id)
})

test('a key without the scope opens nothing, a test key sees nothing real, a key of the shop is no reseller', async () => {
  const { variantId } = await shop.stock(3)
  const rina = await partner(100_000)
  const blind = await oneKey(shop.world, rina, { permissions: ['store.reseller.orders'] })
  const order = (await (await ask(blind, 'POST', '/orders', { refId: 'TANPA', variantId })).json()) as PartnerOrder
  const reveal = `/orders/${order.id}/deliveries/${order.deliveries[0]!.id}/reveals`
  assert.equal((await ask(blind, 'POST', reveal)).status, 403)
  const trial = await oneKey(shop.world, rina, { mode: 'test' })
  assert.equal((await ask(trial, 'POST', reveal)).status, 404)
  assert.equal((await ask(trial, 'GET', `/orders/${order.id}`)).status, 404)
  const keys = await shop.world.call('identity.createApiKey', { name: 'Toko', permissions: ['store.orders.read'] })
  const [row] = await shop.world.sql('select token from store.orders where id = $1', [order.id])
  const link = await shop.api(
    'POST',
    `/orders/${row!.token as string}/deliveries/${order.deliveries[0]!.id}/reveals`,
    undefined,
    {
      authorization: `Bearer ${keys.key as string}`,
    },
  )
  assert.equal(link.status, 403)
})

test('a file comes by a link that counts as a download and ends, for the key of its reseller alone', async () => {
  const { variantId } = await shop.stock(0, { kind: 'file', variant: { download_limit: 2 } })
  const bytes = Buffer.from('isi-berkas-yang-dijual')
  const upload = { id: variantId, file: bytes.toString('base64'), name: 'panduan.pdf', mime: 'application/pdf' }
  await shop.world.call('store.uploadProductFile', upload)
  const [rina, budi] = [await partner(100_000), await partner()]
  const placed = await ask(rina, 'POST', '/orders', { refId: 'BERKAS', variantId })
  const { id } = (await placed.json()) as PartnerOrder
  const order = await waitFor(async () => {
    const now = (await (await ask(rina, 'GET', `/orders/${id}`)).json()) as PartnerOrder
    return now.status === 'delivered' ? now : null
  })
  const reveal = `/orders/${id}/deliveries/${order.deliveries[0]!.id}/reveals`
  assert.equal((await ask(budi, 'POST', reveal)).status, 404)
  const opened = (await (await ask(rina, 'POST', reveal)).json()) as Opened
  assert.deepEqual([opened.lines, opened.file!.name, opened.file!.downloadsLeft], [[], 'panduan.pdf', 1])
  const { origin, pathname } = new URL(opened.file!.url)
  assert.equal(new URL(origin).hostname, shop.tenant.host)
  const minutes = (new Date(opened.file!.expiresAt).getTime() - Date.now()) / 60_000
  assert.ok(minutes > 13 && minutes <= 15, String(minutes))
  const loaded = await house.fetch(shop.tenant.host, pathname)
  assert.ok(Buffer.from(await loaded.arrayBuffer()).equals(bytes))
  const ended = pathname.replace(/\/\d{13}\//, `/${Date.now() - 1000}/`)
  assert.equal((await house.fetch(shop.tenant.host, ended)).status, 404)
  assert.equal((await ask(rina, 'POST', reveal)).status, 200)
  const over = await ask(rina, 'POST', reveal)
  assert.deepEqual([over.status, await codeOf(over)], [409, 'downloads-used-up'])
  const looks = await shop.world.sql('select viewer from store.reveals where delivery_id = $1', [
    order.deliveries[0]!.id,
  ])
  assert.deepEqual(looks, [{ viewer: 'key' }, { viewer: 'key' }])
})

test('a key moves no money out of a wallet', async () => {
  const rina = await partner(100_000)
  const asked = await house.fetch(shop.tenant.host, '/api/v1/store/reseller/withdrawals', {
    method: 'POST',
    headers: { authorization: `Bearer ${rina.key}` },
    body: JSON.stringify({ bank: 'BCA', number: '1234567890', holder: 'Rina', amountIdr: 50_000 }),
  })
  assert.deepEqual([asked.status, await codeOf(asked)], [403, 'not-a-reseller'])
})

test('the catalogue comes in whole pages at prices of the key, and then only what has changed', async () => {
  const made = [await shop.stock(3, { priceIdr: 10_000 }), await shop.stock(0, { priceIdr: 30_000 })]
  const rina = await partner()
  await longAgo()
  const seen: GoodsPage['items'] = []
  let asOf = ''
  for (let cursor: string | null = ''; cursor !== null;) {
    const page = (await (
      await ask(rina, 'GET', `/products?limit=2${cursor ? `&cursor=${cursor}` : ''}`)
    ).json()) as GoodsPage
    asOf ||= page.asOf
    seen.push(...page.items)
    cursor = page.nextCursor
  }
  assert.equal(new Set(seen.map(({ id }) => id)).size, seen.length)
  const [full, empty] = made.map(({ productId }) => seen.find(({ id }) => id === productId)!.variants[0]!)
  assert.deepEqual([full!.priceIdr, full!.retailIdr, full!.stock, full!.available], [8_000, 10_000, 3, true])
  assert.deepEqual([empty!.stock, empty!.available], [0, false])
  const since = async (time: string) =>
    ((await (await ask(rina, 'GET', `/products?updatedSince=${encodeURIComponent(time)}`)).json()) as GoodsPage).items
  assert.deepEqual(await since(asOf), [])
  await shop.world.sql("update store.products set status = 'archived', updated_at = now() where id = $1", [
    made[0]!.productId,
  ])
  await shop.world.sql('update store.variants set price_idr = 40000, updated_at = now() where id = $1', [
    made[1]!.variantId,
  ])
  const changed = await since(asOf)
  assert.deepEqual(
    changed.map(({ id, status, variants }) => [id, status, variants[0]?.priceIdr]),
    [
      [made[0]!.productId, 'gone', undefined],
      [made[1]!.productId, 'active', 32_000],
    ],
  )
})

test('another name of a category, a product that is deleted and one that is a draft again are told', async () => {
  const categoryId = crypto.randomUUID()
  await shop.world.sql("insert into store.categories (tenant_id, id, slug, name) values ($1, $2, 'film', 'Film')", [
    shop.tenant.id,
    categoryId,
  ])
  const kept = await shop.stock(1, { product: { category_id: categoryId } })
  const shown = [await shop.stock(0), await shop.stock(0)]
  const never = await shop.stock(0, { product: { status: 'draft' } })
  await longAgo()
  const rina = await partner()
  await shop.world.sql("update store.resellers set tier_since = now() - interval '5 minutes'")
  const since = new Date(Date.now() - 60_000).toISOString()
  const changed = async () => {
    const found: [string, string, string | null][] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const path = `/products?limit=1&updatedSince=${encodeURIComponent(since)}${cursor ? `&cursor=${cursor}` : ''}`
      const page = (await (await ask(rina, 'GET', path)).json()) as GoodsPage
      found.push(...page.items.map(({ id, status, category }) => [id, status, category] as (typeof found)[number]))
      cursor = page.nextCursor
    }
    return found
  }
  assert.deepEqual(await changed(), [])
  await shop.world.call('store.updateCategory', { id: categoryId, slug: 'film', name: 'Film & Serial' })
  const [deleted, drafted] = shown
  for (const { productId } of [deleted!, never])
    assert.equal((await shop.asOwner('DELETE', `/admin/products/${productId}`)).status, 204)
  const setStatus = (status: string) => shop.world.call('store.setProductStatus', { id: drafted!.productId, status })
  await setStatus('draft')
  assert.deepEqual(await changed(), [
    [kept.productId, 'active', 'Film & Serial'],
    [deleted!.productId, 'gone', null],
    [drafted!.productId, 'gone', null],
  ])
  await setStatus('paused')
  assert.deepEqual((await changed()).at(-1), [drafted!.productId, 'paused', null])
})

test('a price that was taken back and another level count as changes', async () => {
  const { variantId, productId } = await shop.stock(1, { priceIdr: 10_000 })
  const rina = await partner()
  const changed = async () => {
    const path = `/products?updatedSince=${encodeURIComponent(new Date(Date.now() - 30_000).toISOString())}`
    const { items } = (await (await ask(rina, 'GET', path)).json()) as GoodsPage
    return items.find(({ id }) => id === productId)?.variants[0]?.priceIdr
  }
  const price = (priceIdr: number | null) =>
    shop.world.call('store.savePriceMatrix', {
      cells: [{ variantId, resellerId: rina.id, priceIdr, offBasisPoints: null }],
    })
  await longAgo()
  assert.equal(await changed(), undefined)
  await price(7_000)
  assert.equal(await changed(), 7_000)
  await longAgo()
  await price(null)
  assert.equal(await changed(), 8_000)
  await longAgo()
  await shop.world.call('store.setResellerTier', { id: rina.id, tierId: null })
  assert.equal(typeof (await changed()), 'number')
})

test('a program hears of its orders in order, signed, with ids and statuses and never with what was sold', async () => {
  const { variantId, codes } = await shop.stock(2)
  const rina = await partner(50_000)
  const budi = await partner()
  const [receiver, elsewhere] = [await openReceiver(), await openReceiver()]
  const open = async (by: Caller, url: string) =>
    (await (await ask(by, 'POST', '/webhooks', { name: 'Bot', url })).json()) as { secret: string; mode: string }
  const endpoint = await open(rina, receiver.url)
  await open(budi, elsewhere.url)
  const bought = (await (await ask(rina, 'POST', '/orders', { refId: 'HOOK-1', variantId })).json()) as PartnerOrder
  const waiting = { refId: 'HOOK-2', variantId, payBy: 'qris' }
  const second = (await (await ask(rina, 'POST', '/orders', waiting)).json()) as PartnerOrder
  type Told = { type: string; sequence: number; data: { orderId: string; refId: string; status: string } }
  const told = () =>
    receiver.seen
      .map(({ body, headers }) => new Webhook(endpoint.secret).verify(body, headers as Record<string, string>) as Told)
      .toSorted((a, b) => a.sequence - b.sequence)
  const of = (order: PartnerOrder) => told().filter(({ data }) => data.orderId === order.id)
  await waitFor(async () => of(bought).length >= 2 && of(second).length >= 1)
  assert.ok(of(bought).some(({ type, data }) => type === 'order.delivered' && data.status === 'delivered'))
  assert.equal(of(bought).at(-1)!.data.status, 'delivered')
  assert.deepEqual(
    of(second).map(({ type, data }) => [type, data.status, data.refId]),
    [['order.placed', 'pending_payment', 'HOOK-2']],
  )
  const numbers = told().map(({ sequence }) => sequence)
  assert.deepEqual(
    numbers,
    numbers.map((_, n) => n + 1),
  )
  for (const code of codes) assert.ok(!JSON.stringify(receiver.seen).includes(code))
  assert.equal(elsewhere.seen.length, 0)
  await Promise.all([receiver.close(), elsewhere.close()])
})
