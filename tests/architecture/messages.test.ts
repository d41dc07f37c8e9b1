import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

/* The words of the pages: two languages that say the same things, and nothing that no page says any more. */

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
const keysOf = (files: string[]) => files.flatMap((file) => Object.keys(read(file))).filter((key) => key[0] !== '$')
const inEnglish = globSync('messages/{en,*.en}.json')
const inIndonesian = globSync('messages/{id,*.id}.json')

test('what is said in one language is said in the other', () => {
  assert.deepEqual(keysOf(inIndonesian).toSorted(), keysOf(inEnglish).toSorted())
})

test('what a message needs is the same in both languages', () => {
  const needs = (files: string[]) =>
    files
      .flatMap((file) => Object.entries(read(file)))
      .map(([key, message]) => [key, [...new Set(JSON.stringify(message).match(/\{\w+\}/g))].toSorted().join(' ')])
      .toSorted(([a], [b]) => (a! < b! ? -1 : 1))
  assert.deepEqual(needs(inIndonesian), needs(inEnglish))
})

test('every message is used', () => {
  const sources = globSync('{src,tests,fakes,bin}/**/*.{ts,tsx,js,mjs}', { exclude: ['src/web/paraglide/**'] })
  const words = new Set(sources.flatMap((file) => readFileSync(file, 'utf8').match(/\w+/g) ?? []))
  const unused = keysOf(inIndonesian).filter((key) => !words.has(key))
  assert.deepEqual(unused, [])
})
