import assert from 'node:assert/strict'
import { test } from 'node:test'
import { render } from './render/render.ts'
import { about } from './templates/about.ts'
import { type TemplateName, templates } from './templates/index.ts'
import { exampleParams, fillWording, placesOf, productWording, unknownPlaces } from './wording.ts'

const names = Object.keys(templates) as TemplateName[]
const LOCALES = ['id', 'en'] as const

test('every message is named, and its product words come back whole from their own places', () => {
  for (const name of names) {
    assert.ok(about[name], `${name} has a name and an occasion`)
    for (const locale of LOCALES) {
      const params = exampleParams(name)
      const letter = { template: name, params: params as never, name: 'Rina', site: 'Bimbel Melati', locale }
      const words = productWording(name, locale)
      assert.doesNotMatch(JSON.stringify(words), /[\u2045\u2046]|987\.654|tanda-\d/, `${name} ${locale} keeps no mark`)
      assert.deepEqual(unknownPlaces(name, `${words.subject} ${words.body}`), [])
      const { subject, text, chat } = render({ ...letter, wording: words })
      const plain = render(letter)
      assert.deepEqual({ subject, text, chat }, { subject: plain.subject, text: plain.text, chat: plain.chat }, name)
    }
  }
})

test('own words take values as messages write them, and everything else stays', () => {
  const params = exampleParams('dp_paid')
  const wording = { subject: 'DP {paidIdr} masuk', body: 'Terima kasih,\n{businessName}!\n\nSisa {leftIdr} di {site}.' }
  const filled = fillWording('dp_paid', wording, params, 'Bimbel Melati', 'id')
  assert.equal(filled.subject, 'DP Rp 1.250.000 masuk')
  assert.deepEqual(filled.lines, ['Terima kasih, Bimbel Garuda Jaya!', 'Sisa Rp 1.250.000 di Bimbel Melati.'])
  const whole = render({ template: 'dp_paid', params: params as never, name: 'Rina', site: 'M', locale: 'id', wording })
  assert.match(whole.text, /Bayar pelunasan:\nhttps:\/\//)
})

test('a value that looks like a place is not filled again, and HTML in own words is text', () => {
  const params = { ...exampleParams('settled'), businessName: '{statusUrl}' }
  const wording = { subject: 'S', body: '<b>{businessName}</b>' }
  assert.deepEqual(fillWording('settled', wording, params, 'M', 'id').lines, ['<b>{statusUrl}</b>'])
  const { html } = render({ template: 'settled', params: params as never, name: 'R', site: 'M', locale: 'id', wording })
  assert.doesNotMatch(html, /<b>/)
})

test('places that a message does not have are named', () => {
  assert.deepEqual(unknownPlaces('settled', 'Halo {nama}, {number} {nama} {x}'), ['nama', 'x'])
  assert.ok(placesOf('order_placed', 'id').some(({ name, example }) => name === 'dueIdr' && example === 'Rp 1.250.000'))
})
