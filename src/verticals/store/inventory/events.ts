import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { db } from '#kernel/db/sql.ts'

export type StockEvent = {
  variantId: string
  batchId?: string
  stockItemId?: string
  kind:
    | 'imported'
    | 'added'
    | 'voided'
    | 'moved_in'
    | 'moved_out'
    | 'quarantined'
    | 'released'
    | 'account_added'
    | 'secret_changed'
    | 'retired'
  count?: number
  reason?: string
}

/** Who put in, moved or voided what; rides with the transaction of the change. Never a code. */
export function recordStockEvent(ctx: Ctx, event: StockEvent): void {
  const { actor } = ctx
  ctx.tx.defer(
    db.insertInto('store.stock_events').values({
      tenant_id: ctx.tenant.id,
      id: newId(),
      variant_id: event.variantId,
      batch_id: event.batchId ?? null,
      stock_item_id: event.stockItemId ?? null,
      kind: event.kind,
      count: event.count ?? 1,
      reason: event.reason ?? '',
      actor_kind: actor.kind,
      actor_id: actor.kind === 'person' || actor.kind === 'key' ? actor.id : null,
      actor_name: actor.kind === 'anonymous' ? '' : actor.name,
    }),
  )
}
