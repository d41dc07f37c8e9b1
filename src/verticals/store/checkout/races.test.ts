import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { press, readBook } from '../../../../tests/support/gateway.ts'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { newId } from '#kernel/db/id.ts'
import type { OrderView } from '../orders/schemas.ts'
import { cart, openShop, type Shop } from '../testing.ts'

/* Many buyers at once for few goods, over HTTP and on a real database. `RACE_BUYERS=500` is the acceptance. */

const BUYERS = Number(process.env.RACE_BUYERS ?? 200)
const CODES = BUYERS / 10
const AT_ONCE = 40

let house: TestHouse
let shop: Shop
before(async () => {
  house = await openHouse()
  shop = await openShop(house, 'toko-ramai')
})
after(() => house.close())

type Answered = { status: number; code: string | null; token: string | null }

test(`${BUYERS} buyers for ${CODES} codes: as many charges as codes, everybody else hears it before`, async () => {
  const goods = await shop.stock(CODES)
  const before = await charges()
  const answers = await many(BUYERS, () => shop.order(cart(goods.variantId)))
  assert.deepEqual(tally(answers), { placed: CODES, 'sold-out': BUYERS - CODES })
  assert.equal((await charges()) - before, CODES)
  const delivered = await deliverAll(answers)
  await eachOnce(delivered, goods.codes)
})

test('three at a time: nobody has one or two, and not more are sold than fit', async () => {
  const goods = await shop.stock(CODES)
  const before = await charges()
  const input = () => cart(goods.variantId, { lines: [{ variantId: goods.variantId, quantity: 3 }] })
  const answers = await many(BUYERS, () => shop.order(input()))
  const placed = Math.floor(CODES / 3)
  const { placed: took, ...refused } = tally(answers)
  assert.equal(took, placed)
  assert.equal(
    Object.entries(refused).reduce((sum, [code, n]) => sum + (['sold-out', 'stock-short'].includes(code) ? n : 0), 0),
    BUYERS - placed,
  )
  assert.equal((await charges()) - before, placed)
  const delivered = await deliverAll(answers)
  for (const order of delivered) assert.equal(order.deliveries.length, 3)
  assert.equal(await free(goods.variantId), CODES - placed * 3)
})

test('a bundle is taken with all its parts or not at all', async () => {
  const [first, second] = [await shop.stock(CODES), await shop.stock(CODES * 2 + 1)]
  const bundle = await shop.stock(0, { variant: { bundle: true } })
  for (const [part, quantity] of [
    [first, 1],
    [second, 2],
  ] as const)
    await shop.world.sql('insert into store.bundle_items values ($1, $2, $3, $4)', [
      shop.tenant.id,
      bundle.variantId,
      part.variantId,
      quantity,
    ])
  const before = await charges()
  // Some want the parts by themselves meanwhile.
  const answers = await many(BUYERS, (turn) => shop.order(cart(turn % 10 === 0 ? second.variantId : bundle.variantId)))
  assert.equal((await charges()) - before, tally(answers).placed)
  const delivered = await deliverAll(answers)
  const bundles = delivered.filter(({ items }) => items[0]!.kind === 'bundle')
  for (const order of bundles) {
    assert.deepEqual(
      order.items.map(({ kind, status }) => `${kind} ${status}`),
      ['bundle delivered', 'stock delivered', 'stock delivered'],
    )
    assert.equal(order.deliveries.length, 3)
  }
  const singles = delivered.length - bundles.length
  assert.equal(await free(first.variantId), CODES - bundles.length)
  assert.equal(await free(second.variantId), CODES * 2 + 1 - bundles.length * 2 - singles)
  // Nobody was refused while there was enough: either part is used up.
  assert.ok((await free(first.variantId)) === 0 || (await free(second.variantId)) < 2)
})

