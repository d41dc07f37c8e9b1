import type { Ctx } from '#kernel/context.ts'
import { db, sql } from '#kernel/db/sql.ts'
import { productsHere } from '../outlets/prices.ts'
import type { Content } from './schemas.ts'

/** Fewer deliveries than these say nothing about how fast a shop is. */
const FEWEST = 5
/** The latest orders by which a shop's speed is told. */
const LATEST = 200

export function findSite(ctx: Ctx) {
  return ctx.tx.first(sites(ctx).selectAll())
}

/** The site, locked: of two people who save at once the second sees what the first did. */
export function lockSite(ctx: Ctx) {
  return ctx.tx.first(sites(ctx).selectAll().forUpdate())
}

function sites(ctx: Ctx) {
  return db.selectFrom('store.sites').where('tenant_id', '=', ctx.tenant.id)
}

/** Writes and publishes the first content; one that is there already stays as it is. Tells whether it wrote. */
export async function insertSite(ctx: Ctx, content: Content): Promise<boolean> {
  const text = JSON.stringify(content)
  const written = await ctx.tx.first(
    db
      .insertInto('store.sites')
      .values({
        tenant_id: ctx.tenant.id,
        draft: text,
        published: text,
        published_revision: 1,
        published_at: sql<string>`now()`,
      })
      .onConflict((conflict) => conflict.column('tenant_id').doNothing())
      .returning('revision'),
  )
  return written !== undefined
}

/** Puts another draft in place and counts it. */
export function updateDraft(ctx: Ctx, content: Content) {
  return ctx.tx.first(
    db
      .updateTable('store.sites')
      .set((eb) => ({
        draft: JSON.stringify(content),
        revision: eb('revision', '+', 1),
        updated_at: sql<string>`now()`,
      }))
      .where('tenant_id', '=', ctx.tenant.id)
      .returning(['revision', 'updated_at']),
  )
}

/** The draft becomes what the public sees. */
export function updatePublished(ctx: Ctx) {
  return ctx.tx.first(
    db
      .updateTable('store.sites')
      .set((eb) => ({
        published: eb.ref('draft'),
        published_revision: eb.ref('revision'),
        published_at: sql<string>`now()`,
      }))
      .where('tenant_id', '=', ctx.tenant.id)
      .returning('published_at'),
  )
}

/** What the products' own counters add up to. */
export function sumProducts(ctx: Ctx) {
  return ctx.tx.first(
    db
      .selectFrom('store.products')
      .where('tenant_id', '=', ctx.tenant.id)
      .where('status', 'in', ['active', 'paused'])
      .select((eb) => [
        eb.fn.countAll<number>().as('products'),
        sql<number>`coalesce(sum(sold_count), 0)::int`.as('sold'),
        sql<number>`coalesce(sum(rating_count), 0)::int`.as('rating_count'),
        sql<number>`coalesce(sum(rating_sum), 0)::int`.as('rating_sum'),
      ]),
  )
}

/** Seconds from payment to hand-over, the median of the latest orders that were handed over at once; null for too few. */
export async function medianSeconds(ctx: Ctx): Promise<number | null> {
  const row = await ctx.tx.first(
    db
      .selectFrom(
        db
          .selectFrom('store.orders')
          .where('tenant_id', '=', ctx.tenant.id)
          .where('status', '=', 'delivered')
          .select(sql<number>`extract(epoch from delivered_at - paid_at)`.as('seconds'))
          .orderBy('created_at', 'desc')
          .orderBy('id')
          .limit(LATEST)
          .as('latest'),
      )
      .select([
        sql<number>`count(seconds)::int`.as('count'),
        sql<number | null>`round(percentile_cont(0.5) within group (order by seconds))::int`.as('median'),
      ]),
  )
  return row && row.count >= FEWEST ? row.median : null
}

/** Every public address of the catalogue, for search engines. */
export function publicAddresses(ctx: Ctx) {
  return ctx.tx.all(sql<{
    slug: string
    updated_at: string
  }>`select p.slug, p.updated_at from ${productsHere(ctx, 'all')} p
    where p.tenant_id = ${ctx.tenant.id} and p.status in ('active', 'paused') order by p.updated_at desc limit 20000`)
}
