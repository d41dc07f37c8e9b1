import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { store } from '#verticals/store/module.ts'
import { newId } from '#kernel/db/id.ts'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { ask, openTradeSite, type Site } from '../../../../tests/support/world.ts'
import { oneProduct, productInput } from './controls.ts'
import { readForSale } from './index.ts'
import type { Product, ProductCard, ProductList } from './schemas.ts'

let house: TestHouse
let shop: Site
let other: Site
before(async () => {
  house = await openHouse({ worker: false })
  shop = await openTradeSite(house, store, 'toko-katalog')
  other = await openTradeSite(house, store, 'toko-sebelah')
})
after(() => house.close())

type Body = Record<string, unknown>
const operation = (name: string) => house.house.registry.operations.get(`store.${name}`)!
const asked = (name: string, input: Body, site: Site = shop, token: string | null = site.ownerToken) =>
  ask(house, site.tenant, operation(name), input, { token })
const seen = async <T>(name: string, input: Body, site: Site = shop) => {
  const answer = await asked(name, input, site, null)
  assert.equal(answer.status, 200, await answer.clone().text())
  return (await answer.json()) as T
}
const list = (input: Body = {}, site: Site = shop) => seen<ProductList>('listProducts', input, site)
const detail = (productSlug: string) => seen<Product>('readProduct', { productSlug })
const refusal = async (answer: Response) => {
  const { code, errors } = (await answer.json()) as { code: string; errors?: { path: string }[] }
  return { status: answer.status, code, paths: errors?.map(({ path }) => path) ?? [] }
}

/** Puts free units of a variant into stock, without codes that could be opened. */
export async function stocked(site: Site, variantId: string, units: number): Promise<void> {
  await site.world.sql(
    `insert into store.stock_items (tenant_id, id, variant_id, sealed)
     select $1, gen_random_uuid(), $2, 'x' from generate_series(1, $3)`,
    [site.tenant.id, variantId, units],
  )
}

test('a draft is nobody’s to see; shown, it is in the list and on its page, with its variants in order', async () => {
  const variants = [
    { name: '3 bulan', priceIdr: 70_000, durationDays: 90 },
    { name: '1 bulan', priceIdr: 25_000, compareAtIdr: 54_000, durationDays: 30 },
    { name: 'rahasia', priceIdr: 1, visible: false },
  ]
  const made = await shop.world.call('store.createProduct', productInput({ name: 'Film Satu!', variants }))
  assert.equal(made.slug, 'film-satu')
  assert.equal((await asked('readProduct', { productSlug: 'film-satu' }, shop, null)).status, 404)
  assert.deepEqual((await list()).items, [])
  await shop.world.call('store.setProductStatus', { id: made.id, status: 'active' })
  const [card] = (await list()).items
  assert.deepEqual(
    [card!.fromIdr, card!.compareAtIdr, card!.stock, card!.left, card!.paused],
    [25_000, 54_000, 'none', null, false],
  )
  const page = await detail('film-satu')
  assert.deepEqual(
    page.variants.map(({ name, priceIdr }) => [name, priceIdr]),
    [
      ['3 bulan', 70_000],
      ['1 bulan', 25_000],
    ],
  )
  await shop.world.call('store.setProductStatus', { id: made.id, status: 'paused' })
  assert.equal((await detail('film-satu')).paused, true)
  await shop.world.call('store.setProductStatus', { id: made.id, status: 'archived' })
  assert.equal((await asked('readProduct', { productSlug: 'film-satu' }, shop, null)).status, 404)
})

test('stock is told as many, as a few with their number, or as none; invitations have no end', async () => {
  const { slug, variantId } = await oneProduct(shop.world, { name: 'Stok Sedikit' })
  const level = async () => {
    const { stock, left } = await detail(slug)
    return [stock, left]
  }
  assert.deepEqual(await level(), ['none', null])
  await stocked(shop, variantId, 10)
  assert.deepEqual(await level(), ['few', 10])
  await stocked(shop, variantId, 1)
  assert.deepEqual(await level(), ['many', null])
  const invite = await oneProduct(shop.world, { name: 'Undangan', kind: 'invite' })
  assert.equal((await detail(invite.slug)).stock, 'many')
})

