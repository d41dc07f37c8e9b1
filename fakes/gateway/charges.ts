import { randomUUID } from 'node:crypto'
import type { Charge, ChargeRequest, ChargeStatus, Payment, Refund } from '#services/payments/gateways/port.ts'
import type { Desk } from './desk.ts'
import { feeOf, instrumentFor, newGatewayId } from './instruments.ts'
import { record } from './outbox.ts'
import type { EventType } from './outbox.ts'
import { Refusal } from './refusal.ts'
import type { NewRefund } from './shapes.ts'
import { atomically, change, row, rows } from './store.ts'

export type ChargeRow = {
  reference: string
  gatewayId: string
  request: string
  status: ChargeStatus
  amountIdr: number
  method: ChargeRequest['method']
  bank: ChargeRequest['bank'] | null
  wallet: ChargeRequest['wallet'] | null
  qrString: string | null
  vaNumber: string | null
  description: string
  customerName: string
  notifyUrl: string
  returnUrl: string | null
  expiresAt: string
  createdAt: string
}

/** Idempotent by reference: the same request again gives the charge of the first time, as it is now. */
export function openCharge(desk: Desk, request: ChargeRequest): { charge: Charge; isNew: boolean } {
  const canonical = JSON.stringify(request)
  const known = find(desk, request.reference)
  if (known) {
    if (known.request !== canonical)
      throw new Refusal(409, 'reference-conflict', 'Referensi ini sudah dipakai untuk permintaan lain.')
    return { charge: present(desk, known), isNew: false }
  }
  const now = desk.now()
  if (Date.parse(request.expiresAt) <= now.getTime())
    throw new Refusal(422, 'expiry-passed', 'Batas waktu sudah lewat.')
  const opened = atomically(desk.store, () => {
    insert(desk, request, canonical, now)
    const charge = mustFind(desk, request.reference)
    record(desk, 'charge.pending', charge)
    return charge
  })
  return { charge: present(desk, opened), isNew: true }
}

export function readCharge(desk: Desk, reference: string): Charge {
  return present(desk, mustFind(desk, reference))
}

/** Cancelling what is cancelled already is no second effect. */
export function cancelCharge(desk: Desk, reference: string): Charge {
  const charge = mustFind(desk, reference)
  if (charge.status === 'cancelled') return present(desk, charge)
  if (charge.status !== 'pending') throw new Refusal(412, 'not-pending', `Tagihan sudah ${charge.status}.`)
  atomically(desk.store, () => close(desk, charge, 'cancelled', 'charge.cancelled'))
  return readCharge(desk, reference)
}

/** Idempotent by refund key. Fees stay with the gateway. */
export function refundCharge(desk: Desk, reference: string, { refundKey, amountIdr, reason }: NewRefund): Refund {
  const charge = mustFind(desk, reference)
  if (charge.method === 'va')
    throw new Refusal(412, 'refund-not-supported', 'Pembayaran virtual account tidak bisa dikembalikan lewat API.')
  const refunds = refundsOf(desk, reference)
  const known = refunds.find((refund) => refund.key === refundKey)
  if (known) {
    if (known.amountIdr !== amountIdr)
      throw new Refusal(409, 'refund-conflict', 'Kunci pengembalian ini dipakai untuk jumlah lain.')
    return known
  }
  if (amountIdr > sum(paymentsOf(desk, reference)) - sum(refunds)) {
    throw new Refusal(412, 'refund-too-large', 'Jumlah melebihi uang yang diterima dan belum dikembalikan.')
  }
  const refund: Refund = { key: refundKey, amountIdr, status: 'done', at: desk.now().toISOString() }
  atomically(desk.store, () => {
    const values = [reference, refund.key, amountIdr, reason, refund.status, refund.at]
    change(
      desk.store,
      'insert into refunds (reference, key, amountIdr, reason, status, at) values (?, ?, ?, ?, ?, ?)',
      ...values,
    )
    record(desk, 'refund.done', charge, { refund })
  })
  return refund
}

/** Pending charges whose time has come become expired, each with its event. */
export function expireDue(desk: Desk): void {
  const due = rows<ChargeRow>(
    desk.store,
    `select * from charges where status = 'pending' and julianday(expiresAt) <= julianday(?)`,
    desk.now().toISOString(),
  )
  for (const charge of due) atomically(desk.store, () => close(desk, charge, 'expired', 'charge.expired'))
}

