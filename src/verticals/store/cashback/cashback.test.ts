import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { grantCredit } from '../credits/index.ts'
import { disagreements, openReseller, type TestReseller } from '../resellers/testing.ts'
import { openShop, type Shop } from '../testing.ts'
import { cashbackOf, type CashbackLine, type CashbackRule, ruleFor } from './rules.ts'

/* What comes back to a reseller who buys in the shop themselves, at what everybody pays. */

let house: TestHouse
let shop: Shop
before(async () => {
  house = await openHouse()
  shop = await openShop(house, 'cashback', { openPerContact: 100 })
})
after(async () => {
  assert.deepEqual(await disagreements(shop), [])
  await house.close()
})

const all = { name: 'Seluruh margin', kind: 'share', value: 10_000 }
const rule = async (wish: object = all) => {
  const answer = await shop.asOwner('POST', '/admin/cashback-rules', wish)
  assert.equal(answer.status, 201, await answer.clone().text())
  return ((await answer.json()) as { id: string }).id
}
const clear = () => shop.world.sql('delete from store.cashback_rules')
const buyer = { name: 'Rina', email: 'rina.cashback@contoh.id', whatsapp: '081277770000' }

/** The reseller in the shop as any visitor, signed in. */
function inShop(one: TestReseller) {
  const cookie = { cookie: `ruko=${one.token}` }
  const cart = (variantId: string, quantity = 1) => ({ lines: [{ variantId, quantity }] })
  return {
    quote: async (variantId: string, quantity = 1) =>
      (await (await shop.api('POST', '/quotes', cart(variantId, quantity), cookie)).json()) as {
        cashbackIdr: number
        totalIdr: number
      },
    order: async (variantId: string, { quantity = 1, link }: { quantity?: number; link?: string } = {}) => {
      const input = { ...cart(variantId, quantity), buyer, consent: true, ...(link ? { reseller: link } : {}) }
      const answer = await shop.api('POST', '/orders', input, cookie)
      assert.equal(answer.status, 201, await answer.clone().text())
      return (await answer.json()) as { token: string; number: string }
    },
    entries: async () =>
      (
        (await (await shop.api('GET', '/reseller/wallet/entries', undefined, cookie)).json()) as {
          items: { kind: string; cashback: boolean; marginIdr: number }[]
        }
      ).items.map(({ kind, cashback, marginIdr }) => [kind, cashback, marginIdr]),
    bought: async () =>
      (
        (await (await shop.api('GET', '/reseller/orders', undefined, cookie)).json()) as {
          items: { number: string; cashback: boolean; buyerName: string }[]
        }
      ).items,
  }
}

test('the margin comes back on delivery, goes back with the money, and the statement says so', async () => {
  await rule()
  const goods = await shop.stock(2, { priceIdr: 25_000 })
  const one = await openReseller(shop, { offBasisPoints: 2_000 })
  const me = inShop(one)
  assert.deepEqual(
    await me.quote(goods.variantId, 2).then(({ cashbackIdr, totalIdr }) => [cashbackIdr, totalIdr]),
    [10_000, 50_000],
  )
  const { token, number } = await me.order(goods.variantId, { quantity: 2 })
  assert.deepEqual(await one.wallet(), [0, 0, 0])
  await shop.pay(token)
  await shop.reached(token, 'delivered')
  assert.deepEqual(await one.wallet(), [0, 10_000, 0])
  const [order] = await me.bought()
  assert.deepEqual([order!.number, order!.cashback, order!.buyerName], [number, true, 'Rina'])
  await shop.world.inside(async (ctx) => {
    const [row] = await shop.world.sql('select id from store.orders where token = $1', [token])
    await grantCredit(ctx, row!.id as string, 25_000)
  })
  assert.deepEqual(await me.entries(), [
    ['wallet_margin_back', true, -5_000],
    ['wallet_margin', true, 10_000],
  ])
  const listed = (await (await shop.asOwner('GET', '/admin/cashback-rules')).json()) as { paidIdr: number }
  assert.equal(listed.paidIdr, 5_000)
  await clear()
})

