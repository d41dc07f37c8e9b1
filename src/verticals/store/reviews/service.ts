import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { sql } from '#kernel/db/sql.ts'
import { notFound } from '#kernel/problem/common.ts'
import { announceTenant } from '#kernel/tenancy/hosts.ts'
import { readSettings } from '#kernel/tenancy/settings.ts'
import { StoreSettings } from '../settings.ts'
import { reviewTooEarly, reviewWritten } from './problems.ts'
import type { DecideReview, ListAllReviews, NewReview, Status } from './schemas.ts'

const PAGE = 10
const ADMIN_PAGE = 30

/** A buyer's opinion of a line that was handed over; shown at once or after somebody has looked, as the shop decided. */
export async function create(ctx: Ctx, { token, itemId, rating, body, name }: NewReview) {
  const [item, settings] = await Promise.all([findItem(ctx, token, itemId), readSettings(ctx, 'store', StoreSettings)])
  if (!item) throw notFound()
  if (!['delivered', 'partial'].includes(item.status)) throw reviewTooEarly()
  const status: Status = settings.reviewModeration === 'after' ? 'shown' : 'pending'
  const id = newId()
  const added = await ctx.tx.run(
    sql`insert into store.reviews (tenant_id, id, order_item_id, product_id, rating, body, name, status)
      values (${ctx.tenant.id}, ${id}, ${itemId}, ${item.product_id}, ${rating}, ${body},
        ${(name || firstName(item.buyer_name)).slice(0, 60)}, ${status})
      on conflict (tenant_id, order_item_id) do nothing`,
  )
  if (added === 0) throw reviewWritten()
  if (status === 'shown') await count(ctx, item.product_id, 1, rating)
  return { id, status }
}

/** Shows or hides a review and answers it; the product's figures follow. */
export async function decide(ctx: Ctx, { id, status, reply }: DecideReview): Promise<void> {
  const review = await ctx.tx.first(
    sql<{ product_id: string; rating: number; status: Status }>`select product_id, rating, status from store.reviews
      where tenant_id = ${ctx.tenant.id} and id = ${id} for update`,
  )
  if (!review) throw notFound()
  const by = ctx.actor.kind === 'person' ? ctx.actor.id : null
  await ctx.tx.run(
    sql`update store.reviews set status = ${status}, reply = ${reply}, decided_by = ${by}, updated_at = now()
      where tenant_id = ${ctx.tenant.id} and id = ${id}`,
  )
  const step = Number(status === 'shown') - Number(review.status === 'shown')
  await count(ctx, review.product_id, step, step * review.rating)
}

export async function list(ctx: Ctx, { productSlug, cursor }: { productSlug: string; cursor?: string | undefined }) {
  const [product, rows] = await Promise.all([findProduct(ctx, productSlug), findShown(ctx, productSlug, cursor)])
  if (!product) throw notFound()
  const items = rows.slice(0, PAGE).map((row) => ({
    id: row.id,
    rating: row.rating,
    body: row.body,
    name: row.name,
    reply: row.reply,
    createdAt: row.created_at,
  }))
  const { rating_count: total, rating_sum: sum, stars } = product
  return {
    average: total > 0 ? Math.round((sum * 10) / total) / 10 : null,
    count: total,
    stars,
    items,
    next: rows.length > PAGE ? items.at(-1)!.id : null,
  }
}

export async function listAll(ctx: Ctx, { status, productId, cursor }: ListAllReviews) {
  const rows = await ctx.tx.all(
    sql<AdminRow>`select r.id, r.product_id, p.name as product_name, o.number as order_number, r.rating, r.body, r.name,
        r.status, r.reply, r.created_at
      from store.reviews r join store.products p on p.tenant_id = ${ctx.tenant.id} and p.id = r.product_id
        join store.order_items i on i.tenant_id = ${ctx.tenant.id} and i.id = r.order_item_id
        join store.orders o on o.tenant_id = ${ctx.tenant.id} and o.id = i.order_id
      where r.tenant_id = ${ctx.tenant.id} ${status ? sql`and r.status = ${status}` : sql``}
        ${productId ? sql`and r.product_id = ${productId}` : sql``} ${cursor ? sql`and r.id < ${cursor}` : sql``}
      order by r.id desc limit ${ADMIN_PAGE + 1}`,
  )
  const items = rows.slice(0, ADMIN_PAGE).map((row) => ({
    id: row.id,
    productId: row.product_id,
    productName: row.product_name,
    orderNumber: row.order_number,
    rating: row.rating,
    body: row.body,
    name: row.name,
    status: row.status,
    reply: row.reply,
    createdAt: row.created_at,
  }))
  return { items, next: rows.length > ADMIN_PAGE ? items.at(-1)!.id : null }
}

type ShownRow = { id: string; rating: number; body: string; name: string; reply: string; created_at: string }
type AdminRow = ShownRow & { product_id: string; product_name: string; order_number: string; status: Status }

/** A line of the order behind the link. */
function findItem(ctx: Ctx, token: string, itemId: string) {
  return ctx.tx.first(
    sql<{ product_id: string; status: string; buyer_name: string }>`select i.product_id, i.status, o.buyer_name
      from store.orders o join store.order_items i on i.tenant_id = ${ctx.tenant.id} and i.order_id = o.id
      where o.tenant_id = ${ctx.tenant.id} and o.token = ${token} and i.id = ${itemId}`,
  )
}

function findProduct(ctx: Ctx, slug: string) {
  return ctx.tx.first(
    sql<{ rating_count: number; rating_sum: number; stars: number[] }>`select p.rating_count, p.rating_sum,
        array(select (select count(*)::int from store.reviews r where r.tenant_id = ${ctx.tenant.id}
          and r.product_id = p.id and r.status = 'shown' and r.rating = star) from generate_series(1, 5) star) as stars
      from store.products p where p.tenant_id = ${ctx.tenant.id} and p.slug = ${slug} and p.status in ('active', 'paused')`,
  )
}

function findShown(ctx: Ctx, slug: string, cursor: string | undefined) {
  return ctx.tx.all(
    sql<ShownRow>`select r.id, r.rating, r.body, r.name, r.reply, r.created_at
      from store.products p join store.reviews r on r.tenant_id = ${ctx.tenant.id} and r.product_id = p.id
      where p.tenant_id = ${ctx.tenant.id} and p.slug = ${slug} and r.status = 'shown'
        ${cursor ? sql`and r.id < ${cursor}` : sql``} order by r.id desc limit ${PAGE + 1}`,
  )
}

async function count(ctx: Ctx, productId: string, step: number, stars: number): Promise<void> {
  if (step !== 0) {
    await ctx.tx.run(
      sql`update store.products set rating_count = rating_count + ${step}, rating_sum = rating_sum + ${stars}
        where tenant_id = ${ctx.tenant.id} and id = ${productId}`,
    )
  }
  announceTenant(ctx, ctx.tenant.id)
}

/** Strangers are not shown more than that. */
function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] || 'Pembeli'
}
