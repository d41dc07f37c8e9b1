import type { Ctx } from '#kernel/context.ts'
import { db, fixed, sql } from '#kernel/db/sql.ts'
import type { CreditReason } from '../orders/schemas.ts'
import type { ListCredits } from './schemas.ts'

type NewCredit = {
  id: string
  order_id: string
  buyer_key: string
  capture_id: string | null
  intent_id: string | null
  reason: CreditReason
  amount_idr: number
}

export function insertCredit(ctx: Ctx, credit: NewCredit) {
  return db
    .insertInto('store.credits')
    .values({ tenant_id: ctx.tenant.id, left_idr: credit.amount_idr, status: 'available', ...credit })
}

function credits(ctx: Ctx) {
  return db.selectFrom('store.credits').selectAll().where('tenant_id', '=', ctx.tenant.id)
}
export type CreditRow = NonNullable<Awaited<ReturnType<typeof findCredit>>>

export function findCredit(ctx: Ctx, id: string) {
  return ctx.tx.first(credits(ctx).where('id', '=', id))
}

/** Whoever changes a credit holds its row. */
export function lockCredit(ctx: Ctx, id: string) {
  return ctx.tx.first(credits(ctx).where('id', '=', id).forUpdate())
}

export function lockCreditByRefund(ctx: Ctx, refundId: string) {
  return ctx.tx.first(credits(ctx).where('refund_id', '=', refundId).forUpdate())
}

const creditsOf = fixed(({ tenant, order }: { tenant: string; order: string }) =>
  db
    .selectFrom('store.credits')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('order_id', '=', order)
    .orderBy('id'),
)

export function findCreditsOf(ctx: Ctx, orderId: string) {
  return ctx.tx.all(creditsOf({ tenant: ctx.tenant.id, order: orderId }))
}

/** What the shop has given for an order out of its own pocket, to its buyer or to the reseller's wallet. */
export async function sumGiven(ctx: Ctx, orderId: string): Promise<number> {
  const row = await ctx.tx.first(sql<{ idr: number }>`select (
      (select coalesce(sum(amount_idr), 0) from store.credits
        where tenant_id = ${ctx.tenant.id} and order_id = ${orderId} and reason = 'goodwill')
      + (select coalesce(sum(topup_idr + margin_idr - owed_idr), 0) from store.wallet_entries
        where tenant_id = ${ctx.tenant.id} and order_id = ${orderId} and kind = 'wallet_goodwill'))::bigint as idr`)
  return row!.idr
}

type Changes = {
  status: 'available' | 'applied' | 'payout_asked' | 'refunding' | 'refunded'
  left_idr?: number
  refund_id?: string | null
  payout_sealed?: Buffer | null
}

export function updateCredit(ctx: Ctx, id: string, changes: Changes) {
  return db
    .updateTable('store.credits')
    .set({ ...changes, updated_at: sql<string>`now()` })
    .where('tenant_id', '=', ctx.tenant.id)
    .where('id', '=', id)
}

/** Credits newest first, with whose they are. */
export function searchCredits(ctx: Ctx, { status, reason, q, cursor }: ListCredits, limit: number) {
  let query = db
    .selectFrom('store.credits as credits')
    .innerJoin('store.orders as orders', (join) =>
      join.onRef('orders.tenant_id', '=', 'credits.tenant_id').onRef('orders.id', '=', 'credits.order_id'),
    )
    .select([
      'credits.id',
      'credits.order_id',
      'orders.number',
      'orders.buyer_name',
      'credits.reason',
      'credits.amount_idr',
      'credits.left_idr',
      'credits.status',
      'credits.intent_id',
      'credits.created_at',
    ])
    .where('credits.tenant_id', '=', ctx.tenant.id)
    .where('orders.tenant_id', '=', ctx.tenant.id)
  if (status) query = query.where('credits.status', '=', status)
  if (reason) query = query.where('credits.reason', '=', reason)
  if (cursor) query = query.where('credits.id', '<', cursor)
  if (q) {
    const like = `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`
    query = query.where((where) =>
      where.or([where('orders.number', 'ilike', like), where('orders.buyer_name', 'ilike', like)]),
    )
  }
  return ctx.tx.all(query.orderBy('credits.id', 'desc').limit(limit))
}
