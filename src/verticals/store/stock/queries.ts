import type { Ctx } from '#kernel/context.ts'
import { db, sql } from '#kernel/db/sql.ts'

export type Wanted = { variantId: string; quantity: number }
export type Locked = { id: string; variant_id: string }

/**
 * Takes the oldest free units of each variant and, for bundles, of their parts, and locks them; units that somebody
 * else is just taking are passed over. What is locked and not held by the end of the transaction is free again. Behind a
 * subselect the planner does not see how long a list is, and keeps one plan instead of making one each time.
 */
export function lockStock(ctx: Ctx, wanted: readonly Wanted[]) {
  return ctx.tx.all(sql<Locked>`
    with asked as (
      select * from unnest((select ${wanted.map(({ variantId }) => variantId)}::uuid[]),
        (select ${wanted.map(({ quantity }) => quantity)}::int[])) as a (variant_id, n)),
    wanted as materialized (
      select variant_id, sum(n)::int as n from (
        select variant_id, n from asked
        union all
        select b.variant_id, asked.n * b.quantity from asked join store.bundle_items b
          on b.tenant_id = ${ctx.tenant.id} and b.bundle_id = asked.variant_id) as every
      group by variant_id order by variant_id)
    select one.id, one.variant_id from wanted cross join lateral (
      select id, variant_id from store.stock_items
      where tenant_id = ${ctx.tenant.id} and variant_id = wanted.variant_id and status = 'available'
      order by id limit wanted.n for update skip locked) as one`)
}

/** How many units there are, those included that somebody is just taking; counted up to `most`. */
export function countAvailable(ctx: Ctx, variantId: string, most: number) {
  return ctx.tx.first(sql<{ n: number }>`
    select count(*)::int as n from (select from store.stock_items
      where tenant_id = ${ctx.tenant.id} and variant_id = ${variantId} and status = 'available' limit ${most}) as free`)
}

/** Holds locked units for lines of an order. */
export function holdStock(ctx: Ctx, units: readonly { id: string; itemId: string }[], until: string) {
  return sql`update store.stock_items as unit set status = 'held', order_item_id = held.item_id, held_until = ${until}
    from unnest((select ${units.map(({ id }) => id)}::uuid[]), (select ${units.map(({ itemId }) => itemId)}::uuid[]))
      as held (id, item_id)
    where unit.tenant_id = ${ctx.tenant.id} and unit.id = held.id`
}

/** Gives back what an order holds. Units that were put aside meanwhile stay so. */
export function releaseStock(ctx: Ctx, itemIds: readonly string[]) {
  return db
    .updateTable('store.stock_items')
    .set({ status: 'available', order_item_id: null, held_until: null })
    .where('tenant_id', '=', ctx.tenant.id)
    .where(sql<boolean>`order_item_id = any(${itemIds}::uuid[])`)
    .where('status', '=', sql.lit('held'))
}

export type Sold = {
  id: string
  account_id: string | null
  seat: string | null
  revision: number | null
}

/**
 * What a line holds becomes sold, at most `most` units. Materialized: run again for each row of a join, the limit would hold
 * for each of them.
 */
export function sellHeld(ctx: Ctx, itemId: string, most: number) {
  return ctx.tx.all(sql<Sold>`
    with held as materialized (
      select id from store.stock_items where tenant_id = ${ctx.tenant.id} and order_item_id = ${itemId}
        and status = 'held' order by id limit ${most} for update)
    update store.stock_items as unit set status = 'sold', sold_at = now(), held_until = null from held
    where unit.tenant_id = ${ctx.tenant.id} and unit.id = held.id
    returning unit.id, unit.account_id, unit.seat, (select revision from store.shared_accounts as account
      where account.tenant_id = ${ctx.tenant.id} and account.id = unit.account_id) as revision`)
}

/** The same from what is free, for units that were put aside after they had been held. */
export function sellFree(ctx: Ctx, itemId: string, variantId: string, most: number) {
  return ctx.tx.all(sql<Sold>`
    with free as materialized (
      select id from store.stock_items where tenant_id = ${ctx.tenant.id} and variant_id = ${variantId}
        and status = 'available' order by id limit ${most} for update skip locked)
    update store.stock_items as unit set status = 'sold', sold_at = now(), order_item_id = ${itemId} from free
    where unit.tenant_id = ${ctx.tenant.id} and unit.id = free.id
    returning unit.id, unit.account_id, unit.seat, (select revision from store.shared_accounts as account
      where account.tenant_id = ${ctx.tenant.id} and account.id = unit.account_id) as revision`)
}

export function insertStockEvent(
  ctx: Ctx,
  event: { id: string; variant_id: string; kind: string; count?: number; reason?: string },
) {
  const { actor } = ctx
  return db.insertInto('store.stock_events').values({
    tenant_id: ctx.tenant.id,
    actor_kind: actor.kind,
    actor_id: actor.kind === 'person' || actor.kind === 'key' ? actor.id : null,
    actor_name: actor.kind === 'anonymous' ? '' : actor.name,
    ...event,
  })
}
