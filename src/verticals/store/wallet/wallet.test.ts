import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { press } from '../../../../tests/support/gateway.ts'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { isProblem } from '#kernel/problem/problem.ts'
import { grantCredit } from '../credits/index.ts'
import { openTopup, readTopup } from '../resellers/index.ts'
import { disagreements, openReseller, outside } from '../resellers/testing.ts'
import { openShop, type Shop } from '../testing.ts'

/* Every way an order of a wallet, or a customer's order of a reseller, can end; and money that is paid in. */

let house: TestHouse
let shop: Shop
before(async () => {
  house = await openHouse()
  shop = await openShop(house, 'toko-saldo')
})
after(async () => {
  assert.deepEqual(await disagreements(shop), [])
  await house.close()
})

test('a reseller pays their own price from the wallet, and has the code at once', async () => {
  const goods = await shop.stock(2, { priceIdr: 25_000 })
  const reseller = await openReseller(shop, { topupIdr: 30_000, offBasisPoints: 2_000 })
  const order = await reseller.buy(goods.variantId)
  assert.deepEqual([order.status, order.subtotalIdr, order.totalIdr], ['delivered', 20_000, 0])
  assert.deepEqual(await reseller.wallet(), [10_000, 0, 0])
  await refused(reseller.buy(goods.variantId), 'wallet-short')
  assert.deepEqual(await reseller.wallet(), [10_000, 0, 0])
})

test('money that was paid in goes first, then margin; and each comes back to where it was', async () => {
  const goods = await shop.stock(0, { kind: 'invite', priceIdr: 10_000 })
  const reseller = await openReseller(shop, { topupIdr: 12_000, marginIdr: 9_000, offBasisPoints: 0 })
  const order = await reseller.buy(goods.variantId, { quantity: 2 })
  assert.deepEqual(await reseller.wallet(), [0, 1_000, 0])
  await shop.reached(order.token, 'attention')
  const [row] = await shop.world.sql('select id from store.orders where token = $1', [order.token])
  const answer = await shop.asOwner('POST', `/admin/orders/${row!.id as string}/cancellations`, {
    reason: 'tidak bisa dikirim',
  })
  assert.equal(answer.status, 204, await answer.text())
  const ended = await shop.reached(order.token, 'refunded')
  assert.deepEqual(ended.credits, [])
  assert.deepEqual(await reseller.wallet(), [12_000, 9_000, 0])
})

test('what is given for an order that a wallet paid goes to the wallet, and cannot be asked for in cash', async () => {
  const goods = await shop.stock(1, { priceIdr: 10_000 })
  const reseller = await openReseller(shop, { topupIdr: 10_000, offBasisPoints: 0 })
  const order = await reseller.buy(goods.variantId)
  await shop.world.inside(async (ctx) => void (await grantCredit(ctx, await idOf(order.token), 4_000)))
  assert.deepEqual(await reseller.wallet(), [4_000, 0, 0])
  assert.deepEqual((await shop.read(order.token)).credits, [])
})

test('what is owed for an order by QRIS that a reseller placed is theirs to buy with, and never its customer’s', async () => {
  const invite = await shop.stock(0, { kind: 'invite', priceIdr: 10_000 })
  const goods = await shop.stock(2, { priceIdr: 10_000 })
  const reseller = await openReseller(shop, { offBasisPoints: 0 })
  const empty = async (token: string) => {
    const { credits } = await shop.read(token)
    assert.deepEqual(credits, [])
  }
  // Not handed over.
  const lost = await reseller.buy(invite.variantId, { payBy: 'qris' })
  assert.deepEqual([lost.status, lost.totalIdr], ['pending_payment', 10_000])
  await shop.pay(lost.token)
  await shop.reached(lost.token, 'attention')
  await shop.asOwner('POST', `/admin/orders/${await idOf(lost.token)}/cancellations`, { reason: 'tidak bisa dikirim' })
  await shop.reached(lost.token, 'refunded')
  assert.deepEqual(await reseller.wallet(), [10_000, 0, 0])
  await empty(lost.token)
  // Paid twice, then something given for it.
  const twice = await reseller.buy(goods.variantId, { payBy: 'qris' })
  await press(house.gateway.url, await shop.reference(twice.token), 'bayar-dobel')
  await shop.reached(twice.token, 'delivered')
  await waitFor(async () => (await reseller.wallet())[0] === 20_000)
  await shop.world.inside(async (ctx) => void (await grantCredit(ctx, await idOf(twice.token), 3_000)))
  assert.deepEqual(await reseller.wallet(), [23_000, 0, 0])
  await empty(twice.token)
  // Too much.
  const more = await reseller.buy(goods.variantId, { payBy: 'qris' })
  await press(house.gateway.url, await shop.reference(more.token), 'nominal-salah', 14_000)
  await shop.reached(more.token, 'delivered')
  await waitFor(async () => (await reseller.wallet())[0] === 27_000)
  await empty(more.token)
  // Nobody asks for any of it in cash by the customer's link.
  const payout = { bank: 'BCA', number: '1234567890', holder: 'Tono' }
  assert.ok((await shop.api('POST', `/orders/${twice.token}/payouts`, payout)).status >= 400)
  const [owed] = await shop.world.sql(
    "select coalesce(sum(amount_idr), 0)::int as idr from ledger.legs where account in ('liabilities:credits', 'liabilities:unallocated')",
  )
  assert.equal(owed!.idr, 0)
})

