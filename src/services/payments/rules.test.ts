import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Charge, ChargeStatus, Payment } from './gateways/port.ts'
import { type CaptureOutcome, classify, type IntentStatus, nextCheck, nextStatus } from './rules.ts'

const ASKED = 750_000
const MINUTE = 60_000
const statuses = ['pending', 'paid', 'expired', 'failed', 'cancelled'] as const

function chargeOf(payments: Payment[], status: ChargeStatus): Charge {
  return {
    ...{ reference: 'RK1', gatewayId: 'sim_1', status, amountIdr: ASKED, currency: 'IDR', method: 'qris' as const },
    ...{ qrString: 'x'.repeat(20), expiresAt: '2026-11-21T08:00:00.000Z', feeIdr: 0, payments, refunds: [] },
  }
}

/** Few distinct moments, so that payments of the same millisecond are common. */
const payments = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    amountIdr: fc.constantFrom(ASKED, ASKED, ASKED + 1000, 1),
    paidAt: fc.integer({ min: 0, max: 3 }).map((second) => `2026-11-21T07:00:0${second}.000Z`),
    feeIdr: fc.constant(0),
  }),
  { maxLength: 5, selector: ({ id }) => id },
)

const outcomesOf = (charge: Charge) =>
  Object.fromEntries(classify(charge).map(({ payment, outcome }) => [payment.id, outcome]))

test('in whatever order the gateway lists payments, each is the same', () => {
  const listed = payments.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }), fc.constantFrom(...statuses)),
  )
  fc.assert(
    fc.property(listed, ([list, shuffled, status]) => {
      assert.deepEqual(outcomesOf(chargeOf(shuffled, status)), outcomesOf(chargeOf(list, status)))
    }),
  )
})

test('all permutations of one list of every kind of money', () => {
  const at = '2026-11-21T07:00:00.000Z'
  const list = [ASKED, ASKED, ASKED + 1000, ASKED].map((amountIdr, index) => ({
    id: `pay_${index}`,
    amountIdr,
    paidAt: at,
    feeIdr: 0,
  }))
  const expected = { pay_0: 'exact', pay_1: 'double', pay_2: 'wrong_amount', pay_3: 'double' }
  for (const order of permutations(list)) assert.deepEqual(outcomesOf(chargeOf(order, 'paid')), expected)
})

test('every payment is captured once, at most one is exact, and none on a charge that ended', () => {
  fc.assert(
    fc.property(payments, fc.constantFrom(...statuses), (list, status) => {
      const found = classify(chargeOf(list, status))
      assert.deepEqual(found.map(({ payment }) => payment.id).toSorted(), list.map(({ id }) => id).toSorted())
      const count = (wanted: CaptureOutcome) => found.filter(({ outcome }) => outcome === wanted).length
      const right = list.filter(({ amountIdr }) => amountIdr === ASKED).length
      const ended = ['expired', 'failed', 'cancelled'].includes(status)
      assert.equal(count('exact'), !ended && right > 0 ? 1 : 0)
      assert.equal(count('late'), ended ? right : 0)
      assert.equal(count('wrong_amount'), list.length - right)
    }),
  )
})

test('settling again and again while money comes in, in any rhythm, captures what settling once at the end does', () => {
  const growing = payments.chain((list) => {
    const ordered = list.toSorted((a, b) => (a.paidAt + a.id < b.paidAt + b.id ? -1 : 1))
    return fc.tuple(fc.constant(ordered), fc.array(fc.nat(ordered.length), { maxLength: 8 }))
  })
  fc.assert(
    fc.property(growing, fc.constantFrom(...statuses), ([list, looks], status) => {
      const captured = new Map<string, CaptureOutcome>()
      for (const seen of [...looks.toSorted((a, b) => a - b), list.length, list.length]) {
        for (const { payment, outcome } of classify(chargeOf(list.slice(0, seen), status))) {
          if (!captured.has(payment.id)) captured.set(payment.id, outcome)
        }
      }
      assert.deepEqual(Object.fromEntries(captured), outcomesOf(chargeOf(list, status)))
    }),
  )
})

test('a status never goes back, whatever is reported and in whatever order', () => {
  const rank: Record<IntentStatus, number> = { intent: 0, pending: 1, failed: 2, expired: 2, cancelled: 2, paid: 3 }
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...statuses), { maxLength: 8 }), (reports) => {
      let now: IntentStatus = 'intent'
      for (const reported of reports) {
        const next: IntentStatus = nextStatus(now, reported)
        assert.ok(next === now || rank[next] > rank[now])
        now = next
      }
      if (reports.includes('paid')) assert.equal(now, 'paid')
    }),
  )
})

test('the gateway is asked again in growing gaps, and not at all three days after the end', () => {
  const from = new Date('2026-11-21T07:00:00.000Z')
  const end = new Date(from.getTime() + 60 * MINUTE)
  let now = from
  let gap = 0
  let asked = 0
  for (;;) {
    const next = nextCheck({ createdAt: from, expiresAt: end, paid: false }, now, 15_000)
    if (!next) break
    assert.ok(next.getTime() - now.getTime() >= gap, 'gaps do not shrink')
    gap = next.getTime() - now.getTime()
    assert.ok(gap >= 15_000 && gap <= 60 * MINUTE)
    now = next
    asked += 1
  }
  assert.ok(now.getTime() > end.getTime() + 72 * 60 * MINUTE)
  assert.ok(asked < 120, `asked ${asked} times`)
})

test('a paid charge is asked about seldom, and as long', () => {
  const [from, end] = [new Date('2026-11-21T07:00:00Z'), new Date('2026-11-21T08:00:00Z')]
  let now = from
  let asked = 0
  for (;;) {
    const next = nextCheck({ createdAt: from, expiresAt: end, paid: true }, now, 15_000)
    if (!next) break
    assert.ok(next.getTime() - now.getTime() >= 2 * MINUTE)
    now = next
    asked += 1
  }
  assert.ok(now.getTime() > end.getTime() + 72 * 60 * MINUTE)
  assert.ok(asked <= 13, `asked ${asked} times`)
})

function* permutations<T>(list: readonly T[]): Generator<T[]> {
  if (list.length === 0) yield []
  for (const [index, one] of list.entries()) {
    for (const rest of permutations(list.toSpliced(index, 1))) yield [one, ...rest]
  }
}
