import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { motifOf, MOTIFS, tintOf, TINTS } from './rules.ts'

test('every motif has a drawing, and no drawing is without a name', () => {
  const source = readFileSync(join(import.meta.dirname, 'pages/drawings.tsx'), 'utf8')
  const drawn = [...source.matchAll(/^ {2}(\w+): /gm)].map(([, name]) => name!)
  assert.deepEqual(drawn.toSorted(), [...MOTIFS].toSorted())
})

test('the same seed has the same look, and a chosen one is kept', () => {
  assert.equal(tintOf('', 'kanvasa-pro'), tintOf('', 'kanvasa-pro'))
  assert.equal(tintOf('music:3', 'anything'), 3)
  assert.ok(tintOf('music:99', 'anything') < TINTS)
  const looks = new Set(Array.from({ length: 200 }, (_, at) => tintOf('', `produk-${at}`)))
  assert.equal(looks.size, TINTS, 'all pairs of colours are used')
})

test('a name that is not known is drawn by its kind', () => {
  assert.equal(motifOf('music:2'), 'music')
  assert.equal(motifOf('', 'file'), 'ebook')
  assert.equal(motifOf('<script>', 'nothing'), 'box')
})

test('every pair of colours has a rule', () => {
  const css = readFileSync(join(import.meta.dirname, '../../../web/shop.css'), 'utf8')
  for (let tint = 0; tint < TINTS; tint++) assert.match(css, new RegExp(`\\.tint-${tint} \\{`))
})
