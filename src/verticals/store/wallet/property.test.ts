import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { newId } from '#kernel/db/id.ts'
import { insertRow } from '#kernel/db/sql.ts'
import { isProblem } from '#kernel/problem/problem.ts'
import { writeSettings } from '#kernel/tenancy/settings.ts'
import { credit, debit, post } from '#services/ledger/index.ts'
import { grantCredit } from '../credits/index.ts'
import { disagreements, openReseller, type TestReseller } from '../resellers/testing.ts'
import { StoreSettings } from '../settings.ts'
import { type Goods, openShop, type Shop } from '../testing.ts'
import { creditTopup, TOPUP } from './topups.ts'
import { askWithdrawal } from './withdrawals.ts'

/*
 * Random histories of three wallets, several acts at once: top-ups, purchases in both modes, orders that end in every way,
 * compensation, claw-backs, withdrawals paid and refused. `WALLET_SEED` repeats one, `WALLET_STEPS` makes it longer.
 */

const SEED = Number(process.env.WALLET_SEED ?? Date.now() % 1_000_000)
const ROUNDS = Number(process.env.WALLET_STEPS ?? 40)
const AT_ONCE = 5
const EVERYTHING = ['topup', 'buy', 'sell', 'cancel', 'give', 'withdraw', 'refuse', 'pay']

let house: TestHouse
let shop: Shop
before(async () => {
  house = await openHouse()
  shop = await openShop(house, 'toko-acak')
  await shop.world.inside((ctx) => writeSettings(ctx, 'store', StoreSettings, { withdrawMinIdr: 1 }))
})
after(() => house.close())

test(`the ledger is balanced, the sides are never mixed and the statement is the ledger (seed ${SEED})`, async () => {
  const random = randomOf(SEED)
  const stock = await shop.stock(600, { priceIdr: 7_777 })
  const invite = await shop.stock(0, { kind: 'invite', priceIdr: 3_331 })
  const resellers = [
    await openReseller(shop, { offBasisPoints: 1_500 }),
    await openReseller(shop, { offBasisPoints: 3_333 }),
    await openReseller(shop, { offBasisPoints: 0 }),
  ]
  const done: Record<string, number> = {}
  // A history in which something never happened proves little: then it goes on until it has.
  const missing = () => EVERYTHING.filter((name) => !done[name])
  for (let round = 0; round < ROUNDS || (missing().length > 0 && round < 5 * ROUNDS); round++) {
    const acts = Array.from({ length: AT_ONCE }, () => actOf(random, { stock, invite, resellers }))
    const outcomes = await Promise.all(acts.map(({ name, run }) => counted(name, run)))
    for (const outcome of outcomes) done[outcome] = (done[outcome] ?? 0) + 1
    assert.deepEqual(await disagreements(shop), [], `after round ${round}`)
    assert.deepEqual(await mixed(), [], `after round ${round}`)
  }
  await settled()
  assert.deepEqual(await disagreements(shop), [])
  assert.deepEqual(await mixed(), [])
  assert.deepEqual(await openSums(), [])
  assert.deepEqual(missing(), [], JSON.stringify(done))
})

type World = { stock: Goods; invite: Goods; resellers: readonly TestReseller[] }
type Act = { name: string; run: () => Promise<unknown> }

function actOf(random: () => number, { stock, invite, resellers }: World): Act {
  const reseller = resellers[Math.floor(random() * resellers.length)]!
  const [pick, size, part] = [random(), random(), random()]
  const quantity = 1 + Math.floor(size * 3)
  const goods = part < 0.6 ? stock : invite
  if (pick < 0.18) return { name: 'topup', run: () => topUp(reseller, 1 + Math.floor(size * 30_000)) }
  if (pick < 0.45) return { name: 'buy', run: () => reseller.buy(goods.variantId, { quantity }) }
  if (pick < 0.62) return { name: 'sell', run: () => sold(reseller, goods.variantId, quantity) }
  if (pick < 0.72) return { name: 'cancel', run: () => cancelOne(part) }
  if (pick < 0.84) return { name: 'give', run: () => giveOne(part, 1 + Math.floor(size * 9_000)) }
  if (pick < 0.92) return { name: 'withdraw', run: () => withdraw(reseller, 1 + Math.floor(size * 2_000)) }
  return part < 0.5
    ? { name: 'pay', run: () => decide('payments', { reference: 'TRX-1' }) }
    : { name: 'refuse', run: () => decide('refusals', { reason: 'rekening salah' }) }
}

/** A refusal is an outcome of its own; a fault is a fault. */
async function counted(name: string, run: () => Promise<unknown>): Promise<string> {
  try {
    return (await run()) === NOTHING ? `${name}: nothing` : name
  } catch (error) {
    if (isProblem(error)) return `${name}: ${error.code}`
    throw error
  }
}
const NOTHING = Symbol('nothing to do')

/** A payment as it is told of: whatever comes is booked as received, then given its meaning. */
async function topUp(reseller: TestReseller, amountIdr: number): Promise<void> {
  await shop.world.inside(async (ctx) => {
    const [id, captureId] = [newId(), newId()]
    const row = { reseller_id: reseller.id, amount_idr: amountIdr, expires_at: ctx.now.toISOString() }
    ctx.tx.defer(insertRow('store.topups', { tenant_id: ctx.tenant.id, id, ...row }))
    const legs = [debit('assets:gateway', amountIdr), credit('liabilities:unallocated', amountIdr, id)]
    post(ctx, { kind: 'receipt', source: `capture/${captureId}`, legs })
    const captured = { captureId, intentId: newId(), forKind: TOPUP, forId: id, amountIdr, feeIdr: 0 }
    await creditTopup(ctx, { ...captured, outcome: 'exact' })
  })
}

