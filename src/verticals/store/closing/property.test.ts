import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { clearOfMidnight } from '../../../../tests/support/midnight.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { isProblem } from '#kernel/problem/problem.ts'
import { writeSettings } from '#kernel/tenancy/settings.ts'
import { grantCredit } from '../credits/index.ts'
import { dayAfter, dayOf } from '../desk/rules.ts'
import { fund, openReseller, type TestReseller } from '../resellers/testing.ts'
import { StoreSettings } from '../settings.ts'
import { cart, type Goods, openShop, type Shop } from '../testing.ts'
import { askWithdrawal } from '../wallet/withdrawals.ts'
import { readBook } from './book.ts'
import type { DayBook } from './schemas.ts'
import { spreadOver } from './testing.ts'

/*
 * Random days of a shop: guests with and without coupons and credit, resellers from their wallets and by their links,
 * orders that end in every way, kindness, withdrawals. Whatever happened, the figures of each day are those of the ledger.
 * `BOOKS_SEED` repeats one, `BOOKS_STEPS` makes it longer.
 */

const SEED = Number(process.env.BOOKS_SEED ?? Date.now() % 1_000_000)
const ROUNDS = Number(process.env.BOOKS_STEPS ?? 12)
const AT_ONCE = 4
const DAYS = 4
const EVERYTHING = ['guest', 'coupon', 'buy', 'sell', 'cancel', 'give', 'withdraw']

await clearOfMidnight()

let house: TestHouse
let shop: Shop
before(async () => {
  house = await openHouse()
  shop = await openShop(house, 'toko-buku-acak')
  await shop.world.inside((ctx) => writeSettings(ctx, 'store', StoreSettings, { withdrawMinIdr: 1 }))
})
after(() => house.close())

test(`the figures of every day are those of the ledger (seed ${SEED})`, async () => {
  const random = randomOf(SEED)
  await shop.world.call('store.createCoupon', { code: 'HEMAT', kind: 'percent', value: 15 })
  const goods = [
    await shop.stock(800, { priceIdr: 7_777 }),
    await shop.stock(800, { priceIdr: 31_003 }),
    await shop.stock(0, { kind: 'invite', priceIdr: 3_331 }),
  ]
  const resellers = [
    await openReseller(shop, { offBasisPoints: 1_500, topupIdr: 400_000 }),
    await openReseller(shop, { offBasisPoints: 3_333, topupIdr: 90_000 }),
  ]
  await fund(shop, resellers[0]!, 'margin', 20_000)
  const done = new Set<string>()
  // Days on which something never happened prove little: then they go on until it has.
  const missing = () => EVERYTHING.filter((name) => !done.has(name))
  for (let round = 0; round < ROUNDS || (missing().length > 0 && round < 5 * ROUNDS); round++) {
    const acts = Array.from({ length: AT_ONCE }, () => actOf(random, goods, resellers))
    for (const name of await Promise.all(acts.map(tried))) done.add(name)
  }
  await settled()
  assert.deepEqual(missing(), [], `never came to pass: ${[...done].join(', ')}`)
  await spreadOver(shop, DAYS)

  const today = dayOf(new Date())
  const books: DayBook[] = []
  for (let day = dayAfter(today, 1 - DAYS); day <= today; day = dayAfter(day, 1))
    books.push(await house.inside(shop.tenant, (ctx) => readBook(ctx, day)))
  assert.ok(books.filter(({ movements }) => movements.length > 0).length > 1, 'the days were spread')
  for (const book of books) agreesWithItself(book)
  await agreesWithLedger(books)
})

/** Lists add up to their figures, prices less what was taken off are what was paid, and the day is balanced. */
function agreesWithItself({ figures, products, channels, resellers, movements }: DayBook): void {
  const { grossIdr, discountIdr, pointsIdr, buyerFeeIdr, valueIdr, salesIdr, marginsIdr } = figures
  assert.equal(grossIdr - discountIdr - pointsIdr + buyerFeeIdr, valueIdr)
  assert.equal(
    figures.byGatewayIdr + figures.byCreditIdr + figures.byWalletTopupIdr + figures.byWalletMarginIdr,
    valueIdr,
  )
  assert.equal(
    sum(products, (one) => one.salesIdr),
    salesIdr,
  )
  assert.equal(
    sum(products, (one) => one.units),
    figures.units,
  )
  assert.equal(
    sum(channels, (one) => one.salesIdr),
    salesIdr,
  )
  assert.equal(
    sum(channels, (one) => one.valueIdr),
    valueIdr,
  )
  assert.equal(
    sum(channels, (one) => one.grossIdr),
    grossIdr,
  )
  assert.equal(
    sum(channels, (one) => one.orders),
    figures.orders,
  )
  // Margin that the test put into a wallet by hand belongs to no order.
  const byHand = sum(movements, (one) =>
    one.account === 'expenses:reseller_margin' ? one.debitIdr - one.creditIdr : 0,
  )
  assert.equal(byHand, marginsIdr)
  assert.ok(sum(resellers, (one) => one.salesIdr) <= salesIdr)
  assert.equal(
    sum(movements, (one) => one.debitIdr),
    sum(movements, (one) => one.creditIdr),
  )
}

