import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { expireNow, newMember, pointCart, pointsOn } from '../points/testing.ts'
import { cart, openShop, type Shop } from '../testing.ts'

/* Coupons over HTTP and on a real database: limits under a rush, whom they are for, what they go together with. */

const RUSH = 200
const LIMIT = 10

let house: TestHouse
let shop: Shop
before(async () => {
  house = await openHouse()
  shop = await openShop(house, 'toko-kupon', { openPerContact: 100, openPerProduct: 100_000 })
})
after(() => house.close())

async function coupon(code: string, rules: Record<string, unknown> = {}): Promise<string> {
  const made = await shop.world.call('store.createCoupon', { code, kind: 'fixed', value: 5_000, ...rules })
  return made.id as string
}

const used = async (code: string) =>
  (await shop.world.sql('select used from store.coupons where code = $1', [code]))[0]!.used as number
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code
const whyOf = async (answer: Response) => ((await answer.json()) as { detail: string }).detail
const tokenOf = async (answer: Response) => {
  assert.equal(answer.status, 201, await answer.clone().text())
  return ((await answer.json()) as { token: string }).token
}

test(`${RUSH} buyers at once for a coupon of ${LIMIT} uses: ${LIMIT} have it, the others hear it before they pay`, async () => {
  const goods = await shop.stock(RUSH)
  await coupon('RAMAI', { totalLimit: LIMIT })
  const inputs = Array.from({ length: RUSH }, () => cart(goods.variantId, { coupon: 'RAMAI' }))
  const answers = await Promise.all(inputs.map((input) => shop.order(input)))
  const placed = answers.filter(({ status }) => status === 201)
  const refused = await Promise.all(answers.filter(({ status }) => status !== 201).map(codeOf))
  assert.equal(placed.length, LIMIT)
  assert.deepEqual(
    refused.filter((code) => code !== 'coupon-gone' && code !== 'coupon-refused'),
    [],
  )
  assert.equal(await used('RAMAI'), LIMIT)
  const [charges] = await shop.world.sql('select count(*)::int as n from payments.intents')
  assert.equal(charges!.n, LIMIT)
  // One of them comes to nothing: its use is free for one more, and only one.
  const { token } = (await placed[0]!.json()) as { token: string }
  await expireNow(shop, token)
  assert.equal(await used('RAMAI'), LIMIT - 1)
  const again = await Promise.all(inputs.slice(0, 12).map((input) => shop.order(fresh(input))))
  assert.equal(again.filter(({ status }) => status === 201).length, 1)
  assert.equal(await used('RAMAI'), LIMIT)
})

test('one buyer has it as often as one may: by mailbox, by number, and as a member under any address', async () => {
  const goods = await shop.stock(60)
  await coupon('SEKALI', { buyerLimit: 1 })
  const member = await newMember(shop)
  const same = {
    mailbox: (turn: number) => ({ name: 'Rina', email: `rina+${turn}@gmail.com`, whatsapp: `0813000${1000 + turn}` }),
    number: (turn: number) => ({ name: 'Rina', email: `lain-${turn}@contoh.id`, whatsapp: '081377766655' }),
    member: (turn: number) => ({ name: 'Nadia', email: `n-${turn}@contoh.id`, whatsapp: `0814000${1000 + turn}` }),
  }
  for (const [by, contact] of Object.entries(same)) {
    const order = by === 'member' ? member.order : shop.order
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_none, turn) =>
        order(cart(goods.variantId, { coupon: 'SEKALI', buyer: contact(turn) })),
      ),
    )
    assert.equal(answers.filter(({ status }) => status === 201).length, 1, by)
  }
  assert.equal(await used('SEKALI'), 3)
})

