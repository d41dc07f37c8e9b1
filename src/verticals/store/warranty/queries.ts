import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { db, sql } from '#kernel/db/sql.ts'

export type UnitRow = {
  id: string
  order_id: string
  order_item_id: string
  kind: 'code' | 'seat' | 'invite' | 'file'
  status: string
  stock_item_id: string | null
  file_id: string | null
  warranty_until: string | null
  ends_at: string | null
  variant_id: string
  buyer_key: string
  /** What was paid for one unit, in money, credit and from a wallet; what coupon and points took off was not. */
  unit_idr: number
  warranty_auto: boolean
  bad_batch: boolean
}

/** What we know to be bad ourselves: its batch, or its shared account, was put aside. */
const isBad = (ctx: Ctx) => sql<boolean>`exists (
  select from store.stock_items s
    left join store.batches b on b.tenant_id = ${ctx.tenant.id} and b.id = s.batch_id
    left join store.shared_accounts a on a.tenant_id = ${ctx.tenant.id} and a.id = s.account_id
  where s.tenant_id = ${ctx.tenant.id} and s.id = d.stock_item_id
    and (b.status = 'quarantined' or a.status = 'quarantined'))`

/** A line's share by price, as the books have it (`worthsOf`), of one unit. */
const paidForUnit = (ctx: Ctx) => sql<number>`coalesce((
  select trunc((o.total_idr + o.credit_idr + o.wallet_idr)::numeric * i.total_idr / nullif(sum(leaf.total_idr), 0)
    / i.quantity) from store.order_items leaf
  where leaf.tenant_id = ${ctx.tenant.id} and leaf.order_id = o.id and leaf.kind <> 'bundle'), 0)::bigint`

const unit = (ctx: Ctx) => sql<UnitRow>`
  select d.id, d.order_id, d.order_item_id, d.kind, d.status, d.stock_item_id, d.file_id, d.warranty_until, d.ends_at,
    i.variant_id, o.buyer_key, ${paidForUnit(ctx)} as unit_idr, p.warranty_auto,
    ${isBad(ctx)} as bad_batch
  from store.deliveries d
    join store.order_items i on i.tenant_id = ${ctx.tenant.id} and i.id = d.order_item_id
    join store.orders o on o.tenant_id = ${ctx.tenant.id} and o.id = d.order_id
    join store.products p on p.tenant_id = ${ctx.tenant.id} and p.id = i.product_id
  where d.tenant_id = ${ctx.tenant.id}`

/** One unit that was handed over, held until the end of the transaction. */
export function lockUnit(ctx: Ctx, deliveryId: string, token?: string): Promise<UnitRow | undefined> {
  return ctx.tx.first(sql<UnitRow>`${unit(ctx)} and d.id = ${deliveryId}
    ${token === undefined ? sql`` : sql`and o.token = ${token}`} for update of d`)
}

/** Claims of one buyer follow each other, so that the count holds. */
export async function lockBuyer(ctx: Ctx, buyerKey: string): Promise<void> {
  await ctx.tx.run(
    sql`select pg_advisory_xact_lock(hashtextextended(${`store.claims ${ctx.tenant.id} ${buyerKey}`}, 0))`,
  )
}

export async function countRecent(ctx: Ctx, buyerKey: string): Promise<number> {
  const row = await ctx.tx.first(sql<{ count: number }>`
    select count(*)::int as count from store.warranty_claims where tenant_id = ${ctx.tenant.id}
      and buyer_key = ${buyerKey} and created_at > now() - interval '90 days'`)
  return row!.count
}

type NewClaim = {
  id: string
  delivery_id: string
  order_id: string
  buyer_key: string
  problem: string
  picture_ids: string[]
}

/** False when the delivery has an open claim already. */
export async function insertClaim(ctx: Ctx, row: NewClaim): Promise<boolean> {
  const count = await ctx.tx.run(
    db
      .insertInto('store.warranty_claims')
      .values({ ...row, tenant_id: ctx.tenant.id })
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'delivery_id']).where('status', '=', sql.lit('open')).doNothing(),
      ),
  )
  return count > 0
}

export type ClaimRow = { id: string; delivery_id: string; order_id: string; status: string }

export function lockClaim(ctx: Ctx, id: string): Promise<ClaimRow | undefined> {
  return ctx.tx.first(
    db
      .selectFrom('store.warranty_claims')
      .select(['id', 'delivery_id', 'order_id', 'status'])
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id)
      .forUpdate(),
  )
}

type Decision = { status: 'replaced' | 'credited' | 'refused'; answer?: string; replacement_id?: string | null }

export function decideClaim(ctx: Ctx, id: string, { status, answer = '', replacement_id = null }: Decision): void {
  ctx.tx.defer(
    db
      .updateTable('store.warranty_claims')
      .set({
        status,
        answer,
        replacement_id,
        decided_by: ctx.actor.kind === 'person' ? ctx.actor.id : null,
        decided_at: sql<string>`now()`,
      })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id),
  )
}

/** The open claim about a delivery, if there is one. */
export async function findOpenClaim(ctx: Ctx, deliveryId: string): Promise<string | null> {
  const row = await ctx.tx.first(sql<{ id: string }>`
    select id from store.warranty_claims where tenant_id = ${ctx.tenant.id} and delivery_id = ${deliveryId}
      and status = 'open'`)
  return row?.id ?? null
}

