import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { db, sql } from '#kernel/db/sql.ts'
import type { CreditReason, InvoiceStatus } from './rules.ts'

type NewInvoice = {
  id: string
  orderId: string
  number: string
  token: string
  kind: 'full' | 'dp' | 'settlement'
  amountIdr: number
  status: 'waiting' | 'open'
  expiresAt: string | null
}

export function insertInvoices(ctx: Ctx, invoices: readonly NewInvoice[]) {
  return db.insertInto('platform.invoices').values(
    invoices.map((one) => ({
      tenant_id: ctx.tenant.id,
      id: one.id,
      order_id: one.orderId,
      number: one.number,
      token: one.token,
      kind: one.kind,
      amount_idr: one.amountIdr,
      status: one.status,
      expires_at: one.expiresAt,
    })),
  )
}

function invoices(ctx: Ctx) {
  return db.selectFrom('platform.invoices').selectAll().where('tenant_id', '=', ctx.tenant.id)
}

export type InvoiceRow = NonNullable<Awaited<ReturnType<typeof findInvoice>>>

export function findInvoice(ctx: Ctx, id: string) {
  return ctx.tx.first(invoices(ctx).where('id', '=', id))
}

export function findInvoiceByToken(ctx: Ctx, token: string) {
  return ctx.tx.first(invoices(ctx).where('token', '=', token))
}

export function findInvoices(ctx: Ctx, orderId: string) {
  return ctx.tx.all(invoices(ctx).where('order_id', '=', orderId).orderBy('id'))
}

export function updateInvoice(
  ctx: Ctx,
  id: string,
  changes: { status: InvoiceStatus; paid_at?: Date; expires_at?: string | null },
) {
  return ctx.tx.run(
    db.updateTable('platform.invoices').set(changes).where('tenant_id', '=', ctx.tenant.id).where('id', '=', id),
  )
}

/** The settlement invoice opens once the DP is paid; it does not run out. */
export function openSettlement(ctx: Ctx, orderId: string) {
  return ctx.tx.run(
    db
      .updateTable('platform.invoices')
      .set({ status: 'open' })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('order_id', '=', orderId)
      .where('kind', '=', sql.lit('settlement'))
      .where('status', '=', sql.lit('waiting')),
  )
}

export function insertCredit(
  ctx: Ctx,
  credit: { order_id: string; capture_id: string; intent_id: string; amount_idr: number; reason: CreditReason },
) {
  return db
    .insertInto('platform.credits')
    .values({ tenant_id: ctx.tenant.id, id: newId(), left_idr: credit.amount_idr, status: 'available', ...credit })
}

function credits(ctx: Ctx) {
  return db.selectFrom('platform.credits').selectAll().where('tenant_id', '=', ctx.tenant.id)
}

export type CreditRow = NonNullable<Awaited<ReturnType<typeof findCredit>>>

export function findCredits(ctx: Ctx, orderId: string) {
  return ctx.tx.all(credits(ctx).where('order_id', '=', orderId).orderBy('id'))
}

export function findCredit(ctx: Ctx, id: string) {
  return ctx.tx.first(credits(ctx).where('id', '=', id))
}

export function findCreditByRefund(ctx: Ctx, refundId: string) {
  return ctx.tx.first(credits(ctx).where('refund_id', '=', refundId).forUpdate())
}

export function lockCredits(ctx: Ctx, orderId: string) {
  return ctx.tx.all(
    credits(ctx).where('order_id', '=', orderId).where('status', '=', sql.lit('available')).orderBy('id').forUpdate(),
  )
}

export function updateCredit(
  ctx: Ctx,
  id: string,
  changes: { status: 'available' | 'applied' | 'refunding' | 'refunded'; left_idr?: number; refund_id?: string | null },
) {
  return ctx.tx.run(
    db
      .updateTable('platform.credits')
      .set({ ...changes, updated_at: sql<string>`now()` })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id),
  )
}
