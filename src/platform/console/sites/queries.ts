import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import type { ListSites, SitePage } from './schemas.ts'

type Site = SitePage['items'][number]
type Row = {
  id: string
  name: string
  slug: string
  vertical: string
  status: Site['status']
  created_at: string
  order_id: string | null
  number: string
  package_name: string
  owner_name: string
  owner_email: string
  order_status: NonNullable<Site['order']>['status']
  settled: boolean
  built: boolean
}

/** Client sites newest first, each with the order that brought it here. */
export function searchSites(ctx: Ctx, { status, vertical, q, cursor }: ListSites, limit: number): Promise<Row[]> {
  const like = q ? `%${q.replaceAll(/[\\%_]/g, '\\$&')}%` : null
  return ctx.tx.all(sql<Row>`
    select t.id, t.name, t.slug, t.vertical, t.status, t.created_at, o.id as order_id, o.number, o.package_name,
      o.owner_name, o.owner_email, o.status as order_status,
      not exists (select from platform.invoices i
        where i.tenant_id = ${ctx.tenant.id} and i.order_id = o.id and i.status <> 'paid') as settled,
      exists (select from platform.provisionings p
        where p.tenant_id = ${ctx.tenant.id} and p.order_id = o.id and p.status = 'done') as built
    from kernel.tenants t
    left join platform.orders o on o.tenant_id = ${ctx.tenant.id} and o.site_tenant_id = t.id
    where t.kind = 'client'
      and (${status ?? null}::text is null or t.status = ${status ?? null})
      and (${vertical ?? null}::text is null or t.vertical = ${vertical ?? null})
      and (${cursor ?? null}::uuid is null or t.id < ${cursor ?? null}::uuid)
      and (${like}::text is null or t.name ilike ${like} or t.slug ilike ${like} or o.number ilike ${like}
        or o.owner_name ilike ${like} or o.owner_email ilike ${like})
    order by t.id desc limit ${limit}`)
}
