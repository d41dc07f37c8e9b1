import assert from 'node:assert/strict'
import { test } from 'node:test'
import { leastId } from '#kernel/db/id.ts'
import { dayAfter, dayOf, medianOf, startOf } from './rules.ts'

test('a day begins at midnight in Jakarta', () => {
  assert.equal(dayOf(new Date('2026-11-21T16:59:59Z')), '2026-11-21')
  assert.equal(dayOf(new Date('2026-11-21T17:00:00Z')), '2026-11-22')
  assert.equal(startOf('2026-11-22').toISOString(), '2026-11-21T17:00:00.000Z')
  assert.equal(dayAfter('2026-03-01', -1), '2026-02-28')
})

test('the least id of a moment stands before every id of it and after those of the moment before', () => {
  const at = new Date('2026-11-21T17:00:00Z')
  assert.match(leastId(at), /^[0-9a-f]{8}-[0-9a-f]{4}-7000-8000-0{12}$/)
  assert.ok(leastId(at) > leastId(new Date(at.getTime() - 1)))
})

test('the median of counted times', () => {
  assert.equal(medianOf([]), null)
  assert.equal(medianOf([{}, {}]), null)
  assert.equal(medianOf([{ '2': 1 }]), 3)
  // Two of 3 s, one of 7 s, one of 60 s: the half is reached at 3 s.
  assert.equal(
    medianOf([
      { '2': 1, '6': 1 },
      { '2': 1, '17': 1 },
    ]),
    3,
  )
  assert.equal(medianOf([{ '2': 1, '6': 2 }, { '17': 1 }]), 7)
  // What is off the scale counts as its end.
  assert.equal(medianOf([{ '31': 1 }]), 259_200)
})
