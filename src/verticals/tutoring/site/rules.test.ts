import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  anchorsOf,
  changesBetween,
  chatUrl,
  hasChanges,
  isEmpty,
  merge,
  picturesOf,
  same,
  shownPart,
  socialUrl,
} from './rules.ts'
import { readContent } from './read.ts'
import { Content, type Section } from './schemas.ts'

const id = () => crypto.randomUUID()
const content = (...sections: object[]): Content => Content.parse({ contact: {}, seo: {}, sections })
const text = (body: string, changes: object = {}) => ({ id: id(), type: 'text', body, ...changes })
const edited = (from: Content, index: number, change: object): Content => ({
  ...from,
  sections: from.sections.map((section, at) => (at === index ? { ...section, ...change } : section)),
})

test('of two people who edit different sections both keep their words', () => {
  const base = content(text('satu'), text('dua'), text('tiga'))
  const mine = edited(base, 0, { body: 'satu, punya saya' })
  const theirs = { ...edited(base, 2, { body: 'tiga, punya mereka' }), seo: { title: 'Baru', description: '' } }
  const merged = merge(base, mine, theirs)
  assert.deepEqual(merged.clashes, [])
  assert.deepEqual(
    merged.content.sections.map((section) => (section as { body: string }).body),
    ['satu, punya saya', 'dua', 'tiga, punya mereka'],
  )
  assert.equal(merged.content.seo.title, 'Baru')
})

test('the same section changed by both is a clash by name, and mine stands until it is settled', () => {
  const base = content(text('satu'), text('dua'))
  const mine = edited(base, 0, { body: 'saya' })
  const merged = merge(base, mine, edited(base, 0, { body: 'mereka' }))
  assert.deepEqual(merged.clashes, [base.sections[0]!.id])
  assert.equal((merged.content.sections[0] as { body: string }).body, 'saya')
  assert.deepEqual(merge(base, mine, edited(base, 0, { body: 'saya ' })).clashes, [], 'the same words are no clash')
})

test('added, removed and moved sections come together', () => {
  const base = content(text('satu'), text('dua'), text('tiga'))
  const [one, two, three] = base.sections as [Section, Section, Section]
  const added = content(text('baru')).sections[0]!
  const mine = { ...base, sections: [two, one, three] }
  const theirs = { ...base, sections: [one, two, added] }
  const { content: both, clashes } = merge(base, mine, theirs)
  assert.deepEqual(clashes, [])
  assert.deepEqual(
    both.sections.map((section) => section.id),
    [two.id, one.id, added.id],
  )
})

test('a section that one removed and the other changed is a clash', () => {
  const base = content(text('satu'), text('dua'))
  const mine = { ...base, sections: [base.sections[1]!] }
  assert.deepEqual(merge(base, mine, edited(base, 0, { body: 'diubah' })).clashes, [base.sections[0]!.id])
})

test('the summary names what was added, changed, removed and moved', () => {
  const before = content(text('satu'), text('dua'), text('tiga'))
  const [one, two, three] = before.sections as [Section, Section, Section]
  const added = content(text('baru')).sections[0]!
  const after = { ...edited({ ...before, sections: [three, one, added] }, 1, { body: 'lain' }) }
  const changes = changesBetween(before, after)
  assert.deepEqual([changes.added.map((s) => s.id), changes.removed.map((s) => s.id)], [[added.id], [two.id]])
  assert.deepEqual([changes.edited.map((s) => s.id), changes.moved], [[one.id], true])
  assert.equal(hasChanges(changes), true)
  assert.equal(hasChanges(changesBetween(before, structuredClone(before))), false)
  assert.equal(hasChanges(changesBetween(null, content())), true, 'a first publication is a change')
})

test('parts that are only begun are not shown, and a section of such parts is empty', () => {
  const [programmes] = content({
    id: id(),
    type: 'programmes',
    items: [
      { id: id(), name: '' },
      { id: id(), name: 'Bintara', features: ['', 'Psikotes', ' '] },
    ],
  }).sections
  const shown = shownPart(programmes!) as { items: { name: string; features: string[] }[] }
  assert.deepEqual(
    shown.items.map(({ name, features }) => [name, features]),
    [['Bintara', ['Psikotes']]],
  )
  const [faq] = content({ id: id(), type: 'faq', items: [{ id: id(), question: 'Kapan?' }] }).sections
  assert.deepEqual([isEmpty(programmes!), isEmpty(faq!)], [false, true])
})

test('two sections of one kind have two places', () => {
  const { sections } = content(text('a'), text('b'), { id: id(), type: 'contact' })
  assert.deepEqual([...anchorsOf(sections).values()], ['info', 'info-2', 'kontak'])
})

test('every picture is found once', () => {
  const [a, b] = [id(), id()]
  const kept = content(
    { id: id(), type: 'hero', pictureId: a },
    { id: id(), type: 'gallery', items: [{ id: id(), pictureId: a }, { id: id(), pictureId: b }, { id: id() }] },
  )
  assert.deepEqual(picturesOf(kept), [a, b])
})

test('numbers and profiles become addresses', () => {
  assert.equal(chatUrl('0812-3456 7890', 'Halo & hai'), 'https://wa.me/6281234567890?text=Halo%20%26%20hai')
  assert.equal(socialUrl('instagram', '@garuda.jaya'), 'https://www.instagram.com/garuda.jaya/')
  assert.equal(socialUrl('youtube', 'garuda'), 'https://www.youtube.com/@garuda')
  assert.equal(socialUrl('tiktok', 'https://www.tiktok.com/@x'), 'https://www.tiktok.com/@x')
  assert.equal(socialUrl('tiktok', ''), null)
})

test('equality knows neither the order of fields nor spaces at the ends', () => {
  assert.ok(same({ a: 'x ', b: [1, { c: null }] }, { b: [1, { c: null }], a: 'x' }))
  assert.ok(!same({ a: ['x', 'y'] }, { a: ['y', 'x'] }))
})

test('content of an older version is read: gaps filled, the unknown left out, what does not fit dropped', () => {
  const [kept, broken] = [id(), id()]
  const read = readContent({
    contact: { whatsapp: 'bukan nomor', email: 'sari@contoh.id', fax: '021' },
    sections: [
      { id: kept, type: 'programmes', items: [{ id: id(), name: 'Akpol', stars: 5 }, { name: 'tanpa id' }, 'x'] },
      { id: id(), type: 'blog' },
      { type: 'faq' },
      { id: broken, type: 'hero', headline: 'x'.repeat(500), figures: 'tiga' },
    ],
  })
  assert.deepEqual([read.contact.whatsapp, read.contact.email], ['', 'sari@contoh.id'])
  assert.deepEqual(
    read.sections.map((section) => section.id),
    [kept, broken],
  )
  const [programmes] = read.sections as [Extract<Section, { type: 'programmes' }>]
  assert.deepEqual(
    programmes.items.map(({ name, coming }) => [name, coming]),
    [['Akpol', false]],
  )
  assert.equal(Content.safeParse(read).success, true, 'what was read can be written')
  for (const nonsense of [null, 7, 'x', [], { sections: {} }]) assert.deepEqual(readContent(nonsense).sections, [])
})
