import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { newId } from '#kernel/db/id.ts'
import { sql } from '#kernel/db/sql.ts'
import { emit } from '#kernel/events/emit.ts'
import type { Mail } from '#services/notifications/ports/port.ts'
import { summarize } from '../catalogue/product-queries.ts'
import { store } from '../module.ts'
import type { OrderView } from '../orders/schemas.ts'
import { openReseller } from '../resellers/testing.ts'
import { cart, openShop, type Goods, type Shop } from '../testing.ts'
import { openOutlet, type TestOutlet } from './testing.ts'

/* Mini-shops over HTTP: what stands at their hosts, at which prices, and what must not be seen from where. */

const mails: Mail[] = []
let house: TestHouse
let shop: Shop
let goods: Goods
let rina: TestOutlet
let dewi: TestOutlet
before(async () => {
  house = await openHouse({ mailer: { send: async (mail) => void mails.push(mail) } })
  shop = await openShop(house, 'induk')
  goods = await shop.stock(30, { priceIdr: 20_300, variant: { compare_at_idr: 31_000 } })
  // The reseller pays 16.240; a tenth on it is 17.864, in whole hundreds 17.900. The other puts 2.500 on it: 18.740.
  rina = await openOutlet(shop, { label: 'kios-rina', name: 'Kios Rina', add: { basisPoints: 1_000 } })
  dewi = await openOutlet(shop, { label: 'gerai-dewi', name: 'Gerai Dewi', add: { idr: 2_500 } })
  await house.inside(shop.tenant, (ctx) =>
    summarize(ctx, [goods.productId]).then(() =>
      ctx.tx.run(sql`update store.products set featured_at = now()
      where tenant_id = ${ctx.tenant.id} and id = ${goods.productId}`),
    ),
  )
})
after(() => house.close())

/** What only the shop itself, or one of the outlets, may ever say. */
const OF_SHOP = ['20300', '20.300', '31000', 'induk']
const OF_RINA = ['17900', '17.900', 'kios-rina', 'Kios Rina']
const OF_DEWI = ['18740', '18.740', 'gerai-dewi', 'Gerai Dewi']

function free(text: string, words: readonly string[], where: string): void {
  for (const word of words) assert.ok(!text.includes(word), `${where} says ${word}: ${text.slice(0, 2_000)}`)
}

test('lists, details, search and the map of a host have its own prices and nobody else’s', async () => {
  const [row] = await shop.world.sql('select slug, name from store.products where id = $1', [goods.productId])
  const { slug, name } = row as { slug: string; name: string }
  const paths = [
    '/products',
    '/products?sort=cheapest',
    '/products?sort=dearest&limit=1',
    `/products?q=${encodeURIComponent(name)}`,
    `/products/${slug}`,
    '/featured-products',
    '/categories',
    '/site',
    '/site/texts/terms',
  ]
  // Each host is asked before and after the others: what one was told is never another's.
  for (const at of [rina, dewi, null, rina, null, dewi]) {
    for (const path of paths) {
      const text = await (await read(at, path)).text()
      const where = `${at?.label ?? 'the shop'} ${path}`
      if (at) free(text, OF_SHOP, where)
      if (at !== rina) free(text, OF_RINA, where)
      if (at !== dewi) free(text, OF_DEWI, where)
    }
    const shown = (await (await read(at, `/products/${slug}`)).json()) as {
      fromIdr: number
      compareAtIdr: number | null
      variants: { priceIdr: number }[]
    }
    const price = at === rina ? 17_900 : at === dewi ? 18_740 : 20_300
    assert.deepEqual([shown.fromIdr, shown.variants[0]!.priceIdr], [price, price])
    assert.equal(shown.compareAtIdr, at ? null : 31_000)
    for (const path of ['/sitemap.xml', '/manifest.webmanifest', '/robots.txt', '/brand.css']) {
      const text = await (await house.fetch(hostOf(at), path)).text()
      if (at) free(text, ['induk'], `${at.label} ${path}`)
    }
  }
})

test('a flash sale and a coupon of the shop are not for an outlet', async () => {
  const own = await shop.stock(5, { priceIdr: 50_000 })
  const at = (ms: number) => new Date(Date.now() + ms).toISOString()
  const sale = {
    variantId: own.variantId,
    priceIdr: 30_000,
    startsAt: at(-1_000),
    endsAt: at(600_000),
    cap: 5,
    perBuyer: 1,
  }
  assert.equal((await shop.asOwner('POST', '/admin/flash-sales', sale)).status, 201)
  const coupon = { code: 'INDUK10', kind: 'percent', value: 10 }
  const made = await shop.asOwner('POST', '/admin/coupons', coupon)
  assert.ok(made.ok, await made.text())
  const lines = [{ variantId: own.variantId, quantity: 1 }]
  const there = await json<Quote>(await rina.api('POST', '/quotes', { lines, coupon: 'INDUK10' }))
  // 40.000 and a tenth of it.
  assert.deepEqual([there.totalIdr, there.discountIdr, there.lines[0]!.flash], [44_000, 0, false])
  assert.ok(there.coupon?.problem)
  const here = await json<Quote>(await shop.api('POST', '/quotes', { lines }))
  assert.deepEqual([here.totalIdr, here.lines[0]!.flash], [30_000, true])
})

