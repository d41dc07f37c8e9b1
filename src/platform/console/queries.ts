import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import type { ListOrders } from './schemas.ts'

type ListRow = {
  id: string
  number: string
  business_name: string
  owner_name: string
  slug: string
  package_name: string
  status: 'new' | 'in_progress' | 'ready' | 'active' | 'inactive' | 'expired'
  scheme: 'full' | 'dp'
  total_idr: number
  paid_idr: number
  credit_idr: number
  created_at: string
  updated_at: string
}

/** Orders newest first, with what is paid and credited; search looks at number, names, address and e-mail. */
export function searchOrders(ctx: Ctx, filter: ListOrders, limit: number): Promise<ListRow[]> {
  const like = filter.q ? `%${filter.q.replaceAll(/[\\%_]/g, '\\$&')}%` : null
  return ctx.tx.all(sql<ListRow>`
    select o.id, o.number, o.business_name, o.owner_name, o.slug, o.package_name, o.status, o.scheme, o.total_idr,
      o.created_at, o.updated_at,
      (select coalesce(sum(i.amount_idr), 0)::bigint from platform.invoices i
        where i.tenant_id = ${ctx.tenant.id} and i.order_id = o.id and i.status = 'paid') as paid_idr,
      (select coalesce(sum(c.left_idr), 0)::bigint from platform.credits c
        where c.tenant_id = ${ctx.tenant.id} and c.order_id = o.id and c.status = 'available') as credit_idr
    from platform.orders o
    where o.tenant_id = ${ctx.tenant.id}
      and (${filter.status ?? null}::text is null or o.status = ${filter.status ?? null})
      and (${filter.cursor ?? null}::uuid is null or o.id < ${filter.cursor ?? null}::uuid)
      and (${like}::text is null or o.number ilike ${like} or o.business_name ilike ${like} or o.owner_name ilike ${like}
        or o.slug ilike ${like} or o.owner_email ilike ${like})
    order by o.id desc limit ${limit}`)
}

/** How many of this tenant's jobs were given up and not taken up by another since. */
export async function countFailedJobs(ctx: Ctx): Promise<number> {
  const row = await ctx.tx.first(sql<{ failed: number }>`select queue.count_failed() as failed`)
  return row!.failed
}

type Counts = {
  active: number
  inactive: number
  building: number
  fresh: number
  week: number
  month: number
  income: number
  credits: number
}

/** The figures of the console's home page; weeks and months as they are in Jakarta. */
export async function countOverview(ctx: Ctx): Promise<Counts> {
  const row = await ctx.tx.first(sql<Counts>`
    select count(*) filter (where status = 'active') as active,
      count(*) filter (where status = 'inactive') as inactive,
      count(*) filter (where status in ('in_progress', 'ready')) as building,
      count(*) filter (where status = 'new') as fresh,
      count(*) filter (where created_at >= date_trunc('week', now() at time zone 'Asia/Jakarta') at time zone 'Asia/Jakarta') as week,
      count(*) filter (where created_at >= date_trunc('month', now() at time zone 'Asia/Jakarta') at time zone 'Asia/Jakarta') as month,
      (select coalesce(sum(i.amount_idr), 0)::bigint from platform.invoices i
        where i.tenant_id = ${ctx.tenant.id} and i.status = 'paid') as income,
      (select coalesce(sum(c.left_idr), 0)::bigint from platform.credits c
        where c.tenant_id = ${ctx.tenant.id} and c.status = 'available') as credits
    from platform.orders where tenant_id = ${ctx.tenant.id}`)
  return row!
}
