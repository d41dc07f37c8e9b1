import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { credit, debit, post } from '#services/ledger/index.ts'
import { press } from '../../../../tests/support/gateway.ts'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { newId } from '#kernel/db/id.ts'
import { cart, openShop, type Shop } from '../testing.ts'
import { expireOrder } from './release.ts'
import type { OrderView } from './schemas.ts'

/*
 * Money that does not come as it was asked for, from the gateway's button to the ledger: the webhook is heard, the gateway
 * is asked, the money is given its meaning.
 */

let house: TestHouse
let shop: Shop
before(async () => {
  house = await openHouse()
  shop = await openShop(house, 'toko-uang')
})
after(() => house.close())

test('late money stands an order up only if its flash price can be had again', async () => {
  const goods = await shop.stock(5)
  const flashId = await flashSale(goods.variantId, 1)
  await coupon('KILAT', 3)
  const late = await shop.placed(cart(goods.variantId, { shownTotalIdr: 8_000, coupon: 'KILAT' }))
  await expire(late.token)
  assert.deepEqual(await flashOf(flashId), { held: 0, sold: 0 })
  const other = await shop.placed(cart(goods.variantId, { shownTotalIdr: 9_000 }))
  await shop.pay(late.token, 'bayar-telat')
  const credited = await withCredit(late.token)
  assert.deepEqual([credited.status, creditsOf(credited)], ['expired', ['late 8000 available']])
  // Of what could be had again nothing was kept: neither a unit, nor the coupon's use.
  assert.equal(await free(goods.variantId), 4)
  assert.equal(await couponUses('KILAT'), 0)
  await shop.pay(other.token)
  await shop.reached(other.token, 'delivered')
  assert.deepEqual(await flashOf(flashId), { held: 0, sold: 1 })
  assert.deepEqual(await entriesOf(late.token), ['credit', 'receipt'])
  await booksAgree()

  const again = await flashSale((await shop.stock(1)).variantId, 1)
  const { variant_id: variantId } = await one('select variant_id from store.flash_sales where id = $1', [again])
  const lucky = await shop.placed(cart(variantId as string, { shownTotalIdr: 8_000, coupon: 'KILAT' }))
  await expire(lucky.token)
  await shop.pay(lucky.token, 'bayar-telat')
  const stood = await shop.reached(lucky.token, 'delivered')
  assert.deepEqual(stood.credits, [])
  assert.deepEqual(await flashOf(again), { held: 0, sold: 1 })
  assert.equal(await couponUses('KILAT'), 1)
  await booksAgree()
})

test('late money for several units and goods that are there only in part takes none of them', async () => {
  const [plenty, scarce] = [await shop.stock(6), await shop.stock(2)]
  const lines = [
    { variantId: plenty.variantId, quantity: 3 },
    { variantId: scarce.variantId, quantity: 2 },
  ]
  const late = await shop.placed(cart(plenty.variantId, { lines }))
  await expire(late.token)
  const other = await shop.placed(cart(scarce.variantId))
  await shop.pay(late.token, 'bayar-telat')
  const credited = await withCredit(late.token)
  assert.deepEqual([credited.status, creditsOf(credited)], ['expired', ['late 125000 available']])
  assert.deepEqual([await free(plenty.variantId), await free(scarce.variantId)], [6, 1])
  // The money of that order is worth as much as any: all of it is there again, and it buys.
  assert.equal((await shop.api('POST', `/orders/${other.token}/cancellations`, {})).status, 204)
  const whole = await shop.placed(cart(plenty.variantId, { lines, creditToken: late.token }))
  const done = await shop.reached(whole.token, 'delivered')
  assert.deepEqual([done.deliveries.length, done.totalIdr, done.creditIdr], [5, 0, 125_000])
  await booksAgree()
})

test('money that was under way in time but heard of late stands up even what the buyer gave up', async () => {
  const goods = await shop.stock(1)
  const { token } = await shop.placed(cart(goods.variantId))
  const reference = await shop.reference(token)
  await endUnheard(token, 'cancelled')
  await press(house.gateway.url, reference, 'bayar')
  await shop.reached(token, 'delivered')
  assert.deepEqual(await entriesOf(token), ['payment', 'receipt', 'sale'])
  await booksAgree()
})

test('what the buyer has given up is not delivered for money that came after its end', async () => {
  const goods = await shop.stock(1)
  const { token } = await shop.placed(cart(goods.variantId))
  const reference = await shop.reference(token)
  assert.equal((await shop.api('POST', `/orders/${token}/cancellations`, {})).status, 204)
  await press(house.gateway.url, reference, 'bayar-telat')
  const credited = await withCredit(token)
  assert.deepEqual([credited.status, creditsOf(credited)], ['cancelled', ['late 25000 available']])
  assert.equal(await free(goods.variantId), 1)
  await booksAgree()
})