test('an order pays the outlet’s price, earns what is above the reseller’s, and is seen there alone', async () => {
  const placed = await rina.placed(cart(goods.variantId, { lines: [{ variantId: goods.variantId, quantity: 2 }] }))
  const seen = await json<OrderView>(await rina.api('GET', `/orders/${placed.token}`))
  assert.deepEqual([seen.totalIdr, seen.shopName], [35_800, 'Kios Rina'])
  for (const at of [null, dewi])
    for (const path of [`/orders/${placed.token}`, `/orders/${placed.token}/events`])
      assert.equal((await read(at, path)).status, 404, `${at?.label} ${path}`)
  for (const at of [null, dewi]) assert.equal((await send(at, `/orders/${placed.token}/proofs`, {})).status, 404)
  // As it is told to whoever has not paid after a while.
  const [order] = await shop.world.sql('select id from store.orders where token = $1', [placed.token])
  await house.inside(shop.tenant, async (ctx) => emit(ctx, 'store.order_waits', { orderId: order!.id }))
  const lettersOf = (least: number) =>
    waitFor(async () => {
      const mine = mails.filter(({ text }) => text.includes(placed.token))
      return mine.length >= least ? mine : null
    })
  await lettersOf(1)
  await rina.pay(placed.token)
  const done = await rina.reached(placed.token, 'delivered')
  const [delivery] = done.deliveries
  assert.equal((await send(null, `/orders/${placed.token}/deliveries/${delivery!.id}/reveals`, {})).status, 404)
  assert.equal((await send(rina, `/orders/${placed.token}/deliveries/${delivery!.id}/reveals`, {})).status, 200)
  assert.deepEqual(await rina.reseller.wallet(), [0, 2 * (17_900 - 16_240), 0])
  for (const { from, text, html, subject } of await lettersOf(2)) {
    assert.equal(from, 'Kios Rina')
    free(`${subject} ${text} ${html}`, OF_SHOP, 'a letter')
    assert.ok(text.includes('http://kios-rina.'), text)
  }
  // And what was bought in the shop is not there.
  const elsewhere = await shop.placed(cart(goods.variantId))
  assert.equal((await read(rina, `/orders/${elsewhere.token}`)).status, 404)
})

test('the same form and the same key at two hosts are two orders', async () => {
  const input = cart(goods.variantId, { formToken: newId() })
  const [one, two, three] = [await shop.placed(input), await rina.placed(input), await dewi.placed(input)]
  assert.equal(new Set([one.token, two.token, three.token]).size, 3)
  const key = { 'idempotency-key': `kunci-${newId()}` }
  const again = cart(goods.variantId)
  const tokens = []
  for (const at of [null, rina, dewi]) {
    const answer = await send(at, '/orders', again, key)
    tokens.push((await json<{ token: string }>(answer)).token)
  }
  assert.equal(new Set(tokens).size, 3)
  assert.equal((await json<{ token: string }>(await send(rina, '/orders', again, key))).token, tokens[1])
})

test('nothing but buying stands at an outlet’s host, whoever asks', async () => {
  const cookie = { cookie: `ruko=${shop.ownerToken}` }
  const bearer = { authorization: 'Bearer rk_live_apa-saja' }
  const { outlets } = store
  const allowed = new Set([...(outlets!.operations!.open ?? []), ...(outlets!.operations!.always ?? [])])
  for (const operation of house.house.registry.operations.values()) {
    const name = operation.id.slice(operation.module.name.length + 1)
    const mine = operation.module === store && allowed.has(name)
    if (mine || ['branding.readFace', 'payments.receiveHook'].includes(operation.id)) continue
    const path = `/api/v1${operation.path.replaceAll(/\{\w+\}/g, '00000000-0000-7000-8000-000000000009')}`
    const wish = { method: operation.method.toUpperCase(), headers: { ...cookie } }
    for (const headers of [cookie, bearer]) {
      const answer = await house.fetch(rina.host, path, {
        ...wish,
        headers,
        ...(bodied(wish.method) ? { body: '{}' } : {}),
      })
      assert.equal(answer.status, 404, `${operation.id}: ${await answer.text()}`)
    }
  }
  for (const path of ['/api/docs', '/api/openapi.json'])
    assert.equal((await house.fetch(rina.host, path, { headers: cookie })).status, 404, path)
  const shown = new Set(['open', 'always'].flatMap((when) => outlets!.documents![when as 'open'] ?? []))
  for (const [name, { path }] of Object.entries(store.documents!)) {
    if (shown.has(name)) continue
    // Where no document stands the pages are asked, and what they are asked for is an address of nobody's.
    const answer = await house.fetch(rina.host, `/${path.replaceAll(/\{\w+\}/g, 'apa')}`, { headers: cookie })
    assert.equal(answer.headers.get('content-type'), 'text/html', name)
  }
  const seen: string[] = []
  const spy = await openHouse({
    ...{ database: house.database, worker: false },
    render: async (request) => (seen.push(new URL(request.url).pathname), new Response('')),
  })
  for (const path of NOWHERE) await spy.fetch(rina.host, `/${path}`, { headers: cookie })
  await spy.fetch(rina.host, '/', { headers: cookie })
  await spy.close()
  assert.deepEqual(seen, [...NOWHERE.map(() => '/~store/~none'), '/~store/'])
})

