import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { sessionOf } from '../../../../tests/support/world.ts'
import { newId } from '#kernel/db/id.ts'
import { ensurePerson } from '#kernel/identity/people.ts'
import type { Mail } from '#services/notifications/ports/port.ts'
import { openShop, type Shop } from '../testing.ts'
import { fund, openReseller } from './testing.ts'
import { promote } from './tiers.ts'

/* How a member becomes a reseller and buys, over HTTP. */

const mails: Mail[] = []
let house: TestHouse
let shop: Shop
before(async () => {
  house = await openHouse({ mailer: { send: async (mail) => void mails.push(mail) } })
  shop = await openShop(house, 'toko-mitra')
})
after(() => house.close())

const application = {
  shopName: 'Kios Rina',
  channel: 'instagram.com/kiosrina',
  whatsapp: '0812 3456 7890',
  about: 'Jualan pulsa sejak 2019.',
  consent: true,
}

test('a member applies, is approved by the shop alone, and loses everything with the suspension', async () => {
  const token = await sessionOf(house, shop.tenant, ['member'])
  const me = as(token)
  assert.equal((await me('POST', '/reseller/applications', application)).status, 204)
  assert.equal(await codeOf(await me('POST', '/reseller/applications', application)), 'already-applied')
  assert.equal((await me('GET', '/reseller/wallet')).status, 403)
  const { items } = await json<{ items: { id: string }[] }>(
    await shop.asOwner('GET', '/admin/resellers?status=applied'),
  )
  const { id } = items[0]!
  // Nobody approves themselves, and staff who may not manage resellers neither.
  assert.equal((await me('POST', `/admin/resellers/${id}/approvals`, {})).status, 403)
  const staff = as(await sessionOf(house, shop.tenant, ['staff']))
  assert.equal((await staff('POST', `/admin/resellers/${id}/approvals`, {})).status, 403)
  assert.equal((await shop.asOwner('POST', `/admin/resellers/${id}/approvals`, {})).status, 204)
  assert.equal((await me('GET', '/reseller/wallet')).status, 200)
  assert.equal(
    await codeOf(await shop.asOwner('POST', `/admin/resellers/${id}/approvals`, {})),
    'reseller-not-decidable',
  )
  assert.equal(
    (await shop.asOwner('POST', `/admin/resellers/${id}/suspensions`, { reason: 'menjual kembali kode palsu' })).status,
    204,
  )
  for (const path of ['/reseller/wallet', '/reseller/home', '/reseller/prices', '/reseller/orders'])
    assert.equal((await me('GET', path)).status, 403, path)
  assert.equal(await codeOf(await me('POST', '/reseller/applications', application)), 'already-applied')
})

test('the role alone makes nobody a reseller, and no owner can hand it out', async () => {
  const token = await sessionOf(house, shop.tenant, ['member', 'reseller'])
  assert.equal(await codeOf(await as(token)('GET', '/reseller/wallet')), 'not-a-reseller')
  const { id } = await house.inside(shop.tenant, async (ctx) => {
    return ensurePerson(ctx, { email: `orang-${newId()}@contoh.id`, name: 'Orang', roles: ['member'] })
  })
  const answer = await house.fetch(shop.tenant.host, `/api/v1/people/${id}/roles`, {
    method: 'PUT',
    headers: { cookie: `ruko=${shop.ownerToken}` },
    body: JSON.stringify({ roles: ['member', 'reseller'] }),
  })
  assert.equal(await codeOf(answer), 'beyond-own-rights')
})

test('prices are set by level and by reseller, put back with one answer, and nobody else sees them', async () => {
  const goods = await shop.stock(3, { priceIdr: 20_000 })
  const [mine, other] = [await openReseller(shop, { offBasisPoints: 1_000 }), await openReseller(shop)]
  assert.equal(await priceOf(mine.token, goods.variantId), 18_000)
  const save = async (cells: object[]) =>
    json<{ before: object[] }>(await shop.asOwner('PUT', '/admin/pricing', { cells }))
  await save([{ variantId: goods.variantId, tierId: mine.tierId, priceIdr: 17_500 }])
  assert.equal(await priceOf(mine.token, goods.variantId), 17_500)
  const { before } = await save([{ variantId: goods.variantId, resellerId: mine.id, offBasisPoints: 2_500 }])
  assert.deepEqual(
    [await priceOf(mine.token, goods.variantId), await priceOf(other.token, goods.variantId)],
    [15_000, 16_000],
  )
  await save(before)
  assert.equal(await priceOf(mine.token, goods.variantId), 17_500)
  // A guest of the shop knows nothing of it.
  const [product] = await shop.world.sql('select slug from store.products where id = $1', [goods.productId])
  const page = await (await shop.api('GET', `/products/${product!.slug as string}`)).text()
  assert.ok(page.includes('20000') && !page.includes('17500'), page)
})

