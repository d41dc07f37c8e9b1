import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { db, sql } from '#kernel/db/sql.ts'
import type { NoteOrders, ReplayJobs, SaveView } from './schemas.ts'

export type Waiting = {
  unpaid: number
  attention: number
  pending: number
  staff: number
  dead: number
  claims: number
  reviews: number
  credits: number
  credits_idr: number
  payouts: number
}

/** What waits now; each count reads the few rows of its index that are in that state. */
export async function countWaiting(ctx: Ctx): Promise<Waiting> {
  const shop = ctx.tenant.id
  const row = await ctx.tx.first(sql<Waiting>`
    select (select count(*) from store.orders where tenant_id = ${shop} and status = 'pending_payment')::int as unpaid,
      (select count(*) from store.orders where tenant_id = ${shop} and status = 'attention')::int as attention,
      jobs.pending, jobs.staff, jobs.dead,
      (select count(*) from store.warranty_claims where tenant_id = ${shop} and status = 'open')::int as claims,
      (select count(*) from store.reviews where tenant_id = ${shop} and status = 'pending')::int as reviews,
      credits.n as credits, credits.left_idr as credits_idr, credits.payouts
    from (select count(*) filter (where status not in ('staff', 'dead'))::int as pending,
        count(*) filter (where status = 'staff')::int as staff, count(*) filter (where status = 'dead')::int as dead
      from store.fulfillment_jobs
      where tenant_id = ${shop} and status in ('queued', 'running', 'waiting', 'unknown', 'staff', 'dead')) jobs,
    (select count(*)::int as n, coalesce(sum(left_idr), 0)::bigint as left_idr,
        count(*) filter (where status = 'payout_asked')::int as payouts
      from store.credits
      where tenant_id = ${shop} and status in ('available', 'payout_asked') and left_idr > 0) credits`)
  return row!
}

export type LowStock = {
  variant_id: string
  product_id: string
  product_name: string
  variant_name: string
  available: number
  sold_7_days: number
}

/** Variants at or below their mark, those that end first on top. */
export function findLow(ctx: Ctx, limit: number): Promise<LowStock[]> {
  return ctx.tx.all(sql<LowStock>`
    select v.id as variant_id, p.id as product_id, p.name as product_name, v.name as variant_name, n.available,
      v.sold_7_days
    from store.products p join store.variants v on v.tenant_id = ${ctx.tenant.id} and v.product_id = p.id
      cross join lateral (select count(*)::int as available from (
        select from store.stock_items s where s.tenant_id = ${ctx.tenant.id} and s.variant_id = v.id
          and s.status = 'available' limit v.low_stock_at + 1) s) n
    where p.tenant_id = ${ctx.tenant.id} and p.status in ('active', 'paused') and p.kind in ('stock', 'shared')
      and v.visible and not v.bundle and n.available <= v.low_stock_at
    order by n.available::numeric / greatest(v.sold_7_days, 1), v.sold_7_days desc, v.id limit ${limit}`)
}

type Checked = { product: boolean; stock: boolean; site: boolean; purchase: boolean }

/** Nothing is ticked off by hand: each point looks at the thing itself. */
export async function readChecks(ctx: Ctx): Promise<Checked> {
  const shop = ctx.tenant.id
  const row = await ctx.tx.first(sql<Checked>`
    select exists (select from store.products where tenant_id = ${shop} and status = 'active') as product,
      exists (select from store.stock_items where tenant_id = ${shop})
        or exists (select from store.product_files where tenant_id = ${shop})
        or exists (select from store.provider_accounts where tenant_id = ${shop}) as stock,
      -- The first publication is the one that the shop was built with.
      exists (select from store.sites where tenant_id = ${shop} and published_revision > 1) as site,
      exists (select from store.orders where tenant_id = ${shop} and paid_at is not null) as purchase`)
  return row!
}

