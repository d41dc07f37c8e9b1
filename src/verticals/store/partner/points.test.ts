import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { writeSettings } from '#kernel/tenancy/settings.ts'
import { expireNow, givePoints, standingOf } from '../points/testing.ts'
import { disagreements, fund } from '../resellers/testing.ts'
import { StoreSettings } from '../settings.ts'
import { openShop, type Shop } from '../testing.ts'
import { resellerApi } from './client.ts'
import { oneKey, oneReseller } from './controls.ts'
import type { PartnerOrder } from './schemas.ts'

/* Points that a reseller's program gives for an order. A reseller pays four fifths of the shop's price here. */

let house: TestHouse
let shop: Shop
before(async () => {
  house = await openHouse()
  shop = await openShop(house, 'toko-poin-mitra')
})
after(() => house.close())

type Partner = Awaited<ReturnType<typeof partner>>
const ask = (key: string, method: string, path: string, body?: unknown) =>
  house.fetch(shop.tenant.host, `/api/v1/reseller${path}`, {
    method,
    headers: { authorization: `Bearer ${key}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
const partner = async (points: number, idr = 100_000) => {
  const reseller = await oneReseller(shop.world)
  if (idr > 0) await fund(shop, reseller, 'topup', idr)
  if (points > 0) await givePoints(shop, reseller.personId, points, { role: 'reseller' })
  const { key } = await oneKey(shop.world, reseller)
  return { ...reseller, key, points: () => standingOf(shop, reseller.personId, 'reseller') }
}
const rules = (changes: object = {}) => {
  const resellerPoints = { on: true, worthIdr: 100, capPercent: 100, perPointIdr: 1_000_000, ...changes }
  return shop.world.inside((ctx) => writeSettings(ctx, 'store', StoreSettings, { resellerPoints }))
}
const order = async ({ key }: { key: string }, wish: object) => {
  const answer = await ask(key, 'POST', '/orders', wish)
  return { status: answer.status, body: (await answer.json()) as PartnerOrder & { code: string; detail: string } }
}
const taken = async (who: { key: string }, wish: object) => {
  const { status, body } = await order(who, wish)
  assert.equal(status, 201, JSON.stringify(body))
  return body
}
const wallet = async ({ key }: Partner) =>
  ((await (await ask(key, 'GET', '/wallet')).json()) as { topupIdr: number }).topupIdr
const paid = ({ points, pointsIdr, walletIdr, totalIdr }: PartnerOrder) => [points, pointsIdr, walletIdr, totalIdr]

test('as many as were asked for, within the rules, and the wallet pays the rest', async () => {
  await rules({ capPercent: 50 })
  const { variantId } = await shop.stock(6, { priceIdr: 25_000 })
  const rina = await partner(150)
  assert.deepEqual(paid(await taken(rina, { refId: 'P-1', variantId, points: 30 })), [30, 3_000, 17_000, 0])
  // Half of 20.000 at most, though there are more and more were asked for.
  assert.deepEqual(paid(await taken(rina, { refId: 'P-2', variantId, points: 5_000 })), [100, 10_000, 10_000, 0])
  // What is left of them.
  const third = await taken(rina, { refId: 'P-3', variantId, points: 5_000 })
  assert.deepEqual(paid(third), [20, 2_000, 18_000, 0])
  assert.deepEqual(paid(await taken(rina, { refId: 'P-4', variantId })), [0, 0, 20_000, 0])
  assert.equal(await wallet(rina), 100_000 - 17_000 - 10_000 - 18_000 - 20_000)
  assert.deepEqual((await rina.points()).history, ['corrected 150', 'spent -30', 'spent -100', 'spent -20'])
  const read = (await (await ask(rina.key, 'GET', `/orders/${third.id}`)).json()) as PartnerOrder
  assert.deepEqual([paid(read), read.invoice], [[20, 2_000, 18_000, 0], null])
  assert.deepEqual(await disagreements(shop), [])
})

test('points never take a price below what the goods cost the shop, unless it allows that', async () => {
  await rules()
  const { variantId } = await shop.stock(4, { priceIdr: 25_000, variant: { cost_idr: 18_500 } })
  const rina = await partner(400)
  assert.deepEqual(paid(await taken(rina, { refId: 'C-1', variantId, points: 400 })), [15, 1_500, 18_500, 0])
  const two = await taken(rina, { refId: 'C-2', variantId, quantity: 2, points: 400 })
  assert.deepEqual(paid(two), [30, 3_000, 37_000, 0])
  await rules({ belowCost: true })
  assert.deepEqual(paid(await taken(rina, { refId: 'C-3', variantId, points: 400 })), [200, 20_000, 0, 0])
  assert.equal((await rina.points()).balance, 400 - 15 - 30 - 200)
})

test('what points pay in full is handed over at once, with nothing to charge, whichever way was meant to pay', async () => {
  await rules()
  const { variantId } = await shop.stock(2, { priceIdr: 25_000 })
  const rina = await partner(400, 0)
  for (const payBy of ['wallet', 'qris']) {
    const made = await taken(rina, { refId: `L-${payBy}`, variantId, points: 200, payBy })
    assert.deepEqual([made.status, made.invoice, paid(made)], ['delivered', null, [200, 20_000, 0, 0]])
  }
})

test('where none can be given the order is refused, says why, takes nothing and leaves the name free', async () => {
  await rules()
  const { variantId } = await shop.stock(3, { priceIdr: 25_000 })
  const [rich, poor] = [await partner(300), await partner(0)]
  const refused = async (who: Partner, wish: object = {}) => {
    const { status, body } = await order(who, { refId: 'T-1', variantId, points: 50, ...wish })
    return [status, body.code]
  }
  assert.deepEqual(await refused(poor), [422, 'points-refused'])
  await rules({ leastOrderIdr: 20_001 })
  assert.deepEqual(await refused(rich), [422, 'points-refused'])
  await rules({ on: false })
  assert.deepEqual(await refused(rich), [422, 'points-refused'])
  await rules()
  for (const points of [0, -1, 1.5, 1_000_001, '20'])
    assert.deepEqual(await refused(rich, { points }), [422, 'invalid-input'])
  // Too little in the wallet for what points leave.
  const small = await partner(50, 10_000)
  assert.deepEqual(await refused(small), [409, 'wallet-short'])
  assert.deepEqual([(await rich.points()).balance, (await small.points()).balance], [300, 50])
  assert.deepEqual([await wallet(rich), await wallet(small)], [100_000, 10_000])
  assert.deepEqual(paid(await taken(rich, { refId: 'T-1', variantId, points: 50 })), [50, 5_000, 15_000, 0])
})

test('the same name is the same order and takes its points once; other points are another content', async () => {
  await rules()
  const { variantId } = await shop.stock(30, { priceIdr: 25_000 })
  const rina = await partner(300)
  const wish = { refId: 'SAMA', variantId, points: 100 }
  const answers = await Promise.all(Array.from({ length: 25 }, () => ask(rina.key, 'POST', '/orders', wish)))
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201])
  assert.equal(new Set(await Promise.all(answers.map((answer) => answer.text()))).size, 1)
  assert.deepEqual([(await rina.points()).balance, await wallet(rina)], [200, 90_000])
  for (const changes of [{ points: 99 }, { points: undefined }]) {
    const { status, body } = await order(rina, { ...wish, ...changes })
    assert.deepEqual([status, body.code], [409, 'duplicate-ref'])
  }
})

test('what was answered before there were points is answered with the same bytes for ever', async () => {
  await rules()
  const { variantId } = await shop.stock(1)
  const rina = await partner(0)
  const made = await taken(rina, { refId: 'LAMA', variantId })
  const [row] = await shop.world.sql(
    `update store.reseller_refs set answer = replace(answer, '"points":0,"pointsIdr":0,', '') where order_id = $1 returning answer`,
    [made.id],
  )
  assert.ok(!(row!.answer as string).includes('points'))
  const again = await ask(rina.key, 'POST', '/orders', { refId: 'LAMA', variantId })
  assert.deepEqual([again.status, await again.text()], [201, row!.answer])
})

test('orders that want the same points at once never have more of them than there are', async () => {
  await rules({ capPercent: 100 })
  const { variantId } = await shop.stock(40, { priceIdr: 25_000 })
  for (let round = 0; round < 4; round++) {
    const rina = await partner(250, 1_000_000)
    // Each for another buyer, so that nothing else makes them follow each other.
    const made = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        order(rina, {
          refId: `BALAP-${round}-${n}`,
          variantId,
          points: 100,
          buyer: {
            name: 'Pembeli',
            email: `poin-${round}-${n}@contoh.id`,
            whatsapp: `0812333${10_000 + round * 100 + n}`,
          },
        }),
      ),
    )
    const orders = made.filter(({ status }) => status === 201).map(({ body }) => body)
    const refused = made.filter(({ status }) => status !== 201).map(({ body }) => body.code)
    assert.ok(
      refused.every((code) => code === 'points-gone' || code === 'points-refused'),
      refused.join(),
    )
    const given = orders.reduce((sum, { points }) => sum + points!, 0)
    const standing = await rina.points()
    assert.deepEqual([standing.balance, standing.entries, standing.lots], [250 - given, 250 - given, 250 - given])
    assert.ok(orders.length >= 2 && given <= 250, `${orders.length} orders, ${given} points`)
    for (const one of orders) assert.equal(one.walletIdr, 20_000 - one.pointsIdr!)
    const walletIdr = orders.reduce((sum, one) => sum + one.walletIdr, 0)
    assert.equal(await wallet(rina), 1_000_000 - walletIdr)
  }
  assert.deepEqual(await disagreements(shop), [])
})

test('points of an order that ends unpaid come back, and what is bought with them leaves a gateway enough to take', async () => {
  await rules()
  const { variantId } = await shop.stock(2, { priceIdr: 25_000 })
  const rina = await partner(198, 0)
  const made = await taken(rina, { refId: 'QR-1', variantId, points: 198, payBy: 'qris' })
  // Of 20.000 at least 1.000 stay for QRIS, where anything does.
  assert.deepEqual([made.status, paid(made)], ['pending_payment', [190, 19_000, 0, 1_000]])
  assert.equal(made.invoice!.amountIdr, 1_000)
  assert.equal((await rina.points()).balance, 8)
  const [row] = await shop.world.sql('select token from store.orders where id = $1', [made.id])
  await expireNow(shop, row!.token as string)
  assert.deepEqual((await rina.points()).history, ['corrected 198', 'spent -190', 'returned 190'])
})

test('a program reads how many points there are and what they are good for, of its own reseller alone', async () => {
  await rules({ capPercent: 40, leastOrderIdr: 5_000 })
  const [rina, budi] = [await partner(70), await partner(0)]
  const seen = async (key: string) => (await (await ask(key, 'GET', '/points')).json()) as object
  const good = { on: true, worthIdr: 100, capPercent: 40, leastOrderIdr: 5_000, ending: [] }
  assert.deepEqual(await seen(rina.key), { ...good, balance: 70 })
  assert.deepEqual(await seen(budi.key), { ...good, balance: 0 })
  const blind = await oneKey(shop.world, rina, { permissions: ['store.reseller.orders'] })
  assert.equal((await ask(blind.key, 'GET', '/points')).status, 403)
})

test('a test key tries points out by the real rules and uses up nobody’s', async () => {
  await rules()
  const { variantId } = await shop.stock(1, { priceIdr: 25_000, variant: { cost_idr: 12_000 } })
  const rina = await partner(40)
  const trial = await oneKey(shop.world, rina, { mode: 'test' })
  assert.equal(((await (await ask(trial.key, 'GET', '/points')).json()) as { balance: number }).balance, 500)
  const buyer = (name: string) => ({ name: 'Uji', email: `${name}@contoh.id`, whatsapp: '081211112222' })
  assert.deepEqual(paid(await taken(trial, { refId: 'U-1', variantId, points: 60 })), [60, 6_000, 14_000, 0])
  assert.deepEqual(paid(await taken(trial, { refId: 'U-2', variantId, points: 900 })), [80, 8_000, 12_000, 0])
  assert.equal((await order(trial, { refId: 'U-3', variantId, points: 0 })).status, 422)
  await rules({ on: false })
  assert.equal((await order(trial, { refId: 'U-3', variantId, points: 60 })).body.code, 'points-refused')
  await rules()
  // What could not be handed over gives back what the wallet paid, and no more.
  const failed = await taken(trial, { refId: 'U-4', variantId, points: 60, buyer: buyer('uji-gagal') })
  const takenOf = async () => {
    const { items } = (await (await ask(trial.key, 'GET', '/wallet/entries')).json()) as {
      items: { topupIdr: number }[]
    }
    return items.reduce((total, { topupIdr }) => total - Math.min(topupIdr, 0), 0)
  }
  const testWallet = async () =>
    ((await (await ask(trial.key, 'GET', '/wallet')).json()) as { topupIdr: number }).topupIdr
  // Some of it may be back already.
  assert.equal(await takenOf(), 14_000 + 12_000 + 14_000)
  await waitFor(async () => {
    const now = (await (await ask(trial.key, 'GET', `/orders/${failed.id}`)).json()) as PartnerOrder
    return now.status === 'refunded' ? now : null
  })
  assert.equal(await testWallet(), 1_000_000 - 14_000 - 12_000)
  assert.deepEqual((await rina.points()).history, ['corrected 40'])
})

test('the typed client gives points and reads them', async () => {
  await rules()
  const { variantId } = await shop.stock(1, { priceIdr: 25_000 })
  const rina = await partner(60)
  const api = resellerApi({
    shop: `http://${shop.tenant.host}`,
    key: rina.key,
    fetch: (to, init) => {
      const { pathname, search } = new URL(to as URL)
      return house.fetch(shop.tenant.host, pathname + search, init)
    },
  })
  assert.equal((await api.points()).balance, 60)
  const made = await api.order({ refId: 'KLIEN', variantId, points: 60 })
  assert.deepEqual([made.points, made.pointsIdr, made.walletIdr], [60, 6_000, 14_000])
  assert.equal((await api.points()).balance, 0)
})
