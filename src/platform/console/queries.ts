import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import type { ListOrders, OrderPage } from './schemas.ts'
import type { z } from 'zod'

type Listed = z.output<typeof OrderPage>['items'][number]
export type ListRow = {
  id: string
  number: string
  business_name: string
  owner_name: string
  owner_email: string
  owner_whatsapp: string
  owner_address: string
  slug: string
  wished_domain: string | null
  vertical: string
  package_name: string
  status: Listed['status']
  scheme: Listed['scheme']
  payment: Listed['payment']
  total_idr: number
  paid_idr: number
  credit_idr: number
  unread: number
  created_at: string
  updated_at: string
  place: number
}
type Filter = Omit<ListOrders, 'cursor'>

/** Words are looked for in this many orders, the newest: a search never reads more, however many there are. */
const SEARCHED = 20_000

/* The figure a list is sorted by, from the greatest; ids break ties and are the order of time themselves. */
const figures = {
  newest: sql`0::bigint`,
  oldest: sql`0::bigint`,
  updated: sql`(extract(epoch from o.updated_at) * 1000000)::bigint`,
  total: sql`o.total_idr`,
}

/** Orders with what is paid, credited and unread, sorted; `place` is what the next page begins after. */
export function searchOrders(
  ctx: Ctx,
  filter: Filter,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<ListRow[]> {
  const figure = figures[filter.sort]
  return ctx.tx.all(sql<ListRow>`
    select o.id, o.number, o.business_name, o.owner_name, o.owner_email, o.owner_whatsapp, o.owner_address, o.slug,
      o.wished_domain, o.vertical, o.package_name, o.status, o.scheme, o.total_idr, o.created_at, o.updated_at,
      money.paid_idr, case when money.paid = 0 then 'none' when money.paid < money.asked then 'some' else 'all' end as payment,
      (select coalesce(sum(c.left_idr), 0)::bigint from platform.credits c
        where c.tenant_id = ${ctx.tenant.id} and c.order_id = o.id and c.status = 'available') as credit_idr,
      (select count(*) from platform.order_messages t
        where t.tenant_id = ${ctx.tenant.id} and t.order_id = o.id and t.author = 'buyer' and t.read_at is null) as unread,
      ${figure} as place
    from ${filter.q ? newest(ctx) : sql`platform.orders o`}
    cross join lateral (
      select count(*) as asked, count(*) filter (where i.status = 'paid') as paid,
        coalesce(sum(i.amount_idr) filter (where i.status = 'paid'), 0)::bigint as paid_idr
      from platform.invoices i where i.tenant_id = ${ctx.tenant.id} and i.order_id = o.id) as money
    where o.tenant_id = ${ctx.tenant.id} ${conditions(ctx, filter)} ${after(filter.sort, cursor)}
    order by ${orderBy(filter.sort)} limit ${limit}`)
}

function newest(ctx: Ctx) {
  return sql`(select * from platform.orders where tenant_id = ${ctx.tenant.id}
    order by id desc limit ${sql.lit(SEARCHED)}) as o`
}

function conditions(ctx: Ctx, filter: Filter) {
  const { status = null, payment = null, vertical = null, from = null, to = null } = filter
  return sql`
    and (${status}::text is null or o.status = ${status})
    and (${filter.package ?? null}::text is null or o.package = ${filter.package ?? null})
    and (${vertical}::text is null or o.vertical = ${vertical})
    and (${from}::date is null or o.created_at >= ${from}::date::timestamp at time zone 'Asia/Jakarta')
    and (${to}::date is null or o.created_at < (${to}::date + 1)::timestamp at time zone 'Asia/Jakarta')
    and (${payment}::text is null or ${payment} = 'none' and money.paid = 0
      or ${payment} = 'some' and money.paid > 0 and money.paid < money.asked
      or ${payment} = 'all' and money.paid = money.asked)
    ${filter.attention ? waiting(ctx)[filter.attention] : sql``}
    ${filter.q ? named(filter.q) : sql``}`
}

/** Orders that wait for somebody of the platform, by what for. */
function waiting(ctx: Ctx) {
  return {
    approval: sql`and o.status in ('new', 'in_progress') and o.approved_at is null and money.paid > 0
      and not exists (select from platform.provisionings p where p.tenant_id = ${ctx.tenant.id} and p.order_id = o.id)`,
    building: sql`and exists (select from platform.provisionings p
      where p.tenant_id = ${ctx.tenant.id} and p.order_id = o.id and p.status = 'failed')`,
    message: sql`and exists (select from platform.order_messages t
      where t.tenant_id = ${ctx.tenant.id} and t.order_id = o.id and t.author = 'buyer' and t.read_at is null)`,
    credit: sql`and exists (select from platform.credits c
      where c.tenant_id = ${ctx.tenant.id} and c.order_id = o.id and c.status = 'available')`,
  }
}

/** Number, names, address, e-mail and wished domain contain the words; a telephone number is found however it is written. */
function named(q: string) {
  const like = `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`
  const digits = /^[\d\s+().-]+$/.test(q) ? q.replaceAll(/\D/g, '').replace(/^(620?|0)/, '') : ''
  const phone = digits.length >= 4 ? `%${digits}%` : null
  return sql`and (o.number ilike ${like} or o.business_name ilike ${like} or o.owner_name ilike ${like}
    or o.slug ilike ${like} or o.owner_email ilike ${like} or o.wished_domain ilike ${like}
    or o.owner_whatsapp like ${phone}::text)`
}

function after(sort: Filter['sort'], cursor: string | undefined) {
  if (!cursor) return sql``
  const [figure, id] = cursor.split('_') as [string, string]
  if (sort === 'oldest') return sql`and o.id > ${id}::uuid`
  if (sort === 'newest') return sql`and o.id < ${id}::uuid`
  return sql`and (${figures[sort]}, o.id) < (${figure}::bigint, ${id}::uuid)`
}

function orderBy(sort: Filter['sort']) {
  if (sort === 'oldest') return sql`o.id`
  return sort === 'newest' ? sql`o.id desc` : sql`${figures[sort]} desc, o.id desc`
}
