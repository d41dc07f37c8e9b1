import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Charge } from '#services/payments/gateways/port.ts'
import { readQris } from '#services/payments/gateways/qris.ts'
import type { Book } from './book.ts'
import { feeOf } from './instruments.ts'
import { eventually, startBench } from './test-bench.ts'
import type { Bench } from './test-bench.ts'

const AMOUNT = 1_250_000
const FEE = 8750

type End = { status: Charge['status']; paid: number[]; events: string[] }
const ENDS: Record<string, End> = {
  bayar: { status: 'paid', paid: [AMOUNT], events: ['charge.paid'] },
  'bayar-telat': { status: 'expired', paid: [AMOUNT], events: ['charge.expired', 'charge.paid_late'] },
  'bayar-dobel': { status: 'paid', paid: [AMOUNT, AMOUNT], events: ['charge.paid', 'charge.paid'] },
  'nominal-salah': { status: 'pending', paid: [AMOUNT + 1000], events: ['charge.amount_mismatch'] },
  kedaluwarsa: { status: 'expired', paid: [], events: ['charge.expired'] },
  gagal: { status: 'failed', paid: [], events: ['charge.failed'] },
}

for (const [act, end] of Object.entries(ENDS)) {
  test(`${act} ends as documented, by control and by form alike`, async (t) => {
    const bench = await startBench(t)
    for (const press of [byControl, byForm]) {
      const { reference } = await bench.gateway.charge(bench.request())
      await press(bench, reference, act)
      const charge = await statusOf(bench, reference)
      assert.equal(charge.status, end.status)
      assert.deepEqual(
        charge.payments.map((payment) => payment.amountIdr),
        end.paid,
      )
      assert.equal(new Set(charge.payments.map((payment) => payment.id)).size, end.paid.length)
      assert.equal(
        charge.feeIdr,
        charge.payments.reduce((sum, payment) => sum + feeOf('qris', payment.amountIdr), 0),
      )
      await bench.control('flush', {})
      const types = bench.shop.posts.filter(({ body }) => body.includes(`"${reference}"`)).map(({ type }) => type)
      assert.deepEqual(types, ['charge.pending', ...end.events])
    }
  })
}

test('what is not possible any more is refused with a reason and changes nothing', async (t) => {
  const bench = await startBench(t)
  const possible: Record<string, string[]> = {
    bayar: ['bayar'],
    kedaluwarsa: ['bayar-telat'],
    gagal: [],
  }
  for (const [first, allowed] of Object.entries(possible)) {
    for (const next of Object.keys(ENDS)) {
      const { reference } = await bench.gateway.charge(bench.request())
      await byControl(bench, reference, first)
      const before = await statusOf(bench, reference)
      if (allowed.includes(next)) await byControl(bench, reference, next)
      else await assert.rejects(byControl(bench, reference, next), /act-not-possible/)
      const after = await statusOf(bench, reference)
      assert.equal(after.status, before.status)
      assert.equal(after.payments.length, before.payments.length + (allowed.includes(next) ? 1 : 0))
    }
  }
})

test('money may still come after a cancellation', async (t) => {
  const bench = await startBench(t)
  const { reference } = await bench.gateway.charge(bench.request())
  assert.equal((await bench.gateway.cancel(reference)).status, 'cancelled')
  assert.equal((await bench.gateway.cancel(reference)).status, 'cancelled')
  await byControl(bench, reference, 'bayar-telat')
  const charge = await statusOf(bench, reference)
  assert.deepEqual([charge.status, charge.payments.length], ['cancelled', 1])
})

test('a wrong amount can be chosen, the right one is not wrong', async (t) => {
  const bench = await startBench(t)
  const { reference } = await bench.gateway.charge(bench.request())
  await bench.control(`charges/${reference}/nominal-salah`, { amountIdr: 5 })
  await assert.rejects(bench.control(`charges/${reference}/nominal-salah`, { amountIdr: AMOUNT }), /amount-right/)
  await byControl(bench, reference, 'bayar')
  const charge = await statusOf(bench, reference)
  assert.deepEqual(
    charge.payments.map((payment) => payment.amountIdr),
    [5, AMOUNT],
  )
  assert.equal(charge.status, 'paid')
})

