import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import type { Ctx } from '#kernel/context.ts'
import { guestDoor } from '../checkout/door.ts'
import { PlaceOrder } from '../checkout/schemas.ts'
import { placeOrder } from '../checkout/service.ts'
import { writeSettings } from '#kernel/tenancy/settings.ts'
import { openReseller } from '../resellers/testing.ts'
import { StoreSettings } from '../settings.ts'
import { cart, openShop, type Shop } from '../testing.ts'
import { grantCredit } from '../credits/index.ts'
import { onAddressProven } from '../members/claim.ts'
import { earnClaimed } from './claimed.ts'
import { withPoints } from './door.ts'
import { expireNow, givePoints, type Member, newMember, pointCart, pointsOn, standingOf } from './testing.ts'

/* Points on their way through real orders, from the checkout to the hand-over and back. */

let house: TestHouse
let shop: Shop
before(async () => {
  house = await openHouse()
  shop = await openShop(house, 'toko-poin')
  await pointsOn(shop)
})
after(() => house.close())

type Placed = { token: string; number: string }
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code
const placed = async (answer: Response) => {
  assert.equal(answer.status, 201, await answer.clone().text())
  return (await answer.json()) as Placed
}
const idOf = async (token: string) =>
  (await shop.world.sql('select id from store.orders where token = $1', [token]))[0]!.id as string

/** The account agrees with itself, and stands so. */
async function stands(member: Member, balance: number, history: string[], owed = 0): Promise<void> {
  const now = await standingOf(shop, member.id)
  assert.deepEqual(now, { balance, owed, entries: balance, lots: balance, history })
}

test('what was paid and handed over earns points; a guest and a shop without points earn none', async () => {
  const goods = await shop.stock(5, { priceIdr: 25_900 })
  const member = await newMember(shop)
  const order = await placed(await member.order(cart(goods.variantId)))
  await stands(member, 0, [])
  await shop.pay(order.token)
  await shop.reached(order.token, 'delivered')
  await stands(member, 25, ['earned 25'])
  const guest = await shop.placed(cart(goods.variantId))
  await shop.pay(guest.token)
  await shop.reached(guest.token, 'delivered')
  await pointsOn(shop, { on: false })
  const off = await placed(await member.order(cart(goods.variantId)))
  await shop.pay(off.token)
  await shop.reached(off.token, 'delivered')
  await stands(member, 25, ['earned 25'])
  const [all] = await shop.world.sql('select count(*)::int as n from store.point_entries')
  assert.equal(all!.n, 1)
  await pointsOn(shop)
})

test('points take off what they are worth, are held at once, and only the money that is left earns', async () => {
  const goods = await shop.stock(2)
  const member = await newMember(shop, 100)
  const order = await placed(await member.order(pointCart(goods.variantId, { shownTotalIdr: 15_000 })))
  await stands(member, 0, ['corrected 100', 'spent -100'])
  await shop.pay(order.token)
  const done = await shop.reached(order.token, 'delivered')
  assert.deepEqual([done.totalIdr, done.pointsIdr, done.points], [15_000, 10_000, 100])
  await stands(member, 15, ['corrected 100', 'spent -100', 'earned 15'])
  // No rupiah of it is in the books: it is a discount.
  const [sold] = await shop.world.sql(
    `select sum(amount_idr)::int as idr from ledger.legs where account = 'income:sales'
       and entry_id in (select id from ledger.entries where source in
         (select 'item/' || id from store.order_items where order_id = $1))`,
    [await idOf(order.token)],
  )
  assert.equal(sold!.idr, -15_000)
})

test('an order that points pay for alone is handed over at once', async () => {
  const goods = await shop.stock(1, { priceIdr: 5_000 })
  const member = await newMember(shop, 80)
  const order = await placed(await member.order(pointCart(goods.variantId)))
  const done = await shop.reached(order.token, 'delivered')
  assert.deepEqual([done.totalIdr, done.points, done.deliveries.length], [0, 50, 1])
  await stands(member, 30, ['corrected 80', 'spent -50'])
})

