import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { orderInput } from '#platform/controls.ts'
import { openHouse } from '../../../tests/support/house.ts'
import { openSite } from '../../../tests/support/world.ts'
import { pagesOf } from './defaults.ts'
import { comparison } from './rules.ts'
import { shapeOf } from './schemas.ts'
import { readPublished } from './service.ts'
import type { OfferContent } from './schemas.ts'

const house = await openHouse({ worker: false })
after(() => house.close())
const site = await openSite(house, house.platform)
const OFFER = 'offer:tutoring'

type Edited = { revision: number; state: string; content: Record<string, unknown> }
const edit = (page: string) => site.world.call('platform.editContent', { page }) as Promise<Edited>
const send = (id: string, input: unknown) => site.world.call(`platform.${id}`, input) as Promise<Edited>
const refusal = (code: string) => (error: Error) => error.message.includes(`"code":"${code}"`)

test('every page has good copy in both languages before anybody has edited it', async () => {
  await house.inside(house.platform, async (ctx) => {
    for (const { page } of pagesOf(ctx)) {
      const { content } = await readPublished(ctx, page)
      assert.deepEqual(shapeOf(page).parse(content), content, page)
      for (const [path, value] of texts(content)) {
        assert.ok(value.id && value.en, `${page} ${path} lacks a language`)
      }
    }
  })
})

test('a draft is nobody’s business until it is published', async () => {
  const { revision, content, state } = await edit('home')
  assert.equal(state, 'untouched')
  const hero = { ...(content.hero as object), title: { id: 'Judul baru', en: 'A new title' } }
  const saved = await send('saveContent', { page: 'home', revision, content: { ...content, hero } })
  assert.deepEqual([saved.state, saved.revision], ['draft', revision + 1])
  assert.doesNotMatch(await publicText('home'), /Judul baru/)
  const published = await send('publishContent', { page: 'home', revision: saved.revision })
  assert.equal(published.state, 'published')
  assert.match(await publicText('home'), /Judul baru/)
})

test('a discarded draft leaves what is public', async () => {
  const { revision, content } = await edit('faq')
  const saved = await send('saveContent', { page: 'faq', revision, content: { ...content, lead: both('Sementara') } })
  const left = await send('discardContent', { page: 'faq', revision: saved.revision })
  assert.equal(left.state, 'untouched')
  assert.deepEqual(left.content, content)
  await assert.rejects(send('discardContent', { page: 'faq', revision: left.revision }), refusal('nothing-to-publish'))
  await assert.rejects(send('publishContent', { page: 'faq', revision: left.revision }), refusal('nothing-to-publish'))
})

