import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { press, readBook } from '../../../../tests/support/gateway.ts'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import type { Mail } from '#services/notifications/ports/port.ts'
import type { OrderView } from '../orders/schemas.ts'
import { cart, openShop, type Shop } from '../testing.ts'

/* A guest's credit: whoever reads the mailbox of the order gets at it, nobody else; and no rupiah of it is used twice. */

const PRICE_IDR = 25_000
const mails: Mail[] = []
let house: TestHouse
let shop: Shop
before(async () => {
  house = await openHouse({ mailer: { send: async (mail) => void mails.push(mail) } })
  shop = await openShop(house, 'toko-kredit')
})
after(() => house.close())

type Buyer = { name: string; email: string; whatsapp: string }

test('a guest who has lost everything gets at the credit by a link to the address of the order', async () => {
  const goods = await shop.stock(3)
  const input = cart(goods.variantId) as { buyer: Buyer }
  const { number, token } = await withCredit(input)
  for (const contact of ['orang.lain@contoh.id', '0812 9999 0000'])
    assert.equal((await shop.api('POST', '/lookups', { number, contact })).status, 204)
  assert.equal((await shop.api('POST', '/lookups', { number, contact: input.buyer.whatsapp })).status, 204)
  // The answer is the same for everybody; only the order's own address hears of it, whoever asks.
  const links = () => mails.filter(({ subject }) => subject.startsWith(`Tautan pesanan ${number}`))
  const sent = await waitFor(async () => links()[0])
  assert.deepEqual([sent.to.address, links().length], [input.buyer.email, 1])
  const linked = /\/track\/([A-Za-z0-9_-]+)/.exec(sent.text)![1]!
  assert.equal(linked, token)

  const lines = [{ variantId: goods.variantId, quantity: 1 }]
  const quote = await shop.api('POST', '/quotes', { lines, creditToken: linked })
  const { creditIdr, totalIdr } = (await quote.json()) as { creditIdr: number; totalIdr: number }
  assert.deepEqual([creditIdr, totalIdr], [PRICE_IDR, 0])
  // Another buyer's name and address may stand on the new order: the link is what counts.
  const next = await shop.placed(cart(goods.variantId, { creditToken: linked, shownTotalIdr: 0 }))
  const done = await shop.reached(next.token, 'delivered')
  assert.deepEqual([done.creditIdr, done.totalIdr, done.deliveries.length], [PRICE_IDR, 0, 1])
  assert.deepEqual(leftOf(await shop.read(token)), ['double 0 applied'])
  const gone = await shop.order(cart(goods.variantId, { creditToken: linked }))
  assert.equal(await codeOf(gone), 'credit-gone')
  await booksAgree()
})

test('a number and an address that do not belong together, or a link that is made up, open nothing', async () => {
  const goods = await shop.stock(1)
  const invented = 'x'.repeat(32)
  assert.equal((await shop.api('GET', `/orders/${invented}`)).status, 404)
  assert.equal(await codeOf(await shop.order(cart(goods.variantId, { creditToken: invented }))), 'credit-gone')
  const [row] = await shop.world.sql("select count(*)::int as n from store.stock_items where status = 'held'")
  assert.equal(row!.n, 0)
})

test('of twenty orders that race for one credit one has it, and the others hear it before any charge', async () => {
  const goods = await shop.stock(22)
  const { token } = await withCredit(cart(goods.variantId) as { buyer: Buyer })
  const before = (await readBook(house.gateway.url)).charges.length
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => shop.order(cart(goods.variantId, { creditToken: token }))),
  )
  const placed = answers.filter(({ status }) => status === 201)
  const refused = await Promise.all(answers.filter(({ status }) => status !== 201).map(codeOf))
  assert.deepEqual([placed.length, new Set(refused)], [1, new Set(['credit-gone'])])
  assert.equal((await readBook(house.gateway.url)).charges.length, before)
  const winner = (await placed[0]!.json()) as { token: string }
  await shop.reached(winner.token, 'delivered')
  assert.deepEqual(leftOf(await shop.read(token)), ['double 0 applied'])
  await booksAgree()
})

test('two orders that each want most of one credit share it to the rupiah', async () => {
  const goods = await shop.stock(1)
  const cheap = await shop.stock(6, { priceIdr: 20_000 })
  const { token } = await withCredit(cart(goods.variantId) as { buyer: Buyer })
  const wish = (changes: object = {}) => shop.order(cart(cheap.variantId, { creditToken: token, ...changes }))
  const answers = await Promise.all([wish(), wish(), wish({ shownTotalIdr: 0 })])
  const orders = await Promise.all(
    answers
      .filter(({ status }) => status === 201)
      .map(async (answer) => shop.read(((await answer.json()) as { token: string }).token)),
  )
  const used = orders.map(({ creditIdr, totalIdr }) => `${creditIdr} ${totalIdr}`).toSorted()
  assert.deepEqual(used, ['20000 0', '5000 15000'])
  const refused = await Promise.all(answers.filter(({ status }) => status !== 201).map(codeOf))
  assert.ok(['credit-gone', 'price-changed'].includes(refused[0]!), refused.join())
  // What waits for its money gives its part back when it is given up; the rest stays used.
  const open = orders.find(({ totalIdr }) => totalIdr > 0)!
  assert.equal((await shop.api('POST', `/orders/${open.token}/cancellations`, {})).status, 204)
  assert.deepEqual(leftOf(await shop.read(token)), ['double 5000 available'])
  await booksAgree()
})

test('an order and the shop that sends the money back race: the credit is used or returned, never both', async () => {
  const goods = await shop.stock(12)
  for (let round = 0; round < 4; round++) {
    const { token } = await withCredit(cart(goods.variantId) as { buyer: Buyer })
    const { id } = (await shop.read(token)).credits[0]!
    const [order, refund] = await Promise.all([
      shop.order(cart(goods.variantId, { creditToken: token })),
      shop.asOwner('POST', `/admin/credits/${id}/refunds`, { reason: 'diminta pembeli' }),
    ])
    const outcome = [order.status, refund.status].join()
    assert.ok(['201,409', '409,204'].includes(outcome), outcome)
    const wanted = refund.status === 204 ? 'double 0 refunded' : 'double 0 applied'
    await waitFor(async () => leftOf(await shop.read(token)).includes(wanted))
  }
  await booksAgree()
})

/** An order that was paid twice and delivered: the second money is its buyer's. */
async function withCredit(input: { buyer: Buyer }): Promise<{ number: string; token: string }> {
  const placed = await shop.placed(input)
  const { token } = placed
  await press(house.gateway.url, await shop.reference(token), 'bayar-dobel')
  await shop.reached(token, 'delivered')
  await waitFor(async () => (await shop.read(token)).credits.length > 0)
  return placed
}

function leftOf(order: OrderView): string[] {
  return order.credits.map(({ reason, leftIdr, status }) => `${reason} ${leftIdr} ${status}`)
}

async function codeOf(answer: Response): Promise<string> {
  return ((await answer.json()) as { code: string }).code
}

/** What the books owe in credit is what credits and open orders say. */
async function booksAgree(): Promise<void> {
  const [row] = await shop.world.sql(
    `select (select coalesce(sum(amount_idr), 0) from ledger.legs where account = 'liabilities:credits')::int as booked,
       (select coalesce(sum(left_idr), 0) from store.credits where status <> 'refunding')::int
       + (select coalesce(sum(amount_idr), 0) from store.credit_uses where status = 'held')::int as owed`,
  )
  assert.equal(0 - (row!.booked as number), row!.owed)
}
