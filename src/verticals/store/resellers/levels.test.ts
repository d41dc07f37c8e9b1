import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { openShop, type Shop } from '../testing.ts'
import { findCosts } from '../points/queries.ts'
import { readHome } from './home.ts'
import { pricesFor } from './prices.ts'
import { findPrices } from './queries.ts'
import { openReseller } from './testing.ts'
import { promote } from './tiers.ts'

let house: TestHouse
let shop: Shop
before(async () => {
  house = await openHouse({ worker: false })
  shop = await openShop(house, 'toko-omzet')
})
after(() => house.close())

test('what was given back of an order is no turnover, and raises nobody', async () => {
  const { variantId } = await shop.stock(7, { priceIdr: 25_000 })
  const reseller = await openReseller(shop, { topupIdr: 500_000, offBasisPoints: 0 })
  const high = await openReseller(shop)
  await shop.world.sql('update store.reseller_tiers set turnover_idr = 100000 where id = $1', [high.tierId])
  await reseller.buy(variantId, { quantity: 4 })
  await reseller.buy(variantId, { quantity: 2 })
  // As units that a provider could not give leave an order.
  await shop.world.sql(
    "update store.order_items set status = 'partial', delivered_count = 1, credited_count = 3 where quantity = 4",
  )
  await shop.world.sql(
    `update store.orders o set status = 'partially_delivered'
     where exists (select from store.order_items i where i.order_id = o.id and i.quantity = 4)`,
  )
  const counted = async () => {
    await shop.world.inside(promote)
    // The reseller is shown what is counted.
    const { turnoverIdr } = await shop.world.inside((ctx) => readHome(ctx, reseller))
    const [row] = await shop.world.sql('select tier_id, turnover_idr::int as idr from store.resellers where id = $1', [
      reseller.id,
    ])
    assert.equal(turnoverIdr, row!.idr)
    return row
  }
  assert.deepEqual(await counted(), { tier_id: reseller.tierId, idr: 75_000 })
  await reseller.buy(variantId)
  assert.deepEqual(await counted(), { tier_id: high.tierId, idr: 100_000 })
})

test('a level asks for more turnover than the one before; otherwise everybody would be given it', async () => {
  const level = (name: string, turnoverIdr: number) => ({ name, offBasisPoints: 100, turnoverIdr, callsAMinute: 60 })
  const save = (...tiers: ReturnType<typeof level>[]) => shop.world.call('store.saveResellerTiers', { tiers })
  const { items: kept } = (await shop.world.call('store.listResellerTiers', {})) as { items: { id: string }[] }
  const first = kept.map(({ id }, index) => ({ id, ...level(`Lama ${index}`, index * 1_000) }))
  for (const wrong of [first.length * 1_000 - 1_000, 0]) {
    await assert.rejects(
      save(...first, level('Emas', wrong)),
      new RegExp(
        `"path":"tiers.${first.length}.turnoverIdr","message":"Omzetnya harus di atas omzet tingkat sebelumnya`,
      ),
    )
  }
  await save(...first, level('Emas', first.length * 1_000))
})

test('no per cent takes a bundle below what its parts cost', async () => {
  const part = await shop.stock(1, { priceIdr: 30_000, variant: { cost_idr: 20_000 } })
  const bundle = await shop.stock(0, { priceIdr: 50_000, variant: { bundle: true } })
  await shop.world.sql('insert into store.bundle_items values ($1, $2, $3, 2)', [
    shop.tenant.id,
    bundle.variantId,
    part.variantId,
  ])
  const reseller = await openReseller(shop, { offBasisPoints: 3_000 })
  const [row] = await shop.world.inside((ctx) => findPrices(ctx, reseller, [bundle.variantId]))
  assert.equal(row!.cost_idr, 40_000)
  const [price] = (await shop.world.inside((ctx) => pricesFor(ctx, reseller, [bundle.variantId]))).values()
  assert.equal(price, 40_000)
  const costs = await shop.world.inside((ctx) => findCosts(ctx, [bundle.variantId, part.variantId]))
  assert.deepEqual([costs.get(bundle.variantId), costs.get(part.variantId)], [40_000, 20_000])
})