/** Each day ends where the day before ended and what moved has led to; together they are the whole ledger. */
async function agreesWithLedger(books: readonly DayBook[]): Promise<void> {
  const standing = new Map<string, number>()
  let results = 0
  for (const { movements, balances, figures } of books) {
    for (const { account, debitIdr, creditIdr } of movements)
      standing.set(account, (standing.get(account) ?? 0) + debitIdr - creditIdr)
    const expected = Object.fromEntries([...standing].filter(([, idr]) => idr !== 0))
    assert.deepEqual(Object.fromEntries(balances.map(({ account, balanceIdr }) => [account, balanceIdr])), expected)
    results += figures.resultIdr
    // What the shop owns less what it owes has grown by what the days earned.
    const owned = sum(balances, (one) => (/^(assets|liabilities)/.test(one.account) ? one.balanceIdr : 0))
    assert.equal(owned, results)
  }
  const whole = await shop.world.sql(
    `select account, sum(amount_idr)::bigint::text as idr from ledger.legs group by 1 having sum(amount_idr) <> 0 order by 1`,
  )
  const now = [...standing].filter(([, idr]) => idr !== 0).map(([account, idr]) => ({ account, idr: String(idr) }))
  assert.deepEqual(
    now.toSorted((left, right) => left.account.localeCompare(right.account)),
    whole.toSorted((left, right) => String(left.account).localeCompare(String(right.account))),
  )
  const [told] = await shop.world.sql(`select
    (select sum(total_idr + credit_idr + wallet_idr) from store.orders where paid_at is not null)::text as value,
    (select sum(fee_idr) from payments.captures)::text as fees, (select sum(amount_idr) from payments.captures)::text as received`)
  assert.equal(String(sum(books, (one) => one.figures.valueIdr)), told!.value)
  assert.equal(String(sum(books, (one) => one.figures.feesIdr)), told!.fees)
  assert.equal(String(sum(books, (one) => one.figures.receivedIdr)), told!.received)
}

function sum<R>(rows: readonly R[], of: (row: R) => number): number {
  return rows.reduce((left, row) => left + of(row), 0)
}

type Act = { name: string; run: () => Promise<unknown> }

function actOf(random: () => number, goods: readonly Goods[], resellers: readonly TestReseller[]): Act {
  const [pick, part] = [random(), random()]
  const quantity = 1 + Math.floor(random() * 3)
  const { variantId } = goods[Math.floor(random() * goods.length)]!
  const reseller = resellers[Math.floor(part * resellers.length)]!
  const lines = [{ variantId, quantity }]
  if (pick < 0.2) return { name: 'guest', run: () => paid(cart(variantId, { lines })) }
  if (pick < 0.35) return { name: 'coupon', run: () => paid(cart(variantId, { lines, coupon: 'HEMAT' })) }
  if (pick < 0.5) return { name: 'buy', run: () => reseller.buy(variantId, { quantity }) }
  if (pick < 0.65)
    return {
      name: 'sell',
      run: async () => pay((await reseller.sell(variantId, { quantity })).token),
    }
  if (pick < 0.78) return { name: 'cancel', run: () => cancelOne(part) }
  if (pick < 0.9) return { name: 'give', run: () => giveOne(part, 1 + Math.floor(random() * 5_000)) }
  return { name: 'withdraw', run: () => withdrawn(reseller, 1 + Math.floor(random() * 900)) }
}

async function tried({ name, run }: Act): Promise<string> {
  try {
    await run()
    return name
  } catch (error) {
    if (isProblem(error)) return `${name}: ${error.code}`
    throw error
  }
}

let pressed = 0
async function pay(token: string): Promise<void> {
  await shop.pay(token)
  pressed += 1
}

async function paid(input: Record<string, unknown>): Promise<void> {
  await pay((await shop.placed(input)).token)
}

async function oneOf(query: string, part: number): Promise<string | null> {
  const rows = await shop.world.sql(`${query} order by id`)
  return rows.length > 0 ? (rows[Math.floor(part * rows.length)]!.id as string) : null
}

async function cancelOne(part: number): Promise<void> {
  const id = await oneOf(`select id from store.orders where status = 'attention'`, part)
  if (id) await shop.asOwner('POST', `/admin/orders/${id}/cancellations`, { reason: 'dibatalkan toko' })
}

async function giveOne(part: number, amountIdr: number): Promise<void> {
  const id = await oneOf(`select id from store.orders where status in ('delivered', 'partially_delivered')`, part)
  if (id) await shop.world.inside(async (ctx) => void (await grantCredit(ctx, id, amountIdr)))
}

async function withdrawn(reseller: TestReseller, amountIdr: number): Promise<void> {
  const account = { bank: 'BCA', number: '1234567890', holder: 'Rina Uji' }
  const { id } = await shop.world.inside((ctx) => askWithdrawal(ctx, reseller, { amountIdr, ...account }))
  await shop.asOwner('POST', `/admin/withdrawals/${id}/payments`, { reference: 'TRX-1' })
}

/** Nothing waits for a job any more. */
async function settled(): Promise<void> {
  await waitFor(async () => {
    const [row] = await shop.world.sql(`select
      (select count(*) from store.order_items where status in ('queued', 'delivering'))
      + (select count(*) from payments.captures where not exists (select from ledger.entries
          where source = 'capture/' || captures.id and kind in ('payment', 'credit'))) as n,
      (select count(*) from payments.captures) as captured`)
    return Number(row!.n) === 0 && Number(row!.captured) >= pressed
  })
}

/** The same numbers for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
