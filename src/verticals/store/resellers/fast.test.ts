import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { openShop, type Shop } from '../testing.ts'
import { openReseller } from './testing.ts'

let house: TestHouse
let shop: Shop
before(async () => {
  house = await openHouse({ worker: false })
  shop = await openShop(house, 'toko-cepat')
})
after(() => house.close())

test('lines that are sent again after an edit are the same orders, and what is new or changed is ordered', async () => {
  const [one, two] = [await shop.stock(9), await shop.stock(9)]
  const reseller = await openReseller(shop, { topupIdr: 500_000 })
  const formToken = crypto.randomUUID()
  type Line = { variantId: string; quantity: number; target?: Record<string, string> }
  const place = async (lines: Line[]) => {
    const answer = await shop.api(
      'POST',
      '/reseller/fast-orders',
      { formToken, lines },
      { cookie: `ruko=${reseller.token}` },
    )
    assert.ok(answer.status < 300, await answer.clone().text())
    const { items } = (await answer.json()) as { items: { id: string }[] }
    return items.map(({ id }) => id)
  }
  const [a, b] = [
    { variantId: one.variantId, quantity: 1 },
    { variantId: two.variantId, quantity: 1 },
  ]
  const [first, same, second] = await place([a, a, b])
  assert.equal(new Set([first, same, second]).size, 3)
  assert.deepEqual(await place([a, a, b]), [first, same, second])
  const [still, other, last] = await place([a, b, { ...b, quantity: 2 }])
  assert.deepEqual([still, other], [first, second])
  const [row] = await shop.world.sql('select variant_id, quantity from store.order_items where order_id = $1', [last])
  assert.deepEqual(row, { variant_id: two.variantId, quantity: 2 })
  const [count] = await shop.world.sql('select count(*)::int as n from store.orders')
  assert.equal(count!.n, 4)
})

test('what came of a list is read by whoever sent it, and by nobody else', async () => {
  const goods = await shop.stock(1)
  const [reseller, stranger] = [await openReseller(shop, { topupIdr: 100_000 }), await openReseller(shop)]
  const key = `daftar-${crypto.randomUUID()}`
  const input = { formToken: crypto.randomUUID(), lines: [{ variantId: goods.variantId, quantity: 1 }] }
  const cookie = `ruko=${reseller.token}`
  const sent = await shop.api('POST', '/reseller/fast-orders', input, { cookie, 'idempotency-key': key })
  assert.equal(sent.status, 201, await sent.clone().text())
  const read = async (token: string) => {
    const answer = await shop.api('GET', `/reseller/fast-orders/${key}`, undefined, { cookie: `ruko=${token}` })
    assert.equal(answer.status, 200, await answer.clone().text())
    return ((await answer.json()) as { items: { id: string }[] }).items.map(({ id }) => id)
  }
  const { items } = (await sent.json()) as { items: { id: string }[] }
  assert.deepEqual(await read(reseller.token), [items[0]!.id])
  assert.deepEqual(await read(stranger.token), [])
})
