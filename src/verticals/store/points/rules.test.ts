import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { endOf, pointsFor, settleChange } from './rules.ts'

test('whole points of the money that was paid and has not gone back', () => {
  const points = (soldIdr: number, backIdr = 0) => pointsFor({ perPointIdr: 1_000, soldIdr, backIdr })
  assert.deepEqual([points(0), points(999), points(1_000), points(25_999)], [0, 0, 1, 25])
  assert.deepEqual([points(25_000, 1), points(25_000, 25_000), points(25_000, 99_000)], [24, 0, 0])
})

test('points come and go in whole months; where a month has no such day, on its last', () => {
  const end = (now: string, months: number | null) => endOf(new Date(now), months)?.toISOString() ?? null
  assert.equal(end('2026-11-21T10:00:00Z', 12), '2027-11-21T10:00:00.000Z')
  assert.equal(end('2027-01-31T10:00:00Z', 1), '2027-02-28T10:00:00.000Z')
  assert.equal(end('2026-11-21T10:00:00Z', null), null)
})

test('what cannot be taken back is owed, and the next points make up for it', () => {
  assert.deepEqual(settleChange(-30, { balance: 10, owed: 0 }), { earned: 0, clawed: 10, owed: 20 })
  assert.deepEqual(settleChange(15, { balance: 0, owed: 20 }), { earned: 15, clawed: 15, owed: 5 })
  assert.deepEqual(settleChange(15, { balance: 3, owed: 5 }), { earned: 15, clawed: 5, owed: 0 })
  assert.deepEqual(settleChange(0, { balance: 3, owed: 5 }), { earned: 0, clawed: 0, owed: 5 })
})

test('however points come and go, a balance less what is owed is what was earned', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -500, max: 500 }), { maxLength: 40 }), (changes) => {
      let account = { balance: 0, owed: 0 }
      for (const change of changes) {
        const { earned, clawed, owed } = settleChange(change, account)
        account = { balance: account.balance + earned - clawed, owed }
        assert.ok(account.balance >= 0 && account.owed >= 0)
        assert.ok(account.balance === 0 || account.owed === 0)
      }
      assert.equal(
        account.balance - account.owed,
        changes.reduce((sum, change) => sum + change, 0),
      )
    }),
  )
})
