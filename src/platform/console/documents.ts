import type { Ctx } from '#kernel/context.ts'
import { csvOf } from '#kernel/csv/csv.ts'
import { document, type Sheet } from '#kernel/http/document.ts'
import { findPayments } from './payments/service.ts'
import { ExportPayments } from './payments/schemas.ts'
import { searchOrders } from './queries.ts'
import { ExportOrders } from './schemas.ts'

/** More than this nobody reads as a table; a narrower filter brings the rest. */
const MOST = 10_000

export const ordersTable = document({
  path: 'console/orders.csv',
  can: 'platform.orders.read',
  input: ExportOrders,
  run: async (ctx, filter) => {
    const rows = await searchOrders(ctx, filter, { limit: MOST })
    const head = ['number', 'status', 'payment', 'business', 'owner', 'email', 'whatsapp', 'address', 'slug', 'domain']
    const more = ['template', 'package', 'scheme', 'total_idr', 'paid_idr', 'credit_idr', 'ordered_at', 'updated_at']
    return tableOf(
      ctx,
      'pesanan',
      csvOf(
        [...head, ...more],
        rows.map((row) => [
          ...[row.number, row.status, row.payment, row.business_name, row.owner_name, row.owner_email],
          ...[row.owner_whatsapp.replace(/^\+/, ''), row.owner_address, row.slug, row.wished_domain],
          ...[row.vertical, row.package_name, row.scheme, row.total_idr, row.paid_idr, row.credit_idr],
          ...[localOf(row.created_at), localOf(row.updated_at)],
        ]),
      ),
    )
  },
})

export const paymentsTable = document({
  path: 'console/payments.csv',
  can: 'payments.read',
  input: ExportPayments,
  run: async (ctx, filter) => {
    const rows = await findPayments(ctx, filter, MOST)
    const head = ['reference', 'state', 'method', 'channel', 'order', 'business', 'invoice', 'kind', 'amount_idr']
    const more = ['received_idr', 'fee_idr', 'outcomes', 'begun_at', 'paid_at', 'gateway']
    return tableOf(
      ctx,
      'pembayaran',
      csvOf(
        [...head, ...more],
        rows.map((one) => [
          ...[one.reference, one.state, one.method, one.channel, one.order.number, one.order.businessName],
          ...[one.invoice.number, one.invoice.kind, one.amountIdr, one.capturedIdr, one.feeIdr],
          ...[one.outcomes.join(' '), localOf(one.createdAt), one.paidAt ? localOf(one.paidAt) : null, one.gateway],
        ]),
      ),
    )
  },
})

function tableOf(ctx: Ctx, name: string, body: string): Sheet {
  const day = localOf(ctx.now.toISOString()).slice(0, 10)
  return { type: 'text/csv; charset=utf-8', body, keep: 'none', filename: `${name}-${day}.csv` }
}

/** Swedish writes `2026-11-21 14:05:09`, which every spreadsheet takes for a date. Jakarta's clock. */
const local = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta', dateStyle: 'short', timeStyle: 'medium' })

function localOf(instant: string): string {
  return local.format(new Date(instant))
}
