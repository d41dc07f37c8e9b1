import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openHouse } from '../../../../tests/support/house.ts'
import { clearOfMidnight } from '../../../../tests/support/midnight.ts'
import { grantCredit } from '../credits/index.ts'
import { openReseller } from '../resellers/testing.ts'
import { cart, openShop } from '../testing.ts'
import { readDays, rollDays } from './days.ts'
import { dayAfter, dayOf } from './rules.ts'
import { ShopDesk } from './schemas.ts'

await clearOfMidnight()
const house = await openHouse()
after(() => house.close())

test('days say what was ordered, paid, kept by the gateway and handed over; the night keeps them', async () => {
  const shop = await openShop(house, 'toko-hari')
  const goods = await shop.stock(5, { priceIdr: 50_000 })
  const paid = await shop.placed(cart(goods.variantId))
  const old = await shop.placed(cart(goods.variantId))
  await shop.placed(cart(goods.variantId))
  await shop.pay(paid.token)
  await shop.pay(old.token)
  await shop.reached(paid.token, 'delivered')
  await shop.reached(old.token, 'delivered')
  await shop.world.sql(
    `update store.orders set created_at = created_at - interval '3 days', paid_at = paid_at - interval '3 days',
       delivered_at = paid_at - interval '3 days' + interval '4 seconds' where token = $1`,
    [old.token],
  )
  const now = new Date()
  const today = dayOf(now)
  const look = () => house.inside(shop.tenant, (ctx) => readDays(ctx, dayAfter(today, -29)))
  const days = await look()
  assert.equal(days.length, 30)
  const [then, last] = [days.at(-4)!, days.at(-1)!]
  assert.deepEqual([last.day, last.orders, last.paid, last.units, last.revenueIdr], [today, 2, 1, 1, 50_000])
  assert.deepEqual([then.orders, then.paid, then.revenueIdr, then.seconds], [1, 1, 50_000, { '3': 1 }])
  // Both payments came today, whatever the orders say.
  assert.equal(last.feesIdr > 0 && then.feesIdr === 0, true)

  await house.inside(shop.tenant, rollDays)
  const kept = await shop.world.sql('select orders, paid_orders, revenue_idr::int from store.days order by day')
  assert.deepEqual(kept, [
    { orders: 1, paid_orders: 1, revenue_idr: 50_000 },
    { orders: 2, paid_orders: 1, revenue_idr: 50_000 },
  ])
  assert.deepEqual(await look(), days, 'kept days and counted days are the same')

  const desk = ShopDesk.parse(await shop.world.call('store.readShopDesk', {}))
  assert.deepEqual([desk.orders?.today, desk.orders?.paidToday, desk.orders?.unpaid], [2, 1, 1])
  assert.equal(desk.income?.todayIdr, 50_000 - last.feesIdr)
  assert.equal(desk.income?.feesTodayIdr, last.feesIdr)
  assert.ok(desk.orders?.medianSeconds)
  assert.equal(desk.low?.[0]?.available, 2)
  assert.deepEqual(
    desk.checklist?.map(({ done }) => done),
    [true, true, false, true],
  )
})

test('what wallets pay is revenue; what goes back to them and what resellers earn is taken off', async () => {
  const shop = await openShop(house, 'toko-hari-saldo')
  const goods = await shop.stock(5, { priceIdr: 40_000 })
  const reseller = await openReseller(shop, { offBasisPoints: 2_500, topupIdr: 100_000 })
  const { id } = await reseller.buy(goods.variantId).then(async ({ number }) => {
    const [row] = await shop.world.sql('select id from store.orders where number = $1', [number])
    return row as { id: string }
  })
  const { token } = await reseller.sell(goods.variantId)
  await shop.pay(token)
  await shop.reached(token, 'delivered')
  await shop.world.inside(async (ctx) => void (await grantCredit(ctx, id, 4_000)))
  const today = dayOf(new Date())
  const look = () => house.inside(shop.tenant, (ctx) => readDays(ctx, today))
  const [day] = await look()
  assert.deepEqual([day!.paid, day!.revenueIdr, day!.creditsIdr, day!.marginsIdr], [2, 30_000 + 40_000, 4_000, 10_000])
  await house.inside(shop.tenant, rollDays)
  assert.deepEqual(await look(), [day])
  const desk = ShopDesk.parse(await shop.world.call('store.readShopDesk', {}))
  assert.equal(desk.income?.todayIdr, 70_000 - day!.feesIdr - 4_000 - 10_000)

  const { items } = (await shop.world.call('store.listOrders', {})) as { items: Record<string, unknown>[] }
  const paid = items.find((order) => order.id === id)!
  assert.deepEqual([paid.totalIdr, paid.walletIdr], [0, 30_000])
  const headers = { cookie: `ruko=${shop.ownerToken}` }
  const csv = await (await house.fetch(shop.tenant.host, '/admin/orders.csv', { headers })).text()
  assert.match(csv, /"Dari saldo reseller \(Rp\)"/)
  assert.match(csv, /,1,0,0,30000,/)
})
