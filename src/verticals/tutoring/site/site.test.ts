import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { tutoring } from '#verticals/tutoring/module.ts'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { ask, openTradeSite, sessionOf, type Site } from '../../../../tests/support/world.ts'
import { LIMITS } from './rules.ts'
import type { Content, Section, SiteView } from './schemas.ts'

let house: TestHouse
let site: Site
let other: Site
before(async () => {
  house = await openHouse({ worker: false })
  site = await openTradeSite(house, tutoring, 'bimbel-isi')
  other = await openTradeSite(house, tutoring, 'bimbel-tetangga')
})
after(() => house.close())

type Body = Record<string, unknown>
type Edit = { draft: Content; published: Content | null; revision: number }
const operation = (name: string) => house.house.registry.operations.get(name)!
const asked = (name: string, input: Body, token: string | null = site.ownerToken, at: Site = site) =>
  ask(house, at.tenant, operation(name), input, { token })
const edit = async (at: Site = site) => (await at.world.call('tutoring.editSite', {})) as unknown as Edit
const shown = async (at: Site = site) => (await (await asked('tutoring.readSite', {}, null, at)).json()) as SiteView
const headline = (view: SiteView) =>
  view.sections.map(({ section }) => (section.type === 'hero' ? section.headline : '')).join('')
const withHeadline = (content: Content, words: string): Content => ({
  ...content,
  sections: content.sections.map((section) => (section.type === 'hero' ? { ...section, headline: words } : section)),
})
const save = async (content: Content, revision: number) =>
  (await site.world.call('tutoring.saveSite', { revision, content })) as { revision: number }

test('a new site is complete, makes up no people, and is built again without change', async () => {
  const fresh = await openTradeSite(house, tutoring, 'bimbel-baru')
  const view = await shown(fresh)
  assert.deepEqual(
    view.sections.map(({ section }) => section.type),
    ['hero', 'programmes', 'text', 'schedule', 'faq', 'registration', 'contact'],
  )
  assert.match(headline(view), /Usaha bimbel-baru/)
  assert.equal(view.contact.address, 'Jl. Kenanga 3')
  const before = await fresh.world.sql('select * from tutoring.sites')
  const owner = { name: 'Lain', email: 'lain@contoh.id', whatsapp: '0812000000', address: 'Jl. Lain' }
  const brand = { primary: '#000000', accent: '#000000', tagline: '', logoId: null }
  const again = { orderId: crypto.randomUUID(), name: 'Nama lain', package: 'premium', brand, owner }
  for (const step of tutoring.provision!) await house.inside(fresh.tenant, (ctx) => step.run(ctx, again))
  assert.deepEqual(await fresh.world.sql('select * from tutoring.sites'), before)
  assert.deepEqual((await shown(fresh)).coming, [], 'the package stays as well')
})

test('a draft is for its editors; published, everybody sees it', async () => {
  const { draft, revision } = await edit()
  const saved = await save(withHeadline(draft, 'Rahasia sampai terbit'), revision)
  assert.equal(saved.revision, revision + 1)
  assert.doesNotMatch(JSON.stringify(await shown()), /Rahasia/)
  for (const name of ['tutoring.previewSite', 'tutoring.editSite', 'tutoring.listVersions']) {
    assert.equal((await asked(name, {}, null)).status, 401, name)
    assert.equal((await asked(name, {}, await sessionOf(house, site.tenant, ['staff']))).status, 403, name)
    assert.doesNotMatch(await (await asked(name, {}, other.ownerToken, other)).text(), /Rahasia/, name)
  }
  assert.match(await (await asked('tutoring.previewSite', {})).text(), /Rahasia/)
  await site.world.call('tutoring.publishSite', { revision: saved.revision })
  assert.equal(headline(await shown()), 'Rahasia sampai terbit')
  assert.doesNotMatch(JSON.stringify(await shown(other)), /Rahasia/)
})

test('of two who save from one revision the second is refused and told the newer one; nothing is lost', async () => {
  const { draft, revision } = await edit()
  const both = await Promise.all(
    ['Pertama', 'Kedua'].map((words) => asked('tutoring.saveSite', { revision, content: withHeadline(draft, words) })),
  )
  assert.deepEqual(
    both.map(({ status }) => status).toSorted((left, right) => left - right),
    [200, 409],
  )
  const won = both[0]!.status === 200 ? 'Pertama' : 'Kedua'
  const refusal = (await both.find(({ status }) => status === 409)!.json()) as { code: string; detail: string }
  assert.equal(refusal.code, 'site-changed')
  assert.match(refusal.detail, new RegExp(String(revision + 1)))
  const now = await edit()
  assert.equal(now.revision, revision + 1)
  assert.match(JSON.stringify(now.draft), new RegExp(won))
  for (const name of ['publishSite', 'discardDraft']) {
    assert.equal((await asked(`tutoring.${name}`, { revision })).status, 409, `${name} of what one has not seen`)
  }
})

