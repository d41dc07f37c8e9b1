import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatCount, formatDay, formatDuration, formatInstant, formatTime } from './format.ts'

test('instants are told in Jakarta time, in both languages', () => {
  assert.equal(formatInstant('2026-11-21T07:05:00.000Z', 'id'), 'Sab, 21 Nov 2026 14.05 WIB')
  assert.equal(formatInstant('2026-11-21T07:05:00.000Z', 'en'), 'Sat, 21 Nov 2026 14:05 WIB')
})

test('the day turns at midnight in Jakarta', () => {
  assert.equal(formatDay('2026-12-31T16:59:59.000Z', 'id'), '31 Des 2026')
  assert.equal(formatDay('2026-12-31T17:00:00.000Z', 'id'), '1 Jan 2027')
  assert.equal(formatTime('2026-12-31T17:00:00.000Z', 'id'), '00.00')
})

test('durations use words and at most two units', () => {
  assert.equal(formatDuration(3_900, 'id'), '1 jam 5 menit')
  assert.equal(formatDuration(45, 'id'), '45 detik')
  assert.equal(formatDuration(86_400, 'en'), '1 day')
  assert.equal(formatDuration(-5, 'en'), '0 seconds')
})

test('figures stand in groups of three', () => {
  assert.deepEqual(
    [0, 999, 1_000, 1_234_567].map((count) => formatCount(count, 'id')),
    ['0', '999', '1.000', '1.234.567'],
  )
  assert.equal(formatCount(-12_500, 'en'), '-12,500')
})
