import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freeSlug, LIMITS, picturesIn, readingMinutes, SLUG, slugOf } from './rules.ts'

test('an address is made of a title, whatever it holds', () => {
  assert.equal(slugOf('  5 Tips Lolos: Psikotés & Jasmani!  '), '5-tips-lolos-psikotes-jasmani')
  assert.equal(slugOf('漢字'), '')
  const long = slugOf('kata '.repeat(60))
  assert.ok(long.length <= LIMITS.slug && SLUG.test(long), long)
})

test('a taken address is counted on, within the limit', () => {
  assert.equal(freeSlug('tips', new Set()), 'tips')
  assert.equal(freeSlug('tips', new Set(['tips', 'tips-2'])), 'tips-3')
  const full = 'a'.repeat(LIMITS.slug)
  const next = freeSlug(full, new Set([full]))
  assert.ok(next.length <= LIMITS.slug && next.endsWith('-2') && SLUG.test(next))
})

test('only pictures of the site’s own are found in a text, each once', () => {
  const id = '01998e6a-0000-7000-8000-000000000001'
  const own = `![a](/media/${id}/960.webp)`
  assert.deepEqual(picturesIn(`${own} ${own} ![b](https://asing.contoh/media/${id}/960.webp) /media/${id}/960.webp`), [
    id,
  ])
})

test('reading takes a minute at least', () => {
  assert.equal(readingMinutes(''), 1)
  assert.equal(readingMinutes('kata '.repeat(1000)), 5)
})