test('time runs out by itself, with one webhook', async (t) => {
  const bench = await startBench(t)
  const { reference } = await bench.gateway.charge(
    bench.request({ expiresAt: new Date(Date.now() + 3_000).toISOString() }),
  )
  const expired = () => bench.shop.posts.some(({ type }) => type === 'charge.expired')
  await eventually('the expiry webhook', expired, 30_000)
  assert.equal((await statusOf(bench, reference)).status, 'expired')
  await bench.control('flush', {})
  assert.deepEqual(
    bench.shop.posts.map(({ type }) => type),
    ['charge.pending', 'charge.expired'],
  )
})

test('each method has its instrument', async (t) => {
  const { gateway, request, running } = await startBench(t)
  const qris = await gateway.charge(request())
  const read = readQris(qris.qrString ?? '')
  assert.ok('qris' in read)
  assert.deepEqual([read.qris.kind, read.qris.amountIdr, read.qris.billNumber], ['dynamic', AMOUNT, qris.reference])
  const long = await gateway.charge(request({ reference: 'R'.repeat(64) }))
  const readLong = readQris(long.qrString ?? '')
  assert.equal('qris' in readLong && readLong.qris.billNumber, long.gatewayId)
  for (const [bank, digits] of Object.entries({ bca: 16, bni: 16, bri: 18, mandiri: 16, permata: 16 })) {
    const va = await gateway.charge(request({ method: 'va', bank: bank as 'bca' }))
    assert.equal(va.vaNumber?.length, digits)
    assert.equal(va.bank, bank)
  }
  const ewallet = await gateway.charge(request({ method: 'ewallet', wallet: 'gopay' }))
  assert.equal(ewallet.actionUrl, `http://localhost:${running.port}/pay/${ewallet.reference}`)
})

test('fees are whole rupiah, half up, never more than the payment', () => {
  assert.equal(feeOf('qris', AMOUNT), FEE)
  assert.deepEqual(
    [71, 72, 500, 214].map((amount) => feeOf('qris', amount)),
    [0, 1, 4, 1],
  )
  assert.deepEqual(
    [AMOUNT, 100].map((amount) => feeOf('ewallet', amount)),
    [18_750, 2],
  )
  assert.deepEqual(
    [AMOUNT, 3999].map((amount) => feeOf('va', amount)),
    [4000, 3999],
  )
  const method = fc.constantFrom('qris' as const, 'va' as const, 'ewallet' as const)
  fc.assert(
    fc.property(method, fc.integer({ min: 1, max: 999_999_999_999 }), (by, amount) => {
      const fee = feeOf(by, amount)
      assert.ok(Number.isSafeInteger(fee) && fee >= 0 && fee <= amount)
    }),
  )
})

test('the book lists every charge and adds up', async (t) => {
  const bench = await startBench(t)
  const first = await bench.gateway.charge(bench.request())
  await byControl(bench, first.reference, 'bayar-dobel')
  await bench.gateway.refund({ reference: first.reference, refundKey: 'R-1', amountIdr: AMOUNT, reason: 'dobel' })
  await bench.gateway.charge(bench.request())
  const book = await bench.control<Book>('book')
  assert.deepEqual(book.charges[0], await statusOf(bench, first.reference))
  assert.equal(book.charges.length, 2)
  const netIdr = AMOUNT - 2 * FEE
  assert.deepEqual(book.totals, { receivedIdr: 2 * AMOUNT, feesIdr: 2 * FEE, refundedIdr: AMOUNT, netIdr })
})

async function byControl(bench: Bench, reference: string, act: string): Promise<void> {
  await bench.control(`charges/${reference}/${act}`, {})
}

async function byForm(bench: Bench, reference: string, act: string): Promise<void> {
  const page = `${bench.running.url}/pay/${reference}`
  const answer = await fetch(`${page}/${act}`, {
    method: 'POST',
    body: new URLSearchParams({ amountIdr: '' }),
    redirect: 'manual',
  })
  assert.equal(answer.status, 303)
  assert.equal(answer.headers.get('location'), `/pay/${reference}`)
  assert.match(await (await fetch(page)).text(), /bukan pembayaran sungguhan/)
}

async function statusOf({ gateway }: Bench, reference: string): Promise<Charge> {
  const charge = await gateway.status(reference)
  assert.ok(charge)
  return charge
}
