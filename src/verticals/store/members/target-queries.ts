import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import type { InputField } from '../catalogue/index.ts'

export type TargetRow = {
  id: string
  label: string
  target: Record<string, string>
  product_id: string
  product_name: string
  inputs: InputField[]
  used_at: string
}

/** By latest use; for a product those that it can use, its own first. */
export function findTargets(ctx: Ctx, personId: string, of: { asks: string; productId: string } | null, limit: number) {
  return ctx.tx.all(sql<TargetRow>`
    select t.id, t.label, t.target, t.product_id, p.name as product_name, p.inputs, t.used_at
    from store.saved_targets t join store.products p on p.tenant_id = ${ctx.tenant.id} and p.id = t.product_id
    where t.tenant_id = ${ctx.tenant.id} and t.person_id = ${personId}
      ${of ? sql`and t.asks = ${of.asks}` : sql``}
    order by ${of ? sql`(t.product_id = ${of.productId}) desc,` : sql``} t.used_at desc, t.id desc limit ${limit}::int`)
}

export function findProduct(ctx: Ctx, id: string) {
  return ctx.tx.first(sql<{ id: string; name: string; inputs: InputField[] }>`
    select id, name, inputs from store.products
    where tenant_id = ${ctx.tenant.id} and id = ${id} and status in ('active', 'paused')`)
}

/** How many the member has; the lock on the account makes two savings follow each other. Undefined: no member. */
export async function countBehindLock(ctx: Ctx, personId: string): Promise<number | undefined> {
  const member = await ctx.tx.first(sql`
    select person_id from store.members where tenant_id = ${ctx.tenant.id} and person_id = ${personId} for update`)
  if (!member) return undefined
  const row = await ctx.tx.first(sql<{ n: number }>`
    select count(*)::int as n from store.saved_targets
    where tenant_id = ${ctx.tenant.id} and person_id = ${personId}`)
  return row!.n
}

type NewTarget = {
  id: string
  personId: string
  asks: string
  productId: string
  label: string
  target: Record<string, string>
  key: string
  renames: boolean
}

/** The same target again is used again; answers its id, and whether it is new. */
export function saveTarget(ctx: Ctx, one: NewTarget) {
  return ctx.tx.first(sql<{ id: string; fresh: boolean }>`
    insert into store.saved_targets (tenant_id, id, person_id, asks, product_id, label, target, target_key)
    values (${ctx.tenant.id}, ${one.id}, ${one.personId}, ${one.asks}, ${one.productId}, ${one.label},
      ${JSON.stringify(one.target)}::jsonb, ${one.key})
    on conflict (tenant_id, person_id, asks, target_key) do update set used_at = now(), product_id = excluded.product_id,
      label = case when ${one.renames}::boolean then excluded.label else saved_targets.label end
    returning id, id = ${one.id} as fresh`)
}

export function renameTarget(ctx: Ctx, personId: string, { id, label }: { id: string; label: string }) {
  return ctx.tx.run(sql`update store.saved_targets set label = ${label}
    where tenant_id = ${ctx.tenant.id} and id = ${id} and person_id = ${personId}`)
}

/** One of the member's, or all of them. */
export function deleteTargets(ctx: Ctx, personId: string, id: string | null) {
  return ctx.tx.run(sql`delete from store.saved_targets
    where tenant_id = ${ctx.tenant.id} and person_id = ${personId} ${id ? sql`and id = ${id}` : sql``}`)
}