test('the matrix leaves as a table, and what comes back is looked at before it holds', async () => {
  const goods = await shop.stock(1, { priceIdr: 50_000, variant: { sku: 'TABEL-1', cost_idr: 44_000 } })
  const reseller = await openReseller(shop, { offBasisPoints: 0 })
  const owner = { headers: { cookie: `ruko=${shop.ownerToken}` } }
  const answer = await house.fetch(shop.tenant.host, '/admin/pricing.csv', owner)
  const table = await answer.text()
  assert.equal(answer.status, 200, table)
  const [tier] = await shop.world.sql('select name from store.reseller_tiers where id = $1', [reseller.tierId])
  const head = table.split(/\r?\n/)[0]!
  assert.ok(head.includes(tier!.name as string), head)
  const csv = `Kode,${tier!.name as string}\nTABEL-1,"10%"\n`
  const ask = async (input: object) =>
    json<{ changes: object[]; wrong: object[]; applied: boolean }>(
      await shop.asOwner('POST', '/admin/pricing/imports', input),
    )
  const seen = await ask({ csv })
  assert.deepEqual([seen.changes.length, seen.wrong.length, seen.applied], [1, 0, false])
  assert.equal(await priceOf(reseller.token, goods.variantId), 50_000)
  // One cell that cannot be read, and nothing is changed.
  const wrong = await ask({ csv: `${csv}TIDAKADA,5%\n`, apply: true })
  assert.deepEqual([wrong.wrong.length, wrong.applied], [1, false])
  assert.equal((await ask({ csv, apply: true })).applied, true)
  assert.equal(await priceOf(reseller.token, goods.variantId), 45_000)
  assert.deepEqual((await ask({ csv, apply: true })).changes, [])
  const stranger = await house.fetch(shop.tenant.host, '/admin/pricing.csv', {
    headers: { cookie: `ruko=${reseller.token}` },
  })
  assert.equal(stranger.status, 403)
})

test('a table of more prices than are shown is done whole; of two lines for one price the later holds', async () => {
  const { productId } = await shop.stock(0)
  const reseller = await openReseller(shop, { offBasisPoints: 0 })
  const [tier] = await shop.world.sql('select name from store.reseller_tiers where id = $1', [reseller.tierId])
  await shop.world.sql(
    `insert into store.variants (tenant_id, id, product_id, name, price_idr, sku)
     select $1, uuidv7(), $2, 'Nominal ' || n, 50000, 'BANYAK-' || n from generate_series(1, 620) n`,
    [shop.tenant.id, productId],
  )
  const lines = Array.from({ length: 620 }, (_, n) => `BANYAK-${n + 1},${41_000 + n}`)
  const csv = ['Kode,' + (tier!.name as string), 'BANYAK-7,1', ...lines].join('\n')
  const answer = await json<{ changes: object[]; changeCount: number; applied: boolean }>(
    await shop.asOwner('POST', '/admin/pricing/imports', { csv, apply: true }),
  )
  assert.deepEqual([answer.changes.length, answer.changeCount, answer.applied], [500, 621, true])
  const [set] = await shop.world.sql(
    `select count(*)::int as n, sum(price_idr)::int as sum from store.reseller_prices where tier_id = $1`,
    [reseller.tierId],
  )
  assert.deepEqual(set, { n: 620, sum: 620 * 41_000 + (619 * 620) / 2 })
  // Undone by the same door: what stood there is answered and can be put back.
  const [one] = await shop.world.sql("select id from store.variants where sku = 'BANYAK-7'")
  const cell = { variantId: one!.id, tierId: reseller.tierId, priceIdr: null, offBasisPoints: null }
  const saved = await json<{ before: { priceIdr: number }[] }>(
    await shop.asOwner('PUT', '/admin/pricing', { cells: [cell] }),
  )
  assert.equal(saved.before[0]!.priceIdr, 41_006)
})