test('nobody uses points they do not have', async () => {
  const goods = await shop.stock(1)
  const poor = await newMember(shop)
  assert.equal(await codeOf(await poor.order(pointCart(goods.variantId))), 'points-refused')
  assert.equal(await codeOf(await shop.order(pointCart(goods.variantId))), 'points-refused')
  const rich = await newMember(shop, 100)
  await givePoints(shop, rich.id, 500, { role: 'reseller' })
  const stale = await rich.order(pointCart(goods.variantId, { shownTotalIdr: 25_000 }))
  assert.equal(await codeOf(stale), 'price-changed')
  await stands(rich, 100, ['corrected 100'])
})

test('an order that comes to nothing gives its points back; late money takes them again', async () => {
  const goods = await shop.stock(1)
  const member = await newMember(shop, 100)
  const order = await placed(await member.order(pointCart(goods.variantId)))
  await expireNow(shop, order.token)
  await stands(member, 100, ['corrected 100', 'spent -100', 'returned 100'])
  await shop.pay(order.token, 'bayar-telat')
  await shop.reached(order.token, 'delivered')
  await stands(member, 15, ['corrected 100', 'spent -100', 'returned 100', 'spent -100', 'earned 15'])
})

test('late money of an order whose points have been used since is credit, and nothing is taken', async () => {
  const goods = await shop.stock(3)
  const member = await newMember(shop, 100)
  const late = await placed(await member.order(pointCart(goods.variantId)))
  await expireNow(shop, late.token)
  const other = await placed(await member.order(pointCart(goods.variantId)))
  await shop.pay(late.token, 'bayar-telat')
  const credited = await waitFor(async () => {
    const order = await shop.read(late.token)
    return order.credits.length > 0 ? order : null
  })
  assert.deepEqual([credited.status, credited.credits[0]!.leftIdr], ['expired', 15_000])
  await stands(member, 0, ['corrected 100', 'spent -100', 'returned 100', 'spent -100'])
  assert.equal((await shop.api('POST', `/orders/${other.token}/cancellations`, {})).status, 204)
  const [free] = await shop.world.sql(
    "select count(*)::int as n from store.stock_items where variant_id = $1 and status = 'available'",
    [goods.variantId],
  )
  assert.equal(free!.n, 3)
})

test('late money for goods that are gone leaves the points where they are', async () => {
  const goods = await shop.stock(1)
  const member = await newMember(shop, 100)
  const late = await placed(await member.order(pointCart(goods.variantId)))
  await expireNow(shop, late.token)
  await shop.placed(cart(goods.variantId))
  await shop.pay(late.token, 'bayar-telat')
  await waitFor(async () => (await shop.read(late.token)).credits.length > 0)
  const { balance, entries, lots } = await standingOf(shop, member.id)
  assert.deepEqual([balance, entries, lots], [100, 100, 100])
})

test('of what could not be handed over the points go back, and only what was earns', async () => {
  const [here, never] = [await shop.stock(1), await shop.stock(0, { kind: 'invite', priceIdr: 75_000 })]
  const member = await newMember(shop, 100)
  const lines = [here, never].map(({ variantId }) => ({ variantId, quantity: 1 }))
  const order = await placed(await member.order(pointCart(here.variantId, { lines })))
  await shop.pay(order.token)
  const id = await idOf(order.token)
  await waitFor(async () => {
    const [job] = await shop.world.sql(
      "select status from store.fulfillment_jobs where order_id = $1 and kind = 'invite'",
      [id],
    )
    return job && !['queued', 'running'].includes(job.status as string)
  })
  // A quarter of the price was handed over: a quarter of 90.000 was paid for it, and of 100 points it keeps 25.
  await stands(member, 22, ['corrected 100', 'spent -100', 'earned 22'])
  await shop.world.call('store.endOrder', { id, reason: 'Penyedia tutup' })
  await shop.reached(order.token, 'partially_delivered')
  await stands(member, 97, ['corrected 100', 'spent -100', 'earned 22', 'returned 75'])
})

