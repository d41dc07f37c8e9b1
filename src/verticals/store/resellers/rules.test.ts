import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cellOf, offOf, percentOf, readTable, textOf } from './rules.ts'

test('a cell is a price, so much off, or nothing; anything else is refused', () => {
  assert.deepEqual(cellOf(' Rp 17.500 '), { priceIdr: 17_500, offBasisPoints: null })
  assert.deepEqual(cellOf('2,5%'), { priceIdr: null, offBasisPoints: 250 })
  assert.deepEqual(cellOf(''), { priceIdr: null, offBasisPoints: null })
  for (const typed of ['murah', '-5', '91%', '99999999999', '5 %%', '12.5.x'])
    assert.equal(cellOf(typed), undefined, typed)
  for (const typed of ['17.500', '2,5%', '', '0', '90%']) assert.equal(textOf(cellOf(typed)!), typed)
  assert.deepEqual([offOf('0'), offOf('90'), offOf('90,01'), percentOf(125)], [0, 9_000, null, '1,25'])
})

test('a table comes back however a spreadsheet has parted it', () => {
  const rows = readTable('\uFEFFKode;Produk;Emas\r\n"NTF-1";"Film; ""hemat""";"17.500"\r\n\r\nCV;Desain;5%\r\n')
  assert.deepEqual(
    rows.filter(({ column }) => column === 'Emas'),
    [
      { code: 'ntf-1', column: 'Emas', text: '17.500' },
      { code: 'cv', column: 'Emas', text: '5%' },
    ],
  )
  assert.equal(rows.find(({ column }) => column === 'Produk')!.text, 'Film; "hemat"')
  // A price with a comma for its thousands is parted by semicolons or stands in quotes.
  assert.deepEqual(readTable('Kode,Emas\nA,"2,5%"'), [{ code: 'a', column: 'Emas', text: '2,5%' }])
})
