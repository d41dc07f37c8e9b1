import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { lockAccount } from '../points/queries.ts'
import { openReseller } from '../resellers/testing.ts'
import { openShop, type Shop } from '../testing.ts'
import { takeWallet } from '../wallet/move.ts'
import { grantCredit } from './index.ts'

const WAITS = "select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"

let house: TestHouse
let shop: Shop
before(async () => {
  house = await openHouse({ worker: false })
  shop = await openShop(house, 'toko-kunci', { resellerPoints: { on: true, perPointIdr: 1_000 } })
})
after(() => house.close())

test('a kindness takes wallet and points in the order in which a purchase does, so neither stops the other', async () => {
  const { variantId } = await shop.stock(1)
  const reseller = await openReseller(shop, { topupIdr: 100_000 })
  const { number } = await reseller.buy(variantId)
  const [order] = await shop.world.sql('select id from store.orders where number = $1', [number])
  const [earned] = await shop.world.sql('select points from store.point_earnings')
  assert.ok((earned!.points as number) > 0)
  // What others wait for only an administrator of the database may see.
  const admin = new pg.Client({ connectionString: house.database.adminUrl })
  await admin.connect()
  let tries = 0
  let kindness: Promise<void> = Promise.resolve()
  await shop.world.inside(async (ctx) => {
    if (++tries > 1) return
    await takeWallet(ctx, reseller.id)
    kindness = shop.world.inside(async (inner) => {
      tries++
      await grantCredit(inner, order!.id as string, 3_000)
    })
    await waitFor(async () => (await admin.query(WAITS)).rowCount)
    await lockAccount(ctx, { personId: reseller.personId, role: 'reseller' })
  })
  await kindness
  await admin.end()
  assert.equal(tries, 2, 'each once: PostgreSQL had to end neither')
})