test('what the shop gave back before anything was handed over takes its part of the margin all the same, once', async () => {
  await rule()
  const goods = await shop.stock(2, { priceIdr: 25_000 })
  const one = await openReseller(shop, { offBasisPoints: 2_000 })
  const me = inShop(one)
  const { token } = await me.order(goods.variantId, { quantity: 2 })
  const give = (amountIdr: number) =>
    shop.world.inside(async (ctx) => {
      const [row] = await shop.world.sql('select id from store.orders where token = $1', [token])
      await grantCredit(ctx, row!.id as string, amountIdr)
    })
  await give(25_000)
  await shop.pay(token)
  await shop.reached(token, 'delivered')
  assert.deepEqual(await one.wallet(), [0, 5_000, 0])
  await give(5_000)
  assert.deepEqual(await me.entries(), [
    ['wallet_margin_back', true, -1_000],
    ['wallet_margin_back', true, -5_000],
    ['wallet_margin', true, 10_000],
  ])
  await clear()
})

test('without a rule nothing comes back, by one’s own link neither, and the purchase stays private', async () => {
  const goods = await shop.stock(3, { priceIdr: 25_000 })
  const [one, other] = [await openReseller(shop, { offBasisPoints: 2_000 }), await openReseller(shop)]
  const me = inShop(one)
  assert.equal((await me.quote(goods.variantId)).cashbackIdr, 0)
  for (const link of [one.code, other.code]) {
    const { token } = await me.order(goods.variantId, { link })
    await shop.pay(token)
    await shop.reached(token, 'delivered')
  }
  assert.deepEqual(
    [await one.wallet(), await other.wallet()],
    [
      [0, 0, 0],
      [0, 0, 0],
    ],
  )
  assert.deepEqual(await me.bought(), [])
  // A customer of the link is not asked for any rule.
  const sold = await one.sell(goods.variantId)
  await shop.pay(sold.token)
  await shop.reached(sold.token, 'delivered')
  assert.deepEqual(await one.wallet(), [0, 5_000, 0])
})

test('nobody but an active reseller gets any, whoever’s link they come by', async () => {
  await rule({ name: 'Tetap', kind: 'fixed', value: 1_000 })
  const goods = await shop.stock(4, { priceIdr: 25_000 })
  const one = await openReseller(shop)
  const me = inShop(one)
  const guest = (await (
    await shop.api('POST', '/quotes', { lines: [{ variantId: goods.variantId, quantity: 1 }] })
  ).json()) as { cashbackIdr: number }
  assert.equal(guest.cashbackIdr, 0)
  const other = await openReseller(shop)
  const { token } = await me.order(goods.variantId, { link: other.code })
  await shop.pay(token)
  await shop.reached(token, 'delivered')
  // Their own, by the rule; the other's link earns nothing from a reseller.
  assert.deepEqual([(await one.wallet())[1], (await other.wallet())[1]], [1_000, 0])
  await shop.asOwner('POST', `/admin/resellers/${one.id}/suspensions`, { reason: 'melanggar aturan' })
  assert.equal((await me.quote(goods.variantId)).cashbackIdr, 0)
  const after = await me.order(goods.variantId)
  await shop.pay(after.token)
  await shop.reached(after.token, 'delivered')
  assert.equal((await one.wallet())[1], 1_000)
  await clear()
})

test('what was promised with the order holds, whatever becomes of the rule; what is not handed over brings nothing', async () => {
  const id = await rule()
  const goods = await shop.stock(1, { priceIdr: 25_000 })
  const invite = await shop.stock(0, { kind: 'invite', priceIdr: 25_000 })
  const one = await openReseller(shop, { offBasisPoints: 2_000 })
  const me = inShop(one)
  const [kept, lost] = [await me.order(goods.variantId), await me.order(invite.variantId)]
  assert.equal((await shop.asOwner('DELETE', `/admin/cashback-rules/${id}`)).status, 204)
  assert.equal((await shop.asOwner('DELETE', `/admin/cashback-rules/${id}`)).status, 404)
  await shop.pay(kept.token)
  await shop.reached(kept.token, 'delivered')
  await shop.pay(lost.token)
  await shop.reached(lost.token, 'attention')
  const [row] = await shop.world.sql('select id from store.orders where token = $1', [lost.token])
  await shop.asOwner('POST', `/admin/orders/${row!.id as string}/cancellations`, { reason: 'tidak bisa dikirim' })
  await shop.reached(lost.token, 'refunded')
  assert.deepEqual(await one.wallet(), [0, 5_000, 0])
})

