import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openHouse } from '../../../../tests/support/house.ts'
import { openShop } from '../testing.ts'
import { csvOf } from './sheet.ts'

test('a table cannot carry formulas into a table program', () => {
  assert.equal(csvOf([['=1+1', 5, null, 'a"b']], ';'), '\uFEFF"\'=1+1";5;"";"a""b"\r\n')
})

test('variants to choose from, one with its stock, and the lists as files', async (t) => {
  const house = await openHouse()
  t.after(() => house.close())
  const shop = await openShop(house, 'barang')
  const { productId, variantId } = await shop.stock(4, { product: { name: 'Film Hemat Bersama' } })
  await shop.stock(1, { product: { name: 'Dengar Plus' } })

  await t.test('by words, by ids, by products', async () => {
    const names = async (query: string) => {
      const answer = await shop.asOwner('GET', `/admin/variants?${query}`)
      assert.equal(answer.status, 200)
      const { items } = (await answer.json()) as { items: { productName: string }[] }
      return items.map(({ productName }) => productName)
    }
    assert.deepEqual(await names('q=hemat'), ['Film Hemat Bersama'])
    assert.deepEqual(await names(''), ['Dengar Plus', 'Film Hemat Bersama'])
    assert.deepEqual(await names(`ids=${variantId}`), ['Film Hemat Bersama'])
    assert.deepEqual(await names(`productIds=${productId}`), ['Film Hemat Bersama'])
    assert.deepEqual(await names('kind=file'), [])
  })

  await t.test('what is in stock of one', async () => {
    const stock = await shop.world.call('store.readVariant', { id: variantId })
    assert.deepEqual([stock.available, stock.held, stock.sold, stock.daysLeft], [4, 0, 0, null])
  })

  await t.test('files for table programs', async () => {
    const load = (list: string, format: string, cookie = `ruko=${shop.ownerToken}`) =>
      house.fetch(shop.tenant.host, `/admin/exports/${list}/${format}`, { headers: { cookie } })
    const csv = await load('stock', 'csv')
    assert.match(csv.headers.get('content-disposition') ?? '', /stok-\d{4}-\d\d-\d\d\.csv/)
    assert.match(await csv.text(), /"Film Hemat Bersama";"1 bulan";"Kode";4;0;0;0;5;0;""/)
    for (const list of ['products', 'stock', 'reviews']) {
      const book = Buffer.from(await (await load(list, 'xlsx')).arrayBuffer())
      assert.equal(book.subarray(0, 2).toString(), 'PK', list)
      assert.notEqual((await load(list, 'csv', '')).status, 200, list)
    }
    assert.equal((await load('stock', 'pdf')).status, 404)
  })
})
