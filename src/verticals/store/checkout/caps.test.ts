import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { caller, type Caller } from '../../../../tests/faults/call.ts'
import { readBook } from '../../../../tests/support/gateway.ts'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import type { z } from 'zod'
import type { StoreSettings } from '../settings.ts'
import { cart, openShop, type Shop } from '../testing.ts'

/* A hundred buyers at once who do not pay: the caps on open orders are exact, whoever of them comes first. */

const AT_ONCE = 100

let house: TestHouse
let calls: Caller
before(async () => {
  house = await openHouse()
  calls = caller(house.listening.port)
})
after(async () => {
  calls.close()
  await house.close()
})

test('from one network as many unpaid orders as the shop allows, and not one more', async () => {
  const shop = await openCapped('toko-jaringan', { openPerNetwork: 30 })
  const goods = await shop.stock(AT_ONCE)
  const before = await charges()
  const answers = await all(() => order(shop, cart(goods.variantId)))
  assert.deepEqual(tally(answers), { placed: 30, 'network-busy': AT_ONCE - 30 })
  assert.equal((await charges()) - before, 30)
  assert.equal(await open(shop), 30)
  assert.equal(await held(shop, goods.variantId), 30)
  // One of them is given up: one more may order, and only one.
  const given = answers.find(({ token }) => token)!
  assert.equal((await shop.api('POST', `/orders/${given.token}/cancellations`, {})).status, 204)
  const again = await all(() => order(shop, cart(goods.variantId)), 10)
  assert.deepEqual(tally(again), { placed: 1, 'network-busy': 9 })
})

test('of one product unpaid orders hold as many units as the shop allows, however they are ordered', async () => {
  const shop = await openCapped('toko-tahan', { openPerProduct: 60 })
  for (const [quantity, most] of [
    [1, 60],
    [10, 6],
    [7, 8],
  ] as const) {
    const goods = await shop.stock(AT_ONCE)
    const lines = [{ variantId: goods.variantId, quantity }]
    const answers = await all(() => order(shop, cart(goods.variantId, { lines })))
    assert.deepEqual(tally(answers), { placed: most, 'product-busy': AT_ONCE - most }, `${quantity} at a time`)
    assert.equal(await held(shop, goods.variantId), most * quantity)
  }
})

test('big and small orders together reach the cap and never pass it', async () => {
  const shop = await openCapped('toko-campur', { openPerProduct: 80 })
  const goods = await shop.stock(200)
  const sizes = [1, 10, 2, 9, 3, 8, 5]
  const sizeOf = (turn: number) => sizes[turn % sizes.length]!
  const answers = await all((turn) => {
    return order(shop, cart(goods.variantId, { lines: [{ variantId: goods.variantId, quantity: sizeOf(turn) }] }))
  })
  const { placed = 0, 'product-busy': busy = 0, ...others } = tally(answers)
  assert.deepEqual([placed + busy, others], [AT_ONCE, {}])
  const holding = await held(shop, goods.variantId)
  assert.ok(holding <= 80, `${holding} are held`)
  // Nobody was refused who would have fitted: nothing is given back meanwhile.
  const refused = answers.flatMap(({ code }, turn) => (code ? [sizeOf(turn)] : []))
  assert.ok(holding + Math.min(...refused) > 80, `${holding} are held and ${Math.min(...refused)} was refused`)
})

test('one contact has as many unpaid orders as it may, by its mailbox or by its number alone', async () => {
  const shop = await openCapped('toko-kontak', { openPerContact: 3 })
  const goods = await shop.stock(AT_ONCE)
  const buyers = {
    mailbox: (turn: number) => [`rina+${turn}@gmail.com`, `0812000${String(turn).padStart(5, '0')}`],
    number: (turn: number) => [`orang-${turn}@contoh.id`, '081277766655'],
  }
  for (const [by, contact] of Object.entries(buyers)) {
    const answers = await all((turn) => {
      const [email, whatsapp] = contact(turn)
      return order(shop, cart(goods.variantId, { buyer: { name: 'Rina', email, whatsapp } }))
    })
    assert.deepEqual(tally(answers), { placed: 3, 'too-many-open': AT_ONCE - 3 }, by)
  }
})

test('a line written twice is one line: the most of a product in one order holds all the same', async () => {
  const shop = await openCapped('toko-baris', {})
  const goods = await shop.stock(8, { product: { max_quantity: 2 } })
  const line = { variantId: goods.variantId, quantity: 2 }
  const answer = await order(shop, cart(goods.variantId, { lines: [line, line] }))
  assert.equal(answer.code, 'quantity-off')
  assert.equal((await order(shop, cart(goods.variantId, { lines: [line] }))).code, null)
})

type Answered = { code: string | null; token: string | null }

function openCapped(slug: string, caps: z.input<typeof StoreSettings>): Promise<Shop> {
  return openShop(house, slug, { openPerContact: 100, openPerNetwork: 10_000, openPerProduct: 100_000, ...caps })
}

/** Over the wire, since only there a buyer has a network. */
async function order(shop: Shop, input: object): Promise<Answered> {
  const { body } = await calls.once(shop.tenant.host, '/api/v1/store/orders', { method: 'POST', body: input })
  const { code = null, token = null } = body as Partial<Answered>
  return { code, token }
}

function all(call: (turn: number) => Promise<Answered>, times = AT_ONCE): Promise<Answered[]> {
  return Promise.all(Array.from({ length: times }, (_none, turn) => call(turn)))
}

function tally(answers: readonly Answered[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { code } of answers) counts[code ?? 'placed'] = (counts[code ?? 'placed'] ?? 0) + 1
  return counts
}

async function charges(): Promise<number> {
  return (await readBook(house.gateway.url)).charges.length
}

async function open(shop: Shop): Promise<number> {
  const [row] = await shop.world.sql("select count(*)::int as n from store.orders where status = 'pending_payment'")
  return row!.n as number
}

async function held(shop: Shop, variantId: string): Promise<number> {
  const [row] = await shop.world.sql(
    "select count(*)::int as n from store.stock_items where variant_id = $1 and status = 'held'",
    [variantId],
  )
  return row!.n as number
}
