import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { openShop, type Shop } from '../testing.ts'

let house: TestHouse
let shop: Shop
before(async () => {
  house = await openHouse({ worker: false })
  shop = await openShop(house, 'toko-panjang')
})
after(() => house.close())

test('the matrix is read page by page whole and once, however long names are and whatever is in them', async () => {
  const long = 'Langganan Aplikasi Penyunting Gambar Profesional untuk Sekolah dan Kantor'
  const names = [long, `${long} Ⅱ`, `${'🎮'.repeat(50)} Gim`, 'İstanbul', 'Pulsa']
  for (const name of names) await shop.stock(0, { product: { name } })
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const answer = await shop.asOwner('GET', `/admin/pricing?limit=1${cursor ? `&cursor=${cursor}` : ''}`)
    assert.equal(answer.status, 200, await answer.clone().text())
    const page = (await answer.json()) as { items: { name: string }[]; nextCursor: string | null }
    seen.push(...page.items.map(({ name }) => name.split(' · ')[0]!))
    cursor = page.nextCursor
  } while (cursor && seen.length < 20)
  assert.deepEqual(seen.toSorted(), names.toSorted())
})