test('rules are the shop’s alone, are whole, and are counted exactly', async () => {
  const one = await openReseller(shop)
  const asReseller = await shop.api('POST', '/admin/cashback-rules', all, { cookie: `ruko=${one.token}` })
  assert.equal(asReseller.status, 403)
  for (const wrong of [
    { ...all, value: 10_001 },
    { ...all, value: 0 },
    { ...all, name: ' ' },
    { ...all, startsAt: '2026-12-02T00:00:00Z', endsAt: '2026-12-01T00:00:00Z' },
    { ...all, mostOrderIdr: 0 },
  ])
    assert.equal((await shop.asOwner('POST', '/admin/cashback-rules', wrong)).status, 422, JSON.stringify(wrong))
  await shop.world.sql(
    `insert into store.cashback_rules (tenant_id, id, name, kind, value)
      select $1, gen_random_uuid(), 'Aturan ' || n, 'share', 1 from generate_series(1, 97) n`,
    [shop.tenant.id],
  )
  const tries = await Promise.all(Array.from({ length: 8 }, () => shop.asOwner('POST', '/admin/cashback-rules', all)))
  assert.deepEqual(
    tries.map(({ status }) => status).toSorted((left, right) => left - right),
    [201, 201, 201, 409, 409, 409, 409, 409],
  )
  await clear()
})

const NOW = new Date('2026-11-22T10:00:00Z')
const of = (wish: Partial<CashbackRule>): CashbackRule => ({
  ...{ id: '1', kind: 'share', value: 10_000, mostOrderIdr: null, productIds: [], categoryIds: [] },
  ...{ startsAt: null, endsAt: null, active: true },
  ...wish,
})
const line = (wish: Partial<CashbackLine> = {}): CashbackLine => ({
  ...{ productId: 'p', categoryId: 'c', quantity: 1, netIdr: 20_000, marginIdr: 5_000, costIdr: 0 },
  ...wish,
})

test('the most particular rule holds, of equal ones the newest, and only while it runs', () => {
  const [everything, category, product] = [
    of({ id: '1' }),
    of({ id: '2', categoryIds: ['c'] }),
    of({ id: '3', productIds: ['p'] }),
  ]
  assert.equal(ruleFor(line(), [everything, category, product], NOW), product)
  assert.equal(ruleFor(line({ productId: 'x' }), [everything, category, product], NOW), category)
  assert.equal(ruleFor(line({ productId: 'x', categoryId: null }), [everything, category, product], NOW), everything)
  assert.equal(ruleFor(line({ productId: 'x', categoryId: 'y' }), [category, product], NOW), undefined)
  const newer = of({ id: '9', productIds: ['p'] })
  assert.equal(ruleFor(line(), [product, newer], NOW), newer)
  for (const over of [{ active: false }, { endsAt: NOW.toISOString() }, { startsAt: '2026-11-22T10:00:01Z' }])
    assert.equal(ruleFor(line(), [of({ ...product, ...over }), everything], NOW), everything)
})

test('a share, a sum a unit, the most of an order to the rupiah, and never below what the goods cost', () => {
  assert.deepEqual(cashbackOf([line()], [of({ value: 3_333 })], NOW), [1_667])
  const fixed = of({ kind: 'fixed', value: 1_500 })
  assert.deepEqual(cashbackOf([line({ quantity: 3 })], [fixed], NOW), [4_500])
  // Three lines of 1.500, 4.500 and 3.000 share 1.000 without losing or making a rupiah.
  const three = [line(), line({ quantity: 3 }), line({ quantity: 2 })]
  const capped = cashbackOf(three, [of({ ...fixed, mostOrderIdr: 1_000 })], NOW)
  assert.equal(
    capped.reduce((sum, idr) => sum + idr, 0),
    1_000,
  )
  assert.deepEqual(capped, [167, 500, 333])
  assert.deepEqual(cashbackOf([line({ costIdr: 19_000 })], [fixed], NOW), [1_000])
  assert.deepEqual(cashbackOf([line({ costIdr: 21_000 })], [fixed], NOW), [0])
  assert.deepEqual(cashbackOf([line({ netIdr: 0, marginIdr: 0 })], [of({}), fixed], NOW), [0])
  assert.deepEqual(cashbackOf([line()], [], NOW), [0])
})
