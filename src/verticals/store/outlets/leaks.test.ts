import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import type { Renderer } from '#kernel/http/pages.ts'
import { sql } from '#kernel/db/sql.ts'
import { png } from '#services/files/testing.ts'
import { summarize } from '../catalogue/product-queries.ts'
import { openShop, type Goods, type Shop } from '../testing.ts'
import { openOutlet, type TestOutlet } from './testing.ts'

/* Pages that are kept for everybody, in two processes, while prices change: no host ever shows another's. */

/** As the real pages are: made of the operations, the same for everybody, kept. */
const render: Renderer = async (_request, app) => {
  const [list, site] = await Promise.all([
    app.call<object>('store.listProducts', {}),
    app.call<object>('store.readShop', {}),
  ])
  const text = JSON.stringify({ name: app.tenant.name, slug: app.tenant.slug, host: app.tenant.host, list, site })
  return new Response(text, { headers: { 'content-type': 'text/html', 'cache-control': 'public, s-maxage=300' } })
}

let first: TestHouse
let second: TestHouse
let shop: Shop
let goods: Goods
let outlets: TestOutlet[]
before(async () => {
  first = await openHouse({ render })
  second = await openHouse({ render, database: first.database, worker: false, filesFolder: first.filesFolder })
  shop = await openShop(first, 'pusat-saja')
  goods = await shop.stock(3, { priceIdr: 20_000 })
  await first.inside(shop.tenant, (ctx) => summarize(ctx, [goods.productId]))
  outlets = []
  for (const [index, label] of ['lapak-satu', 'lapak-dua', 'lapak-tiga'].entries())
    outlets.push(await openOutlet(shop, { label, name: `Lapak ${label}`, add: { idr: 1_001 + index } }))
})
after(async () => {
  await second.close()
  await first.close()
})

type Place = { host: string; price: number; words: string }
const places = (base: number): Place[] => [
  { host: shop.tenant.host, price: base, words: shop.tenant.name },
  ...outlets.map(({ host, label }, index) => ({ host, price: base * 0.8 + 1_001 + index, words: `Lapak ${label}` })),
]

/** What a page of one host says about the others. */
function leaks(text: string, mine: Place, all: readonly Place[]): string[] {
  const others = all.filter((one) => one !== mine)
  return others
    .flatMap(({ host, price, words }) => [`"host":"${host}"`, `:${price},`, host.split('.')[0]!, words])
    .filter((word) => text.includes(word))
}

const page = async (house: TestHouse, { host }: Place, path = '/products') => {
  const { port } = new URL(house.house.portalOrigin)
  const answer = await house.fetch(host, path)
  assert.equal(answer.status, 200, `${host}:${port}`)
  return { text: await answer.text(), kept: answer.headers.get('x-keep') === 'page' }
}

test('a page that is kept for one host is no other host’s, whichever was made first', async () => {
  const all = places(20_000)
  for (const order of [all, all.toReversed(), all]) {
    for (const place of order) {
      const { text, kept } = await page(first, place)
      assert.ok(kept)
      assert.ok(text.includes(`"fromIdr":${place.price}`), text)
      assert.deepEqual(leaks(text, place, all), [])
    }
  }
})

test('two processes, many visitors, changing prices: each host its own, and the new one at once', async () => {
  let base = 20_000
  for (let round = 0; round < 4; round++) {
    const before = places(base)
    base += 5_000
    const now = places(base)
    const change = first.inside(shop.tenant, async (ctx) => {
      await ctx.tx.run(sql`update store.variants set price_idr = ${base} where tenant_id = ${ctx.tenant.id}
        and id = ${goods.variantId}`)
      await summarize(ctx, [goods.productId])
      ctx.tx.defer(sql`select pg_notify('ruko_tenants', ${ctx.tenant.id})`)
    })
    const visits = Array.from({ length: 80 }, async (_, index) => {
      const at = index % before.length
      const { text } = await page(index % 2 ? first : second, now[at]!)
      assert.deepEqual(leaks(text, now[at]!, now), [])
      assert.deepEqual(leaks(text, before[at]!, before), [])
      assert.ok(
        [before, now].some((all) => text.includes(`"fromIdr":${all[at]!.price}`)),
        text,
      )
    })
    await Promise.all([change, ...visits])
    // Each process hears the notice in its own time, long before a page that it keeps would end by itself.
    for (const house of [first, second])
      for (const place of now) {
        const { text } = await waitFor(async () => {
          const seen = await page(house, place)
          return seen.text.includes(`"fromIdr":${place.price}`) ? seen : null
        })
        assert.deepEqual(leaks(text, place, now), [])
      }
  }
})