test('money that goes back takes its points along; what was used meanwhile is made up for later', async () => {
  const goods = await shop.stock(3)
  const member = await newMember(shop)
  const order = await placed(await member.order(cart(goods.variantId)))
  await shop.pay(order.token)
  await shop.reached(order.token, 'delivered')
  await placed(await member.order(pointCart(goods.variantId)))
  await stands(member, 0, ['earned 25', 'spent -25'])
  const id = await idOf(order.token)
  await shop.world.call('store.creditOrder', { id, amountIdr: 10_000, reason: 'Kode bermasalah' })
  await stands(member, 0, ['earned 25', 'spent -25'], 10)
  const next = await placed(await member.order(cart(goods.variantId)))
  await shop.pay(next.token)
  await shop.reached(next.token, 'delivered')
  await stands(member, 15, ['earned 25', 'spent -25', 'earned 25', 'clawed_back -10'])
  await shop.world.call('store.creditOrder', { id, amountIdr: 10_000, reason: 'Kode bermasalah' })
  await stands(member, 5, ['earned 25', 'spent -25', 'earned 25', 'clawed_back -10', 'clawed_back -10'])
})

test('what a rule changed to does not touch what an order has earned', async () => {
  const goods = await shop.stock(1)
  const member = await newMember(shop)
  const order = await placed(await member.order(cart(goods.variantId)))
  await shop.pay(order.token)
  await shop.reached(order.token, 'delivered')
  await pointsOn(shop, { perPointIdr: 5_000 })
  await shop.world.call('store.creditOrder', { id: await idOf(order.token), amountIdr: 1_000, reason: 'Maaf telat' })
  await stands(member, 24, ['earned 25', 'clawed_back -1'])
  await pointsOn(shop)
})

test('what a reseller buys goes by the points of resellers, apart from those of members', async () => {
  const rules = { on: true, perPointIdr: 5_000, worthIdr: 50, capPercent: 20 }
  await shop.world.call('store.updatePointRules', { role: 'reseller', rules })
  const goods = await shop.stock(2)
  const person = await newMember(shop, 100)
  await givePoints(shop, person.id, 300, { role: 'reseller' })
  const owner = { personId: person.id, role: 'reseller' as const }
  const door = withPoints({ ...guestDoor, channel: 'reseller', personId: person.id }, owner, true)
  const ctx = await house.inside(shop.tenant, async (inner) => inner)
  const outside = { ...ctx, transact: <T>(work: (inner: Ctx) => Promise<T>) => house.inside(shop.tenant, work) }
  const { token } = await placeOrder(outside, PlaceOrder.parse(cart(goods.variantId)), door)
  // A fifth of 25.000 at most: a hundred points at 50.
  assert.equal((await shop.read(token)).totalIdr, 20_000)
  await shop.pay(token)
  await shop.reached(token, 'delivered')
  const own = await standingOf(shop, person.id, 'reseller')
  assert.deepEqual([own.balance, own.history], [204, ['corrected 300', 'spent -100', 'earned 4']])
  await stands(person, 100, ['corrected 100'])
  // Each sees both, and the shop as well.
  const seen = async (role: string) =>
    (await (
      await shop.api('GET', `/account/points?role=${role}`, undefined, { cookie: person.cookie })
    ).json()) as object
  assert.equal(((await seen('reseller')) as { balance: number }).balance, 204)
  assert.equal(((await seen('member')) as { balance: number }).balance, 100)
})

test('the same again asks for the points again, and goes without them where they are gone', async () => {
  const goods = await shop.stock(3)
  const member = await newMember(shop, 100)
  const order = await placed(await member.order(pointCart(goods.variantId)))
  await expireNow(shop, order.token)
  const renew = (headers: Record<string, string>) => shop.api('POST', `/orders/${order.token}/renewals`, {}, headers)
  const again = await placed(await renew({ cookie: member.cookie }))
  assert.equal((await shop.read(again.token)).totalIdr, 15_000)
  const without = await placed(await renew({ cookie: member.cookie }))
  assert.equal((await shop.read(without.token)).totalIdr, 25_000)
  // Whoever has the link alone has no points of the member's.
  assert.equal((await shop.read((await placed(await renew({}))).token)).points, 0)
  await stands(member, 0, ['corrected 100', 'spent -100', 'returned 100', 'spent -100'])
})