/** Moves a charge to an end state without money. Call inside `atomically`. */
export function close(desk: Desk, charge: ChargeRow, status: ChargeStatus, event: EventType): ChargeRow {
  change(desk.store, 'update charges set status = ? where reference = ?', status, charge.reference)
  const closed = { ...charge, status }
  record(desk, event, closed)
  return closed
}

/** Takes in one payment; `status` is what the charge is afterwards. Call inside `atomically`. */
export function receive(
  desk: Desk,
  charge: ChargeRow,
  amountIdr: number,
  status: ChargeStatus,
  event: EventType,
): ChargeRow {
  const id = `pay_${randomUUID().replaceAll('-', '')}`
  const payment: Payment = { id, amountIdr, paidAt: desk.now().toISOString(), feeIdr: feeOf(charge.method, amountIdr) }
  const values = [id, charge.reference, amountIdr, payment.feeIdr, payment.paidAt]
  change(
    desk.store,
    'insert into payments (id, reference, amountIdr, feeIdr, paidAt) values (?, ?, ?, ?, ?)',
    ...values,
  )
  change(desk.store, 'update charges set status = ? where reference = ?', status, charge.reference)
  const paid = { ...charge, status }
  record(desk, event, paid, { payment })
  return paid
}

export function mustFind(desk: Desk, reference: string): ChargeRow {
  const charge = find(desk, reference)
  if (!charge) throw new Refusal(404, 'charge-unknown', 'Tagihan tidak dikenal.')
  return charge
}

/** A row as the port's `Charge`. */
export function present(desk: Desk, charge: ChargeRow): Charge {
  const payments = paymentsOf(desk, charge.reference)
  const page = `${desk.publicUrl}/pay/${charge.reference}`
  return {
    reference: charge.reference,
    gatewayId: charge.gatewayId,
    status: charge.status,
    amountIdr: charge.amountIdr,
    currency: 'IDR',
    method: charge.method,
    ...(charge.qrString ? { qrString: charge.qrString } : {}),
    ...(charge.vaNumber ? { vaNumber: charge.vaNumber } : {}),
    ...(charge.bank ? { bank: charge.bank } : {}),
    ...(charge.wallet ? { wallet: charge.wallet, actionUrl: page } : {}),
    sandboxUrl: page,
    expiresAt: charge.expiresAt,
    feeIdr: payments.reduce((total, payment) => total + payment.feeIdr, 0),
    payments,
    refunds: refundsOf(desk, charge.reference),
  }
}

function find(desk: Desk, reference: string): ChargeRow | undefined {
  return row<ChargeRow>(desk.store, 'select * from charges where reference = ?', reference)
}

function insert(desk: Desk, request: ChargeRequest, canonical: string, now: Date): void {
  const { reference, amountIdr, method, description, notifyUrl, expiresAt } = request
  const gatewayId = newGatewayId()
  const { qrString, vaNumber } = instrumentFor(request, gatewayId)
  change(
    desk.store,
    `insert into charges (reference, gatewayId, request, status, amountIdr, method, bank, wallet, qrString, vaNumber,
       description, customerName, notifyUrl, returnUrl, expiresAt, createdAt)
     values (?, ?, ?, 'pending', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[
      reference,
      gatewayId,
      canonical,
      amountIdr,
      method,
      request.bank ?? null,
      request.wallet ?? null,
      qrString,
      vaNumber,
    ],
    ...[description, request.customer.name, notifyUrl, request.returnUrl ?? null, expiresAt, now.toISOString()],
  )
}

function paymentsOf(desk: Desk, reference: string): Payment[] {
  const sql = 'select id, amountIdr, paidAt, feeIdr from payments where reference = ? order by rowid'
  return rows<Payment>(desk.store, sql, reference).map((payment) => ({ ...payment }))
}

function refundsOf(desk: Desk, reference: string): Refund[] {
  const sql = 'select key, amountIdr, status, at from refunds where reference = ? order by rowid'
  return rows<Refund>(desk.store, sql, reference).map((refund) => ({ ...refund }))
}

function sum(movements: { amountIdr: number }[]): number {
  return movements.reduce((total, movement) => total + movement.amountIdr, 0)
}