test('pasted lines are orders of their own: what one is refused for leaves the others alone', async () => {
  const goods = await shop.stock(5, { priceIdr: 10_000, variant: { sku: 'PULSA10' } })
  const reseller = await openReseller(shop, { topupIdr: 25_000, offBasisPoints: 0 })
  const me = as(reseller.token)
  const text = 'pulsa10 1\nPULSA10 1\n\nTIDAKADA 2\npulsa10 99\npulsa10 1'
  const preview = await json<Preview>(await me('POST', '/reseller/fast-order-previews', { text }))
  assert.deepEqual(
    preview.lines.map(({ line, variantId, problem }) => [line, variantId !== null, problem !== null]),
    [
      [1, true, false],
      [2, true, false],
      [4, false, true],
      [5, true, true],
      [6, true, false],
    ],
  )
  assert.deepEqual([preview.totalIdr, preview.spendableIdr], [30_000, 25_000])
  // A number too large to be read is not taken for one unit.
  const large = await json<Preview>(await me('POST', '/reseller/fast-order-previews', { text: 'pulsa10 1000' }))
  assert.match(large.lines[0]!.problem!, /“1000” tidak dipakai/)
  // Fifty lines are read; of one more or of a thousand, none is left out in silence.
  const many = (count: number) => me('POST', '/reseller/fast-order-previews', { text: 'pulsa10 1\r\n'.repeat(count) })
  assert.equal((await json<Preview>(await many(50))).lines.length, 50)
  for (const count of [51, 1_001]) {
    const refused = await many(count)
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), new RegExp(`Paling banyak 50 baris sekali pesan, ini ${count}`))
  }
  const lines = preview.lines
    .filter(({ problem }) => !problem)
    .map(({ variantId, totalIdr }) => ({
      ...{ variantId, quantity: 1, shownIdr: totalIdr },
    }))
  const order = { formToken: newId(), lines }
  const first = await json<Results>(await me('POST', '/reseller/fast-orders', order))
  assert.deepEqual(
    first.items.map(({ status, problem }) => status ?? problem?.split('.')[0]),
    ['delivered', 'delivered', 'Saldo kamu tidak cukup untuk pesanan ini'],
  )
  // The same form once more is the same orders; the line that was refused is tried again.
  const again = await json<Results>(await me('POST', '/reseller/fast-orders', order))
  assert.deepEqual(
    again.items.map(({ number }) => number),
    first.items.map(({ number }) => number),
  )
  assert.deepEqual(await reseller.wallet(), [5_000, 0, 0])
  assert.equal(goods.codes.length, 5)
})

test('what came of pasted lines is read again under the key of the order', async () => {
  const goods = await shop.stock(3, { priceIdr: 10_000 })
  const reseller = await openReseller(shop, { topupIdr: 15_000, offBasisPoints: 0 })
  const key = `fast-${newId()}`
  const line = { variantId: goods.variantId, quantity: 1 }
  const place = (lines: object[]) =>
    shop.api(
      'POST',
      '/reseller/fast-orders',
      { formToken: newId(), lines },
      { cookie: `ruko=${reseller.token}`, 'idempotency-key': key },
    )
  const placed = await json<Results>(await place([line, line]))
  const path = `/reseller/fast-orders/${key}`
  const read = await json<Results>(await as(reseller.token)('GET', path))
  assert.deepEqual(read.items, placed.items)
  assert.deepEqual(
    read.items.map(({ status, problem }) => status ?? problem?.split('.')[0]),
    ['delivered', 'Saldo kamu tidak cukup untuk pesanan ini'],
  )
  for (const { name } of read.items) assert.match(name, / · /)
  // An order goes on after it was placed.
  await shop.world.sql("update store.orders set status = 'attention' where id = $1", [read.items[0]!.id])
  assert.equal((await json<Results>(await as(reseller.token)('GET', path))).items[0]!.status, 'attention')
  const never = `/reseller/fast-orders/fast-${newId()}`
  assert.deepEqual((await json<Results>(await as(reseller.token)('GET', never))).items, [])
})

test('what a reseller has spent and in how many orders are of the same orders', async () => {
  const goods = await shop.stock(4, { priceIdr: 10_000 })
  const reseller = await openReseller(shop, { topupIdr: 50_000, offBasisPoints: 0 })
  await reseller.buy(goods.variantId)
  await reseller.buy(goods.variantId)
  // What a customer of the link pays is not spent by the reseller.
  const link = await json<{ token: string }>(await shop.api('POST', '/orders', cartOf(goods)))
  await shop.world.sql(
    "update store.orders set reseller_id = $2, person_id = null, status = 'delivered', paid_at = now() where token = $1",
    [link.token, reseller.id],
  )
  type Home = { turnoverIdr: number; month: { orders: number; units: number; spentIdr: number } }
  const { month, turnoverIdr } = await json<Home>(await as(reseller.token)('GET', '/reseller/home'))
  assert.deepEqual([month.orders, month.units, month.spentIdr, turnoverIdr], [2, 2, 20_000, 30_000])
})

