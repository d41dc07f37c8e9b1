import assert from 'node:assert/strict'
import { test } from 'node:test'
import { normaliseWhatsapp, mailboxOf } from './buyer.ts'
import { worthsOf } from './conclude.ts'
import { allotmentOf, bundleStanding, maskEmail, maskName, placesOf, standingOf } from './rules.ts'
import type { OrderStatus } from './schemas.ts'

const money = (outcome: 'exact' | 'late' | 'double' | 'wrong_amount', status: OrderStatus, amountIdr = 25_000) =>
  allotmentOf({ outcome, amountIdr }, { status, totalIdr: 25_000 })
const pays = (excessIdr: number, elseReason: string) => ({ kind: 'pay', excessIdr, elseReason })
const credit = (reason: string) => ({ kind: 'credit', reason })

test('what money becomes, as docs/store-money.md says it', () => {
  for (const status of ['pending_payment', 'expired', 'cancelled'] as const) {
    assert.deepEqual(money('exact', status), pays(0, 'out_of_stock'))
    // The notice of the second payment may come first.
    assert.deepEqual(money('double', status), pays(0, 'out_of_stock'))
    assert.deepEqual(money('wrong_amount', status, 24_999), credit('wrong_amount'))
  }
  assert.deepEqual(money('late', 'pending_payment'), pays(0, 'late'))
  assert.deepEqual(money('late', 'expired'), pays(0, 'late'))
  assert.deepEqual(money('late', 'cancelled'), credit('late'))
  assert.deepEqual(money('wrong_amount', 'pending_payment', 26_000), pays(1_000, 'wrong_amount'))
  assert.deepEqual(money('wrong_amount', 'expired', 26_000), pays(1_000, 'wrong_amount'))
  assert.deepEqual(money('wrong_amount', 'cancelled', 26_000), credit('wrong_amount'))
  for (const status of ['paid', 'processing', 'delivered', 'partially_delivered', 'attention', 'refunded'] as const) {
    assert.deepEqual(money('exact', status), credit('double'))
    assert.deepEqual(money('double', status), credit('double'))
    assert.deepEqual(money('late', status), credit('late'))
    assert.deepEqual(money('wrong_amount', status, 99_000), credit('wrong_amount'))
  }
})

test('an order stands as its lines do, a bundle as its parts', () => {
  const lines = (...all: string[]) => all.map((status) => ({ status, kind: 'stock' }))
  assert.equal(standingOf(lines('delivered', 'delivered')), 'delivered')
  assert.equal(standingOf(lines('delivered', 'partial')), 'partially_delivered')
  assert.equal(standingOf(lines('delivered', 'credited')), 'partially_delivered')
  assert.equal(standingOf(lines('credited', 'cancelled')), 'refunded')
  assert.equal(standingOf(lines('delivered', 'queued')), 'processing')
  assert.equal(standingOf(lines('queued', 'attention')), 'attention')
  assert.equal(bundleStanding(lines('delivered', 'credited')), 'partial')
  assert.equal(bundleStanding(lines('credited')), 'credited')
})

test('discount and fee are shared by price, to the rupiah', () => {
  const order = { total_idr: 9_000, credit_idr: 1_000, wallet_idr: 0 }
  const paid = (...figures: number[]) => figures.map((paidIdr) => ({ paidIdr, walletIdr: 0 }))
  assert.deepEqual(worthsOf(order, [{ total_idr: 20_000 }, { total_idr: 10_000 }]), paid(6_667, 3_333))
  assert.deepEqual(worthsOf({ total_idr: 0, credit_idr: 0, wallet_idr: 0 }, [{ total_idr: 0 }]), paid(0))
})

test('what a wallet paid is shared by itself, so that neither way of paying pays for the other', () => {
  const worths = worthsOf({ total_idr: 0, credit_idr: 1_000, wallet_idr: 9_001 }, [
    { total_idr: 20_000 },
    { total_idr: 10_000 },
    { total_idr: 0 },
  ])
  assert.deepEqual(worths, [
    { paidIdr: 667, walletIdr: 6_001 },
    { paidIdr: 333, walletIdr: 3_000 },
    { paidIdr: 0, walletIdr: 0 },
  ])
})

test('one contact in many spellings is one buyer', () => {
  for (const typed of ['0812 3456 7890', '62812-3456-7890', '+62 812 3456 7890', '81234567890'])
    assert.equal(normaliseWhatsapp(typed), '+6281234567890')
  assert.equal(normaliseWhatsapp('+65 8123 4567'), '+6581234567')
  assert.equal(normaliseWhatsapp('halo'), null)
  assert.equal(mailboxOf('Ri.Na+promo@GoogleMail.com'), 'rina@gmail.com')
  assert.equal(mailboxOf('ri.na+promo@contoh.id'), 'ri.na@contoh.id')
})

test('what others may see of a buyer', () => {
  assert.equal(maskEmail('rina@contoh.id'), 'r•••@contoh.id')
  assert.equal(maskName('Rina Wati'), 'R••• W•••')
})

test('units of one line are numbered, and one that replaces another has its number', () => {
  const unit = (id: string, itemId = 'a', replacesId: string | null = null) => ({ id, itemId, replacesId })
  const places = placesOf([unit('1'), unit('2'), unit('9', 'b'), unit('3'), unit('4', 'a', '2'), unit('5', 'a', '4')])
  assert.deepEqual(
    ['1', '2', '3', '4', '5'].map((id) => places.get(id)),
    [1, 2, 3, 2, 2].map((place) => ({ place, count: 3 })),
  )
  assert.equal(places.get('9'), undefined)
  assert.equal(placesOf([unit('1'), unit('2', 'a', '1')]).size, 0)
})
