import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { allocate, formatRupiah, portion } from './rupiah.ts'

test('rupiah reads as people write it', () => {
  assert.equal(formatRupiah(1_250_000), 'Rp\u00a01.250.000')
  assert.equal(formatRupiah(0), 'Rp\u00a00')
  assert.equal(formatRupiah(-1500), '-Rp\u00a01.500')
  assert.throws(() => formatRupiah(0.5))
})

test('a portion is rounded half away from zero', () => {
  assert.equal(portion(1_000, 7, 1_000), 7)
  assert.equal(portion(500, 1, 1_000), 1)
  assert.equal(portion(-500, 1, 1_000), -1)
  assert.equal(portion(499, 1, 1_000), 0)
})

test('allocation never loses or makes a rupiah', () => {
  const weights = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 12 }).filter((list) => list.some(Boolean))
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), weights, (total, list) => {
      const parts = allocate(total, list)
      assert.equal(
        parts.reduce((left, right) => left + right, 0),
        total,
      )
      const sum = list.reduce((left, right) => left + right, 0)
      parts.forEach((part, index) => assert.ok(Math.abs(part - (total * list[index]!) / sum) <= 1.001))
    }),
  )
})
