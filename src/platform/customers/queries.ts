import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import type { MyOrders } from './schemas.ts'

type MyOrder = MyOrders['items'][number]
type Row = {
  token: string
  number: string
  business_name: string
  slug: string
  status: MyOrder['status']
  package_name: string
  total_idr: number
  paid_idr: number
  unread: number
  created_at: string
  updated_at: string
}

/** Nobody has more sites than this; the page shows them all. */
const MOST = 100

/** The orders that were placed with this e-mail address, newest first. */
export function findOrdersOf(ctx: Ctx, email: string): Promise<Row[]> {
  return ctx.tx.all(sql<Row>`
    select o.token, o.number, o.business_name, o.slug, o.status, o.package_name, o.total_idr, o.created_at, o.updated_at,
      (select coalesce(sum(i.amount_idr), 0)::bigint from platform.invoices i
        where i.tenant_id = ${ctx.tenant.id} and i.order_id = o.id and i.status = 'paid') as paid_idr,
      (select count(*) from platform.order_messages t
        where t.tenant_id = ${ctx.tenant.id} and t.order_id = o.id and t.author = 'owner' and t.read_at is null) as unread
    from platform.orders o
    where o.tenant_id = ${ctx.tenant.id} and lower(o.owner_email) = lower(${email})
    order by o.id desc limit ${sql.lit(MOST)}`)
}
