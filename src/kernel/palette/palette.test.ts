import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { contrast, parseHex, toHex } from './oklch.ts'
import { between, brandCss, derivePalette } from './palette.ts'

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

const pairs: [ink: string, ground: string][] = [
  ['base-content', 'base-100'],
  ['base-content', 'base-300'],
  ['base-content', 'surface'],
  ['muted', 'base-100'],
  ['muted', 'base-200'],
  ['muted', 'surface'],
  ['primary-content', 'primary'],
  ['accent-content', 'accent'],
  ['primary-ink', 'base-100'],
  ['primary-ink', 'base-200'],
  ['primary-ink', 'surface'],
  ['accent-ink', 'base-100'],
  ['primary-soft-ink', 'primary-soft'],
  ['accent-soft-ink', 'accent-soft'],
  ['band-content', 'band'],
  ['band-muted', 'band'],
  ['band-accent', 'band'],
  ['band-content', 'band-raised'],
]

test('whatever a tenant picks, every text can be read', () => {
  const presets = fc.constantFrom('ruko', 'garuda', 'ruang', 'unheard-of')
  fc.assert(
    fc.property(hex, hex, presets, fc.boolean(), (primary, accent, preset, dark) => {
      const palette = derivePalette({ primary, accent, preset, dark })
      for (const [ink, ground] of pairs) {
        const ratio = contrast(palette[ink]!, palette[ground]!)
        assert.ok(ratio >= 4.5, `${ink} on ${ground} is ${ratio.toFixed(2)} for ${primary} ${accent} ${preset} ${dark}`)
      }
    }),
    { numRuns: 300 },
  )
})

test('a colour survives the way into OKLCH and back', () => {
  fc.assert(fc.property(hex, (colour) => assert.equal(toHex(parseHex(colour)!), colour)))
})

test('nothing but a colour reaches the stylesheet', () => {
  const css = brandCss({ primary: 'red;}body{display:none', accent: 'url(//x)', preset: '</style>', radius: '9px;}' })
  assert.doesNotMatch(css, /display|url|<|9px/)
  assert.match(css, /^:root\{color-scheme:light;(--[\w-]+:[\w#.()* ]+;?)+\}\n/)
})

test('a chosen colour that can carry text is kept as it is', () => {
  const palette = derivePalette({ primary: '#1c2f5e', accent: '#c8202f', preset: 'garuda' })
  assert.equal(palette.primary, '#1c2f5e')
  assert.equal(palette.accent, '#c8202f')
})

test('the words on the loudest button can be read on every colour of it', () => {
  fc.assert(
    fc.property(hex, hex, fc.constantFrom('ruang', 'garuda'), fc.boolean(), (primary, accent, preset, dark) => {
      const palette = derivePalette({ primary, accent, preset, dark })
      for (const ground of between(palette['cta-from']!, palette['cta-to']!)) {
        const ratio = contrast(palette['cta-content']!, ground)
        assert.ok(ratio >= 4.5, `${ratio.toFixed(2)} on ${ground} for ${primary} ${accent} ${preset} ${dark}`)
      }
    }),
    { numRuns: 300 },
  )
})

test('Ruang begins on its dark side: near-black, gold, and a purple light enough for dark words', () => {
  const brand = { primary: '#7c3aed', accent: '#d4af37', preset: 'ruang' }
  const palette = derivePalette(brand)
  assert.equal(palette['base-100'], '#0a0a0b')
  assert.equal(palette.accent, '#d4af37')
  assert.equal(palette['cta-from'], '#d4af37')
  assert.match(brandCss(brand), /^:root\{color-scheme:dark;/)
  assert.match(brandCss({ ...brand, mode: 'light' }), /^:root\{color-scheme:light;/)
})
