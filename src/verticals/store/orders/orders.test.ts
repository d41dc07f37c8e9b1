import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { readBook, setFaults } from '../../../../tests/support/gateway.ts'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { GatewayRefused } from '#services/payments/gateways/port.ts'
import { cart, openShop, type Shop } from '../testing.ts'
import { blockKey } from './buyer.ts'
import { expireOrder } from './release.ts'
import type { OrderView, Revealed } from './schemas.ts'

let house: TestHouse
let shop: Shop
before(async () => {
  house = await openHouse()
  shop = await openShop(house, 'toko-uji')
})
after(() => house.close())

const codeOf = async (refused: Response) => ((await refused.json()) as { code: string }).code
const count = async (from: string, values: unknown[] = []) =>
  Number((await shop.world.sql(`select count(*) as n from ${from}`, values))[0]!.n)

test('a paid order is delivered, revealed and booked', async () => {
  const goods = await shop.stock(2)
  const { token, number } = await shop.placed(cart(goods.variantId))
  assert.match(number, /^RP-\d{4}-\d{6}$/)
  const open = await shop.read(token)
  assert.deepEqual([open.status, open.invoice.state, open.totalIdr], ['pending_payment', 'open', 25_000])
  assert.ok(open.invoice.qrString)
  await shop.pay(token)
  const done = await shop.reached(token, 'delivered')
  assert.equal(done.deliveries.length, 1)
  assert.equal(JSON.stringify(done).includes('KODE-'), false)
  const shown = await shop.api('POST', `/orders/${token}/deliveries/${done.deliveries[0]!.id}/reveals`)
  const { lines } = (await shown.json()) as Revealed
  assert.deepEqual(lines, [{ label: 'Kode', value: goods.codes[0] }])
  assert.ok((await shop.read(token)).deliveries[0]!.revealedAt)
  const legs = await shop.world.sql(
    `select account, sum(amount_idr)::int as idr from ledger.legs group by account having sum(amount_idr) <> 0 order by account`,
  )
  assert.deepEqual(
    legs.map(({ account, idr }) => `${account as string} ${idr as number}`),
    ['assets:gateway 24825', 'expenses:gateway_fees 175', 'income:sales -25000'],
  )
})

/** The time to pay passes at once. */
async function expire(token: string): Promise<void> {
  const [row] = await shop.world.sql(
    "update store.orders set held_until = now() - interval '1 minute' where token = $1 returning id",
    [token],
  )
  const { tenant } = shop
  const ctx = await house.inside(tenant, async (inner) => inner)
  await expireOrder({ ...ctx, transact: (work) => house.inside(tenant, work) }, row!.id as string)
}

const entriesOf = async (token: string) => {
  const rows = await shop.world.sql(
    `select kind from ledger.entries where source in (
       select 'capture/' || c.id from payments.captures c join payments.intents i on i.id = c.intent_id
         join store.orders o on o.id = i.for_id where o.token = $1
       union all select 'item/' || i.id from store.order_items i join store.orders o on o.id = i.order_id where o.token = $1
       union all select 'order/' || id from store.orders where token = $1) order by kind`,
    [token],
  )
  return rows.map(({ kind }) => kind)
}
const creditsOf = (order: OrderView) =>
  order.credits.map(({ reason, leftIdr, status }) => `${reason} ${leftIdr} ${status}`)

test('paid twice: delivered once, the second money is credit', async () => {
  const goods = await shop.stock(3)
  const { token } = await shop.placed(cart(goods.variantId))
  await shop.pay(token, 'bayar-dobel')
  const done = await waitFor(async () => {
    const order = await shop.read(token)
    return order.credits.length > 0 && order.status === 'delivered' ? order : null
  })
  assert.deepEqual(creditsOf(done), ['double 25000 available'])
  assert.deepEqual(await entriesOf(token), ['credit', 'payment', 'receipt', 'receipt', 'sale'])
})

