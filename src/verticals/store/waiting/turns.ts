import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import { emit } from '#kernel/events/emit.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'

/* The queue of a flash sale: whose turn it is has a unit kept for a while; then it is the next one's. */

/** So long a unit waits for the one whose turn it is. */
export const TURN_MS = 10 * 60_000

/** How many units of a flash sale are kept for people whose turn it is, but for the one with this address: an SQL figure. */
export function unitsKept(ctx: Ctx, flashSaleId: string, exceptEmail: string) {
  return sql<number>`(select count(*)::int from store.waiting w where w.tenant_id = ${ctx.tenant.id}
    and w.flash_sale_id = ${flashSaleId} and w.turn_ends_at > now() and w.email <> ${exceptEmail})`
}

/** Who has bought needs the turn no longer; to be called in the transaction that takes the unit. */
export function useTurn(ctx: Ctx, flashSaleId: string, email: string): void {
  ctx.tx.defer(
    sql`update store.waiting set turn_ends_at = now() where tenant_id = ${ctx.tenant.id}
      and flash_sale_id = ${flashSaleId} and email = ${email} and turn_ends_at > now()`,
  )
}

/**
 * To be called in the transaction that gives back units of a flash sale: as many of those who wait, in their order, have
 * their turn now. The sale's row stands guard, so that one unit is nobody's two turns.
 */
export async function flashFreed(ctx: Ctx, flashSaleId: string): Promise<void> {
  // First the lock, then the counting: what others did while we waited must be seen.
  const locked = ctx.tx.run(
    sql`select from store.flash_sales where tenant_id = ${ctx.tenant.id} and id = ${flashSaleId} for update`,
  )
  const counted = ctx.tx.first(
    sql<{ free: number }>`select f.cap - f.held - f.sold - (select count(*)::int from store.waiting w
        where w.tenant_id = ${ctx.tenant.id} and w.flash_sale_id = f.id and w.turn_ends_at > now()) as free
      from store.flash_sales f where f.tenant_id = ${ctx.tenant.id} and f.id = ${flashSaleId}
        and f.starts_at <= now() and f.ends_at > now()`,
  )
  const [, sale] = await Promise.all([locked, counted])
  if (!sale || sale.free <= 0) return
  const endsAt = new Date(ctx.now.getTime() + TURN_MS)
  const told = await ctx.tx.all(
    sql<{ id: string }>`with first as materialized (
        select id from store.waiting where tenant_id = ${ctx.tenant.id} and flash_sale_id = ${flashSaleId}
          and told_at is null order by id limit ${sale.free} for update)
      update store.waiting w set told_at = now(), turn_ends_at = ${endsAt} from first
      where w.tenant_id = ${ctx.tenant.id} and w.id = first.id returning w.id`,
  )
  for (const { id } of told.toSorted((left, right) => (left.id < right.id ? -1 : 1))) {
    emit(ctx, 'store.flash_turn', { waitingId: id })
  }
  if (told.length === 0) return
  // A turn that nobody uses is the next one's.
  enqueue(ctx, 'store.passTurns', { flashSaleId }, { runAt: new Date(endsAt.getTime() + 1_000) })
}