test('late money does not give a buyer the coupon once more', async () => {
  const goods = await shop.stock(5)
  await coupon('TELAT', { buyerLimit: 1 })
  const buyer = { name: 'Tono', email: 'tono@contoh.id', whatsapp: '081299988877' }
  const first = await tokenOf(await shop.order(cart(goods.variantId, { coupon: 'TELAT', buyer })))
  await expireNow(shop, first)
  const second = await tokenOf(await shop.order(cart(goods.variantId, { coupon: 'TELAT', buyer })))
  await shop.pay(second)
  await shop.reached(second, 'delivered')
  await shop.pay(first, 'bayar-telat')
  const late = await waitFor(async () => {
    const order = await shop.read(first)
    return order.credits.length > 0 ? order : null
  })
  assert.deepEqual([late.status, late.credits[0]!.leftIdr], ['expired', 20_000])
  assert.equal(await used('TELAT'), 1)
})

test('for members only, and for a first order only', async () => {
  const goods = await shop.stock(10)
  await coupon('ANGGOTA', { membersOnly: true })
  assert.match(await whyOf(await shop.order(cart(goods.variantId, { coupon: 'ANGGOTA' }))), /khusus anggota/)
  const member = await newMember(shop)
  await tokenOf(await member.order(cart(goods.variantId, { coupon: 'ANGGOTA' })))

  await coupon('BARU', { firstOrderOnly: true })
  assert.match(await whyOf(await member.order(cart(goods.variantId, { coupon: 'BARU' }))), /pesanan pertama/)
  const buyer = { name: 'Baru', email: 'baru@contoh.id', whatsapp: '081288877766' }
  const first = await tokenOf(await shop.order(cart(goods.variantId, { coupon: 'BARU', buyer })))
  assert.equal(await codeOf(await shop.order(cart(goods.variantId, { coupon: 'BARU', buyer }))), 'coupon-refused')
  // What came to nothing was no order.
  await expireNow(shop, first)
  await tokenOf(await shop.order(cart(goods.variantId, { coupon: 'BARU', buyer })))
  // Before the buyer is known, the quote promises it; with the address it says no.
  const quote = async (email?: string) => {
    const lines = [{ variantId: goods.variantId, quantity: 1 }]
    const answer = await shop.api('POST', '/quotes', { lines, coupon: 'BARU', ...(email ? { email } : {}) })
    return ((await answer.json()) as { discountIdr: number }).discountIdr
  }
  assert.deepEqual([await quote(), await quote(buyer.email)], [5_000, 0])
})

test('first orders at once by one buyer: one of them is the first', async () => {
  const goods = await shop.stock(20)
  await coupon('PERDANA', { firstOrderOnly: true })
  const buyer = { name: 'Cepat', email: 'cepat@contoh.id', whatsapp: '081255544433' }
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => shop.order(cart(goods.variantId, { coupon: 'PERDANA', buyer }))),
  )
  assert.equal(answers.filter(({ status }) => status === 201).length, 1)
})

test('not beside points, and not on flash prices, where the shop says so', async () => {
  await pointsOn(shop)
  const goods = await shop.stock(5)
  await coupon('TANPA-POIN', { withPoints: false })
  const member = await newMember(shop, 50)
  const refused = await member.order(pointCart(goods.variantId, { coupon: 'TANPA-POIN' }))
  assert.match(await whyOf(refused), /tidak bisa digabung dengan poin/)
  await tokenOf(await member.order(cart(goods.variantId, { coupon: 'TANPA-POIN' })))
  await coupon('BUKAN-KILAT', { withFlash: false })
  await shop.world.call('store.createFlashSale', {
    variantId: goods.variantId,
    priceIdr: 9_000,
    startsAt: new Date(Date.now() - 3_600_000).toISOString(),
    endsAt: new Date(Date.now() + 3_600_000).toISOString(),
    cap: 3,
  })
  const flashed = await shop.order(cart(goods.variantId, { coupon: 'BUKAN-KILAT' }))
  assert.match(await whyOf(flashed), /tidak berlaku untuk harga flash sale/)
})

/** The same cart of a new buyer. */
function fresh(input: Record<string, unknown>): Record<string, unknown> {
  const [line] = input.lines as { variantId: string }[]
  return cart(line!.variantId, { coupon: input.coupon })
}