test('a bundle has as much as its scarcest part allows, and is made of plain variants of this shop', async () => {
  const [film, music] = [
    await oneProduct(shop.world, { name: 'Isi A' }),
    await oneProduct(shop.world, { name: 'Isi B' }),
  ]
  await stocked(shop, film.variantId, 7)
  await stocked(shop, music.variantId, 30)
  const parts = [
    { variantId: film.variantId, quantity: 2 },
    { variantId: music.variantId, quantity: 1 },
  ]
  const bundle = await oneProduct(shop.world, {
    name: 'Paket AB',
    variants: [{ name: 'Paket', priceIdr: 60_000, parts }],
  })
  const page = await detail(bundle.slug)
  assert.deepEqual([page.stock, page.left], ['few', 3])
  assert.deepEqual([page.variants[0]!.stock, page.variants[0]!.left], ['few', 3])
  assert.deepEqual(
    page.variants[0]!.parts.map(({ quantity }) => quantity).toSorted((left, right) => left - right),
    [1, 2],
  )
  const foreign = await oneProduct(other.world)
  for (const variantId of [foreign.variantId, bundle.variantId, newId()]) {
    const variants = [{ name: 'Paket', priceIdr: 1, parts: [{ variantId, quantity: 1 }] }]
    const answer = await refusal(await asked('createProduct', productInput({ variants })))
    assert.deepEqual(answer, { status: 422, code: 'bundle-part-unknown', paths: ['variants'] })
  }
  const sold = await house.inside(shop.tenant, (ctx) =>
    readForSale(ctx, [bundle.variantId, film.variantId, foreign.variantId]),
  )
  assert.deepEqual(
    new Map(sold.map(({ variantId, parts: own }) => [variantId, own.length])),
    new Map([
      [bundle.variantId, 2],
      [film.variantId, 0],
    ]),
  )
})

test('of two who edit one product the second is refused and nothing is lost', async () => {
  const { id, slug, product } = await oneProduct(shop.world, { name: 'Dua Penyunting' })
  const { revision, variants } = product as { revision: number; variants: Body[] }
  const save = (name: string) => asked('updateProduct', { ...editable(product), id, slug, revision, name, variants })
  const both = await Promise.all([save('Pertama'), save('Kedua')])
  assert.deepEqual(
    both.map(({ status }) => status).toSorted((left, right) => left - right),
    [200, 409],
  )
  const refused = await refusal(both.find(({ status }) => status === 409)!)
  assert.equal(refused.code, 'product-changed')
})

test('a variant that was stocked stays, one that was not goes with the save', async () => {
  const variants = [
    { name: 'A', priceIdr: 1_000 },
    { name: 'B', priceIdr: 2_000 },
  ]
  const { id, slug, product } = await oneProduct(shop.world, { name: 'Varian Pergi', variants })
  const [a, b] = product.variants as (Body & { id: string })[]
  await stocked(shop, a!.id, 1)
  const without = (kept: Body | Body[], revision: number) =>
    asked('updateProduct', { ...editable(product), id, slug, revision, variants: [kept].flat() })
  const revision = product.revision as number
  assert.equal((await refusal(await without(b!, revision))).code, 'variant-used')
  assert.equal((await without(a!, revision)).status, 200)
  assert.deepEqual(
    (await detail(slug)).variants.map(({ name }) => name),
    ['A'],
  )
  assert.equal((await refusal(await asked('deleteProduct', { id }))).code, 'product-used')
  const foreign = await oneProduct(shop.world)
  const stolen = { ...a!, id: foreign.variantId }
  assert.equal((await refusal(await without([a!, stolen], revision + 1))).code, 'reference-unknown')
})

