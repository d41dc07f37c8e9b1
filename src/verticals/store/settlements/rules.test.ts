import assert from 'node:assert/strict'
import { test } from 'node:test'
import { guessMapping, headPlace, instantIn, lineOf, matchLines, rupiahIn } from './rules.ts'

test('sums as gateways and table programs write them', () => {
  const sums: [string, number | null][] = [
    ['25000', 25_000],
    ['25000.00', 25_000],
    ['25,000.00', 25_000],
    ['Rp 25.000', 25_000],
    ['Rp25.000,50', 25_001],
    ['1.250.000', 1_250_000],
    ['-25000', -25_000],
    ['(25.000,00)', -25_000],
    ['175.35', 175],
    ['Rp 25.000,-', 25_000],
    ['25.000,--', 25_000],
    ['-25.000,-', -25_000],
    ['25.000,00-', -25_000],
    ['Rp. 75', 75],
    ['IDR.500', 500],
    ['0', 0],
    ['', null],
    ['-', null],
    ['QRIS', null],
  ]
  for (const [cell, idr] of sums) assert.equal(rupiahIn(cell), idr, cell)
})

test('times are Jakarta’s unless they name a zone', () => {
  assert.equal(instantIn('2026-11-21 14:05:09'), '2026-11-21T07:05:09.000Z')
  assert.equal(instantIn('21/11/2026 14:05'), '2026-11-21T07:05:00.000Z')
  assert.equal(instantIn('2026-11-21T14:05:09Z'), '2026-11-21T14:05:09.000Z')
  assert.equal(instantIn('2026-11-21 14:05:09 +0700'), '2026-11-21T07:05:09.000Z')
  assert.equal(instantIn('kemarin'), null)
})

test('columns are known by their names, also below a preamble', () => {
  assert.deepEqual(
    guessMapping(['Order ID', 'Transaction ID', 'Channel', 'Amount', 'Fee', 'Net Amount', 'Transaction time']),
    { reference: 0, paymentId: 1, amount: 3, fee: 4, net: 5, paidAt: 6 },
  )
  assert.deepEqual(guessMapping(['No Referensi', 'Nominal', 'Biaya (Rp)', 'Tanggal']), {
    reference: 0,
    amount: 1,
    fee: 2,
    paidAt: 3,
  })
  assert.equal(
    headPlace([['Laporan settlement'], ['Periode', 'Nov 2026'], ['external_id', 'gross_amount'], ['A', '1']]),
    2,
  )
})

test('the fee is what is missing from the net sum; a line of totals is none', () => {
  const mapping = { reference: 0, amount: 1, fee: 2, net: 3, paymentId: null, paidAt: null }
  assert.equal(lineOf(['RK1', '25000', '175', '24805'], mapping)!.feeIdr, 195)
  assert.equal(lineOf(['RK1', '25000', '-175', ''], mapping)!.feeIdr, 175)
  assert.equal(lineOf(['RK1', '25000', '', ''], mapping)!.feeIdr, null)
  assert.equal(lineOf(['', '25000', '175', ''], mapping), null)
  assert.equal(lineOf(['Total', '', '', ''], mapping), null)
})

test('each payment is taken by one line, and by the one that names it', () => {
  const paid = (id: string, amount_idr: number, fee_idr: number) => ({
    ...{ id, reference: 'RK1', gateway_payment_id: `P-${id}`, amount_idr, fee_idr, paid_at: '' },
  })
  const captures = [paid('a', 25_000, 175), paid('b', 25_000, 175), paid('c', 30_000, 210)]
  const line = (reference: string, amountIdr: number, feeIdr: number | null, paymentId = '') => ({
    ...{ reference, amountIdr, feeIdr, paymentId },
  })
  const found = matchLines(
    [
      line('RK1', 25_000, 175, 'P-b'),
      line('RK1', 30_000, 200),
      line('', 25_000, null, 'P-a'),
      line('RK1', 25_000, 175),
      line('RK9', 25_000, 175),
      line('RK1', -25_000, 0),
    ],
    captures,
    new Set(),
  )
  assert.deepEqual(
    found.map(({ result, capture }) => [result, capture?.id ?? null]),
    [
      ['matched', 'b'],
      ['fee_differs', 'c'],
      ['matched', 'a'],
      ['duplicate', 'a'],
      ['missing_with_us', null],
      ['not_a_payment', null],
    ],
  )
  assert.equal(matchLines([line('RK1', 1, 0)], captures, new Set(['a', 'b']))[0]!.result, 'amount_differs')
  assert.equal(matchLines([line('RK1', 25_000, 175)], captures, new Set(['a', 'b', 'c']))[0]!.result, 'duplicate')
  const again = matchLines([line('RK1', 30_000, 210)], captures, new Set(['a', 'b', 'c']))[0]!
  assert.deepEqual([again.result, again.capture?.id], ['duplicate', 'c'], 'of the payment that it is about')
})
