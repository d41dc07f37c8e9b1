import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allotmentOf, dpOf } from './rules.ts'

test('DP is a round share and never the whole', () => {
  assert.equal(dpOf(1_499_000, 50), 750_000)
  assert.equal(dpOf(999_000, 30), 300_000)
  assert.equal(dpOf(1_000, 90), 999)
})

test('only exact money in time pays an invoice', () => {
  assert.deepEqual(allotmentOf('exact', 'open', true), { pays: true })
  assert.deepEqual(allotmentOf('exact', 'paid', true), { pays: false, reason: 'double' })
  assert.deepEqual(allotmentOf('exact', 'open', false), { pays: false, reason: 'order_expired' })
  assert.deepEqual(allotmentOf('exact', 'expired', true), { pays: true })
  assert.deepEqual(allotmentOf('exact', 'expired', false), { pays: false, reason: 'order_expired' })
  assert.deepEqual(allotmentOf('late', 'open', true), { pays: false, reason: 'late' })
  assert.deepEqual(allotmentOf('double', 'paid', true), { pays: false, reason: 'double' })
  assert.deepEqual(allotmentOf('wrong_amount', 'open', true), { pays: false, reason: 'wrong_amount' })
})