test('prices change together, rounded, first as a look', async () => {
  const one = await oneProduct(shop.world, { name: 'Harga Satu', variants: [{ name: 'A', priceIdr: 10_250 }] })
  const input = { productIds: [one.id], kind: 'percent', value: 12.5, roundToIdr: 500 }
  const preview = (await shop.world.call('store.previewPrices', input)) as { items: Body[] }
  assert.deepEqual([preview.items[0]!.priceIdr, preview.items[0]!.newPriceIdr], [10_250, 11_500])
  assert.equal((await detail(one.slug)).fromIdr, 10_250)
  assert.deepEqual(await shop.world.call('store.changePrices', input), { count: 1 })
  assert.equal((await detail(one.slug)).fromIdr, 11_500)
  assert.equal(
    (await shop.world.call('store.editProduct', { id: one.id })).revision,
    (one.product.revision as number) + 1,
  )
  const below = await refusal(await asked('changePrices', { ...input, value: -200 }))
  assert.deepEqual(below, { status: 422, code: 'invalid-input', paths: ['value'] })
})

test('a flash sale lowers the price while it runs and has units; two never run at once', async () => {
  const { slug, variantId } = await oneProduct(shop.world, { name: 'Kilat' })
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
  const input = { variantId, priceIdr: 9_000, startsAt: at(-1), endsAt: at(1), cap: 3 }
  const { id } = (await shop.world.call('store.createFlashSale', input)) as { id: string }
  const card = async () => (await list({ q: 'kilat' })).items[0]!
  assert.deepEqual([(await card()).flash?.priceIdr, (await card()).flash?.left], [9_000, 3])
  assert.equal((await refusal(await asked('createFlashSale', input))).code, 'flash-overlaps')
  assert.equal((await refusal(await asked('createFlashSale', { ...input, priceIdr: 25_000 }))).code, 'flash-price')
  await shop.world.sql('update store.flash_sales set held = 2, sold = 1 where id = $1', [id])
  assert.equal((await card()).flash, null)
  assert.deepEqual([(await detail(slug)).variants[0]!.flash!.left], [0])
  await shop.world.call('store.endFlashSale', { id })
  assert.equal((await detail(slug)).variants[0]!.flash, null)
})

test('Markdown lets no HTML through; hours past midnight close the shop', async () => {
  const { slug } = await oneProduct(shop.world, {
    name: 'Teks',
    description: '**tebal** <script>alert(1)</script>',
    mustRead: 'Baca ini',
    cutoff: { from: '00:00', to: '23:59' },
  })
  const page = await detail(slug)
  assert.match(page.descriptionHtml, /<strong>tebal<\/strong>/)
  assert.doesNotMatch(page.descriptionHtml, /<script/)
  assert.match(page.mustReadHtml!, /Baca ini/)
  assert.equal(page.closedNow, true)
})

test('a copy is a draft of its own; a category with products stays', async () => {
  const { id: categoryId } = (await shop.world.call('store.createCategory', { name: 'Musik' })) as { id: string }
  const { id } = await oneProduct(shop.world, { name: 'Asli', categoryId })
  const copy = await shop.world.call('store.duplicateProduct', { id })
  const copied = await shop.world.call('store.editProduct', { id: copy.id })
  assert.deepEqual([copied.status, copied.name, copied.categoryId], ['draft', 'Asli (salinan)', categoryId])
  assert.equal((await refusal(await asked('deleteCategory', { id: categoryId }))).code, 'category-used')
  const shown = await seen<{ items: { slug: string; count: number }[] }>('listCategories', {})
  assert.deepEqual(
    shown.items.map(({ slug, count }) => [slug, count]),
    [['musik', 1]],
  )
})

test('pages by every order are complete, without repetition, also while products come in', async () => {
  const place = await openTradeSite(house, store, 'toko-halaman')
  for (let count = 0; count < 53; count++) {
    const variants = [{ name: 'A', priceIdr: 1_000 * (1 + (count % 7)) }]
    await oneProduct(place.world, { name: `Barang ${String(count % 11)} ${count}`, variants })
  }
  await place.world.sql('update store.products set sold_count = revision * 3 + length(name)')
  for (const sort of ['newest', 'best', 'cheapest', 'dearest', 'name']) {
    const found: ProductCard[] = []
    let cursor: string | null = ''
    for (let page = 0; cursor !== null; page++) {
      const answer: ProductList = await list({ sort, limit: 10, ...(cursor ? { cursor } : {}) }, place)
      found.push(...answer.items)
      cursor = answer.nextCursor
      if (page === 1 && sort === 'newest') await oneProduct(place.world, { name: 'Baru datang' })
    }
    const unique = new Set(found.map(({ id }) => id)).size
    assert.equal(unique, found.length, sort)
    assert.ok(unique >= 53, `${sort}: ${unique}`)
    const prices = found.map(({ fromIdr }) => fromIdr)
    if (sort === 'cheapest')
      assert.deepEqual(
        prices,
        prices.toSorted((a, b) => a - b),
      )
    if (sort === 'dearest')
      assert.deepEqual(
        prices,
        prices.toSorted((a, b) => b - a),
      )
  }
  const bad = await refusal(await asked('listProducts', { sort: 'name', cursor: 'eA' }, place, null))
  assert.deepEqual(bad, { status: 422, code: 'invalid-input', paths: ['cursor'] })
})