async function sold(reseller: TestReseller, variantId: string, quantity: number): Promise<void> {
  const { token } = await reseller.sell(variantId, { quantity })
  await shop.pay(token)
}

async function cancelOne(part: number): Promise<unknown> {
  const id = await oneOf(`select id from store.orders where status in ('attention', 'pending_payment')`, part)
  if (!id) return NOTHING
  return passed(await shop.asOwner('POST', `/admin/orders/${id}/cancellations`, { reason: 'dibatalkan toko' }))
}

async function giveOne(part: number, amountIdr: number): Promise<unknown> {
  const id = await oneOf(`select id from store.orders where status in ('delivered', 'partially_delivered')`, part)
  if (!id) return NOTHING
  return shop.world.inside(async (ctx) => void (await grantCredit(ctx, id, amountIdr)))
}

function withdraw(reseller: TestReseller, amountIdr: number): Promise<unknown> {
  const account = { bank: 'BCA', number: '1234567890', holder: 'Rina Uji' }
  return shop.world.inside((ctx) => askWithdrawal(ctx, reseller, { amountIdr, ...account }))
}

async function decide(noun: string, body: object): Promise<unknown> {
  const id = await oneOf(`select id from store.withdrawals where status = 'asked'`, 0)
  return id ? passed(await shop.asOwner('POST', `/admin/withdrawals/${id}/${noun}`, body)) : NOTHING
}

async function passed(answer: Response): Promise<unknown> {
  if (answer.ok) return null
  assert.equal(answer.status, 409, await answer.text())
  return NOTHING
}

async function oneOf(query: string, part: number): Promise<string | null> {
  const rows = await shop.world.sql(`${query} order by id`)
  return rows.length > 0 ? (rows[Math.floor(part * rows.length)]!.id as string) : null
}

/** Nothing waits for a job any more. */
async function settled(): Promise<void> {
  await waitFor(async () => {
    const [row] = await shop.world.sql(`select
      (select count(*) from store.order_items where status in ('queued', 'delivering'))
      + (select count(*) from payments.captures where not exists (select from ledger.entries
          where source = 'capture/' || captures.id and kind in ('payment', 'credit'))) as n`)
    return Number(row!.n) === 0
  })
}

/** Where one side has paid for the other; empty where none has. */
function mixed(): Promise<unknown[]> {
  return shop.world.sql(`
    with of_order as (
      select order_id, sum(topup_idr) filter (where kind <> 'wallet_goodwill') as topup, sum(margin_idr - owed_idr)
        filter (where kind in ('wallet_paid', 'wallet_returned', 'wallet_goodwill')) as margin,
        sum(margin_idr - owed_idr) filter (where kind in ('wallet_margin', 'wallet_margin_back')) as earned
      from store.wallet_entries where order_id is not null group by order_id),
    of_reseller as (
      select reseller_id, sum(margin_idr - owed_idr) filter (where kind in ('wallet_margin', 'wallet_margin_back')) as earned,
        -sum(margin_idr - owed_idr) filter (where kind like 'wallet_withdrawal%') as withdrawn,
        bool_or(topup_idr <> 0 and kind in ('wallet_margin', 'wallet_margin_back', 'wallet_withdrawal',
          'wallet_withdrawal_back')) as crossed, sum(margin_after_idr * owed_after_idr) as beside
      from store.wallet_entries group by reseller_id)
    select order_id::text, 'more came back than was paid' as what from of_order where topup > 0 or margin > 0
    union all select order_id::text, 'less than nothing was earned' from of_order where earned < 0
    union all select reseller_id::text, 'margin moved money that was paid in' from of_reseller where crossed
    union all select reseller_id::text, 'margin beside what is owed' from of_reseller where beside > 0
    union all select reseller_id::text, 'more withdrawn than earned' from of_reseller join store.wallets
      using (reseller_id) where coalesce(withdrawn, 0) > coalesce(earned, 0) + owed_idr`)
}

/** Accounts that do not say what the rows say, once everything has ended. */
function openSums(): Promise<unknown[]> {
  return shop.world.sql(`
    with booked as (select account, -sum(amount_idr) as idr from ledger.legs group by account),
    told as (
      select 'liabilities:withdrawals_due' as account, coalesce(sum(amount_idr), 0) as idr from store.withdrawals
        where status = 'asked'
      union all select 'liabilities:unallocated', 0
      union all select 'liabilities:credits', (select coalesce(sum(left_idr), 0) from store.credits
        where status <> 'refunding') + (select coalesce(sum(amount_idr), 0) from store.credit_uses where status = 'held'))
    select told.account, told.idr::text as told, coalesce(booked.idr, 0)::text as booked
    from told left join booked using (account) where told.idr <> coalesce(booked.idr, 0)
    union all select 'deposits of an order that has ended', party, sum(amount_idr)::text from ledger.legs
      join store.orders on orders.id::text = party
      where account = 'liabilities:deposits' and orders.status in ('delivered', 'partially_delivered', 'refunded')
      group by party having sum(amount_idr) <> 0`)
}

/** The same numbers for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
