import assert from 'node:assert/strict'
import { test } from 'node:test'
import { backoffMs, isGivenUp } from './rules.ts'

test('gaps double up to an hour and are spread', () => {
  assert.deepEqual(
    [1, 2, 3, 9, 10, 11, 40].map((n) => backoffMs(n, 0)),
    [5_000, 10_000, 20_000, 1_280_000, 2_560_000, 3_600_000, 3_600_000],
  )
  assert.equal(backoffMs(1, 1), 6_000)
})

test('an attempt is the last when it must not be repeated or there were enough', () => {
  assert.equal(isGivenUp(1, 8, false), true)
  assert.equal(isGivenUp(7, 8, true), false)
  assert.equal(isGivenUp(8, 8, true), true)
})
