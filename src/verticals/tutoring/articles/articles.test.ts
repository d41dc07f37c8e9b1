import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { tutoring } from '#verticals/tutoring/module.ts'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { ask, openTradeSite, type Site } from '../../../../tests/support/world.ts'
import { articleInput } from './controls.ts'

let house: TestHouse
let site: Site
let other: Site
before(async () => {
  house = await openHouse({ worker: false })
  site = await openTradeSite(house, tutoring, 'bimbel-artikel')
  other = await openTradeSite(house, tutoring, 'bimbel-sebelah')
})
after(() => house.close())

type Body = Record<string, unknown>
const operation = (name: string) => house.house.registry.operations.get(name)!
const asked = (name: string, input: Body, token: string | null = site.ownerToken) =>
  ask(house, site.tenant, operation(`tutoring.${name}`), input, { token })
const create = async (changes: Body) =>
  (await site.world.call('tutoring.createArticle', articleInput(changes))) as { id: string; slug: string }
const published = async (page?: number) =>
  (await (await asked('listPublishedArticles', page ? { page } : {}, null)).json()) as {
    items: { id: string; slug: string; title: string; minutes: number }[]
    pages: number
  }

test('the address comes from the title, and finds a free place beside the same title', async () => {
  const first = await create({ title: 'Tips Lolos Psikotés!' })
  const second = await create({ title: 'Tips lolos psikotes' })
  assert.deepEqual([first.slug, second.slug], ['tips-lolos-psikotes', 'tips-lolos-psikotes-2'])
  assert.equal((await create({ title: '???' })).slug, 'artikel')
})

test('an address that was typed is taken as it is, or refused with a free one', async () => {
  await create({ slug: 'jadwal-seleksi' })
  const answer = await asked('createArticle', articleInput({ slug: 'jadwal-seleksi' }))
  assert.equal(answer.status, 409)
  const { errors } = (await answer.json()) as { errors: { path: string; message: string }[] }
  assert.equal(errors[0]!.path, 'slug')
  assert.match(JSON.stringify(errors), /jadwal-seleksi-2/)
})

test('saving an article under its own address is no clash; under that of another it is', async () => {
  const one = await create({ title: 'Satu sendiri' })
  const two = await create({ title: 'Dua sendiri' })
  await site.world.call('tutoring.updateArticle', { ...articleInput({ title: 'Satu berubah' }), ...one })
  const clash = await asked('updateArticle', { ...articleInput(), id: two.id, slug: one.slug })
  assert.equal(clash.status, 409)
})

test('a draft is for its writers; published everybody reads it, taken back nobody', async () => {
  const { id, slug } = await create({ title: 'Lari pagi bersama' })
  const read = () => asked('readPublishedArticle', { articleSlug: slug }, null)
  assert.equal((await read()).status, 404)
  await site.world.call('tutoring.publishArticle', { id })
  const answer = await read()
  assert.equal(answer.status, 200)
  assert.equal(((await answer.json()) as { body: string }).body, 'Tarik napas.')
  assert.ok((await published()).items.some((one) => one.id === id))
  assert.equal((await asked('unpublishArticle', { id })).status, 204)
  assert.equal((await read()).status, 404)
  assert.ok(!(await published()).items.some((one) => one.id === id))
})

test('the day of the first publication stays when an article goes and comes back', async () => {
  const { id } = await create({ title: 'Hari pertama' })
  const first = await site.world.call('tutoring.publishArticle', { id })
  await asked('unpublishArticle', { id })
  const again = await site.world.call('tutoring.publishArticle', { id })
  assert.equal(again.publishedAt, first.publishedAt)
})

test('an empty article is neither published nor emptied while it is', async () => {
  const { id } = await create({ title: 'Masih kosong', body: ' ' })
  assert.equal((await asked('publishArticle', { id })).status, 422)
  const full = await create({ title: 'Sudah berisi' })
  await site.world.call('tutoring.publishArticle', { id: full.id })
  const emptied = await asked('updateArticle', { ...articleInput({ body: '' }), ...full })
  assert.equal(emptied.status, 422)
})

test('a cover is one of the site’s own pictures, and stays', async () => {
  const file = (
    await sharp({ create: { width: 64, height: 36, channels: 3, background: '#12355b' } })
      .png()
      .toBuffer()
  ).toString('base64')
  const upload = (place: Site) => place.world.call('files.uploadImage', { file, purpose: 'picture' })
  const [own, foreign] = [await upload(site), await upload(other)]
  const { id } = await create({ title: 'Dengan sampul', coverId: own.id })
  const article = (await site.world.call('tutoring.readArticle', { id })) as { coverId: string }
  assert.equal(article.coverId, own.id)
  const [row] = await house.sql(site.tenant.id, 'select kept_at is not null as kept from files.images where id = $1', [
    own.id,
  ])
  assert.deepEqual(row, { kept: true })
  const refused = await asked('createArticle', articleInput({ title: 'Sampul asing', coverId: foreign.id }))
  assert.equal(refused.status, 422)
})

test('published articles come in pages, the latest first, each with how long it takes to read', async () => {
  const fresh = await openTradeSite(house, tutoring, 'bimbel-halaman')
  for (let count = 1; count <= 11; count++) {
    const input = articleInput({ title: `Artikel ke ${count}`, body: 'kata '.repeat(600) })
    const { id } = (await fresh.world.call('tutoring.createArticle', input)) as { id: string }
    await fresh.world.call('tutoring.publishArticle', { id })
  }
  const page = async (number: number) => {
    const answer = await ask(house, fresh.tenant, operation('tutoring.listPublishedArticles'), { page: number })
    return (await answer.json()) as Awaited<ReturnType<typeof published>>
  }
  const [first, second] = [await page(1), await page(2)]
  assert.deepEqual([first.items.length, second.items.length, first.pages], [9, 2, 2])
  assert.deepEqual([first.items[0]!.title, second.items[1]!.title], ['Artikel ke 11', 'Artikel ke 1'])
  assert.equal(first.items[0]!.minutes, 3)
})

test('another site neither sees, changes, publishes nor deletes an article', async () => {
  const { id, slug } = await create({ title: 'Milik sendiri' })
  await site.world.call('tutoring.publishArticle', { id })
  for (const [name, input] of [
    ['readArticle', { id }],
    ['updateArticle', { ...articleInput(), id, slug }],
    ['publishArticle', { id }],
    ['unpublishArticle', { id }],
    ['deleteArticle', { id }],
    ['readPublishedArticle', { articleSlug: slug }],
  ] as const) {
    const answer = await ask(house, other.tenant, operation(`tutoring.${name}`), input, { token: other.ownerToken })
    assert.equal(answer.status, 404, name)
  }
  assert.equal((await asked('readPublishedArticle', { articleSlug: slug }, null)).status, 200)
})