test('an order for a customer: the reseller sees all of it, the customer’s link no price, and the shop is silent', async () => {
  const goods = await shop.stock(1, { priceIdr: 33_333 })
  const reseller = await openReseller(shop, { topupIdr: 100_000, offBasisPoints: 1_000 })
  const [me, stranger] = [as(reseller.token), as((await openReseller(shop)).token)]
  const buyer = { name: 'Tono', email: 'tono.pelanggan@contoh.id', whatsapp: '081299990000' }
  const placed = await json<{ id: string; token: string }>(
    await me('POST', '/reseller/orders', {
      lines: [{ variantId: goods.variantId, quantity: 1 }],
      buyer,
      shownIdr: 30_000,
    }),
  )
  const own = await json<{ subtotalIdr: number; order: { subtotalIdr: number; deliveries: { id: string }[] } }>(
    await me('GET', `/reseller/orders/${placed.id}`),
  )
  assert.deepEqual([own.subtotalIdr, own.order.subtotalIdr], [30_000, 30_000])
  const [delivery] = own.order.deliveries
  const path = `/reseller/orders/${placed.id}/deliveries/${delivery!.id}/reveals`
  const shown = await json<{ lines: { value: string }[] }>(await me('POST', path))
  assert.deepEqual(
    shown.lines.map(({ value }) => value),
    goods.codes,
  )
  const [row] = await shop.world.sql('select viewer from store.reveals where delivery_id = $1', [delivery!.id])
  assert.equal(row!.viewer, 'reseller')
  for (const refused of [await stranger('GET', `/reseller/orders/${placed.id}`), await stranger('POST', path)])
    assert.equal(refused.status, 404)
  const public_ = JSON.stringify(await shop.read(placed.token))
  assert.ok(!public_.includes('30000') && !public_.includes('33333'), public_)
  // Somebody who is told about, so that what was sent before it is known to be all.
  await shop.pay((await shop.placed({ ...cartOf(await shop.stock(1)) })).token)
  await waitFor(async () => mails.some(({ to }) => to.address === 'pembanding@contoh.id'))
  assert.deepEqual(
    mails.filter(({ to }) => to.address === buyer.email),
    [],
  )
})

test('a price that rose since the reseller looked is refused, and nothing is taken', async () => {
  const goods = await shop.stock(1, { priceIdr: 10_000 })
  const reseller = await openReseller(shop, { topupIdr: 100_000, offBasisPoints: 0 })
  const order = { lines: [{ variantId: goods.variantId, quantity: 1 }], shownIdr: 9_999 }
  assert.equal(await codeOf(await as(reseller.token)('POST', '/reseller/orders', order)), 'price-changed')
  assert.deepEqual(await reseller.wallet(), [100_000, 0, 0])
})

test('what a customer bought by the link is listed masked, and never opened', async () => {
  const goods = await shop.stock(1, { priceIdr: 25_000 })
  const reseller = await openReseller(shop)
  const order = await reseller.sell(goods.variantId)
  await shop.pay(order.token)
  await shop.reached(order.token, 'delivered')
  const me = as(reseller.token)
  const { items } = await json<{ items: { id: string; buyerName: string; marginIdr: number }[] }>(
    await me('GET', '/reseller/orders?of=link'),
  )
  assert.deepEqual([items.length, items[0]!.marginIdr], [1, 5_000])
  assert.match(items[0]!.buyerName, /^P•••/)
  assert.equal((await me('GET', `/reseller/orders/${items[0]!.id}`)).status, 404)
  const { deliveries } = await shop.read(order.token)
  const reveal = `/reseller/orders/${items[0]!.id}/deliveries/${deliveries[0]!.id}/reveals`
  assert.equal((await me('POST', reveal)).status, 404)
})

test('turnover of 30 days moves a reseller up, never down, and not where the level was given by hand', async () => {
  const goods = await shop.stock(4, { priceIdr: 50_000 })
  const [mine, pinned] = [
    await openReseller(shop, { offBasisPoints: 0 }),
    await openReseller(shop, { offBasisPoints: 0 }),
  ]
  const high = await openReseller(shop)
  await shop.world.sql('update store.reseller_tiers set turnover_idr = 1000000 where id not in ($1, $2)', [
    mine.tierId,
    pinned.tierId,
  ])
  await shop.world.sql('update store.reseller_tiers set turnover_idr = 90000 where id = $1', [high.tierId])
  await shop.world.sql('update store.resellers set tier_pinned = true where id = $1', [pinned.id])
  for (const one of [mine, pinned]) {
    await fund(shop, one, 'topup', 100_000)
    await one.buy(goods.variantId, { quantity: 2 })
  }
  await shop.world.inside(promote)
  assert.equal(await tierOf(mine.id), high.tierId)
  assert.equal(await tierOf(pinned.id), pinned.tierId)
  await shop.world.sql("update store.orders set created_at = created_at - interval '31 days' where reseller_id = $1", [
    mine.id,
  ])
  await shop.world.inside(promote)
  assert.equal(await tierOf(mine.id), high.tierId)
})

