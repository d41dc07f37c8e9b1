import assert from 'node:assert/strict'
import { test } from 'node:test'
import { marginOf, resellerPrice, tierFor } from './rules.ts'
import { readLines, targetOf } from './typed.ts'

test('lines are read however they are parted, and a missing number is one', () => {
  const read = readLines('NTF-1 2 rina@contoh.id\n\n  ml86,3;12345678 (2021)\ncv\tbudi@contoh.id\nSPOT 1x\n')
  assert.deepEqual(
    read.map(({ line, code, quantity, target }) => [line, code, quantity, target]),
    [
      [1, 'ntf-1', 2, 'rina@contoh.id'],
      [3, 'ml86', 3, '12345678 (2021)'],
      [4, 'cv', 1, 'budi@contoh.id'],
      [5, 'spot', 1, ''],
    ],
  )
})

test('what was told goes to the fields in their order', () => {
  const two = [{ key: 'user' }, { key: 'server' }]
  assert.deepEqual(targetOf([{ key: 'email' }], 'a b'), { email: 'a b' })
  assert.deepEqual(targetOf(two, '123 | Asia Timur'), { user: '123', server: 'Asia Timur' })
  assert.deepEqual(targetOf(two, '123 2021'), { user: '123', server: '2021' })
  assert.deepEqual(targetOf(two, '123'), { user: '123' })
  assert.deepEqual(targetOf([], 'apa saja'), {})
})

test('a price for one reseller comes before the level’s, and that before what the level takes off everything', () => {
  const rules = { own: null, tier: null, offBasisPoints: 250, costIdr: 0 }
  assert.equal(resellerPrice(10_000, rules), 9_750)
  assert.equal(resellerPrice(10_000, { ...rules, tier: { offBasisPoints: 1_000 } }), 9_000)
  assert.equal(resellerPrice(10_000, { ...rules, tier: { priceIdr: 8_000 }, own: { priceIdr: 8_500 } }), 8_500)
  // Never dearer than in the shop, and per cents never below cost; a fixed price is the owner's own word.
  assert.equal(resellerPrice(10_000, { ...rules, own: { priceIdr: 12_000 } }), 10_000)
  assert.equal(resellerPrice(10_000, { ...rules, offBasisPoints: 5_000, costIdr: 9_100 }), 9_100)
  assert.equal(resellerPrice(10_000, { ...rules, own: { priceIdr: 1_000 }, costIdr: 9_100 }), 1_000)
  assert.equal(resellerPrice(10_000, { ...rules, offBasisPoints: 5_000, costIdr: 11_000 }), 10_000)
})

test('a margin is what was paid above the reseller’s price, never below zero', () => {
  assert.deepEqual([marginOf(10_000, 8_000), marginOf(7_000, 8_000)], [2_000, 0])
})

test('turnover reaches the highest level it can', () => {
  const tiers = [
    { id: 'a', rank: 1, turnover_idr: 0 },
    { id: 'c', rank: 3, turnover_idr: 500 },
    { id: 'b', rank: 2, turnover_idr: 100 },
  ]
  assert.deepEqual(
    [0, 99, 100, 9_999].map((idr) => tierFor(tiers, idr)?.id),
    ['a', 'a', 'b', 'c'],
  )
})