test('too little money is credit and the order still waits for all of it', async () => {
  const goods = await shop.stock(2)
  const { token } = await shop.placed(cart(goods.variantId))
  const reference = await shop.reference(token)
  await press(house.gateway.url, reference, 'nominal-salah', 24_000)
  const short = await withCredit(token)
  assert.deepEqual([short.status, short.invoice.state], ['pending_payment', 'open'])
  assert.deepEqual(creditsOf(short), ['wrong_amount 24000 available'])
  assert.equal(short.deliveries.length, 0)
  await press(house.gateway.url, reference, 'bayar')
  const done = await shop.reached(token, 'delivered')
  assert.deepEqual([done.deliveries.length, creditsOf(done)], [1, ['wrong_amount 24000 available']])
  assert.deepEqual(await entriesOf(token), ['credit', 'payment', 'receipt', 'receipt', 'sale'])
  // A rupiah short is short as well, however often it comes.
  const next = await shop.placed(cart(goods.variantId))
  const asked = await shop.reference(next.token)
  await press(house.gateway.url, asked, 'nominal-salah', 24_999)
  await press(house.gateway.url, asked, 'nominal-salah', 1)
  const twice = await withCredit(next.token, 2)
  assert.deepEqual(
    [twice.status, creditsOf(twice).toSorted()],
    ['pending_payment', ['wrong_amount 1 available', 'wrong_amount 24999 available']],
  )
  await booksAgree()
})

test('too much money is delivered with the rest as credit, and kept whole where the goods are gone', async () => {
  const goods = await shop.stock(1)
  const ended = await shop.placed(cart(goods.variantId))
  const endedReference = await shop.reference(ended.token)
  await endUnheard(ended.token, 'expired')
  const { token } = await shop.placed(cart(goods.variantId))
  await press(house.gateway.url, endedReference, 'nominal-salah', 40_000)
  const credited = await withCredit(ended.token)
  assert.deepEqual([credited.status, creditsOf(credited)], ['expired', ['wrong_amount 40000 available']])
  assert.deepEqual(await entriesOf(ended.token), ['credit', 'receipt'])

  await press(house.gateway.url, await shop.reference(token), 'nominal-salah', 40_000)
  const done = await shop.reached(token, 'delivered')
  assert.deepEqual(creditsOf(done), ['wrong_amount 15000 available'])
  assert.deepEqual(await entriesOf(token), ['payment', 'receipt', 'sale'])
  await booksAgree()
})

test('paid again and again on one charge, each further payment is a credit of its own', async () => {
  const goods = await shop.stock(4)
  const { token } = await shop.placed(cart(goods.variantId))
  await shop.pay(token, 'bayar-dobel')
  assert.deepEqual(creditsOf(await withCredit(token)), ['double 25000 available'])
  await shop.reached(token, 'delivered')
  await shop.pay(token)
  const third = await withCredit(token, 2)
  assert.deepEqual(creditsOf(third), ['double 25000 available', 'double 25000 available'])
  assert.equal(third.deliveries.length, 1)
  assert.equal(await free(goods.variantId), 3)
  await booksAgree()
})

test('two charges of one order are both paid: the first money buys, the other is credit', async () => {
  const goods = await shop.stock(2)
  const { token } = await shop.placed(cart(goods.variantId))
  const first = await shop.reference(token)
  await press(house.gateway.url, first, 'kedaluwarsa')
  await waitFor(async () => (await shop.read(token)).invoice.canCharge)
  assert.equal((await shop.api('POST', `/orders/${token}/charges`)).status, 204)
  const second = await shop.reference(token)
  assert.notEqual(second, first)
  await press(house.gateway.url, first, 'bayar-telat')
  await shop.reached(token, 'delivered')
  // Its charge may be closed by now; whoever had it open on another phone pays all the same.
  await press(house.gateway.url, second, 'bayar').catch(() => press(house.gateway.url, second, 'bayar-telat'))
  const done = await withCredit(token)
  assert.equal(done.credits.length, 1)
  assert.equal(done.credits[0]!.leftIdr, 25_000)
  assert.equal(done.deliveries.length, 1)
  await booksAgree()
})

