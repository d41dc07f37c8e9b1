import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LIMITS } from './rules.ts'
import { Content } from './schemas.ts'

const id = () => crypto.randomUUID()
const takes = (changes: object) => Content.safeParse({ contact: {}, seo: {}, sections: [], ...changes }).success
const section = (changes: object) => takes({ sections: [{ id: id(), type: 'text', ...changes }] })
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at))

test('the limits hold, and one less is taken', () => {
  const texts = (count: number) => ({ sections: times(count, () => ({ id: id(), type: 'text' })) })
  assert.deepEqual([takes(texts(LIMITS.sections)), takes(texts(LIMITS.sections + 1))], [true, false])
  const faq = (count: number) => section({ type: 'faq', items: times(count, () => ({ id: id(), question: 'Apa?' })) })
  assert.deepEqual([faq(LIMITS.items), faq(LIMITS.items + 1)], [true, false])
  const body = (length: number) => section({ body: 'x'.repeat(length) })
  assert.deepEqual([body(LIMITS.body), body(LIMITS.body + 1)], [true, false])
  const price = (priceIdr: number) => section({ type: 'programmes', items: [{ id: id(), name: 'A', priceIdr }] })
  assert.deepEqual([price(0), price(LIMITS.priceIdr), price(-1), price(1.5)], [true, true, false, false])
  const figures = (count: number) =>
    section({ type: 'hero', figures: times(count, () => ({ value: '1', label: 'x' })) })
  assert.deepEqual([figures(LIMITS.figures), figures(LIMITS.figures + 1)], [true, false])
})

test('writing is strict: unknown fields, unknown kinds and ids given twice are refused', () => {
  assert.equal(section({ body: 'x' }), true)
  assert.equal(section({ body: 'x', html: '<b>' }), false)
  assert.equal(section({ type: 'video' }), false)
  const twice = { id: id(), type: 'text' }
  assert.equal(takes({ sections: [twice, twice] }), false)
})

test('no address that runs is taken', () => {
  const url = (value: string) => takes({ contact: { mapsUrl: value, instagram: value } })
  assert.equal(url('https://maps.app.goo.gl/abc'), true)
  for (const bad of ['javascript:alert(1)', 'http://peta.id', 'data:text/html,x', '//jahat.id', 'https:// x'])
    assert.equal(url(bad), false, bad)
  const button = (target: string) => section({ type: 'hero', primary: { label: 'A', target: 'link', url: target } })
  assert.deepEqual([button('https://x.id'), button('javascript:1')], [true, false])
})