test('a link’s code makes the order the reseller’s, also when it is ordered again; a made up one changes nothing', async () => {
  const goods = await shop.stock(4, { priceIdr: 25_000 })
  const reseller = await openReseller(shop, { offBasisPoints: 1_000 })
  const ofReseller = async (token: string) =>
    (await shop.world.sql('select reseller_id from store.orders where token = $1', [token]))[0]!.reseller_id
  const placed = await shop.placed({ ...cartOf(goods), reseller: reseller.code })
  assert.equal(await ofReseller(placed.token), reseller.id)
  assert.equal((await shop.api('POST', `/orders/${placed.token}/cancellations`, {})).status, 204)
  const again = await json<{ token: string }>(await shop.api('POST', `/orders/${placed.token}/renewals`, {}))
  assert.equal(await ofReseller(again.token), reseller.id)
  await shop.pay(again.token)
  await shop.reached(again.token, 'delivered')
  assert.deepEqual(await reseller.wallet(), [0, 2_500, 0])
  assert.equal(await ofReseller((await shop.placed({ ...cartOf(goods), reseller: 'tidakada123' })).token), null)
  // Whoever does not sell any more earns nothing from new orders.
  await shop.asOwner('POST', `/admin/resellers/${reseller.id}/suspensions`, { reason: 'melanggar aturan' })
  assert.equal(await ofReseller((await shop.placed({ ...cartOf(goods), reseller: reseller.code })).token), null)
})

test('a wallet that falls below its mark is told of once, and the shop of who waits for it', async () => {
  const goods = await shop.stock(3, { priceIdr: 10_000 })
  const reseller = await openReseller(shop, { topupIdr: 45_000, offBasisPoints: 0, lowAtIdr: 30_000 })
  const [row] = await shop.world.sql(
    'select email from kernel.people join store.resellers on people.id = person_id where resellers.id = $1',
    [reseller.id],
  )
  const told = () =>
    mails.filter(({ to }) => to.address === row!.email).map(({ subject }) => subject.replaceAll('\u00a0', ' '))
  for (let turn = 0; turn < 3; turn++) await reseller.buy(goods.variantId)
  await waitFor(async () => told().length > 0)
  assert.deepEqual(told(), ['Saldo resellermu tinggal Rp 25.000'])
  assert.ok(mails.some(({ subject }) => subject === 'Pengajuan reseller: Kios Rina'))
})

test('a reseller of one shop is nobody in another', async () => {
  const other = await openShop(house, 'toko-sebelah')
  const reseller = await openReseller(shop, { topupIdr: 50_000 })
  const answer = await house.fetch(other.tenant.host, '/api/v1/store/reseller/wallet', {
    headers: { cookie: `ruko=${reseller.token}` },
  })
  assert.equal(answer.status, 401)
})

type Preview = { lines: FastRow[]; totalIdr: number; spendableIdr: number }
type FastRow = { line: number; variantId: string | null; totalIdr: number; problem: string | null }
type Results = {
  items: { id: string | null; name: string; number: string | null; status: string | null; problem: string | null }[]
}

function as(token: string) {
  return (method: string, path: string, body?: unknown) => shop.api(method, path, body, { cookie: `ruko=${token}` })
}

async function json<T>(answer: Response): Promise<T> {
  assert.ok(answer.ok, await answer.clone().text())
  return (await answer.json()) as T
}

async function codeOf(answer: Response): Promise<string> {
  return ((await answer.json()) as { code: string }).code
}

async function priceOf(token: string, variantId: string): Promise<number> {
  const { items } = await json<{ items: { variantId: string; priceIdr: number }[] }>(
    await as(token)('GET', '/reseller/prices?limit=100'),
  )
  return items.find((one) => one.variantId === variantId)!.priceIdr
}

async function tierOf(id: string): Promise<unknown> {
  return (await shop.world.sql('select tier_id from store.resellers where id = $1', [id]))[0]!.tier_id
}

function cartOf({ variantId }: { variantId: string }) {
  const buyer = { name: 'Pembanding', email: 'pembanding@contoh.id', whatsapp: '081277770000' }
  return { lines: [{ variantId, quantity: 1 }], buyer, consent: true }
}
