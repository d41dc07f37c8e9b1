import type { Ctx } from '#kernel/context.ts'
import { insertRow, sql } from '#kernel/db/sql.ts'

export type SecretRow = {
  id: string
  order_id: string
  kind: 'code' | 'seat' | 'invite' | 'file'
  status: string
  stock_item_id: string | null
  item_sealed: Buffer | null
  seat: string | null
  account_id: string | null
  account_sealed: Buffer | null
  revision: number | null
  invite_target: string | null
  first_revealed_at: string | null
  product_slug: string
  instructions: string
}

/** What one delivery holds, still sealed. */
export function findSecret(ctx: Ctx, deliveryId: string) {
  return ctx.tx.first(sql<SecretRow>`
    select d.id, d.order_id, d.kind, d.status, d.stock_item_id, unit.sealed as item_sealed, unit.seat,
      account.id as account_id, account.sealed as account_sealed, account.revision, d.invite_target, d.first_revealed_at,
      product.slug as product_slug, product.instructions
    from store.deliveries d
      join store.order_items item on item.tenant_id = ${ctx.tenant.id} and item.id = d.order_item_id
      join store.products product on product.tenant_id = ${ctx.tenant.id} and product.id = item.product_id
      left join store.stock_items unit on unit.tenant_id = ${ctx.tenant.id} and unit.id = d.stock_item_id
      left join store.shared_accounts account on account.tenant_id = ${ctx.tenant.id} and account.id = unit.account_id
    where d.tenant_id = ${ctx.tenant.id} and d.id = ${deliveryId}`)
}

export function insertReveal(
  ctx: Ctx,
  reveal: {
    id: string
    delivery_id: string
    viewer: string
    actor_id: string | null
    actor_name: string
    reason: string
  },
) {
  return insertRow('store.reveals', { tenant_id: ctx.tenant.id, ...reveal })
}

export function markRevealed(ctx: Ctx, deliveryId: string, revision: number | null) {
  return sql`update store.deliveries set first_revealed_at = coalesce(first_revealed_at, now()),
      seen_revision = coalesce(${revision}::int, seen_revision)
    where tenant_id = ${ctx.tenant.id} and id = ${deliveryId}`
}