const NOWHERE = [
  'admin',
  'admin/orders',
  'login',
  'account',
  'reseller',
  'reseller/shop',
  'r/kode123',
  'console',
  'orders',
]

test('closed by its reseller, by the shop, or with the reseller, it sells nothing, and its orders stay within reach', async () => {
  const placed = await dewi.placed(cart(goods.variantId))
  const closes: [string, () => Promise<Response>, () => Promise<Response>][] = [
    [
      'the reseller',
      () => dewi.mine('PUT', '/reseller/mini-shop/state', { open: false }),
      () => dewi.mine('PUT', '/reseller/mini-shop/state', { open: true }),
    ],
    [
      'the shop',
      () => shop.asOwner('POST', `/admin/mini-shops/${dewi.id}/suspensions`, { reason: 'melanggar aturan' }),
      () => shop.asOwner('POST', `/admin/mini-shops/${dewi.id}/reopenings`, {}),
    ],
    [
      'the rules',
      () => shop.asOwner('PUT', '/admin/mini-shop-rules', { enabled: false, mostBasisPoints: null, forbidden: [] }),
      () => shop.asOwner('PUT', '/admin/mini-shop-rules', { enabled: true, mostBasisPoints: null, forbidden: [] }),
    ],
    [
      'the suspension of the reseller',
      () => shop.asOwner('POST', `/admin/resellers/${dewi.reseller.id}/suspensions`, { reason: 'melanggar aturan' }),
      () => shop.asOwner('POST', `/admin/resellers/${dewi.reseller.id}/approvals`, {}),
    ],
  ]
  for (const [who, close, open] of closes) {
    const closed = await close()
    assert.ok(closed.ok, `${who}: ${await closed.text()}`)
    await waitFor(async () => ((await read(dewi, '/products')).status === 404 ? true : null))
    assert.equal((await send(dewi, '/orders', cart(goods.variantId))).status, 404, who)
    assert.equal((await read(dewi, `/orders/${placed.token}`)).status, 200, who)
    assert.equal((await read(rina, '/products')).status, who === 'the rules' ? 404 : 200, who)
    assert.ok((await open()).ok, who)
    await waitFor(async () => ((await read(dewi, '/products')).status === 200 ? true : null))
  }
  await shop.asOwner('POST', `/admin/mini-shops/${dewi.id}/suspensions`, { reason: 'melanggar aturan' })
  assert.equal(await codeOf(await dewi.mine('PUT', '/reseller/mini-shop/state', { open: true })), 'outlet-suspended')
  await shop.asOwner('POST', `/admin/mini-shops/${dewi.id}/reopenings`, {})
})

test('an account that is shut takes its mini-shop along, also for whoever is in the middle of an order', async () => {
  const sinta = await openOutlet(shop, { label: 'gerai-sinta', name: 'Gerai Sinta', add: { idr: 1_000 } })
  const account = (method: string) =>
    house.fetch(shop.tenant.host, `/api/v1/people/${sinta.reseller.personId}/suspension`, {
      method,
      headers: { cookie: `ruko=${shop.ownerToken}`, 'idempotency-key': newId() },
    })
  const sells = async () => (await read(sinta, '/products')).status === 200
  assert.ok(await sells())
  assert.equal((await account('POST')).status, 204)
  await waitFor(async () => !(await sells()))
  assert.equal((await send(sinta, '/orders', cart(goods.variantId))).status, 404)
  assert.equal((await account('DELETE')).status, 204)
  await waitFor(sells)
  assert.equal((await send(sinta, '/orders', cart(goods.variantId))).status, 201)
})

