import type { Ctx } from '#kernel/context.ts'
import { db, sql } from '#kernel/db/sql.ts'
import { emit } from '#kernel/events/emit.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { announceTenant } from '#kernel/tenancy/hosts.ts'
import { adapterOf } from './adapters/index.ts'
import { findPools, type PoolState } from './pool.ts'

/* A product whose pool is dry is paused, and comes back by itself. */

const WATCH_MS = 60_000
const MOST_WOKEN = 200

/** Whether nobody could be served who buys now. */
export function isDry(ctx: Ctx, pool: PoolState): boolean {
  if (pool.status !== 'active') return true
  const adapter = adapterOf(ctx.house, pool.adapter)
  if (!adapter) return true
  return adapter.by === 'call' && pool.left - pool.waiting <= 0
}

/** Asks for a look at the pool after this transaction; many at once are one. */
export function reviewSoon(ctx: Ctx, providerId: string): void {
  enqueue(ctx, 'store.reviewPool', { providerId }, { key: providerId })
}

/**
 * Pauses the products that only dry providers hand over, and takes up those whose provider has something again. While a
 * pool is dry a minute's clock looks again: a new day, a rest that ended and a hold that lapsed tell nobody.
 */
export async function reviewPool(ctx: Ctx, providerId: string): Promise<void> {
  // Looks follow each other: an older one would pause again, by what it had read, what a newer one has taken up.
  await ctx.tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`${ctx.tenant.id} pools`}, 12))`)
  const products = await findProductsOf(ctx, providerId)
  const ids = [...new Set([providerId, ...products.flatMap(({ provider_ids }) => provider_ids)])]
  const pools = await findPools(ctx, ids)
  const dry = new Set(pools.filter((pool) => isDry(ctx, pool)).map(({ id }) => id))
  const stuck = (product: ProductRow) => !product.free && product.provider_ids.every((id) => dry.has(id))
  const toPause = products.filter((product) => product.status === 'active' && stuck(product))
  const toResume = products.filter((product) => product.pause_reason === 'pool_dry' && !stuck(product))
  await move(ctx, toPause, 'paused')
  await move(ctx, toResume, 'active')
  if (toPause.length + toResume.length > 0) announceTenant(ctx, ctx.tenant.id)
  const pool = pools.find(({ id }) => id === providerId)
  if (pool?.status === 'active' && pool.left > 0 && !pool.rests) await wakeWaiting(ctx, pool)
  if (dry.has(providerId) && pools.some(({ id, status }) => id === providerId && status === 'active')) {
    const runAt = new Date(Date.now() + WATCH_MS)
    enqueue(ctx, 'store.watchPool', { providerId }, { runAt, key: providerId })
  }
}

type ProductRow = {
  id: string
  status: string
  pause_reason: string | null
  provider_ids: string[]
  /** Has a variant that no provider hands over: staff does, and is never used up. */
  free: boolean
}

function findProductsOf(ctx: Ctx, providerId: string): Promise<ProductRow[]> {
  return ctx.tx.all(sql<ProductRow>`
    select p.id, p.status, p.pause_reason, bool_or(v.provider_id is null) as free,
      array_agg(distinct v.provider_id) filter (where v.provider_id is not null) as provider_ids
    from store.products p
      join store.variants v on v.tenant_id = ${ctx.tenant.id} and v.product_id = p.id and v.visible
    where p.tenant_id = ${ctx.tenant.id} and p.kind = 'invite' and (p.status = 'active' or p.pause_reason = 'pool_dry')
      and exists (select from store.variants w
        where w.tenant_id = ${ctx.tenant.id} and w.product_id = p.id and w.visible and w.provider_id = ${providerId})
    group by p.id, p.status, p.pause_reason`)
}

async function move(ctx: Ctx, products: readonly ProductRow[], status: 'paused' | 'active'): Promise<void> {
  if (products.length === 0) return
  const ids = `{${products.map(({ id }) => id).join(',')}}`
  const changed = await ctx.tx.all(
    db
      .updateTable('store.products')
      .set({ status, pause_reason: status === 'paused' ? 'pool_dry' : null, updated_at: sql<string>`now()` })
      .where('tenant_id', '=', ctx.tenant.id)
      .where(sql<boolean>`id = any(${ids}::uuid[])`)
      // Somebody may have paused or taken it up by hand meanwhile.
      .where(status === 'paused' ? sql<boolean>`status = 'active'` : sql<boolean>`pause_reason = 'pool_dry'`)
      .returning('id'),
  )
  const fact = status === 'paused' ? 'store.product_paused' : 'store.product_resumed'
  for (const { id } of changed) emit(ctx, fact, { productId: id })
}

/** Whoever waits for the pool is served now and not minutes later, as many as there is something for. */
async function wakeWaiting(ctx: Ctx, { id, left }: PoolState): Promise<void> {
  const woken = await ctx.tx.all(sql<{ id: string }>`
    with waiting as materialized (
      select j.id from store.fulfillment_jobs j
        join store.order_items i on i.tenant_id = ${ctx.tenant.id} and i.id = j.order_item_id
        join store.variants v on v.tenant_id = ${ctx.tenant.id} and v.id = i.variant_id
        join lateral (select outcome from store.job_attempts
          where tenant_id = ${ctx.tenant.id} and job_id = j.id order by id desc limit 1) last on last.outcome = 'waiting'
        join store.providers p on p.tenant_id = ${ctx.tenant.id} and p.id = v.provider_id
      where j.tenant_id = ${ctx.tenant.id} and j.kind = 'invite' and j.status = 'waiting' and v.provider_id = ${id}
        and j.next_run_at > now() + interval '10 seconds' and (p.open_until is null or p.open_until <= now())
      order by j.id limit ${Math.min(left, MOST_WOKEN)}::integer for update of j skip locked)
    update store.fulfillment_jobs job set next_run_at = now(), updated_at = now()
    from waiting where job.tenant_id = ${ctx.tenant.id} and job.id = waiting.id
    returning job.id`)
  for (const { id: jobId } of woken) enqueue(ctx, 'store.fulfil', { jobId })
  if (woken.length === MOST_WOKEN) reviewSoon(ctx, id)
}

/** Every night each pool is looked at once more, in case a minute's clock was lost. */
export async function reviewAll(ctx: Ctx): Promise<void> {
  for (const { id } of await findPools(ctx)) reviewSoon(ctx, id)
}