test('a reseller’s points are their own: earned and given at reseller prices, and never below what the goods cost', async () => {
  const rules = async (changes: object) => {
    const resellerPoints = { on: true, worthIdr: 100, capPercent: 100, perPointIdr: 1_000, ...changes }
    await shop.world.inside((ctx) => writeSettings(ctx, 'store', StoreSettings, { resellerPoints }))
  }
  await rules({})
  const goods = await shop.stock(6, { priceIdr: 20_000, variant: { cost_idr: 15_000 } })
  const one = await openReseller(shop, { topupIdr: 100_000, offBasisPoints: 1_000 })
  await givePoints(shop, one.personId, 200, { role: 'reseller' })
  const buy = async (wish: object = {}) => {
    const lines = [{ variantId: goods.variantId, quantity: 1 }]
    const input = { lines, shownIdr: 18_000, usePoints: true, ...wish }
    const answer = await shop.api('POST', '/reseller/orders', input, { cookie: `ruko=${one.token}` })
    const { id } = (await placed(answer)) as Placed & { id: string }
    const [row] = await shop.world.sql('select points, wallet_idr::int as wallet from store.orders where id = $1', [id])
    return [row!.points, row!.wallet]
  }
  const balance = async (role: string) =>
    (
      await shop.world.sql('select balance from store.point_accounts where person_id = $1 and role = $2', [
        one.personId,
        role,
      ])
    )[0]?.balance
  // 18.000 down to the cost of 15.000: thirty points; the fifteen thousand that were paid earn fifteen.
  assert.deepEqual(await buy(), [30, 15_000])
  assert.equal(await balance('reseller'), 200 - 30 + 15)
  assert.deepEqual(await buy({ usePoints: false }), [0, 18_000])
  await rules({ belowCost: true, capPercent: 50 })
  assert.deepEqual(await buy(), [90, 9_000])
  // Where the shop takes none, the order is no reason to refuse anybody.
  await rules({ on: false })
  assert.deepEqual(await buy(), [0, 18_000])
  assert.equal(await balance('member'), undefined)
  assert.deepEqual(await one.wallet(), [100_000 - 15_000 - 18_000 - 9_000 - 18_000, 0, 0])
})

test('what the shop gave back before anything was handed over earns no points', async () => {
  await pointsOn(shop)
  const goods = await shop.stock(1, { priceIdr: 25_900 })
  const member = await newMember(shop)
  const { token } = await placed(await member.order(pointCart(goods.variantId, { usePoints: false })))
  await shop.world.inside(async (ctx) => void (await grantCredit(ctx, await idOf(token), 10_900)))
  await shop.pay(token)
  await shop.reached(token, 'delivered')
  assert.equal((await standingOf(shop, member.id)).balance, 15)
})

test('what somebody bought as a guest earns its points once the address is shown to be theirs, and once only', async () => {
  await pointsOn(shop)
  const goods = await shop.stock(3, { priceIdr: 25_900 })
  const member = await newMember(shop)
  const buyer = { name: 'Nadia', email: member.email, whatsapp: '081277770000' }
  const asGuest = () => shop.placed({ lines: [{ variantId: goods.variantId, quantity: 1 }], buyer, consent: true })
  const [kept, given, unpaid] = [await asGuest(), await asGuest(), await asGuest()]
  for (const { token } of [kept, given]) {
    await shop.pay(token)
    await shop.reached(token, 'delivered')
  }
  // Of this one the shop has given 10.900 back before anybody claimed it.
  await shop.world.inside(async (ctx) => void (await grantCredit(ctx, await idOf(given.token), 10_900)))
  await stands(member, 0, [])
  const prove = () => shop.world.inside((ctx) => onAddressProven(ctx, { personId: member.id }))
  await Promise.all([prove(), prove(), prove()])
  const balance = async () => (await standingOf(shop, member.id)).balance
  await waitFor(async () => (await balance()) === 25 + 15)
  await prove()
  // What was claimed unpaid earns by itself, and the others nothing more.
  await shop.pay(unpaid.token)
  await shop.reached(unpaid.token, 'delivered')
  await waitFor(async () => (await balance()) === 25 + 15 + 25)
  await shop.world.inside(async (ctx) =>
    earnClaimed(ctx, await Promise.all([kept, given].map(({ token }) => idOf(token)))),
  )
  const { owed, entries, lots } = await standingOf(shop, member.id)
  assert.deepEqual([await balance(), owed, entries, lots], [65, 0, 65, 65])
})
