import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openHouse } from '../../../../tests/support/house.ts'
import { openTradeSite, type Site } from '../../../../tests/support/world.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { announceTenant } from '#kernel/tenancy/hosts.ts'
import { writeBrand } from '#kernel/tenancy/brand.ts'
import { store } from '../module.ts'
import { defaultContent } from './first.ts'
import { readContent } from './read.ts'
import { Content } from './schemas.ts'

const house = await openHouse({ worker: false })
after(() => house.close())

type Edit = { draft: Content; published: Content; revision: number; publishedRevision: number }
const edit = ({ world }: Site) => world.call('store.editShop', {}) as unknown as Promise<Edit>

async function readShop({ tenant }: Site, language = 'id'): Promise<Record<string, never>> {
  const answer = await house.fetch(tenant.host, '/api/v1/store/site', { headers: { 'accept-language': language } })
  assert.equal(answer.status, 200)
  return (await answer.json()) as Record<string, never>
}

test('a new shop is complete on its first day, in both languages', async () => {
  const site = await openTradeSite(house, store, 'hari-pertama')
  const [id, en] = [await readShop(site, 'id'), await readShop(site, 'en')] as unknown as {
    hero: { headline: string }
    faq: { question: string }[]
  }[]
  assert.ok(id!.hero.headline && en!.hero.headline && id!.hero.headline !== en!.hero.headline)
  assert.ok(id!.faq.length >= 5 && en!.faq.length === id!.faq.length)
  for (const name of ['terms', 'privacy']) {
    const answer = await house.fetch(site.tenant.host, `/api/v1/store/site/texts/${name}`)
    const { html } = (await answer.json()) as { html: string }
    assert.match(html, /<h2/)
    assert.doesNotMatch(html, /\{name\}/)
  }
})

test('it begins on the dark side, and its owner may change that for good', async () => {
  const site = await openTradeSite(house, store, 'sisi-gelap')
  const css = async () => (await house.fetch(site.tenant.host, '/brand.css')).text()
  assert.match(await css(), /^:root\{color-scheme:dark/)
  const again = { orderId: crypto.randomUUID(), name: 'Toko', package: 'pro' } as never
  await house.inside(site.tenant, (ctx) => writeBrand(ctx, { mode: 'light' }))
  const owner = { name: 'Sari', email: 'sari@contoh.id', whatsapp: '', address: '' }
  const brand = { primary: '#123456', accent: '#654321', tagline: '', logoId: null }
  for (const step of store.provision!) {
    await house.inside(site.tenant, (ctx) => step.run(ctx, Object.assign({ brand, owner }, again)))
  }
  // Forgetting what was kept is told from process to process.
  await waitFor(async () => (await css()).startsWith(':root{color-scheme:light'))
})

test('a draft is seen by its editors only, until it is published', async () => {
  const site = await openTradeSite(house, store, 'draf-toko')
  const { draft, revision } = await edit(site)
  const content = { ...draft, hero: { ...draft.hero, headline: 'Kalimat baru' } }
  const saved = (await site.world.call('store.saveShop', { revision, content })) as { revision: number }
  assert.doesNotMatch(JSON.stringify(await readShop(site)), /Kalimat baru/)
  assert.match(JSON.stringify(await site.world.call('store.previewShop', {})), /Kalimat baru/)
  await assert.rejects(site.world.call('store.saveShop', { revision, content }), /site-changed/)
  await site.world.call('store.publishShop', { revision: saved.revision })
  assert.match(JSON.stringify(await readShop(site)), /Kalimat baru/)
  const later = { ...content, hero: { ...content.hero, headline: 'Batal' } }
  const open = (await site.world.call('store.saveShop', { revision: saved.revision, content: later })) as {
    revision: number
  }
  await site.world.call('store.discardShop', { revision: open.revision })
  assert.equal((await edit(site)).draft.hero.headline, 'Kalimat baru')
})

test('nothing but links of ours and https leave the announcement', () => {
  for (const link of ['javascript:alert(1)', '//evil.example', 'http://plain.example', 'data:text/html,x']) {
    assert.ok(!Content.safeParse({ announcement: { text: 'x', link } }).success, link)
  }
  assert.ok(Content.safeParse({ announcement: { text: 'x', link: '/products?category=gim' } }).success)
})

test('content of another time is read as far as it fits', () => {
  const kept = {
    hero: { headline: 'Tetap', unknown: 1 },
    faq: [{ question: 'A', answer: 'B' }, { question: 7 }],
    old: true,
  }
  const content = readContent(kept)
  assert.equal(content.hero.headline, 'Tetap')
  assert.deepEqual(content.faq, [{ question: 'A', answer: 'B' }])
  assert.deepEqual(readContent(null), Content.parse({}))
})

test('the default words fit the limits an editor has', () => {
  for (const locale of ['id', 'en'] as const) assert.ok(Content.safeParse(defaultContent('Toko Uji', locale)).success)
})

test('the map names every public page and product, and robots stay out of orders', async () => {
  const site = await openTradeSite(house, store, 'peta-toko')
  const { world } = site
  const made = (await world.call('store.createProduct', {
    name: 'Produk Peta',
    kind: 'stock',
    variants: [{ name: 'Satu', priceIdr: 10_000 }],
  })) as { id: string }
  await world.call('store.setProductStatus', { id: made.id, status: 'active' })
  const map = await (await house.fetch(site.tenant.host, '/sitemap.xml')).text()
  for (const path of ['/products', '/faq', '/syarat', '/privasi', '/bantuan', '/products/produk-peta'])
    assert.match(map, new RegExp(`${path}</loc>`))
  const robots = await (await house.fetch(site.tenant.host, '/robots.txt')).text()
  for (const path of ['/invoice/', '/track/', '/checkout/', '/bukti/'])
    assert.match(robots, new RegExp(`Disallow: ${path}`))
})

test('what the team opens of a closed shop is kept for nobody else', async () => {
  const site = await openTradeSite(house, store, 'toko-tutup')
  await house.sql(site.tenant.id, "update kernel.tenants set status = 'off' where id = $1", [site.tenant.id])
  await house.inside(site.tenant, async (ctx) => announceTenant(ctx, site.tenant.id))
  const map = (headers: Record<string, string> = {}) => house.fetch(site.tenant.host, '/sitemap.xml', { headers })
  await waitFor(async () => (await map()).status === 503)
  assert.equal((await map({ cookie: `ruko=${site.ownerToken}` })).status, 200)
  assert.equal((await map()).status, 503)
})
