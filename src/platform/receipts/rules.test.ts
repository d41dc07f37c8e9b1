import assert from 'node:assert/strict'
import { test } from 'node:test'
import { leftAfter, receiptNumber, spellRupiah } from './rules.ts'

test('amounts are spelled as Indonesian receipts spell them', () => {
  const words: [number, string][] = [
    [0, 'nol rupiah'],
    [11, 'sebelas rupiah'],
    [19, 'sembilan belas rupiah'],
    [100, 'seratus rupiah'],
    [1_000, 'seribu rupiah'],
    [1_100, 'seribu seratus rupiah'],
    [21_011, 'dua puluh satu ribu sebelas rupiah'],
    [100_000, 'seratus ribu rupiah'],
    [750_000, 'tujuh ratus lima puluh ribu rupiah'],
    [1_250_000, 'satu juta dua ratus lima puluh ribu rupiah'],
    [1_001_000_000, 'satu miliar satu juta rupiah'],
    [2_000_000_000_001, 'dua triliun satu rupiah'],
  ]
  for (const [amount, word] of words) assert.equal(spellRupiah(amount), word)
  assert.throws(() => spellRupiah(-1))
  assert.throws(() => spellRupiah(1.5))
})

test('a receipt is numbered after its invoice and says what is left', () => {
  assert.equal(receiptNumber('RK-261121-7KQ2MV-A'), 'KW-261121-7KQ2MV-A')
  assert.equal(leftAfter({ kind: 'dp', amountIdr: 750_000, totalIdr: 1_499_000 }), 749_000)
  assert.equal(leftAfter({ kind: 'settlement', amountIdr: 749_000, totalIdr: 1_499_000 }), 0)
})