test('an address is taken once, by whoever is first, and never one that would mislead', async () => {
  const first = await openReseller(shop)
  const ask = (token: string, label: string) =>
    shop.api('POST', '/reseller/mini-shop', { ...WISH, label }, { cookie: `ruko=${token}` })
  assert.equal(await codeOf(await ask(first.token, 'admin')), 'label-reserved')
  assert.equal(await codeOf(await ask(first.token, 'induk')), 'label-taken')
  assert.equal(await codeOf(await ask(first.token, 'kios-rina')), 'label-taken')
  const rules = { enabled: true, mostBasisPoints: 500, forbidden: ['resmi'] }
  assert.equal((await shop.asOwner('PUT', '/admin/mini-shop-rules', rules)).status, 204)
  assert.equal(await codeOf(await ask(first.token, 'in-res-mi-duk')), 'label-reserved')
  assert.equal(await codeOf(await ask(first.token, 'kios-lain')), 'margin-too-high')
  await shop.asOwner('PUT', '/admin/mini-shop-rules', { ...rules, mostBasisPoints: null })
  const many = []
  for (let left = 6; left > 0; left--) many.push(await openReseller(shop))
  const answers = await Promise.all(many.map(({ token }) => ask(token, 'rebutan')))
  assert.equal(answers.filter(({ status }) => status === 201).length, 1)
  for (const answer of answers) if (answer.status !== 201) assert.equal(await codeOf(answer), 'label-taken')
  // One shop each, also when asked for twice at once.
  const twice = await Promise.all(['dua-satu', 'dua-dua'].map((label) => ask(first.token, label)))
  assert.deepEqual(
    twice.map(({ status }) => status).toSorted((left, right) => left - right),
    [201, 409],
  )
})

test('what an outlet hides or prices itself holds in lists, quotes and orders', async () => {
  const own = await shop.stock(5, { priceIdr: 10_000 })
  const lines = [{ variantId: own.variantId, quantity: 1 }]
  const total = async () => (await json<Quote>(await rina.api('POST', '/quotes', { lines }))).totalIdr
  const set = (changes: object) =>
    rina.mine('PUT', '/reseller/mini-shop/goods', {
      goods: [{ variantId: own.variantId, priceIdr: null, hidden: false, ...changes }],
    })
  assert.equal((await set({ priceIdr: 9_450 })).status, 204)
  assert.equal(await total(), 9_450)
  // Below what the reseller pays it is held at that, and nothing is earned.
  await set({ priceIdr: 1_000 })
  assert.equal(await total(), 8_000)
  // Nor above what the owner of the shop allows.
  await shop.asOwner('PUT', '/admin/mini-shop-rules', { enabled: true, mostBasisPoints: 2_000, forbidden: [] })
  await set({ priceIdr: 90_000 })
  assert.equal(await total(), 9_600)
  await shop.asOwner('PUT', '/admin/mini-shop-rules', { enabled: true, mostBasisPoints: null, forbidden: [] })
  await set({ hidden: true })
  const [row] = await shop.world.sql('select slug from store.products where id = $1', [own.productId])
  assert.equal((await read(rina, `/products/${row!.slug as string}`)).status, 404)
  assert.equal((await read(dewi, `/products/${row!.slug as string}`)).status, 200)
  assert.ok(!(await (await read(rina, '/products')).text()).includes(own.productId))
  assert.equal(await codeOf(await rina.api('POST', '/quotes', { lines })), 'product-gone')
  assert.equal(await codeOf(await send(rina, '/orders', cart(own.variantId))), 'product-gone')
  // Of another shop's goods nothing can be set.
  const other = await openShop(house, `lain-${newId().slice(-6)}`)
  const theirs = await other.stock(1)
  const foreign = await rina.mine('PUT', '/reseller/mini-shop/goods', {
    goods: [{ variantId: theirs.variantId, priceIdr: 1, hidden: false }],
  })
  assert.equal(foreign.status, 422)
})

const WISH = {
  name: 'Kios Baru',
  whatsapp: '081234567890',
  add: { basisPoints: 1_000 },
  look: { primary: '#7c3aed', accent: '#d4af37', mode: 'light' },
}
type Quote = {
  totalIdr: number
  discountIdr: number
  coupon: { problem: string | null } | null
  lines: { flash: boolean }[]
}

const bodied = (method: string) => method !== 'GET' && method !== 'DELETE'
const hostOf = (at: TestOutlet | null) => at?.host ?? shop.tenant.host
const read = (at: TestOutlet | null, path: string) => (at ?? shop).api('GET', path)
const send = (at: TestOutlet | null, path: string, body: object, headers: Record<string, string> = {}) =>
  (at ?? shop).api('POST', path, body, headers)

async function json<T>(answer: Response): Promise<T> {
  assert.ok(answer.ok, await answer.clone().text())
  return (await answer.json()) as T
}
async function codeOf(answer: Response): Promise<string> {
  return ((await answer.json()) as { code: string }).code
}