test('late money is delivered while there is a code, and becomes credit when there is none', async () => {
  const goods = await shop.stock(1)
  const first = await shop.placed(cart(goods.variantId))
  await expire(first.token)
  const ended = await shop.read(first.token)
  assert.deepEqual([ended.status, ended.invoice.state, ended.invoice.canRenew], ['expired', 'ended', true])
  await shop.pay(first.token, 'bayar-telat')
  const stood = await shop.reached(first.token, 'delivered')
  assert.equal(stood.credits.length, 0)
  assert.ok(stood.timeline.some(({ kind }) => kind === 'stood_up'))

  const [one] = [await shop.stock(1)]
  const late = await shop.placed(cart(one.variantId))
  await expire(late.token)
  const other = await shop.placed(cart(one.variantId))
  await shop.pay(late.token, 'bayar-telat')
  const credited = await waitFor(async () => {
    const order = await shop.read(late.token)
    return order.credits.length > 0 ? order : null
  })
  assert.deepEqual([credited.status, creditsOf(credited)], ['expired', ['late 25000 available']])
  assert.deepEqual(await entriesOf(late.token), ['credit', 'receipt'])
  await shop.pay(other.token)
  await shop.reached(other.token, 'delivered')
})

test('too much money is delivered with the rest as credit', async () => {
  const goods = await shop.stock(2)
  const { token } = await shop.placed(cart(goods.variantId))
  await shop.pay(token, 'nominal-salah')
  const done = await shop.reached(token, 'delivered')
  assert.deepEqual(creditsOf(done), ['wrong_amount 1000 available'])
  assert.deepEqual(await entriesOf(token), ['payment', 'receipt', 'sale'])
})

test('an unpaid order gives everything back and can be ordered again', async () => {
  const goods = await shop.stock(1)
  await shop.world.sql(
    `insert into store.coupons (tenant_id, id, code, kind, value, total_limit) values ($1, gen_random_uuid(), 'SEKALI', 'percent', 20, 1)`,
    [shop.tenant.id],
  )
  const { token } = await shop.placed(cart(goods.variantId, { coupon: 'SEKALI' }))
  assert.equal(await codeOf(await shop.order(cart(goods.variantId))), 'sold-out')
  assert.equal((await shop.read(token)).totalIdr, 20_000)
  await expire(token)
  assert.equal(await count("store.coupons where code = 'SEKALI' and used = 0"), 1)
  const again = await shop.api('POST', `/orders/${token}/renewals`)
  assert.equal(again.status, 201, await again.clone().text())
  const renewed = (await again.json()) as { token: string }
  assert.equal((await shop.read(renewed.token)).totalIdr, 20_000)
  assert.equal((await shop.api('POST', `/orders/${renewed.token}/renewals`)).status, 409)
  assert.equal((await shop.api('POST', `/orders/${renewed.token}/cancellations`, {})).status, 204)
  assert.equal((await shop.read(renewed.token)).status, 'cancelled')
  assert.equal(await count("store.stock_items where variant_id = $1 and status = 'available'", [goods.variantId]), 1)
})

test('credit pays another order, in part or in whole; nothing to pay needs no charge', async () => {
  const goods = await shop.stock(5)
  const first = await shop.placed(cart(goods.variantId))
  await shop.pay(first.token, 'bayar-dobel')
  await waitFor(async () => (await shop.read(first.token)).credits.length > 0)
  const charges = (await readBook(house.gateway.url)).charges.length
  const whole = await shop.placed(cart(goods.variantId, { creditToken: first.token }))
  const done = await shop.reached(whole.token, 'delivered')
  assert.deepEqual([done.totalIdr, done.creditIdr, done.invoice.state], [0, 25_000, 'paid'])
  assert.equal((await readBook(house.gateway.url)).charges.length, charges)
  assert.deepEqual(creditsOf(await shop.read(first.token)), ['double 0 applied'])
  assert.deepEqual(await entriesOf(whole.token), ['credit_applied', 'sale'])
  assert.equal(await codeOf(await shop.order(cart(goods.variantId, { creditToken: first.token }))), 'credit-gone')

  const third = await shop.placed(cart(goods.variantId))
  await shop.pay(third.token, 'bayar-dobel')
  await waitFor(async () => (await shop.read(third.token)).credits.length > 0)
  const dear = await shop.stock(1, { priceIdr: 60_000 })
  const part = await shop.placed(cart(dear.variantId, { creditToken: third.token }))
  assert.equal((await shop.read(part.token)).totalIdr, 35_000)
  assert.deepEqual(creditsOf(await shop.read(third.token)), ['double 0 applied'])
  await expire(part.token)
  assert.deepEqual(creditsOf(await shop.read(third.token)), ['double 25000 available'])
  const { token } = await shop.placed(cart(dear.variantId, { creditToken: third.token }))
  await shop.pay(token)
  await shop.reached(token, 'delivered')
})

