import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { sql } from '#kernel/db/sql.ts'
import { emit } from '#kernel/events/emit.ts'
import { notFound } from '#kernel/problem/common.ts'
import { accountPlace, type Line, sealLines } from '../inventory/sealed.ts'
import { announceOrder, noteEvent } from '../orders/events.ts'
import { insertStockEvent } from './queries.ts'

/**
 * Gives a shared account a new secret. Whoever has a seat of it sees the new one from now on, and is told that it has
 * changed; returns how many seats that were.
 */
export async function changeAccountSecret(ctx: Ctx, accountId: string, lines: readonly Line[]): Promise<number> {
  const sealed = await sealLines(ctx, accountPlace(accountId), lines)
  const account = await ctx.tx.first(sql<{ variant_id: string; revision: number }>`
    update store.shared_accounts set sealed = ${sealed}, revision = revision + 1, changed_at = now()
    where tenant_id = ${ctx.tenant.id} and id = ${accountId} returning variant_id, revision`)
  if (!account) throw notFound()
  const holders = await findHolders(ctx, accountId)
  for (const { id, order_id } of holders) {
    emit(ctx, 'store.secret_changed', { orderId: order_id, deliveryId: id })
    noteEvent(ctx, order_id, 'secret_changed')
    announceOrder(ctx, order_id)
  }
  ctx.tx.defer(
    insertStockEvent(ctx, {
      id: newId(),
      variant_id: account.variant_id,
      kind: 'secret_changed',
      count: holders.length,
    }),
  )
  return holders.length
}

/** Seats in use: those that were neither taken back nor replaced, and whose time is not over. */
function findHolders(ctx: Ctx, accountId: string) {
  return ctx.tx.all(sql<{ id: string; order_id: string }>`
    select d.id, d.order_id from store.deliveries d
      join store.stock_items unit on unit.tenant_id = ${ctx.tenant.id} and unit.id = d.stock_item_id
    where d.tenant_id = ${ctx.tenant.id} and unit.account_id = ${accountId} and d.status = 'ready'
      and (d.ends_at is null or d.ends_at > now())`)
}