test('filters narrow the list, each and together', async () => {
  const place = await openTradeSite(house, store, 'toko-saring')
  const { id: categoryId, slug: category } = (await place.world.call('store.createCategory', {
    name: 'Film',
  })) as Record<string, string>
  const one = await oneProduct(place.world, { name: 'Satu', categoryId, variants: [{ name: 'A', priceIdr: 10_000 }] })
  await oneProduct(place.world, { name: 'Dua', kind: 'invite', variants: [{ name: 'A', priceIdr: 50_000 }] })
  await oneProduct(place.world, { name: 'Tiga', variants: [{ name: 'A', priceIdr: 90_000 }] }, 'paused')
  await stocked(place, one.variantId, 1)
  const names = async (input: Body) => (await list(input, place)).items.map(({ name }) => name).toSorted()
  assert.deepEqual(await names({ category }), ['Satu'])
  assert.deepEqual(await names({ category: 'tidak-ada' }), [])
  assert.deepEqual(await names({ kind: 'invite' }), ['Dua'])
  assert.deepEqual(await names({ minIdr: 20_000, maxIdr: 60_000 }), ['Dua'])
  assert.deepEqual(await names({ available: 'true' }), ['Dua', 'Satu'])
  assert.deepEqual(await names({ available: 'true', maxIdr: 20_000 }), ['Satu'])
})

test('related products are the chosen ones in their order, or the most sold of the category', async () => {
  const place = await openTradeSite(house, store, 'toko-serupa')
  const { id: categoryId } = await place.world.call('store.createCategory', { name: 'Film' })
  const made = []
  for (const name of ['Satu', 'Dua', 'Tiga', 'Empat']) made.push(await oneProduct(place.world, { name, categoryId }))
  await place.world.sql("update store.products set sold_count = 9 where name = 'Tiga'")
  const names = async (productSlug: string) =>
    (await seen<Product>('readProduct', { productSlug }, place)).related.map(({ name }) => name)
  assert.deepEqual(await names(made[0]!.slug), ['Tiga', 'Empat', 'Dua'])
  const relatedIds = [made[1]!.id, made[2]!.id]
  const chosen = await oneProduct(place.world, { name: 'Lima', relatedIds })
  assert.deepEqual(await names(chosen.slug), ['Dua', 'Tiga'])
  await place.world.call('store.setProductStatus', { id: made[1]!.id, status: 'archived' })
  assert.deepEqual(await names(chosen.slug), ['Tiga'])
})

test('another shop neither sees nor changes a product', async () => {
  const { id, slug } = await oneProduct(shop.world, { name: 'Milik Sendiri' })
  for (const [name, input] of [
    ['editProduct', { id }],
    ['duplicateProduct', { id }],
    ['deleteProduct', { id }],
    ['setProductStatus', { id, status: 'archived' }],
    ['readProduct', { productSlug: slug }],
  ] as const) {
    assert.equal((await asked(name, input, other)).status, 404, name)
  }
  assert.ok(!(await list({}, other)).items.some((card) => card.id === id))
})

/** What of a product an editor sends back. */
function editable(product: Body): Body {
  const history = [
    'id',
    'kind',
    'slug',
    'revision',
    'status',
    'pauseReason',
    'featured',
    'soldCount',
    'createdAt',
    'updatedAt',
  ]
  return Object.fromEntries(Object.entries(product).filter(([name]) => !history.includes(name)))
}
