import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { cart, type Goods, openShop, type Shop } from '../testing.ts'
import { expireNow, type Member, newMember, pointCart, pointsOn, standingOf } from './testing.ts'

/* Points that many orders want at once, and balances after any history. */

const AT_ONCE = 40

let house: TestHouse
let shop: Shop
before(async () => {
  house = await openHouse()
  shop = await openShop(house, 'toko-poin-ramai')
  await pointsOn(shop)
})
after(() => house.close())

const codeOf = async (answer: Response) =>
  answer.status === 201 ? 'placed' : ((await answer.json()) as { code: string }).code

async function agrees(member: Member, balance: number): Promise<void> {
  const { balance: now, entries, lots } = await standingOf(shop, member.id)
  assert.deepEqual([now, entries, lots], [balance, balance, balance])
}

test(`${AT_ONCE} orders at once that all want the same points: one has them, nobody is charged more than was shown`, async () => {
  const goods = await shop.stock(AT_ONCE)
  const member = await newMember(shop, 100)
  const codes = await Promise.all(
    Array.from({ length: AT_ONCE }, async () =>
      codeOf(await member.order(pointCart(goods.variantId, { shownTotalIdr: 15_000 }))),
    ),
  )
  const refusals = new Set(codes.filter((code) => code !== 'placed'))
  assert.equal(codes.filter((code) => code === 'placed').length, 1)
  assert.deepEqual(
    [...refusals].filter((code) => !['points-gone', 'points-refused'].includes(code)),
    [],
  )
  await agrees(member, 0)
  // Whoever was refused holds no goods.
  const [held] = await shop.world.sql(
    "select count(*)::int as n from store.stock_items where variant_id = $1 and status = 'held'",
    [goods.variantId],
  )
  assert.equal(held!.n, 1)
})

test('points for three orders and many at once: three have them', async () => {
  const goods = await shop.stock(AT_ONCE, { priceIdr: 5_000 })
  const member = await newMember(shop, 150)
  let placed = 0
  for (let round = 0; round < 6 && placed < 3; round += 1) {
    const codes = await Promise.all(
      Array.from({ length: AT_ONCE / 4 }, async () =>
        codeOf(await member.order(pointCart(goods.variantId, { shownTotalIdr: 0 }))),
      ),
    )
    placed += codes.filter((code) => code === 'placed').length
  }
  assert.equal(placed, 3)
  await agrees(member, 0)
})

test('an order that ends while others want its points gives them to one', async () => {
  const goods = await shop.stock(AT_ONCE)
  const member = await newMember(shop, 100)
  const first = (await (await member.order(pointCart(goods.variantId))).json()) as { token: string }
  const [, ...codes] = await Promise.all([
    expireNow(shop, first.token),
    ...Array.from({ length: 12 }, async () =>
      codeOf(await member.order(pointCart(goods.variantId, { shownTotalIdr: 15_000 }))),
    ),
  ])
  const placed = codes.filter((code) => code === 'placed').length
  assert.ok(placed <= 1, `${placed} orders have the same points`)
  await agrees(member, placed === 1 ? 0 : 100)
})

test('points that are taken back while they are being used: no balance below zero, and the rest is owed', async () => {
  const goods = await shop.stock(AT_ONCE)
  const member = await newMember(shop)
  const first = (await (await member.order(cart(goods.variantId))).json()) as { token: string }
  await shop.pay(first.token)
  await shop.reached(first.token, 'delivered')
  const [row] = await shop.world.sql('select id from store.orders where token = $1', [first.token])
  const back = () => shop.world.call('store.creditOrder', { id: row!.id, amountIdr: 2_000, reason: 'Kode bermasalah' })
  const [codes] = await Promise.all([
    Promise.all(Array.from({ length: 12 }, async () => codeOf(await member.order(pointCart(goods.variantId))))),
    Promise.all(Array.from({ length: 10 }, back)),
  ])
  const { balance, owed, entries, lots, history } = await standingOf(shop, member.id)
  assert.deepEqual([entries, lots], [balance, balance])
  const used = history.filter((line) => line.startsWith('spent')).reduce((sum, line) => sum + Number(line.slice(7)), 0)
  // Of 25 earned 20 have been taken back: whatever of them had been used is owed.
  assert.equal(balance - owed + used, 5)
  assert.equal(
    codes.filter((code) => code === 'placed').length,
    history.filter((line) => line.startsWith('spent')).length,
  )
})