test('a flash price is for so many units, and a coupon for so many uses', async () => {
  const goods = await shop.stock(BUYERS)
  const flashId = newId()
  await shop.world.sql(
    `insert into store.flash_sales (tenant_id, id, variant_id, price_idr, starts_at, ends_at, cap)
     values ($1, $2, $3, 9000, now() - interval '1 hour', now() + interval '1 hour', 7)`,
    [shop.tenant.id, flashId, goods.variantId],
  )
  const some = BUYERS / 4
  const answers = await many(some, () => shop.order(cart(goods.variantId, { shownTotalIdr: 9_000 })))
  const { placed, ...refused } = tally(answers)
  assert.equal(placed, 7)
  assert.equal((refused['flash-gone'] ?? 0) + (refused['price-changed'] ?? 0), some - 7)
  const [sale] = await shop.world.sql('select held, sold from store.flash_sales where id = $1', [flashId])
  assert.deepEqual(sale, { held: 7, sold: 0 })

  const other = await shop.stock(BUYERS)
  await shop.world.sql(
    `insert into store.coupons (tenant_id, id, code, kind, value, total_limit) values ($1, $2, 'HEMAT', 'fixed', 5000, 6)`,
    [shop.tenant.id, newId()],
  )
  const used = await many(some, () => shop.order(cart(other.variantId, { coupon: 'hemat' })))
  const { placed: withCoupon, ...without } = tally(used)
  assert.equal(withCoupon, 6)
  assert.equal((without['coupon-gone'] ?? 0) + (without['coupon-refused'] ?? 0), some - 6)
  assert.equal(await free(other.variantId), BUYERS - 6)
})

test('the same request a hundred times at once is one order', async () => {
  const goods = await shop.stock(5)
  const input = cart(goods.variantId)
  const before = await charges()
  const answers = await Promise.all(Array.from({ length: 100 }, () => shop.order(input, { key: 'pesanan-yang-sama' })))
  const texts = await Promise.all(answers.map(async (answer) => ({ status: answer.status, text: await answer.text() })))
  const made = texts.filter(({ status }) => status === 201)
  assert.ok(made.length > 0)
  assert.equal(new Set(made.map(({ text }) => text)).size, 1)
  for (const { status, text } of texts.filter((one) => one.status !== 201)) {
    assert.equal(status, 409)
    assert.match(text, /still-running/)
  }
  const replay = await shop.order(input, { key: 'pesanan-yang-sama' })
  assert.equal(await replay.text(), made[0]!.text)
  assert.equal((await charges()) - before, 1)
  assert.equal(await free(goods.variantId), 4)

  const form = { ...cart(goods.variantId), formToken: crypto.randomUUID() }
  const sent = await Promise.all(
    Array.from({ length: 8 }, async () => (await (await shop.order(form)).json()) as { token: string }),
  )
  assert.equal(new Set(sent.map(({ token }) => token)).size, 1)
  assert.equal(await free(goods.variantId), 3)

  // Whoever goes back, wants two and sends the form again has an order of two.
  const more = { ...form, lines: [{ variantId: goods.variantId, quantity: 2 }] }
  const [first, again] = [await shop.placed(more), await shop.placed(more)]
  assert.equal(first.token, again.token)
  assert.notEqual(first.token, sent[0]!.token)
  assert.equal((await shop.read(first.token)).items[0]!.quantity, 2)
})

/** Calls in turns of AT_ONCE, so that the test measures the house and not the queue in front of it. */
async function many(times: number, call: (turn: number) => Promise<Response>): Promise<Answered[]> {
  const answers: Answered[] = []
  let next = 0
  const caller = async () => {
    while (next < times) {
      const answer = await call(next++)
      const body = (await answer.json()) as { code?: string; token?: string }
      answers.push({ status: answer.status, code: body.code ?? null, token: body.token ?? null })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, caller))
  return answers
}

function tally(answers: readonly Answered[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { code } of answers) counts[code ?? 'placed'] = (counts[code ?? 'placed'] ?? 0) + 1
  return counts
}

async function charges(): Promise<number> {
  return (await readBook(house.gateway.url)).charges.length
}

async function deliverAll(answers: readonly Answered[]): Promise<OrderView[]> {
  const tokens = answers.flatMap(({ token }) => (token ? [token] : []))
  return Promise.all(
    tokens.map(async (token) => {
      await press(house.gateway.url, (await shop.read(token)).invoice.reference!, 'bayar')
      return waitFor(async () => {
        const order = await shop.read(token)
        return order.status === 'delivered' ? order : null
      }, 60_000)
    }),
  )
}

async function eachOnce(delivered: readonly OrderView[], codes: readonly string[]): Promise<void> {
  const shown = await Promise.all(
    delivered.map(async ({ token, deliveries }) => {
      const answer = await shop.api('POST', `/orders/${token}/deliveries/${deliveries[0]!.id}/reveals`)
      return ((await answer.json()) as { lines: { value: string }[] }).lines[0]!.value
    }),
  )
  assert.deepEqual(shown.toSorted(), codes.toSorted())
}

async function free(variantId: string): Promise<number> {
  const [row] = await shop.world.sql(
    "select count(*)::int as n from store.stock_items where variant_id = $1 and status = 'available'",
    [variantId],
  )
  return row!.n as number
}
