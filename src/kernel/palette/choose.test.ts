import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { brandFromColours, problemsOf } from './choose.ts'
import { contrast, distance, parseHex } from './oklch.ts'
import { brandCss, derivePalette } from './palette.ts'

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)
const anything = fc.oneof(hex, fc.string(), fc.constantFrom('#fff', 'red', '#ffffff', '#000000', '#808080'))

test('whatever colours a logo has, white can be read on the primary and the accent is another colour', () => {
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 8 }), (colours) => {
      const { primary, accent } = brandFromColours(colours)
      const told = `${colours.join(' ')} gave ${primary} ${accent}`
      assert.ok(contrast('#ffffff', primary) >= 4.5, told)
      assert.ok(distance(parseHex(primary)!, parseHex(accent)!) >= 0.1, told)
    }),
    { numRuns: 500 },
  )
})

test('a logo in navy and red gives navy and red, whichever leads', () => {
  assert.deepEqual(brandFromColours(['#1c2f5e', '#c8202f']), { primary: '#1c2f5e', accent: '#c8202f' })
  assert.deepEqual(brandFromColours(['#c8202f', '#1c2f5e']), { primary: '#c8202f', accent: '#1c2f5e' })
})

test('a bright leading colour becomes the accent of a darker one', () => {
  assert.deepEqual(brandFromColours(['#ffd400', '#0b5c3f']), { primary: '#0b5c3f', accent: '#ffd400' })
})

test('a logo in one colour, or in none, still gives two that differ', () => {
  for (const colours of [['#1c2f5e'], ['#ffd400'], ['#101010', '#777777'], []]) {
    const { primary, accent } = brandFromColours(colours)
    assert.notEqual(primary, accent)
  }
  assert.equal(brandFromColours(['#101010']).primary, '#101010')
})

test('every choice that is visibly not shown as it was made is named, and no other', () => {
  fc.assert(
    fc.property(hex, hex, fc.boolean(), (primary, accent, dark) => {
      const brand = { primary, accent, preset: 'garuda', dark }
      const palette = derivePalette(brand)
      const named = problemsOf(brand).map(({ field, kind }) => `${field} ${kind}`)
      for (const [field, chosen] of Object.entries({ primary, accent })) {
        const moved = (shown: string) => distance(parseHex(chosen)!, parseHex(shown)!) >= 0.025
        assert.equal(named.includes(`${field} ground`), moved(palette[field]!))
        assert.equal(named.includes(`${field} text`), moved(palette[`${field}-ink`]!))
      }
    }),
  )
})

test('colours that are hardly told apart are named', () => {
  const alike = problemsOf({ primary: '#1c2f5e', accent: '#1d3160', preset: 'garuda' })
  assert.ok(alike.some(({ kind, field }) => kind === 'alike' && field === 'accent'))
  const apart = problemsOf({ primary: '#1c2f5e', accent: '#c8202f', preset: 'garuda' })
  assert.deepEqual(
    apart.filter(({ kind }) => kind === 'alike'),
    [],
  )
})

test('the sheet follows radius, font and mode', () => {
  const brand = { primary: '#1c2f5e', accent: '#c8202f', preset: 'garuda' }
  assert.match(brandCss({ ...brand, radius: 'round' }), /--radius-box:1rem/)
  assert.match(brandCss({ ...brand, mode: 'dark' }), /^:root\{color-scheme:dark;/)
  assert.match(brandCss({ ...brand, mode: 'dark' }), /data-theme='auto'\]\{color-scheme:light;/)
  assert.match(brandCss({ ...brand, font: 'serif' }), /h1.*font-family:.*serif/)
  assert.match(brandCss({ ...brand, font: 'system' }), /--font-sans:system-ui/)
  assert.doesNotMatch(brandCss({ ...brand, font: 'url(//x)' }), /font|url/)
})
