import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Dice, dice } from '../../../../tests/faults/dice.ts'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { newId } from '#kernel/db/id.ts'
import { portion } from '#kernel/money/rupiah.ts'
import { grantCredit } from '../credits/index.ts'
import { pricesFor } from '../resellers/prices.ts'
import { disagreements } from '../resellers/testing.ts'
import { cart, type Goods, openShop, type Shop } from '../testing.ts'
import { findOutletPrices } from './prices.ts'
import { openOutlet, type TestOutlet } from './testing.ts'

/*
 * Random prices, levels and margins: the price of a mini-shop is the one its rules make, the reseller's part of it is what
 * resellers are asked everywhere else, and what is earned is exactly what lies between. `MINI_SEED` repeats one.
 */

const SEED = Number(process.env.MINI_SEED ?? Date.now() % 1_000_000)
const ROUNDS = 40

let house: TestHouse
let shop: Shop
let outlet: TestOutlet
before(async () => {
  house = await openHouse()
  shop = await openShop(house, 'toko-acak')
  outlet = await openOutlet(shop, { label: 'kios-acak', name: 'Kios Acak', add: { idr: 0 } })
})
after(() => house.close())

type Wish = { add: { basisPoints: number } | { idr: number }; most: number | null; own: number | null }

test(`the price is what the rules make of the reseller’s, never below it (seed ${SEED})`, async () => {
  const random = dice(SEED)
  const goods = await shop.stock(1)
  for (let round = 0; round < ROUNDS; round++) {
    const wish = await arrange(random, goods)
    const [row, paid] = await shop.world.inside(async (ctx) => {
      const [prices, mine] = await Promise.all([
        findOutletPrices(ctx, outlet.id, [goods.variantId]),
        pricesFor(ctx, outlet.reseller, [goods.variantId]),
      ])
      return [prices[0]!, mine.get(goods.variantId)!] as const
    })
    const about = `round ${round}: ${JSON.stringify({ wish, row, paid })}`
    assert.equal(row.reseller_idr, paid, about)
    assert.equal(row.price_idr, priceOf(paid, wish), about)
    assert.ok(row.price_idr >= paid, about)
    const lines = [{ variantId: goods.variantId, quantity: 3 }]
    const quote = (await (await outlet.api('POST', '/quotes', { lines })).json()) as { subtotalIdr: number }
    assert.equal(quote.subtotalIdr, 3 * row.price_idr, about)
  }
})

test(`what is earned is paid − the reseller’s price, and goes back with the money (seed ${SEED})`, async () => {
  const random = dice(SEED + 1)
  let earned = 0
  for (let round = 0; round < 6; round++) {
    const goods = await shop.stock(3)
    const wish = await arrange(random, goods)
    const paid = await shop.world.inside(async (ctx) => {
      return (await pricesFor(ctx, outlet.reseller, [goods.variantId])).get(goods.variantId)!
    })
    // Less than a gateway takes is no purchase.
    if (priceOf(paid, wish) < 1_000) continue
    const quantity = 1 + random.roll(3)
    const { token } = await outlet.placed(
      cart(goods.variantId, { lines: [{ variantId: goods.variantId, quantity }], formToken: newId() }),
    )
    await outlet.pay(token)
    const order = await outlet.reached(token, 'delivered')
    const margin = quantity * (priceOf(paid, wish) - paid)
    assert.equal(order.totalIdr, quantity * priceOf(paid, wish))
    earned += margin
    await waitFor(async () => ((await outlet.reseller.wallet())[1] === earned ? true : null))
    if (random.roll(2) === 0) {
      // Half of the money goes back to the buyer, and with it half of the margin.
      const [{ id }] = (await shop.world.sql('select id from store.orders where token = $1', [token])) as [
        { id: string },
      ]
      const backIdr = Math.floor(order.totalIdr / 2)
      await shop.world.inside((ctx) => grantCredit(ctx, id, backIdr))
      earned -= portion(margin, backIdr, order.totalIdr)
      await waitFor(async () => ((await outlet.reseller.wallet())[1] === earned ? true : null))
    }
    assert.deepEqual(await disagreements(shop), [])
  }
  assert.ok(earned > 0)
})

/** The same price once more, written the way a person would say it. */
function priceOf(paidIdr: number, { add, most, own }: Wish): number {
  const wished =
    own ?? ('idr' in add ? paidIdr + add.idr : hundreds(paidIdr + portion(paidIdr, add.basisPoints, 10_000)))
  const highest = most === null ? Infinity : paidIdr + portion(paidIdr, most, 10_000)
  return Math.max(paidIdr, Math.min(wished, highest))
}

function hundreds(idr: number): number {
  return Math.ceil(idr / 100) * 100
}

/** Other prices of the shop, its levels and this reseller, and another margin; every one at its own door. */
async function arrange(random: Dice, goods: Goods): Promise<Wish> {
  const some = <T>(value: T): T | null => (random.roll(2) === 0 ? value : null)
  const retailIdr = 5_000 + random.roll(200_000)
  await shop.world.sql('update store.variants set price_idr = $2, cost_idr = $3 where id = $1', [
    goods.variantId,
    retailIdr,
    some(random.roll(retailIdr)) ?? 0,
  ])
  const rule = () => {
    const priceIdr = some(random.roll(retailIdr))
    return { priceIdr, offBasisPoints: priceIdr === null ? some(random.roll(9_000)) : null }
  }
  const { tierId, id: resellerId } = outlet.reseller
  const cells = [
    { variantId: goods.variantId, tierId, ...rule() },
    { variantId: goods.variantId, resellerId, ...rule() },
  ]
  await done(shop.asOwner('PUT', '/admin/pricing', { cells }))
  const add = random.roll(2) === 0 ? { basisPoints: random.roll(10_000) } : { idr: random.roll(50_000) }
  const free = { enabled: true, mostBasisPoints: null, forbidden: [] }
  await done(shop.asOwner('PUT', '/admin/mini-shop-rules', free))
  const look = { primary: '#0f7a5c', accent: '#e0a82e', mode: 'light' }
  const kept = { name: 'Kios Acak', whatsapp: '081299990000', look }
  await done(outlet.mine('PUT', '/reseller/mini-shop', { ...kept, add }))
  const most = some(random.roll(8_000))
  await done(shop.asOwner('PUT', '/admin/mini-shop-rules', { ...free, mostBasisPoints: most }))
  const own = some(2_000 + random.roll(300_000))
  const set = { goods: [{ variantId: goods.variantId, priceIdr: own, hidden: false }] }
  await done(outlet.mine('PUT', '/reseller/mini-shop/goods', set))
  return { add, most, own }
}

async function done(asked: Promise<Response>): Promise<void> {
  const answer = await asked
  assert.ok(answer.ok, await answer.text())
}