test('discarding brings back what is published, restoring what once was, and neither is public by itself', async () => {
  const first = await edit()
  const one = await save(withHeadline(first.draft, 'Terbitan satu'), first.revision)
  await site.world.call('tutoring.publishSite', { revision: one.revision })
  const two = await save(withHeadline(first.draft, 'Terbitan dua'), one.revision)
  await site.world.call('tutoring.publishSite', { revision: two.revision })
  const three = await save(withHeadline(first.draft, 'Tidak jadi'), two.revision)
  const back = (await site.world.call('tutoring.discardDraft', { revision: three.revision })) as { revision: number }
  assert.match(JSON.stringify((await edit()).draft), /Terbitan dua/)

  const { versions } = (await site.world.call('tutoring.listVersions', {})) as {
    versions: { id: string; publisher: string }[]
  }
  assert.equal(versions[0]!.publisher, 'Pemilik Uji')
  await site.world.call('tutoring.restoreVersion', { id: versions[1]!.id, revision: back.revision })
  assert.match(JSON.stringify((await edit()).draft), /Terbitan satu/)
  assert.equal(headline(await shown()), 'Terbitan dua')
})

test('only the newest versions are kept', async () => {
  const { revision } = await edit()
  for (let turn = 0; turn <= LIMITS.versions; turn++) await site.world.call('tutoring.publishSite', { revision })
  const rows = await site.world.sql('select count(*)::int as count from tutoring.site_versions')
  assert.equal(rows[0]!.count, LIMITS.versions)
})

test('pictures of the site are kept; one that is not there, or of another site, is refused', async () => {
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#123456' } })
    .png()
    .toBuffer()
  const file = bytes.toString('base64')
  const upload = (at: Site) =>
    at.world.call('files.uploadImage', { file, purpose: 'picture' }) as Promise<{ id: string }>
  const withPicture = (content: Content, pictureId: string): Content => ({
    ...content,
    sections: content.sections.map((section) => (section.type === 'hero' ? { ...section, pictureId } : section)),
  })
  const { draft, revision } = await edit()
  const [own, foreign] = [await upload(site), await upload(other)]
  for (const id of [foreign.id, crypto.randomUUID()]) {
    const answer = await asked('tutoring.saveSite', { revision, content: withPicture(draft, id) })
    assert.equal(answer.status, 422)
    assert.equal(((await answer.json()) as { code: string }).code, 'picture-gone')
  }
  await save(withPicture(draft, own.id), revision)
  const [row] = await site.world.sql('select kept_at from files.images where id = $1', [own.id])
  assert.ok(row!.kept_at, 'the picture stays')
})

test('what is hidden, empty or only begun is not shown, and Markdown lets no HTML through', async () => {
  const { draft, revision } = await edit()
  const id = () => crypto.randomUUID()
  const plain = { visible: true, title: '', lead: '' }
  const sections: Section[] = [
    ...draft.sections.filter(({ type }) => type === 'hero'),
    { id: id(), type: 'text', ...plain, body: '**tebal** <script>alert(1)</script> [x](javascript:alert(1))' },
    { id: id(), type: 'text', ...plain, visible: false, body: 'tersembunyi' },
    { id: id(), type: 'tutors', ...plain, items: [{ id: id(), name: '', role: 'x', bio: '', pictureId: null }] },
    { id: id(), type: 'articles', ...plain, count: 3 },
  ]
  const saved = await save({ ...draft, sections }, revision)
  await site.world.call('tutoring.publishSite', { revision: saved.revision })
  const view = await shown()
  assert.deepEqual(
    view.sections.map(({ section }) => section.type),
    ['hero', 'text'],
  )
  assert.match(view.sections[1]!.html!, /<strong>tebal<\/strong>/)
  assert.doesNotMatch(view.sections[1]!.html!, /<script|href="javascript/)
})

test('what the package promises is marked as coming, in the language that was asked', async () => {
  await site.world.sql(
    `update kernel.settings set value = value || '{"package": "pro"}' where tenant_id = $1 and module = 'tutoring'`,
    [site.tenant.id],
  )
  assert.deepEqual((await shown()).coming, ['Try out daring', 'Bank soal'])
  const listened = await house.fetch(site.tenant.host, '/api/v1/tutoring/site', {
    headers: { 'accept-language': 'en' },
  })
  assert.deepEqual(((await listened.json()) as SiteView).coming, ['Online try-outs', 'Question bank'])
})

test('too much content is refused whole', async () => {
  const { draft, revision } = await edit()
  const items = Array.from({ length: LIMITS.items }, () => ({
    id: crypto.randomUUID(),
    question: 'Apa?',
    answer: 'x'.repeat(LIMITS.answer),
  }))
  const sections = Array.from({ length: 5 }, () => ({ id: crypto.randomUUID(), type: 'faq', items }))
  const answer = await asked('tutoring.saveSite', { revision, content: { ...draft, sections } })
  assert.ok([413, 422].includes(answer.status), String(answer.status))
  assert.equal((await edit()).revision, revision)
})

test('the site map names every public address of this site only', async () => {
  const answer = await house.fetch(site.tenant.host, '/sitemap.xml')
  const text = await answer.text()
  assert.match(answer.headers.get('content-type')!, /xml/)
  assert.match(text, new RegExp(`<loc>http://${site.tenant.host.replaceAll('.', '\\.')}:\\d+/</loc>`))
  assert.match(text, /\/daftar</)
  assert.doesNotMatch(text, /\/artikel</, 'no articles, no list of them')
})
