import type { Ctx } from '#kernel/context.ts'
import { db, sql } from '#kernel/db/sql.ts'

/* Who has what of a batch, and what was done for them. */

export async function batchStatus(ctx: Ctx, id: string): Promise<string | null> {
  const row = await ctx.tx.first(sql<{ status: string }>`
    select status from store.batches where tenant_id = ${ctx.tenant.id} and id = ${id}`)
  return row?.status ?? null
}

export type AffectedRow = {
  delivery_id: string
  order_id: string
  number: string
  buyer_name: string
  email: string
  first_revealed_at: string | null
  created_at: string
}

/** Who has a unit of the batch that was not replaced yet, in the order of the deliveries. */
export function findAffected(ctx: Ctx, batchId: string, after: string | null, limit: number): Promise<AffectedRow[]> {
  return ctx.tx.all(sql<AffectedRow>`
    select d.id as delivery_id, d.order_id, o.number, o.buyer_name, o.email, d.first_revealed_at, d.created_at
    from store.stock_items s
      join store.deliveries d on d.tenant_id = ${ctx.tenant.id} and d.stock_item_id = s.id
      join store.orders o on o.tenant_id = ${ctx.tenant.id} and o.id = d.order_id
    where s.tenant_id = ${ctx.tenant.id} and s.batch_id = ${batchId} and d.status not in ('replaced', 'revoked')
      ${after ? sql`and d.id > ${after}` : sql``}
    order by d.id limit ${limit}`)
}

export async function countAffected(ctx: Ctx, batchId: string): Promise<number> {
  const row = await ctx.tx.first(sql<{ count: number }>`
    select count(*)::int as count from store.stock_items s
      join store.deliveries d on d.tenant_id = ${ctx.tenant.id} and d.stock_item_id = s.id
    where s.tenant_id = ${ctx.tenant.id} and s.batch_id = ${batchId} and d.status not in ('replaced', 'revoked')`)
  return row!.count
}

export type RecallRow = {
  id: string
  batch_id: string
  kind: 'message' | 'replacement'
  message: string
  status: 'running' | 'done'
  total: number
  done: number
  failed: number
  seen: string | null
  created_at: string
  finished_at: string | null
}
const recallColumns = [
  'id',
  'batch_id',
  'kind',
  'message',
  'status',
  'total',
  'done',
  'failed',
  'seen',
  'created_at',
  'finished_at',
] as const

/** False while the same is under way for the batch. */
export async function insertRecall(
  ctx: Ctx,
  row: { id: string; batch_id: string; kind: string; message: string; total: number },
): Promise<boolean> {
  const count = await ctx.tx.run(
    db
      .insertInto('store.recalls')
      .values({ ...row, tenant_id: ctx.tenant.id, created_by: ctx.actor.kind === 'person' ? ctx.actor.id : null })
      .onConflict((conflict) => conflict.doNothing()),
  )
  return count > 0
}

export function lockRecall(ctx: Ctx, id: string): Promise<RecallRow | undefined> {
  const query = db.selectFrom('store.recalls').select(recallColumns).where('tenant_id', '=', ctx.tenant.id)
  return ctx.tx.first(query.where('id', '=', id).forUpdate()) as Promise<RecallRow | undefined>
}

export function findRecalls(ctx: Ctx, batchId: string): Promise<RecallRow[]> {
  const query = db.selectFrom('store.recalls').select(recallColumns).where('tenant_id', '=', ctx.tenant.id)
  return ctx.tx.all(query.where('batch_id', '=', batchId).orderBy('id', 'desc').limit(50)) as Promise<RecallRow[]>
}

export function updateRecall(
  ctx: Ctx,
  id: string,
  changes: { done: number; failed: number; seen: string | null; status: 'running' | 'done' },
): void {
  ctx.tx.defer(
    db
      .updateTable('store.recalls')
      .set({ ...changes, finished_at: changes.status === 'done' ? sql<string>`now()` : null })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id),
  )
}