test('an order whose money has come, and is not understood yet, keeps its goods', async () => {
  const goods = await shop.stock(1)
  const { token } = await shop.placed(cart(goods.variantId))
  const { id } = await one('select id from store.orders where token = $1', [token])
  const book = (source: string, idr: number) =>
    house.inside(shop.tenant, async (ctx) =>
      post(ctx, {
        kind: 'receipt',
        source,
        legs: [debit('assets:gateway', idr), credit('liabilities:unallocated', idr, id as string)],
      }),
    )
  await book('capture/uji-datang', 25_000)
  await expire(token)
  assert.equal((await shop.read(token)).status, 'pending_payment')
  await book('capture/uji-pergi', -25_000)
  await expire(token)
  assert.equal((await shop.read(token)).status, 'expired')
})

/** The time to pay passes at once. */
async function expire(token: string): Promise<void> {
  const row = await one(
    "update store.orders set held_until = now() - interval '1 minute' where token = $1 returning id",
    [token],
  )
  const { tenant } = shop
  const ctx = await house.inside(tenant, async (inner) => inner)
  await expireOrder({ ...ctx, transact: (work) => house.inside(tenant, work) }, row.id as string)
}

/** Ends an order as if its end and the payment had crossed: the gateway has not heard of it. */
async function endUnheard(token: string, status: 'expired' | 'cancelled'): Promise<void> {
  const { id } = await one('update store.orders set status = $2 where token = $1 returning id', [token, status])
  await shop.world.sql("update store.order_items set status = 'cancelled' where order_id = $1", [id])
  await shop.world.sql(
    `update store.stock_items set status = 'available', order_item_id = null, held_until = null
     where order_item_id in (select id from store.order_items where order_id = $1)`,
    [id],
  )
}

async function one(text: string, values: unknown[]): Promise<Record<string, unknown>> {
  return (await shop.world.sql(text, values))[0]!
}

async function idOf(token: string): Promise<string> {
  return (await one('select id from store.orders where token = $1', [token])).id as string
}

async function flashSale(variantId: string, cap: number): Promise<string> {
  const id = newId()
  await shop.world.sql(
    `insert into store.flash_sales (tenant_id, id, variant_id, price_idr, starts_at, ends_at, cap)
     values ($1, $2, $3, 9000, now() - interval '1 hour', now() + interval '1 hour', $4)`,
    [shop.tenant.id, id, variantId, cap],
  )
  return id
}

const flashOf = (id: string) => one('select held, sold from store.flash_sales where id = $1', [id])

async function coupon(code: string, limit: number): Promise<void> {
  await shop.world.sql(
    `insert into store.coupons (tenant_id, id, code, kind, value, total_limit) values ($1, $2, $3, 'fixed', 1000, $4)`,
    [shop.tenant.id, newId(), code, limit],
  )
}

async function couponUses(code: string): Promise<number> {
  return (await one('select used from store.coupons where code = $1', [code])).used as number
}

async function free(variantId: string): Promise<number> {
  const text = "select count(*)::int as n from store.stock_items where variant_id = $1 and status = 'available'"
  return (await one(text, [variantId])).n as number
}

function withCredit(token: string, count = 1): Promise<OrderView> {
  return waitFor(async () => {
    const order = await shop.read(token)
    return order.credits.length >= count ? order : null
  })
}

function creditsOf(order: OrderView): string[] {
  return order.credits.map(({ reason, leftIdr, status }) => `${reason} ${leftIdr} ${status}`)
}

async function entriesOf(token: string): Promise<unknown[]> {
  const rows = await shop.world.sql(
    `select kind from ledger.entries where source in (
       select 'capture/' || c.id from payments.captures c join payments.intents i on i.id = c.intent_id where i.for_id = $1
       union all select 'item/' || id from store.order_items where order_id = $1) order by kind`,
    [await idOf(token)],
  )
  return rows.map(({ kind }) => kind)
}

async function balances(): Promise<Record<string, number>> {
  const rows = await shop.world.sql('select account, sum(amount_idr)::int as idr from ledger.legs group by account')
  return Object.fromEntries(rows.map(({ account, idr }) => [account as string, idr as number]))
}

/** Nothing is left without a meaning, and what the books owe in credit is what the credits say. */
async function booksAgree(): Promise<void> {
  const legs = await balances()
  assert.equal(legs['liabilities:unallocated'] ?? 0, 0)
  const owed = await one(
    `select (select coalesce(sum(left_idr), 0) from store.credits where tenant_id = $1)::int
       + (select coalesce(sum(amount_idr), 0) from store.credit_uses where tenant_id = $1 and status = 'held')::int as idr`,
    [shop.tenant.id],
  )
  assert.equal(0 - (legs['liabilities:credits'] ?? 0), owed.idr)
  assert.equal(
    Object.values(legs).reduce((sum, idr) => sum + idr, 0),
    0,
  )
}
