import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { openReseller } from '../resellers/testing.ts'
import { cart, openShop, type Shop } from '../testing.ts'

/* Who hears that an order waits for its money, and when. */

let house: TestHouse
let shop: Shop
let admin: pg.Client
before(async () => {
  house = await openHouse({ standIns: true })
  shop = await openShop(house, 'toko-menunggu')
  admin = new pg.Client({ connectionString: house.database.adminUrl })
  await admin.connect()
})
after(async () => {
  await admin.end()
  await house.close()
})

const told = async (token: string): Promise<string[]> => {
  const rows = await shop.world.sql(
    `select template from notifications.messages m join store.orders o on m.dedupe like '%/' || o.id || '/%'
     where o.token = $1 and m.channel = 'email' order by m.id`,
    [token],
  )
  return rows.map(({ template }) => template as string)
}
const idOf = async (token: string): Promise<unknown> =>
  (await shop.world.sql('select id from store.orders where token = $1', [token]))[0]!.id
/** Seconds until each planned job of the order, by its name. */
const planned = async (token: string): Promise<Record<string, number>> => {
  const { rows } = await admin.query<{ name: string; seconds: number }>(
    `select identifier as name, round(extract(epoch from run_at - now()))::int as seconds
     from graphile_worker._private_jobs jobs join graphile_worker._private_tasks tasks on tasks.id = task_id
     where payload::text like '%' || $1 || '%'`,
    [await idOf(token)],
  )
  return Object.fromEntries(rows.map(({ name, seconds }) => [name, seconds]))
}
/** The planned job of the order is due now, and is done. */
const letCome = async (token: string, name: string): Promise<void> => {
  await admin.query(
    `update graphile_worker._private_jobs jobs set run_at = now() from graphile_worker._private_tasks tasks
     where tasks.id = task_id and identifier = $2 and payload::text like '%' || $1 || '%'`,
    [await idOf(token), name],
  )
  await waitFor(async () => (await planned(token))[name] === undefined)
}

test('whoever pays at once is written to once, when the goods are there', async () => {
  const goods = await shop.stock(1)
  const { token } = await shop.placed(cart(goods.variantId))
  assert.ok((await planned(token))['store.watchOrder']! > 50)
  await shop.pay(token)
  await shop.reached(token, 'delivered')
  await letCome(token, 'store.watchOrder')
  assert.equal((await planned(token))['store.expireOrder'], undefined)
  assert.deepEqual(await told(token), ['store_order_delivered'])
})

test('whoever has not paid is written to, and the order still ends in time', async () => {
  const goods = await shop.stock(1)
  const { token } = await shop.placed(cart(goods.variantId))
  await letCome(token, 'store.watchOrder')
  await waitFor(async () => (await told(token)).length > 0)
  const { 'store.expireOrder': seconds } = await planned(token)
  assert.ok(seconds! > 9 * 60 && seconds! <= 10 * 60 + 30, `it ends in ${seconds} s`)
  await shop.world.sql("update store.orders set held_until = now() - interval '1 minute' where token = $1", [token])
  await letCome(token, 'store.expireOrder')
  await shop.reached(token, 'expired')
  assert.deepEqual(await told(token), ['store_order_placed'])
})

test('whom a reseller orders for has no page before them and hears of the order at once', async () => {
  const goods = await shop.stock(1)
  const reseller = await openReseller(shop)
  const { token } = await reseller.buy(goods.variantId, { payBy: 'qris' })
  await waitFor(async () => (await told(token)).includes('store_order_placed'))
  const { 'store.expireOrder': ends, 'store.watchOrder': watched } = await planned(token)
  assert.deepEqual([ends! > 0, watched], [true, undefined])
})
