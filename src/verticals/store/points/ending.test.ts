import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { openShop, type Shop } from '../testing.ts'
import { closePoints, endDue, remindDue } from './ending.ts'
import { expireNow, givePoints, newMember, pointCart, pointsOn, standingOf } from './testing.ts'

let house: TestHouse
let shop: Shop
before(async () => {
  house = await openHouse()
  shop = await openShop(house, 'toko-poin-akhir')
  await pointsOn(shop)
})
after(() => house.close())

const DAY_MS = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS)
const inside = <T>(work: Parameters<typeof house.inside<T>>[1]) => house.inside(shop.tenant, work)

test('points whose time is over end in the night, once, however often the night comes', async () => {
  const member = await newMember(shop)
  await givePoints(shop, member.id, 40, { endsAt: inDays(-1) })
  await givePoints(shop, member.id, 30, { endsAt: inDays(5) })
  await givePoints(shop, member.id, 10)
  await Promise.all([inside(endDue), inside(endDue), inside(endDue)])
  assert.deepEqual(await standingOf(shop, member.id), {
    balance: 40,
    owed: 0,
    entries: 40,
    lots: 40,
    history: ['corrected 40', 'corrected 30', 'corrected 10', 'expired -40'],
  })
})

test('what ends first is used first, and an order gives it back to where it was', async () => {
  const goods = await shop.stock(1, { priceIdr: 5_000 })
  const pricier = await shop.stock(1, { priceIdr: 6_550 })
  const member = await newMember(shop)
  await givePoints(shop, member.id, 20)
  await givePoints(shop, member.id, 30, { endsAt: inDays(30) })
  await givePoints(shop, member.id, 20, { endsAt: inDays(5) })
  const lots = async () => {
    const rows = await shop.world.sql(
      `select left_points from store.point_lots where account_id =
         (select id from store.point_accounts where person_id = $1) order by expires_at nulls last`,
      [member.id],
    )
    return rows.map(({ left_points: left }) => left)
  }
  assert.deepEqual(await lots(), [20, 30, 20])
  // 65 points would leave 50 rupiah, which no gateway takes: 55 leave enough.
  const order = (await (await member.order(pointCart(pricier.variantId))).json()) as { token: string }
  assert.deepEqual(await lots(), [0, 0, 15])
  await expireNow(shop, order.token)
  assert.deepEqual(await lots(), [20, 30, 20])
  await member.order(pointCart(goods.variantId))
  assert.deepEqual(await lots(), [0, 0, 20])
})

test('whoever loses points soon is told once, with a link to them', async () => {
  const member = await newMember(shop)
  await givePoints(shop, member.id, 40, { endsAt: inDays(10) })
  await givePoints(shop, member.id, 25, { endsAt: inDays(3) })
  await givePoints(shop, member.id, 500, { endsAt: inDays(40) })
  await Promise.all([inside(remindDue), inside(remindDue)])
  await inside(remindDue)
  const told = await shop.world.sql(
    "select subject from notifications.messages where template = 'store_points_ending' and recipient = $1",
    [member.email],
  )
  assert.deepEqual(
    told.map(({ subject }) => subject),
    [`65 poinmu di ${shop.tenant.name} hampir berakhir`],
  )
})

test('where points are switched off nobody is told of them', async () => {
  await pointsOn(shop, { on: false })
  const member = await newMember(shop)
  await givePoints(shop, member.id, 40, { endsAt: inDays(10) })
  await inside(remindDue)
  const [told] = await shop.world.sql('select count(*)::int as n from notifications.messages where recipient = $1', [
    member.email,
  ])
  assert.equal(told!.n, 0)
  await pointsOn(shop)
})

test('whoever closes their account leaves the points of all their roles behind', async () => {
  const member = await newMember(shop)
  await givePoints(shop, member.id, 12, { endsAt: inDays(9) })
  await givePoints(shop, member.id, 8)
  await givePoints(shop, member.id, 5, { role: 'reseller' })
  await inside((ctx) => closePoints(ctx, member.id))
  await inside((ctx) => closePoints(ctx, member.id))
  const history = ['corrected 12', 'corrected 8', 'closed -20']
  assert.deepEqual(await standingOf(shop, member.id), { balance: 0, owed: 0, entries: 0, lots: 0, history })
  assert.equal((await standingOf(shop, member.id, 'reseller')).lots, 0)
})

test('the night ends points by itself', async () => {
  const member = await newMember(shop)
  await givePoints(shop, member.id, 12, { endsAt: inDays(-2) })
  await inside(async (ctx) => enqueue(ctx, 'store.endPoints', {}))
  await waitFor(async () => (await standingOf(shop, member.id)).balance === 0)
})
