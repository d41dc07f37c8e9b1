import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import type { CreditView, DeliveryView, OrderStatus } from '../orders/schemas.ts'
import type { ListLibrary, ListOrders } from './schemas.ts'

/* What one member sees of their orders. Every statement names the person beside the tenant. */

export type OrderRow = {
  id: string
  number: string
  status: OrderStatus
  total_idr: number
  created_at: string
  goods: { product: string; variant: string; quantity: number }[]
}

const VIEWS = {
  open: sql`and status in ('paid', 'processing', 'attention')`,
  unpaid: sql`and status = 'pending_payment'`,
  done: sql`and status in ('delivered', 'partially_delivered')`,
  ended: sql`and status in ('expired', 'cancelled', 'refunded')`,
}

/** Newest first. The words are looked for in the number and in what was bought. */
export function findOrders(ctx: Ctx, personId: string, { view, q, cursor }: ListOrders, limit: number) {
  const part = `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return ctx.tx.all(sql<OrderRow>`
    select o.id, o.number, o.status, o.total_idr, o.created_at,
      coalesce((select jsonb_agg(jsonb_build_object('product', i.product_name, 'variant', i.variant_name,
          'quantity', i.quantity) order by i.position)
        from store.order_items i where i.tenant_id = ${ctx.tenant.id} and i.order_id = o.id and i.parent_id is null),
        '[]') as goods
    from store.orders o
    where o.tenant_id = ${ctx.tenant.id} and o.person_id = ${personId}
      ${view ? VIEWS[view] : sql``} ${cursor ? sql`and o.id < ${cursor}` : sql``}
      ${
        q
          ? sql`and (o.number ilike ${part} or exists (select from store.order_items i
              where i.tenant_id = ${ctx.tenant.id} and i.order_id = o.id and i.product_name ilike ${part}))`
          : sql``
      }
    order by o.id desc limit ${limit}::int`)
}

export type LibraryRow = {
  id: string
  kind: DeliveryView['kind']
  seat: string | null
  invite_target: string | null
  file_name: string | null
  warranty_until: string | null
  ends_at: string | null
  ended: boolean
  first_revealed_at: string | null
  created_at: string
  item_id: string
  order_id: string
  order_number: string
  token: string
  product_name: string
  variant_name: string
  variant_id: string
  slug: string
  on_sale: boolean
}

/** What was handed over and neither replaced nor withdrawn, newest first. */
export function findLibrary(ctx: Ctx, personId: string, { state, q, cursor }: ListLibrary, limit: number) {
  const part = `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const over = sql`(d.ends_at is not null and d.ends_at <= now())`
  return ctx.tx.all(sql<LibraryRow>`
    select d.id, d.kind, unit.seat, d.invite_target, file.name as file_name, d.warranty_until, d.ends_at, ${over} as ended,
      d.first_revealed_at, d.created_at, i.id as item_id, o.id as order_id, o.number as order_number, o.token,
      i.product_name, i.variant_name, i.variant_id, p.slug,
      p.status = 'active' and v.visible as on_sale
    from store.orders o
      join store.deliveries d on d.tenant_id = ${ctx.tenant.id} and d.order_id = o.id
      join store.order_items i on i.tenant_id = ${ctx.tenant.id} and i.id = d.order_item_id
      join store.products p on p.tenant_id = ${ctx.tenant.id} and p.id = i.product_id
      join store.variants v on v.tenant_id = ${ctx.tenant.id} and v.id = i.variant_id
      left join store.stock_items unit on unit.tenant_id = ${ctx.tenant.id} and unit.id = d.stock_item_id
      left join store.product_files file on file.tenant_id = ${ctx.tenant.id} and file.id = d.file_id
    where o.tenant_id = ${ctx.tenant.id} and o.person_id = ${personId} and d.status in ('ready', 'sent', 'accepted')
      ${state === 'active' ? sql`and not ${over}` : state === 'ended' ? sql`and ${over}` : sql``}
      ${cursor ? sql`and d.id < ${cursor}` : sql``} ${q ? sql`and i.product_name ilike ${part}` : sql``}
    order by d.id desc limit ${limit}::int`)
}

export type CreditRow = {
  id: string
  order_id: string
  number: string
  reason: CreditView['reason']
  status: CreditView['status']
  amount_idr: number
  left_idr: number
  created_at: string
}

/** More credits than anybody has had; the newest are shown. */
const MOST_CREDITS = 200

export function findCredits(ctx: Ctx, personId: string) {
  return ctx.tx.all(sql<CreditRow>`
    select c.id, c.order_id, o.number, c.reason, c.status, c.amount_idr, c.left_idr, c.created_at
    from store.credits c join store.orders o on o.tenant_id = ${ctx.tenant.id} and o.id = c.order_id
    where c.tenant_id = ${ctx.tenant.id} and o.person_id = ${personId} order by c.id desc limit ${MOST_CREDITS}`)
}
