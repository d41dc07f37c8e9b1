import type { Ctx } from '#kernel/context.ts'
import { type ChargeFilter, type ChargeRow, searchCharges, sumCharges } from '#services/payments/index.ts'
import { INVOICE } from '../../billing/service.ts'
import { findBilled, findInvoicesNamed } from './queries.ts'
import type { ListPayments, PaymentPage } from './schemas.ts'

const PAGE = 50
type Payment = PaymentPage['items'][number]

/** Attempts to pay for orders, newest first, and the sums of all that the filter leaves. */
export async function listPayments(ctx: Ctx, { cursor, ...wish }: ListPayments): Promise<PaymentPage> {
  const filter = await filterOf(ctx, wish)
  const [rows, sums] = await Promise.all([
    searchCharges(ctx, filter, { before: cursor, limit: PAGE + 1 }),
    sumCharges(ctx, filter),
  ])
  const items = await describe(ctx, rows.slice(0, PAGE))
  return {
    items,
    next: rows.length > PAGE ? rows[PAGE - 1]!.id : null,
    sums: {
      pending: sums.pending,
      paid: sums.paid,
      failed: sums.failed,
      capturedIdr: sums.captured_idr,
      feeIdr: sums.fee_idr,
      pendingIdr: sums.pending_idr,
    },
  }
}

/** The same attempts for a table, at most `limit`. */
export async function findPayments(ctx: Ctx, wish: Omit<ListPayments, 'cursor'>, limit: number): Promise<Payment[]> {
  return describe(ctx, await searchCharges(ctx, await filterOf(ctx, wish), { limit }))
}

async function filterOf(ctx: Ctx, { q, ...rest }: Omit<ListPayments, 'cursor'>): Promise<ChargeFilter> {
  const named = q ? { reference: q, forIds: await findInvoicesNamed(ctx, q) } : undefined
  return { kind: INVOICE, ...rest, q: named }
}

async function describe(ctx: Ctx, rows: ChargeRow[]): Promise<Payment[]> {
  const billed = new Map(
    (await findBilled(ctx, [...new Set(rows.map((row) => row.for_id))])).map((one) => [one.id, one]),
  )
  return rows.flatMap((row) => {
    const invoice = billed.get(row.for_id)
    if (!invoice) return []
    return {
      id: row.id,
      reference: row.reference,
      gateway: row.gateway,
      method: row.method,
      channel: row.channel,
      state: row.state,
      status: row.status,
      outcomes: row.outcomes,
      amountIdr: row.amount_idr,
      capturedIdr: row.captured_idr,
      feeIdr: row.fee_idr,
      createdAt: row.created_at,
      paidAt: row.paid_at,
      invoice: { number: invoice.number, kind: invoice.kind },
      order: { id: invoice.order_id, number: invoice.order_number, businessName: invoice.business_name },
    }
  })
}