type Step = { kind: 'pay' | 'expire' | 'late' | 'cancel' | 'credit' | 'correct' | 'end'; use: boolean; amount: number }

test('after any history the balance is the sum of its entries and of its lots, and never below zero', async () => {
  const goods = await shop.stock(400, { priceIdr: 12_500 })
  const never = await shop.stock(0, { kind: 'invite', priceIdr: 7_500 })
  const step = fc.record({
    kind: fc.constantFrom<Step['kind']>('pay', 'pay', 'expire', 'late', 'cancel', 'credit', 'correct', 'end'),
    use: fc.boolean(),
    amount: fc.integer({ min: 1_000, max: 12_000 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
      const member = await newMember(shop, 60)
      const paid: string[] = []
      for (const one of steps) {
        await walk(member, one, { goods, never, paid })
        const { balance, owed, entries, lots } = await standingOf(shop, member.id)
        assert.deepEqual([entries, lots], [balance, balance], JSON.stringify(one))
        assert.ok(balance >= 0 && owed >= 0 && (balance === 0 || owed === 0))
      }
    }),
    { numRuns: 8, endOnFailure: true },
  )
})

type World = { goods: Goods; never: Goods; paid: string[] }

async function walk(member: Member, { kind, use, amount }: Step, { goods, never, paid }: World): Promise<void> {
  if (kind === 'correct') {
    const points = use ? amount % 50 || 1 : -(amount % 50 || 1)
    return correct(member, points)
  }
  if (kind === 'credit') {
    const id = paid.at(-1)
    if (id) await shop.world.call('store.creditOrder', { id, amountIdr: amount, reason: 'Kode bermasalah' })
    return
  }
  const lines = kind === 'end' ? [goods, never] : [goods]
  const input = { lines: lines.map(({ variantId }) => ({ variantId, quantity: 1 })) }
  let answer = await member.order(use ? pointCart(goods.variantId, input) : cart(goods.variantId, input))
  if (answer.status !== 201) answer = await member.order(cart(goods.variantId, input))
  const { token } = (await answer.json()) as { token: string }
  const [row] = await shop.world.sql('select id, total_idr::int as idr from store.orders where token = $1', [token])
  if (row!.idr === 0) return void paid.push(row!.id as string)
  if (kind === 'expire' || kind === 'late') await expireNow(shop, token)
  if (kind === 'cancel') await shop.api('POST', `/orders/${token}/cancellations`, {})
  if (kind === 'late') await shop.pay(token, 'bayar-telat')
  if (kind === 'pay' || kind === 'end') await shop.pay(token)
  if (kind === 'pay' || kind === 'late') await settled(token, 'delivered')
  if (kind === 'end') {
    await settled(token, 'processing', 'attention')
    // Work that is just being done cannot be given up: a little later it can.
    const ended = shop.world.call.bind(null, 'store.endOrder', { id: row!.id, reason: 'Penyedia tutup' })
    await waitFor(() => ended().catch(() => null))
  }
  if (['pay', 'late', 'end'].includes(kind)) paid.push(row!.id as string)
}

function settled(token: string, ...wanted: string[]) {
  return waitFor(async () => {
    const { status, credits } = await shop.read(token)
    return wanted.includes(status) || credits.length > 0
  })
}

async function correct(member: Member, points: number): Promise<void> {
  const input = { personId: member.id, points, reason: 'Koreksi uji' }
  await shop.world.call('store.correctPoints', input).catch((error: Error) => {
    assert.match(error.message, /points-too-few/)
  })
}
