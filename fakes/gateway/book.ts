import type { Charge } from '#services/payments/gateways/port.ts'
import { present } from './charges.ts'
import type { ChargeRow } from './charges.ts'
import type { Desk } from './desk.ts'
import { rows } from './store.ts'

export type Book = {
  charges: Charge[]
  totals: { receivedIdr: number; feesIdr: number; refundedIdr: number; netIdr: number }
}

/** The gateway's own books, oldest charge first: what a reconciliation compares with. */
export function bookOf(desk: Desk): Book {
  const charges = rows<ChargeRow>(desk.store, 'select * from charges order by rowid').map((charge) =>
    present(desk, charge),
  )
  const receivedIdr = total(charges.flatMap((charge) => charge.payments.map((payment) => payment.amountIdr)))
  const feesIdr = total(charges.map((charge) => charge.feeIdr))
  const refundedIdr = total(charges.flatMap((charge) => charge.refunds.map((refund) => refund.amountIdr)))
  return { charges, totals: { receivedIdr, feesIdr, refundedIdr, netIdr: receivedIdr - feesIdr - refundedIdr } }
}

export type DeliveryReport = {
  eventId: string
  reference: string
  type: string | null
  kind: string
  state: string
  attempts: number
  lastAnswer: string | null
}

/** Every webhook, forged ones too, with how its last attempt went. */
export function deliveriesOf(desk: Desk, reference?: string): DeliveryReport[] {
  return rows<DeliveryReport>(
    desk.store,
    `select d.eventId, d.reference, e.type, d.kind, d.state, d.attempts, d.lastAnswer
       from deliveries d left join events e on e.id = d.eventId
      where d.reference = coalesce(?, d.reference) order by d.id`,
    reference ?? null,
  )
}

export type HistoryEntry = { type: string; amountIdr: number | null; at: string; webhook: string | null }

/** What happened to a charge, newest first, each with how its webhook fares. */
export function historyOf(desk: Desk, reference: string): HistoryEntry[] {
  return rows<HistoryEntry>(
    desk.store,
    `select e.type, e.amountIdr, e.at,
            (select case when sum(d.state = 'delivered') > 0 then 'delivered' else min(d.state) end
               from deliveries d where d.eventId = e.id and d.kind = 'genuine') as webhook
       from events e where e.reference = ? order by e.rowid desc`,
    reference,
  )
}

function total(amounts: number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0)
}