test('a customer by the link pays what everybody pays; the margin comes with the delivery', async () => {
  const goods = await shop.stock(3, { priceIdr: 25_000 })
  const reseller = await openReseller(shop, { offBasisPoints: 2_000 })
  const order = await reseller.sell(goods.variantId, { quantity: 2 })
  assert.deepEqual([order.status, order.totalIdr], ['pending_payment', 50_000])
  assert.deepEqual(await reseller.wallet(), [0, 0, 0])
  await shop.pay(order.token)
  await shop.reached(order.token, 'delivered')
  assert.deepEqual(await reseller.wallet(), [0, 10_000, 0])
})

test('money that goes back takes its margin along, and what was spent already is owed and paid by the next', async () => {
  const goods = await shop.stock(5, { priceIdr: 25_000 })
  const reseller = await openReseller(shop, { offBasisPoints: 2_000 })
  const sold = async () => {
    const order = await reseller.sell(goods.variantId)
    await shop.pay(order.token)
    await shop.reached(order.token, 'delivered')
    return order
  }
  const first = await sold()
  const give = (amountIdr: number) =>
    shop.world.inside(async (ctx) => void (await grantCredit(ctx, await idOf(first.token), amountIdr)))
  await give(12_500)
  assert.deepEqual(await reseller.wallet(), [0, 2_500, 0])
  // Spent on goods: nothing is left of it when the rest goes back.
  const cheap = await shop.stock(1, { priceIdr: 3_125 })
  await reseller.buy(cheap.variantId)
  assert.deepEqual(await reseller.wallet(), [0, 0, 0])
  await give(25_000)
  assert.deepEqual(await reseller.wallet(), [0, 0, 2_500])
  await give(25_000)
  assert.deepEqual(await reseller.wallet(), [0, 0, 2_500])
  await sold()
  assert.deepEqual(await reseller.wallet(), [0, 2_500, 0])
})

test('whatever comes for a top-up is credited: in time, twice, too much, too little and late', async () => {
  for (const [button, credited, paidIdr] of [
    ['bayar', 20_000, undefined],
    ['bayar-dobel', 40_000, undefined],
    ['bayar-telat', 20_000, undefined],
    ['nominal-salah', 21_500, 21_500],
    ['nominal-salah', 7_000, 7_000],
  ] as const) {
    const reseller = await openReseller(shop)
    const topup = await openTopup(outside(shop), reseller, 20_000)
    assert.deepEqual([topup.status, topup.creditedIdr], ['open', 0])
    const [intent] = await shop.world.sql('select reference from payments.intents where for_id = $1', [topup.id])
    await press(house.gateway.url, intent!.reference as string, button, paidIdr)
    await waitFor(async () => (await reseller.wallet())[0] === credited)
    const after = await shop.world.inside((ctx) => readTopup(ctx, reseller, topup.id))
    assert.deepEqual([after.status, after.creditedIdr], ['paid', credited])
  }
  const reseller = await openReseller(shop)
  await refused(openTopup(outside(shop), reseller, 9_999), 'topup-off')
})

test('a top-up of somebody else is not shown', async () => {
  const [mine, other] = [await openReseller(shop), await openReseller(shop)]
  const topup = await openTopup(outside(shop), mine, 20_000)
  await refused(
    shop.world.inside((ctx) => readTopup(ctx, other, topup.id)),
    'not-found',
  )
})

test('the shop says how much is paid in and out, and is told where it contradicts itself', async () => {
  const reseller = await openReseller(shop, { marginIdr: 40_000 })
  const set = (changes: object) => shop.asOwner('PATCH', '/admin/settings', changes)
  const wrong = await set({ topupMinIdr: 50_000, topupMaxIdr: 40_000 })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /topupMaxIdr/)
  assert.equal((await set({ topupMinIdr: 999 })).status, 422)
  assert.equal((await set({ topupMinIdr: 50_000, topupMaxIdr: 60_000, withdrawMinIdr: 30_000 })).status, 200)
  // What is named alone is held against what stays as it was.
  assert.equal((await set({ topupMaxIdr: 49_999 })).status, 422)
  for (const idr of [49_999, 60_001]) await refused(openTopup(outside(shop), reseller, idr), 'topup-off')
  assert.equal((await openTopup(outside(shop), reseller, 60_000)).status, 'open')
  const withdraw = (amountIdr: number) =>
    shop.api('POST', '/reseller/withdrawals', { amountIdr, ...account }, { cookie: `ruko=${reseller.token}` })
  assert.equal((await withdraw(29_999)).status, 422)
  assert.ok((await withdraw(30_000)).ok)
})
const account = { bank: 'BCA', number: '1234567890', holder: 'Rina' }

async function idOf(token: string): Promise<string> {
  const [row] = await shop.world.sql('select id from store.orders where token = $1', [token])
  return row!.id as string
}

async function refused(work: Promise<unknown>, code: string): Promise<void> {
  await assert.rejects(work, (error) => isProblem(error) && error.code === code)
}
