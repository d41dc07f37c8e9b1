import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvOf } from './csv.ts'

test('a table opens rightly in a spreadsheet', () => {
  assert.equal(
    csvOf(['Nama', 'Jumlah'], [['Bimbel "Garuda", Jaya', 1_250_000]]),
    '\uFEFF"Nama","Jumlah"\r\n"Bimbel ""Garuda"", Jaya",1250000\r\n',
  )
  assert.equal(csvOf(['a'], [[null]]), '\uFEFF"a"\r\n\r\n')
})

test('nothing that was typed becomes a formula', () => {
  const attacks = [
    '=1+1',
    '+62811',
    '-2',
    '@SUM(A1)',
    '\t=1',
    ' =1',
    '\r\n=cmd',
    '＝1+1',
    '|calc',
    '\u0001=1',
    '\u0000+1',
  ]
  for (const attack of attacks) {
    const [, line] = csvOf(['x'], [[attack]]).split(/"\r\n(?=")/)
    assert.ok(line!.startsWith(`"'`), JSON.stringify(attack))
  }
  // A number of our own is a number, also below zero.
  assert.equal(csvOf(['x'], [[-5]]).split('\r\n')[1], '-5')
})