test('what is put aside after it was paid for is replaced, and what cannot be is credit', async () => {
  const goods = await shop.stock(2)
  const two = { lines: [{ variantId: goods.variantId, quantity: 2 }] }
  const { token } = await shop.placed(cart(goods.variantId, two))
  await shop.world.sql(
    `update store.stock_items set status = 'quarantined' where id = (select min(id::text)::uuid from store.stock_items
     where variant_id = $1)`,
    [goods.variantId],
  )
  await shop.pay(token)
  const done = await shop.reached(token, 'partially_delivered')
  assert.deepEqual([done.deliveries.length, creditsOf(done)], [1, ['undelivered 25000 available']])
  assert.equal(done.items[0]!.status, 'partial')

  const creditId = done.credits[0]!.id
  const wish = { creditId, kind: 'bank', institution: 'BCA', account: '1234567890', holder: 'Sari' }
  assert.equal((await shop.api('POST', `/orders/${token}/payouts`, wish)).status, 204)
  const [row] = await shop.world.sql('select payout_sealed from store.credits where id = $1', [creditId])
  assert.equal((row!.payout_sealed as Buffer).includes('1234567890'), false)
  const seen = await shop.asOwner('POST', `/admin/credits/${creditId}/payout-reveals`, { reason: 'transfer' })
  assert.equal(((await seen.json()) as { account: string }).account, '1234567890')
  const refund = await shop.asOwner('POST', `/admin/credits/${creditId}/refunds`, { reason: 'stok habis' })
  assert.equal(refund.status, 204)
  await waitFor(async () => (await shop.read(token)).credits[0]!.status === 'refunded')
  assert.equal(
    await codeOf(await shop.asOwner('POST', `/admin/credits/${creditId}/refunds`, { reason: 'lagi' })),
    'credit-not-available',
  )
})

test('a shop refuses what it does not sell, sells too often, or to whom it may not', async () => {
  const goods = await shop.stock(20, {
    product: { per_buyer_max: 2, must_read: 'Baca dulu', min_quantity: 1, max_quantity: 2 },
  })
  const { variantId } = goods
  const buyer = { name: 'Rina', email: 'rina@contoh.id', whatsapp: '081299988877' }
  const refusal = async (changes: Record<string, unknown>) =>
    codeOf(await shop.order(cart(variantId, { buyer, hasRead: true, ...changes })))
  assert.equal(await refusal({ hasRead: false }), 'must-read')
  assert.equal(await refusal({ lines: [{ variantId, quantity: 3 }] }), 'quantity-off')
  assert.equal(await refusal({ lines: [{ variantId: crypto.randomUUID(), quantity: 1 }] }), 'product-gone')
  assert.equal(await refusal({ coupon: 'TIDAKADA' }), 'coupon-refused')
  assert.equal(await refusal({ shownTotalIdr: 1 }), 'price-changed')
  await shop.placed(cart(variantId, { buyer, hasRead: true, lines: [{ variantId, quantity: 2 }] }))
  assert.equal(await refusal({}), 'buyer-limit')
  assert.equal(await refusal({ buyer: { ...buyer, email: 'rina.lain@contoh.id' } }), 'buyer-limit')
  const cheap = await shop.stock(1, { priceIdr: 500 })
  assert.equal(await codeOf(await shop.order(cart(cheap.variantId))), 'total-too-small')
  const dear = await shop.stock(1, { priceIdr: 10_000_001 })
  assert.equal(await codeOf(await shop.order(cart(dear.variantId))), 'total-too-large')
  const closed = await shop.stock(1, { product: { cutoff_from: '00:00', cutoff_to: '23:59' } })
  if (new Date(Date.now() + 7 * 3_600_000).toISOString().slice(11, 16) !== '23:59')
    assert.equal(await codeOf(await shop.order(cart(closed.variantId))), 'closed-hours')
  const key = await house.inside(shop.tenant, (ctx) => blockKey(ctx, 'email', 'penipu@contoh.id'))
  await shop.world.sql(
    "insert into store.blocklist (tenant_id, id, kind, value_key, shown) values ($1, gen_random_uuid(), 'email', $2, 'p•••')",
    [shop.tenant.id, key],
  )
  const crook = { name: 'Penipu', email: 'Penipu+baru@contoh.id', whatsapp: '081255566677' }
  assert.equal(await refusal({ buyer: crook }), 'buyer-blocked')
  assert.equal(await count('store.orders where email like $1', ['penipu%']), 0)
})