/** Products that were ordered lately or sell most, by name: what orders can be narrowed to. */
export function findSold(ctx: Ctx, limit: number) {
  return ctx.tx.all(sql<{ id: string; name: string }>`
    select id, name from (
      select id, name, sold_count from store.products
      where tenant_id = ${ctx.tenant.id} and status <> 'draft' order by sold_count desc, id desc limit ${limit}) p
    order by lower(name)`)
}

export function findViews(ctx: Ctx, personId: string, list: string) {
  return ctx.tx.all(
    db
      .selectFrom('store.saved_views')
      .select(['id', 'name', 'query'])
      .where('tenant_id', '=', ctx.tenant.id)
      .where('person_id', '=', personId)
      .where('list', '=', list)
      .orderBy('id')
      .limit(30),
  )
}

/** Keeps filters under a name; the same name again means the new filters. */
export async function keepView(ctx: Ctx, personId: string, { list, name, query }: SaveView): Promise<string> {
  const row = await ctx.tx.first(sql<{ id: string }>`
    insert into store.saved_views (tenant_id, id, person_id, list, name, query)
    values (${ctx.tenant.id}, ${newId()}, ${personId}, ${list}, ${name}, ${query})
    on conflict (tenant_id, person_id, list, name) do update set query = excluded.query
    returning id`)
  return row!.id
}

export function deleteView(ctx: Ctx, personId: string, id: string): Promise<number> {
  return ctx.tx.run(
    db
      .deleteFrom('store.saved_views')
      .where('tenant_id', '=', ctx.tenant.id)
      .where('person_id', '=', personId)
      .where('id', '=', id),
  )
}

/** Adds a line to the notes of these orders; a note that would grow too long stays as it is. */
export async function appendNotes(ctx: Ctx, { ids, note }: NoteOrders): Promise<string[]> {
  const rows = await ctx.tx.all(sql<{ id: string }>`
    update store.orders set note = note || case when note = '' then '' else e'\n' end || ${note}, updated_at = now()
    where tenant_id = ${ctx.tenant.id} and id = any(${ids}::uuid[]) and length(note) + ${note.length + 1}::int <= 1000
    returning id`)
  return rows.map(({ id }) => id)
}

/** Jobs in this state, the oldest first. */
export function findJobsIn(ctx: Ctx, { status, kind }: ReplayJobs, limit: number) {
  return ctx.tx.all(sql<{ id: string; order_id: string }>`
    select id, order_id from store.fulfillment_jobs
    where tenant_id = ${ctx.tenant.id} and status = ${status} and (${kind ?? null}::text is null or kind = ${kind ?? null})
    order by id limit ${limit}`)
}

export async function countJobsIn(ctx: Ctx, { status, kind }: ReplayJobs): Promise<number> {
  const row = await ctx.tx.first(sql<{ n: number }>`
    select count(*)::int as n from store.fulfillment_jobs
    where tenant_id = ${ctx.tenant.id} and status = ${status} and (${kind ?? null}::text is null or kind = ${kind ?? null})`)
  return row!.n
}

export type Named = { id: string; number: string; buyer_name: string }

export function findNamed(ctx: Ctx, ids: readonly string[]): Promise<Named[]> {
  return ctx.tx.all(sql<Named>`
    select id, number, buyer_name from store.orders
    where tenant_id = ${ctx.tenant.id} and id = any(${ids}::uuid[])`)
}

/** A search reads the newest orders only, and takes no more than a list can use. */
const SEARCHED = 20_000
const FOUND = 500

export async function findOrdersNamed(ctx: Ctx, words: string): Promise<string[]> {
  const like = `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`
  const rows = await ctx.tx.all(sql<{ id: string }>`
    select id from (
      select id, number, buyer_name, email, whatsapp from store.orders
      where tenant_id = ${ctx.tenant.id} order by id desc limit ${sql.lit(SEARCHED)}) o
    where number ilike ${like} or buyer_name ilike ${like} or email ilike ${like} or whatsapp ilike ${like}
    order by id desc limit ${sql.lit(FOUND)}`)
  return rows.map(({ id }) => id)
}
