import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { readBook } from '../../../../tests/support/gateway.ts'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { writeSettings } from '#kernel/tenancy/settings.ts'
import { isProblem } from '#kernel/problem/problem.ts'
import { disagreements, openReseller, type TestReseller } from '../resellers/testing.ts'
import { StoreSettings } from '../settings.ts'
import { openShop, type Shop } from '../testing.ts'
import { askWithdrawal } from './withdrawals.ts'

/* Many at once for the money of one wallet, on a real database. */

const ORDERS = 100
let house: TestHouse
let shop: Shop
before(async () => {
  house = await openHouse()
  shop = await openShop(house, 'toko-rebutan')
  await shop.world.inside((ctx) => writeSettings(ctx, 'store', StoreSettings, { withdrawMinIdr: 1 }))
})
after(async () => {
  assert.deepEqual(await disagreements(shop), [])
  await house.close()
})

test(`a wallet with money for two and ${ORDERS} orders at once: two are delivered, the others hear it`, async () => {
  const goods = await shop.stock(ORDERS, { priceIdr: 25_000 })
  const reseller = await openReseller(shop, { topupIdr: 40_000, marginIdr: 9_999, offBasisPoints: 0 })
  const before = (await readBook(house.gateway.url)).charges.length
  const answers = await Promise.all(Array.from({ length: ORDERS }, () => outcomeOf(reseller.buy(goods.variantId))))
  assert.deepEqual(tally(answers), { done: 1, 'wallet-short': ORDERS - 1 })
  // One rupiah more makes it two.
  const other = await openReseller(shop, { topupIdr: 40_000, marginIdr: 10_000, offBasisPoints: 0 })
  const again = await Promise.all(Array.from({ length: ORDERS }, () => outcomeOf(other.buy(goods.variantId))))
  assert.deepEqual(tally(again), { done: 2, 'wallet-short': ORDERS - 2 })
  assert.deepEqual(await other.wallet(), [0, 0, 0])
  const [row] = await shop.world.sql("select count(*)::int as n from store.stock_items where status <> 'available'")
  assert.equal(row!.n, 3)
  // Whoever was refused has left nothing behind: no order, no held unit, no charge.
  const [left] = await shop.world.sql("select count(*)::int as n from store.orders where status <> 'delivered'")
  assert.equal(left!.n, 0)
  assert.equal((await readBook(house.gateway.url)).charges.length, before)
})

test('a withdrawal and purchases race for the same margin: one has it, nothing is ever below zero', async () => {
  const goods = await shop.stock(60, { priceIdr: 10_000 })
  for (let round = 0; round < 6; round++) {
    const reseller = await openReseller(shop, { marginIdr: 10_000, offBasisPoints: 0 })
    const answers = await Promise.all(
      Array.from({ length: 12 }, async (_, turn) => {
        if (turn % 2 === round % 2) return outcomeOf(withdraw(reseller, 10_000), 'withdrawn')
        return outcomeOf(reseller.buy(goods.variantId))
      }),
    )
    const { done = 0, withdrawn = 0 } = tally(answers)
    assert.equal(done + withdrawn, 1, JSON.stringify(tally(answers)))
    assert.deepEqual(await reseller.wallet(), [0, 0, 0])
  }
})

test('money that was paid in cannot be withdrawn, however many try', async () => {
  const reseller = await openReseller(shop, { topupIdr: 1_000_000, marginIdr: 5_000 })
  const answers = await Promise.all(Array.from({ length: 20 }, () => outcomeOf(withdraw(reseller, 5_001))))
  assert.deepEqual(tally(answers), { 'margin-short': 20 })
  assert.deepEqual(await reseller.wallet(), [1_000_000, 5_000, 0])
})

function withdraw(reseller: TestReseller, amountIdr: number): Promise<unknown> {
  return shop.world.inside((ctx) =>
    askWithdrawal(ctx, reseller, { amountIdr, bank: 'BCA', number: '1234567890', holder: 'Rina Uji' }),
  )
}

async function outcomeOf(work: Promise<unknown>, done = 'done'): Promise<string> {
  try {
    await work
    return done
  } catch (error) {
    if (isProblem(error)) return error.code
    throw error
  }
}

function tally(outcomes: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    Object.entries(Object.groupBy(outcomes, (one) => one)).map(([name, all]) => [name, all!.length]),
  )
}