test('a logo of one host is shown at no other: not in its place, and not by its own address', async () => {
  const colours = ['#c8202f', '#1c2f9e', '#0a7a2c']
  const ids: string[] = []
  const mark = async (house: TestHouse, host: string) => {
    const answer = await house.fetch(host, '/brand/mark')
    return createHash('sha256')
      .update(Buffer.from(await answer.arrayBuffer()))
      .digest('hex')
  }
  const bare = await mark(first, shop.tenant.host)
  const without = new Map<string, string>()
  for (const { host } of outlets) without.set(host, await mark(first, host))
  for (const [index, one] of outlets.entries()) {
    const file = (await png(200, 100, colours[index])).toString('base64')
    // Kept pages of both processes are asked while logos change.
    const [put] = await Promise.all([
      one.mine('PUT', '/reseller/mini-shop/logo', { file }),
      ...[first, second].flatMap((house) => [...outlets].map(({ host }) => mark(house, host))),
    ])
    ids.push(((await put.json()) as { outlet: { logo: { id: string } } }).outlet.logo.id)
  }
  for (const house of [first, second])
    for (const { host } of outlets) await waitFor(async () => (await mark(house, host)) !== without.get(host))
  const seen = new Map<string, Set<string>>()
  for (const house of [first, second, first])
    for (const { host } of outlets) seen.set(host, (seen.get(host) ?? new Set()).add(await mark(house, host)))
  assert.deepEqual(
    [...seen.values()].map(({ size }) => size),
    [1, 1, 1],
  )
  assert.equal(new Set([...seen.values()].flatMap((one) => [...one])).size, 3)
  assert.equal(await mark(second, shop.tenant.host), bare)
  for (const house of [first, second])
    for (const [mine, id] of ids.entries())
      for (const [index, { host }] of outlets.entries()) {
        const answer = await house.fetch(host, `/media/${id}/192.webp`)
        assert.equal(answer.status, index === mine ? 200 : 404, `${host} ${id}`)
      }
})

test('pictures of goods stand at every host, the shop’s logo at none but its own', async () => {
  const file = (await png(300, 300, '#7a1fa2')).toString('base64')
  const [logo, picture] = await Promise.all(
    ['logo', 'picture'].map((purpose) => shop.world.call('files.uploadImage', { file, purpose })),
  )
  const [{ host }] = outlets as [TestOutlet]
  const status = async (where: string, id: unknown) =>
    (await first.fetch(where, `/media/${id as string}/192.webp`)).status
  assert.deepEqual([await status(host, picture!.id), await status(host, logo!.id)], [200, 404])
  assert.equal(await status(shop.tenant.host, logo!.id), 200)
})

test('another tenant’s outlets are its own: no order, no product and no address of it is known here', async () => {
  const other = await openShop(first, 'toko-tetangga')
  const theirs = await other.stock(1)
  const there = await openOutlet(other, { label: 'lapak-tetangga', name: 'Lapak Tetangga', add: { idr: 500 } })
  const [mine] = outlets
  const seen = await mine!.mine('GET', '/reseller/mini-shop/goods')
  assert.ok(!(await seen.text()).includes(theirs.variantId))
  assert.equal(
    (await shop.asOwner('POST', `/admin/mini-shops/${there.id}/suspensions`, { reason: 'iseng' })).status,
    404,
  )
  assert.ok(!(await (await shop.asOwner('GET', '/admin/mini-shops')).text()).includes('tetangga'))
  const quote = { lines: [{ variantId: theirs.variantId, quantity: 1 }] }
  assert.equal((await mine!.api('POST', '/quotes', quote)).status, 409)
  assert.ok((await there.api('POST', '/quotes', quote)).ok)
})
