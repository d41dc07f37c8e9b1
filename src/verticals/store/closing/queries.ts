import type { Ctx } from '#kernel/context.ts'
import { leastId } from '#kernel/db/id.ts'
import { sql } from '#kernel/db/sql.ts'
import { dayAfter, startOf } from '../desk/rules.ts'
import type { DayBook } from './schemas.ts'

/** Sums that stand beside each other in lists, by position. */
export type Paid = { orderIds: readonly string[]; valuesIdr: readonly number[] }
export type SumOfOrders = {
  channel: string
  reseller_id: string | null
  orders: number
  free: number
  gross_idr: number
  discount_idr: number
  points_idr: number
  fee_idr: number
  value_idr: number
}

/** An order may be paid so many days after it was placed. */
const LATE_DAYS = 40

/** Orders that were paid on the day, with what was paid for them, and those that had nothing to be paid. */
export function sumOrders(ctx: Ctx, day: string, { orderIds, valuesIdr }: Paid): Promise<SumOfOrders[]> {
  const [from, before] = [startOf(day), startOf(dayAfter(day, 1))]
  return ctx.tx.all(sql<SumOfOrders>`
    with paid as (
      select order_id, sum(value_idr)::bigint as value_idr
      from unnest(${orderIds}::uuid[], ${valuesIdr}::bigint[]) as one (order_id, value_idr) group by 1),
    free as (
      select id as order_id, 0::bigint as value_idr from store.orders
      where tenant_id = ${ctx.tenant.id} and id >= ${leastId(startOf(dayAfter(day, -LATE_DAYS)))}::uuid
        and paid_at >= ${from.toISOString()}::timestamptz and paid_at < ${before.toISOString()}::timestamptz
        and total_idr + credit_idr + wallet_idr = 0)
    select o.channel, o.reseller_id, count(*)::int as orders,
      count(*) filter (where one.value_idr = 0)::int as free, sum(o.subtotal_idr)::bigint as gross_idr,
      sum(o.discount_idr)::bigint as discount_idr, sum(o.points_idr)::bigint as points_idr,
      sum(o.fee_idr)::bigint as fee_idr, sum(one.value_idr)::bigint as value_idr
    from (select * from paid union all select * from free) one
      join store.orders o on o.tenant_id = ${ctx.tenant.id} and o.id = one.order_id
    group by 1, 2 order by 1, 2`)
}

/** How many orders were paid on each day of this time. */
export async function countPaid(ctx: Ctx, from: string, before: string): Promise<Map<string, number>> {
  const rows = await ctx.tx.all(sql<{ day: string; n: number }>`
    select to_char(paid_at at time zone 'Asia/Jakarta', 'YYYY-MM-DD') as day, count(*)::int as n from store.orders
    where tenant_id = ${ctx.tenant.id} and id >= ${leastId(startOf(dayAfter(from, -LATE_DAYS)))}::uuid
      and paid_at >= ${startOf(from).toISOString()}::timestamptz and paid_at < ${startOf(before).toISOString()}::timestamptz
    group by 1`)
  return new Map(rows.map(({ day, n }) => [day, n]))
}

export type SumOfSales = {
  product_id: string
  name: string
  channel: string
  reseller_id: string | null
  units: number
  sales_idr: number
}

/** What was handed over, by product, channel and reseller. */
export function sumSales(ctx: Ctx, itemIds: readonly string[], salesIdr: readonly number[]): Promise<SumOfSales[]> {
  return ctx.tx.all(sql<SumOfSales>`
    select i.product_id, max(i.product_name) as name, o.channel, o.reseller_id, sum(i.delivered_count)::int as units,
      sum(one.sales_idr)::bigint as sales_idr
    from unnest(${itemIds}::uuid[], ${salesIdr}::bigint[]) as one (item_id, sales_idr)
      join store.order_items i on i.tenant_id = ${ctx.tenant.id} and i.id = one.item_id
      join store.orders o on o.tenant_id = ${ctx.tenant.id} and o.id = i.order_id
    group by i.product_id, o.channel, o.reseller_id`)
}

/** Margins by the channel and reseller of the order that earned them. */
export function sumMargins(ctx: Ctx, orderIds: readonly string[], marginsIdr: readonly number[]) {
  return ctx.tx.all(sql<{ channel: string; reseller_id: string | null; margin_idr: number }>`
    select o.channel, o.reseller_id, sum(one.margin_idr)::bigint as margin_idr
    from unnest(${orderIds}::uuid[], ${marginsIdr}::bigint[]) as one (order_id, margin_idr)
      join store.orders o on o.tenant_id = ${ctx.tenant.id} and o.id = one.order_id
    group by 1, 2`)
}

export function nameResellers(ctx: Ctx, ids: readonly string[]) {
  return ctx.tx.all(sql<{ id: string; shop_name: string }>`
    select id, shop_name from store.resellers where tenant_id = ${ctx.tenant.id} and id = any(${ids}::uuid[])`)
}

export type ClosingRow = {
  day: string
  figures: DayBook
  note: string
  closed_by: string | null
  closed_by_name: string
  closed_at: string
}

export function findClosings(ctx: Ctx, from: string, before: string): Promise<ClosingRow[]> {
  return ctx.tx.all(sql<ClosingRow>`
    select to_char(day, 'YYYY-MM-DD') as day, figures, note, closed_by, closed_by_name, closed_at from store.closings
    where tenant_id = ${ctx.tenant.id} and day >= ${from}::date and day < ${before}::date order by day desc`)
}

export async function findLastClosed(ctx: Ctx): Promise<string | null> {
  const row = await ctx.tx.first(sql<{ day: string | null }>`
    select to_char(max(day), 'YYYY-MM-DD') as day from store.closings where tenant_id = ${ctx.tenant.id}`)
  return row?.day ?? null
}

/** Freezes a day; false when somebody has closed it already. */
export async function insertClosing(ctx: Ctx, row: Omit<ClosingRow, 'closed_at'>): Promise<boolean> {
  const made = await ctx.tx.first(sql<{ day: string }>`
    insert into store.closings (tenant_id, day, figures, note, closed_by, closed_by_name)
    values (${ctx.tenant.id}, ${row.day}::date, ${JSON.stringify(row.figures)}::jsonb, ${row.note},
      ${row.closed_by}::uuid, ${row.closed_by_name})
    on conflict (tenant_id, day) do nothing returning day`)
  return made !== undefined
}

/** The day of the shop's first order. */
export async function findFirstDay(ctx: Ctx): Promise<string | null> {
  const row = await ctx.tx.first(sql<{ day: string | null }>`
    select to_char(min(created_at) at time zone 'Asia/Jakarta', 'YYYY-MM-DD') as day from store.orders
    where tenant_id = ${ctx.tenant.id}`)
  return row?.day ?? null
}