test('unpaid orders are capped by contact and by product', async () => {
  const small = await openShop(house, 'toko-kecil', { openPerContact: 2, openPerProduct: 3 })
  const goods = await small.stock(10)
  const buyer = { name: 'Rina', email: 'rina@contoh.id', whatsapp: '081299988877' }
  const order = async (changes: Record<string, unknown>) => small.order(cart(goods.variantId, changes))
  assert.equal((await order({ buyer })).status, 201)
  assert.equal((await order({ buyer })).status, 201)
  assert.equal(await codeOf(await order({ buyer: { ...buyer, email: 'r.lain@contoh.id' } })), 'too-many-open')
  assert.equal((await order({})).status, 201)
  assert.equal(await codeOf(await order({})), 'product-busy')
})

test('the gateway refuses: nothing stays held; it does not answer: the order stays and is asked about', async () => {
  const goods = await shop.stock(1)
  const { payments } = house.house.ports
  const { gateway } = payments
  payments.gateway = {
    ...gateway,
    parseWebhook: (headers, body) => gateway.parseWebhook(headers, body),
    charge: async () => {
      throw new GatewayRefused('merchant-closed', 'no')
    },
  }
  assert.equal(await codeOf(await shop.order(cart(goods.variantId))), 'gateway-refused')
  payments.gateway = gateway
  assert.equal(await count("store.stock_items where variant_id = $1 and status = 'available'", [goods.variantId]), 1)

  await setFaults(house.gateway.url, { failCharges: '500' })
  const { token } = await shop.placed(cart(goods.variantId))
  const preparing = await shop.read(token)
  assert.deepEqual([preparing.status, preparing.invoice.qrString], ['pending_payment', null])
  await setFaults(house.gateway.url, {})
  assert.equal((await shop.api('POST', `/orders/${token}/charges`)).status, 204)
  assert.equal((await shop.read(token)).invoice.state, 'open')
  await shop.pay(token)
  await shop.reached(token, 'delivered')
})

test('a link is sent to whom it belongs, and a proof shows nothing', async () => {
  const goods = await shop.stock(1)
  const input = cart(goods.variantId) as { buyer: { email: string } }
  const { token, number } = await shop.placed(input)
  const ask = (contact: string) => shop.api('POST', '/lookups', { number, contact })
  assert.equal((await ask('orang@lain.id')).status, 204)
  assert.equal(await count("kernel.facts where name = 'store.link_requested'"), 0)
  assert.equal((await ask(input.buyer.email.toUpperCase())).status, 204)
  assert.equal(await count("kernel.facts where name = 'store.link_requested'"), 1)
  const { proof } = (await (await shop.api('POST', `/orders/${token}/proofs`)).json()) as { proof: string }
  const shown = await (await shop.api('GET', `/proofs/${proof}`)).text()
  assert.equal(shown.includes(input.buyer.email) || shown.includes(token), false)
  assert.equal((await shop.api('GET', `/proofs/${proof.slice(0, -2)}AA`)).status, 404)
})

test('a buyer with the longest name and address can pay', async () => {
  const goods = await shop.stock(1)
  const email = `${'a'.repeat(64)}@${'panjang'.repeat(8)}.contoh.id`
  const buyer = { name: 'Raden '.repeat(20).trim(), email, whatsapp: '+628123456789012' }
  const { token } = await shop.placed(cart(goods.variantId, { buyer }))
  await shop.pay(token)
  assert.equal((await shop.reached(token, 'delivered')).buyer.name, buyer.name)
})
