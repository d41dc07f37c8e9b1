import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { memberOf } from '../members/testing.ts'
import { openShop, type Shop } from '../testing.ts'
import { openOutlet } from './testing.ts'

let house: TestHouse
let shop: Shop
before(async () => {
  house = await openHouse({ worker: false })
  shop = await openShop(house, 'toko-sekaligus')
})
after(() => house.close())

const statuses = (answers: Response[]) => answers.map(({ status }) => status).toSorted((a, b) => a - b)

test('prices of a mini-shop that are saved many times at once are saved', async () => {
  const { mine } = await openOutlet(shop, { label: 'kios-sekaligus', name: 'Kios', add: { idr: 0 } })
  const goods = [await shop.stock(0), await shop.stock(0), await shop.stock(0)]
  const save = (priceIdr: number, order: typeof goods) =>
    mine('PUT', '/reseller/mini-shop/goods', {
      goods: order.map(({ variantId }) => ({ variantId, priceIdr, hidden: false })),
    })
  for (let round = 0; round < 4; round++) {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => save(30_000 + n, n % 2 ? goods : goods.toReversed())),
    )
    assert.deepEqual(new Set(statuses(answers)), new Set([204]), await answers.at(-1)!.text())
  }
})

test('who applies twice at once has applied once', async () => {
  const member = await memberOf(shop)
  const form = { shopName: 'Kios', channel: 'x.id/k', whatsapp: '081234567890', about: '', consent: true }
  const answers = await Promise.all([1, 2, 3, 4].map(() => member.call('POST', '/reseller/applications', form)))
  assert.deepEqual(statuses(answers), [204, 409, 409, 409])
})
