import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvOf, dayOf, greetingOf, localWhatsapp, toWhatsapp, wibStamp } from './rules.ts'

test('a WhatsApp number is one number, however it is written', () => {
  for (const typed of ['0812 3456 7890', '+62 812-3456-7890', '6281234567890', '+62 (0)812 3456 7890', '81234567890']) {
    assert.equal(toWhatsapp(typed), '+6281234567890', typed)
  }
  for (const typed of ['', '021 555 1234', '0812', '+1 415 555 0100', '08123456789012345', 'nol delapan']) {
    assert.equal(toWhatsapp(typed), null, typed)
  }
  assert.equal(localWhatsapp('+6281234567890'), '0812-3456-7890')
})

test('a cell that a table program would run begins with an apostrophe', () => {
  const dangerous = ['=1+1', '+62812', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1', '＝1+1']
  const [line] = csvOf([dangerous], ',').slice(1).split('\r\n')
  assert.equal(
    line,
    dangerous
      .map((text) => `"'${text}"`)
      .join(',')
      .split('\r\n')[0],
  )
  assert.equal(csvOf([['a"b', 'c;d', '']], ';'), '\uFEFF"a""b";"c;d";""\r\n')
})

test("times are Jakarta's", () => {
  assert.equal(wibStamp('2026-11-21T17:30:00.000Z'), '2026-11-22 00:30')
  assert.equal(dayOf(new Date('2026-11-21T17:30:00.000Z')), '261122')
})

test('a greeting is filled; what is not known stays', () => {
  const greeted = { name: 'Ani', programme: '', site: 'Bimbel Uji' }
  assert.equal(
    greetingOf('Halo {name}, soal {programme} di {site} {lain}', greeted),
    'Halo Ani, soal di Bimbel Uji {lain}',
  )
  assert.equal(greetingOf('{name}', { ...greeted, name: '{site}' }), '{site}')
})
