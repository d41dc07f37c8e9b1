import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import { emit } from '#kernel/events/emit.ts'
import { notFound } from '#kernel/problem/common.ts'
import { announceTenant } from '#kernel/tenancy/hosts.ts'
import { recordStockEvent } from './events.ts'
import { noteStockAdded } from './levels.ts'
import { batchState } from './problems.ts'
import * as queries from './queries.ts'

const PAGE = 30

export async function listBatches(ctx: Ctx, input: { cursor?: string | undefined; variantId?: string | undefined }) {
  const rows = await queries.findBatches(ctx, input, PAGE + 1)
  const items = rows.slice(0, PAGE).map(batchOf)
  return { items, next: rows.length > PAGE ? items.at(-1)!.id : null }
}

export async function readBatch(ctx: Ctx, id: string) {
  const [row] = await queries.findBatches(ctx, { id }, 1)
  if (!row) throw notFound()
  return batchOf(row)
}

type BatchRow = Awaited<ReturnType<typeof queries.findBatches>>[number]

function batchOf(row: BatchRow) {
  return {
    id: row.id,
    variantId: row.variant_id,
    productName: row.product_name,
    variantName: row.variant_name,
    name: row.name,
    status: row.status,
    quarantineReason: row.quarantine_reason,
    total: row.total,
    added: row.added,
    duplicates: row.duplicates,
    unitCostIdr: row.unit_cost_idr,
    expiresOn: row.expires_on,
    createdAt: row.created_at,
  }
}

/**
 * Puts aside what is left of a bad batch, also what somebody holds, and says so (`store.batch_recalled`), so that the
 * buyers of the rest are told. Codes that an import still brings are put aside as they come.
 */
export async function quarantineBatch(ctx: Ctx, id: string, reason: string) {
  const batch = await queries.lockBatch(ctx, id)
  if (!batch) throw notFound()
  if (batch.status === 'quarantined') throw batchState({ state: 'dikarantina' })
  await queries.updateBatch(ctx, id, 'quarantined', reason)
  const quarantined = await ctx.tx.run(
    sql`update store.stock_items set status = 'quarantined' where tenant_id = ${ctx.tenant.id} and batch_id = ${id}
      and status in ('available', 'held')`,
  )
  const sold = await ctx.tx.first(
    sql<{ count: number }>`select count(*)::int as count
      from store.stock_items s join store.deliveries d on d.tenant_id = ${ctx.tenant.id} and d.stock_item_id = s.id
      where s.tenant_id = ${ctx.tenant.id} and s.batch_id = ${id} and d.status not in ('replaced', 'revoked')`,
  )
  recordStockEvent(ctx, { variantId: batch.variant_id, batchId: id, kind: 'quarantined', count: quarantined, reason })
  emit(ctx, 'store.batch_recalled', { batchId: id })
  announceTenant(ctx, ctx.tenant.id)
  return { quarantined, affected: sold!.count }
}

/** The batch turned out to be good: what was put aside is for sale again. */
export async function releaseBatch(ctx: Ctx, id: string): Promise<void> {
  const batch = await queries.lockBatch(ctx, id)
  if (!batch) throw notFound()
  if (batch.status !== 'quarantined') throw batchState({ state: 'tidak dikarantina' })
  const waiting = await queries.firstChunk(ctx, id)
  await ctx.tx.run(
    sql`update store.batches set status = ${waiting ? 'importing' : 'active'}, quarantine_reason = null
      where tenant_id = ${ctx.tenant.id} and id = ${id}`,
  )
  const count = await ctx.tx.run(
    sql`update store.stock_items set status = 'available', order_item_id = null, held_until = null
      where tenant_id = ${ctx.tenant.id} and batch_id = ${id} and status = 'quarantined'`,
  )
  recordStockEvent(ctx, { variantId: batch.variant_id, batchId: id, kind: 'released', count })
  await noteStockAdded(ctx, [batch.variant_id])
}