/** Sells one free unit in place of the old one; never a seat of the same account, which may be what is wrong. */
export function sellOther(ctx: Ctx, old: UnitRow) {
  // Materialised, because a plan that runs the inner query again for each row would take another unit each time.
  return ctx.tx.first(sql<{ id: string; revision: number | null }>`
    with free as materialized (
      select s.id from store.stock_items s
      where s.tenant_id = ${ctx.tenant.id} and s.variant_id = ${old.variant_id} and s.status = 'available'
        and (s.account_id is null or exists (select from store.shared_accounts a
          join store.stock_items o on o.tenant_id = ${ctx.tenant.id} and o.id = ${old.stock_item_id}
          where a.tenant_id = ${ctx.tenant.id} and a.id = s.account_id and a.status = 'active'
            and o.account_id is distinct from a.id))
      order by s.id limit 1 for update of s skip locked)
    update store.stock_items as unit set status = 'sold', sold_at = now(), order_item_id = ${old.order_item_id}
    from free where unit.tenant_id = ${ctx.tenant.id} and unit.id = free.id
    returning unit.id, (select revision from store.shared_accounts as account
      where account.tenant_id = ${ctx.tenant.id} and account.id = unit.account_id) as revision`)
}

/** What the new unit takes over from the old: its line, and what is left of its warranty and its time. */
export async function insertReplacement(
  ctx: Ctx,
  old: UnitRow,
  stock: { id: string; revision: number | null },
): Promise<string> {
  const id = newId()
  await ctx.tx.run(
    db.insertInto('store.deliveries').values({
      tenant_id: ctx.tenant.id,
      id,
      order_id: old.order_id,
      order_item_id: old.order_item_id,
      kind: old.kind,
      status: 'ready',
      stock_item_id: stock.id,
      seen_revision: stock.revision,
      warranty_until: old.warranty_until,
      ends_at: old.ends_at,
      replaces_id: old.id,
    }),
  )
  return id
}

/** The old unit is shown no more, and what it was made of is never sold again. */
export function endUnit(ctx: Ctx, { id, stock_item_id }: UnitRow, status: 'replaced' | 'revoked'): void {
  ctx.tx.defer(
    db.updateTable('store.deliveries').set({ status }).where('tenant_id', '=', ctx.tenant.id).where('id', '=', id),
  )
  if (!stock_item_id) return
  ctx.tx.defer(
    db
      .updateTable('store.stock_items')
      .set({ status: 'void' })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', stock_item_id)
      .where('status', '=', 'sold'),
  )
}

export type ListedRow = {
  id: string
  order_id: string
  order_number: string
  delivery_id: string
  kind: UnitRow['kind']
  buyer_name: string
  product_name: string
  variant_name: string
  unit_idr: number
  problem: string
  picture_ids: string[]
  status: 'open' | 'replaced' | 'credited' | 'refused'
  answer: string
  recent: number
  bad_batch: boolean
  delivered_at: string
  warranty_until: string | null
  replacement_id: string | null
  decided_at: string | null
  created_at: string
}
type Filter = { status?: string | undefined; q?: string | undefined }

export function findClaims(ctx: Ctx, filter: Filter, before: string | null, limit: number): Promise<ListedRow[]> {
  const part = `%${(filter.q ?? '').replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return ctx.tx.all(sql<ListedRow>`
    select c.id, c.order_id, o.number as order_number, c.delivery_id, d.kind, o.buyer_name, i.product_name, i.variant_name,
      ${paidForUnit(ctx)} as unit_idr, c.problem, c.picture_ids, c.status, c.answer, c.replacement_id, c.decided_at,
      c.created_at, d.created_at as delivered_at, d.warranty_until,
      (select count(*)::int from store.warranty_claims r where r.tenant_id = ${ctx.tenant.id}
        and r.buyer_key = c.buyer_key and r.created_at > now() - interval '90 days') as recent,
      ${isBad(ctx)} as bad_batch
    from store.warranty_claims c
      join store.orders o on o.tenant_id = ${ctx.tenant.id} and o.id = c.order_id
      join store.deliveries d on d.tenant_id = ${ctx.tenant.id} and d.id = c.delivery_id
      join store.order_items i on i.tenant_id = ${ctx.tenant.id} and i.id = d.order_item_id
    where c.tenant_id = ${ctx.tenant.id}
      ${filter.status ? sql`and c.status = ${filter.status}` : sql``}
      ${filter.q ? sql`and (o.number ilike ${part} or o.buyer_name ilike ${part})` : sql``}
      ${before ? sql`and c.id < ${before}` : sql``}
    order by c.id desc limit ${limit}`)
}

export async function countOpen(ctx: Ctx): Promise<number> {
  const row = await ctx.tx.first(sql<{ count: number }>`
    select count(*)::int as count from store.warranty_claims where tenant_id = ${ctx.tenant.id} and status = 'open'`)
  return row!.count
}

/** Whether the token names a paid order, to which a picture may be sent. */
export async function isPaidOrder(ctx: Ctx, token: string): Promise<boolean> {
  const row = await ctx.tx.first(sql<{ id: string }>`
    select id from store.orders where tenant_id = ${ctx.tenant.id} and token = ${token} and paid_at is not null`)
  return row !== undefined
}