test('of two people who begin from the same revision one is told', async () => {
  const { revision, content } = await edit('contact')
  const change = (name: string) =>
    send('saveContent', { page: 'contact', revision, content: { ...content, business: name } })
  const ends = await Promise.allSettled([change('Satu'), change('Dua')])
  assert.deepEqual(ends.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
  const lost = ends.find(({ status }) => status === 'rejected') as PromiseRejectedResult
  assert.ok(refusal('content-changed')(lost.reason as Error), String(lost.reason))
  const now = await edit('contact')
  await assert.rejects(send('publishContent', { page: 'contact', revision }), refusal('content-changed'))
  await send('publishContent', { page: 'contact', revision: now.revision })
})

test('what does not fit is named by its field', async () => {
  const { revision, content } = await edit('terms')
  const wrong = { ...content, title: { id: '', en: 'Terms' }, version: 'kapan-kapan' }
  await assert.rejects(send('saveContent', { page: 'terms', revision, content: wrong }), (error: Error) => {
    assert.match(error.message, /content\.title\.id/)
    assert.match(error.message, /content\.version/)
    return true
  })
})

test('an offer is about packages that exist, each once', async () => {
  const { revision, content } = await edit(OFFER)
  const { packages } = content as unknown as OfferContent
  const renamed = packages.map((one, place) => (place === 0 ? { ...one, code: 'gratis' } : one))
  for (const wrong of [renamed, packages.slice(1), [...packages, packages[0]]]) {
    const input = { page: OFFER, revision, content: { ...content, packages: wrong } }
    await assert.rejects(send('saveContent', input), refusal('invalid-input'))
  }
})

test('a picture that is not ours is refused', async () => {
  const { revision, content } = await edit(OFFER)
  const gallery = [{ scene: null, imageId: crypto.randomUUID(), caption: both('Foto') }]
  await assert.rejects(
    send('saveContent', { page: OFFER, revision, content: { ...content, gallery } }),
    (error: Error) => /content\.gallery\.0\.imageId/.test(error.message),
  )
})

test('a new price counts for new orders only, and who saw the old one is told', async () => {
  const early = await order('harga-lama', { shownPriceIdr: 999_000 })
  assert.equal(early.status, 201)
  await changePrice('basic', { priceIdr: 1_200_000, dpPercent: 30 })

  const refused = await order('harga-lama-dua', { shownPriceIdr: 999_000 })
  assert.equal(refused.status, 409)
  const told = (await refused.json()) as { code: string; detail: string }
  assert.equal(told.code, 'price-changed')
  assert.match(JSON.stringify(told), /1\.200\.000/)

  const late = await order('harga-baru', { shownPriceIdr: 1_200_000 })
  assert.equal(late.status, 201)
  assert.deepEqual(await invoices(early), [500_000, 499_000])
  assert.deepEqual(await invoices(late), [360_000, 840_000])
  // The refused order holds no address.
  assert.equal((await order('harga-lama-dua', { shownPriceIdr: 1_200_000 })).status, 201)
})

test('the catalogue says the published price, its DP and what is recommended', async () => {
  const answer = await house.fetch('ruko.localhost', '/api/v1/catalogue')
  const { templates, dpPercent } = (await answer.json()) as { dpPercent: number; templates: { packages: Sold[] }[] }
  const [basic, pro] = templates[0]!.packages
  assert.deepEqual(
    [basic!.priceIdr, basic!.dpPercent, basic!.dpIdr, basic!.highlighted],
    [1_200_000, 30, 360_000, false],
  )
  assert.deepEqual([pro!.dpPercent, pro!.highlighted], [dpPercent, true])
})

test('a larger package holds what the smaller ones hold', () => {
  const packages = [{ code: 'kecil' }, { code: 'besar' }]
  const within = comparison(packages, [{ from: 'kecil' }, { from: 'besar' }, { from: 'lain' }]).map((row) => row.within)
  assert.deepEqual(within, [
    [true, true],
    [false, true],
    [false, false],
  ])
})

type Sold = { priceIdr: number; dpPercent: number; dpIdr: number; highlighted: boolean }

async function changePrice(code: string, changes: object): Promise<void> {
  const { revision, content } = await edit(OFFER)
  const offer = content as unknown as OfferContent
  const packages = offer.packages.map((one) => (one.code === code ? { ...one, ...changes } : one))
  const saved = await send('saveContent', { page: OFFER, revision, content: { ...content, packages } })
  await send('publishContent', { page: OFFER, revision: saved.revision })
}

function order(slug: string, changes: object): Promise<Response> {
  const body = JSON.stringify(orderInput(slug, { ...changes }))
  return house.fetch('ruko.localhost', '/api/v1/orders', { method: 'POST', body })
}

async function invoices(placed: Response): Promise<number[]> {
  const { token } = (await placed.clone().json()) as { token: string }
  const read = await house.fetch('ruko.localhost', `/api/v1/orders/${token}`)
  const seen = (await read.json()) as { invoices: { amountIdr: number }[] }
  return seen.invoices.map(({ amountIdr }) => amountIdr)
}

async function publicText(page: string): Promise<string> {
  return (await house.fetch('ruko.localhost', `/api/v1/contents/${page}`)).text()
}

function both(text: string) {
  return { id: text, en: text }
}

/** Every text in two languages, with its place. A note may be empty in both. */
function texts(value: unknown, path = ''): [string, { id: string; en: string }][] {
  if (typeof value !== 'object' || value === null) return []
  if ('id' in value && 'en' in value) return [[path, value as { id: string; en: string }]]
  return Object.entries(value).flatMap(([name, inner]) => texts(inner, `${path}.${name}`))
}
