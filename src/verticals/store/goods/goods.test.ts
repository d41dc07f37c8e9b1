import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { openHouse } from '../../../../tests/support/house.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { openShop } from '../testing.ts'

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
      house.fetch(shop.tenant.host, `/admin/${list}.${format}`, { headers: { cookie } })
    const csv = await load('stock', 'csv')
    assert.match(csv.headers.get('content-disposition') ?? '', /stok-\d{4}-\d\d-\d\d\.csv/)
    assert.match(await csv.text(), /"Film Hemat Bersama","1 bulan","Kode",4,0,0,0,5,0,\r\n/)
    const english = await house.fetch(shop.tenant.host, '/admin/stock.csv?q=hemat', {
      headers: { cookie: `ruko=${shop.ownerToken}; lang=en` },
    })
    const [head, ...rows] = (await english.text()).trim().split('\r\n')
    assert.match(head!, /"Product","Variant","Kind","Available"/)
    assert.equal(rows.length, 1)
    // What somebody has typed is never computed.
    const sums = await shop.stock(0, { product: { name: '=1+1' } })
    assert.match(await (await load('products', 'csv')).text(), /^"'=1\+1",/m)
    await shop.world.call('store.setProductStatus', { id: sums.productId, status: 'draft' })
    const live = await house.fetch(shop.tenant.host, '/admin/products.csv?status=active', {
      headers: { cookie: `ruko=${shop.ownerToken}` },
    })
    assert.doesNotMatch(await live.text(), /1\+1/)
    for (const list of ['products', 'stock', 'reviews']) {
      const book = Buffer.from(await (await load(list, 'xlsx')).arrayBuffer())
      assert.equal(book.subarray(0, 2).toString(), 'PK', list)
      assert.notEqual((await load(list, 'csv', '')).status, 200, list)
    }
    const log = await shop.world.sql(
      "select detail from audit.entries where action = 'store.exportProducts' order by id limit 1",
    )
    assert.deepEqual(log, [{ detail: { count: 3, as: 'csv' } }])
  })

  await t.test('a link to a product without a picture has one of ours, in the shop’s colours', async () => {
    const [row] = await shop.world.sql('select slug from store.products where id = $1', [productId])
    const slug = String(row!.slug)
    const load = (file: string) => house.fetch(shop.tenant.host, `/og/products/${file}`)
    const answer = await load(`${slug}.png`)
    assert.equal(answer.headers.get('content-type'), 'image/png')
    const drawn = Buffer.from(await answer.arrayBuffer())
    const { width, height } = await sharp(drawn).metadata()
    assert.deepEqual([width, height], [1200, 630])
    const general = Buffer.from(await (await house.fetch(shop.tenant.host, '/og.png')).arrayBuffer())
    assert.ok(!drawn.equals(general))
    assert.equal((await load('tidak-ada.png')).status, 404)
    assert.equal((await load(`${slug}.gif`)).status, 404)
    await shop.world.call('store.setProductStatus', { id: productId, status: 'archived' })
    await waitFor(async () => (await load(`${slug}.png`)).status === 404)
  })
})
