import type { Ctx } from '#kernel/context.ts'
import { db, insertRow, sql } from '#kernel/db/sql.ts'
import { unitCost } from '../catalogue/costs.ts'
import type { CashbackInput } from './schemas.ts'

const columns = [
  'id',
  'name',
  'kind',
  'value',
  'most_order_idr',
  'product_ids',
  'category_ids',
  'starts_at',
  'ends_at',
  'active',
  'created_at',
] as const

function rules(ctx: Ctx) {
  return db.selectFrom('store.cashback_rules').select(columns).where('tenant_id', '=', ctx.tenant.id)
}
export type RuleRow = Awaited<ReturnType<typeof findRules>>[number]

/** All of them, the newest first. */
export function findRules(ctx: Ctx) {
  return ctx.tx.all(rules(ctx).orderBy('id', 'desc'))
}

export function findRule(ctx: Ctx, id: string) {
  return ctx.tx.first(rules(ctx).where('id', '=', id))
}

/** One at a time adds a rule, so that their number is exact. */
export async function lockRules(ctx: Ctx): Promise<void> {
  await ctx.tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`${ctx.tenant.id} cashback`}, 29))`)
}

function columnsOf(input: CashbackInput) {
  return {
    name: input.name,
    kind: input.kind,
    value: input.value,
    most_order_idr: input.mostOrderIdr,
    product_ids: input.productIds,
    category_ids: input.categoryIds,
    starts_at: input.startsAt,
    ends_at: input.endsAt,
    active: input.active,
  }
}

export async function insertRule(ctx: Ctx, id: string, input: CashbackInput): Promise<void> {
  await ctx.tx.run(insertRow('store.cashback_rules', { tenant_id: ctx.tenant.id, id, ...columnsOf(input) }))
}

export async function updateRule(ctx: Ctx, id: string, input: CashbackInput): Promise<void> {
  await ctx.tx.run(
    db
      .updateTable('store.cashback_rules')
      .set({ ...columnsOf(input), updated_at: sql<string>`now()` })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id),
  )
}

export function deleteRule(ctx: Ctx, id: string): Promise<number> {
  return ctx.tx.run(db.deleteFrom('store.cashback_rules').where('tenant_id', '=', ctx.tenant.id).where('id', '=', id))
}

export type GoodsRow = { variant_id: string; product_id: string; category_id: string | null; cost_idr: number }

/** What a rule and its limits need to know of these variants. */
export function findGoods(ctx: Ctx, variantIds: readonly string[]): Promise<GoodsRow[]> {
  return ctx.tx
    .all(sql<GoodsRow>`select v.id as variant_id, p.id as product_id, p.category_id, ${unitCost(ctx, 'v')} as cost_idr
    from store.variants v join store.products p on p.tenant_id = ${ctx.tenant.id} and p.id = v.product_id
    where v.tenant_id = ${ctx.tenant.id} and v.id = any(${variantIds}::uuid[])`)
}

/** What came back to resellers in the last 30 days, less what was taken back. */
export async function sumPaid(ctx: Ctx): Promise<number> {
  const row = await ctx.tx.first(sql<{ idr: number }>`
    select coalesce(sum(e.margin_idr - e.owed_idr), 0)::bigint as idr
    from store.wallet_entries e
      join store.orders o on o.tenant_id = ${ctx.tenant.id} and o.id = e.order_id
      join store.resellers r on r.tenant_id = ${ctx.tenant.id} and r.id = o.reseller_id
    where e.tenant_id = ${ctx.tenant.id} and e.kind in ('wallet_margin', 'wallet_margin_back')
      and e.created_at > ${ctx.now}::timestamptz - interval '30 days'
      and o.channel = 'shop' and o.person_id = r.person_id`)
  return row!.idr
}
