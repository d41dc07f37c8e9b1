import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'

/** How many jobs were given up and not taken up by another since: as many as `listFailedJobs` has to show. */
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
  unpaid: number
  approval: number
  income: number
  income_month: number
  credits: number
  credit_orders: number
  message_orders: number
  failed_buildings: number
  this_week: string
  this_month: string
  yesterday: string
}

/** The figures of the console's home page; weeks and months as they are in Jakarta. */
export async function countOverview(ctx: Ctx): Promise<Counts> {
  const row = await ctx.tx.first(sql<Counts>`
    with calendar as (
      select date_trunc('week', local) as week, date_trunc('month', local) as month, date_trunc('day', local) as today
      from (select now() at time zone 'Asia/Jakarta' as local) as here),
    paid as (
      select i.order_id, count(*) as asked, count(*) filter (where i.status = 'paid') as paid
      from platform.invoices i where i.tenant_id = ${ctx.tenant.id} group by i.order_id)
    select count(*) filter (where o.status = 'active') as active,
      count(*) filter (where o.status = 'inactive') as inactive,
      count(*) filter (where o.status in ('in_progress', 'ready')) as building,
      count(*) filter (where o.status = 'new') as fresh,
      count(*) filter (where o.created_at >= c.week at time zone 'Asia/Jakarta') as week,
      count(*) filter (where o.created_at >= c.month at time zone 'Asia/Jakarta') as month,
      count(*) filter (where paid.paid > 0 and paid.paid < paid.asked
        and o.created_at < c.today at time zone 'Asia/Jakarta') as unpaid,
      count(*) filter (where o.status in ('new', 'in_progress') and o.approved_at is null and paid.paid > 0
        and runs.order_id is null) as approval,
      count(*) filter (where runs.status = 'failed') as failed_buildings,
      (select coalesce(sum(i.amount_idr), 0)::bigint from platform.invoices i
        where i.tenant_id = ${ctx.tenant.id} and i.status = 'paid') as income,
      (select coalesce(sum(i.amount_idr), 0)::bigint from platform.invoices i
        where i.tenant_id = ${ctx.tenant.id} and i.status = 'paid'
          and i.paid_at >= (select month from calendar) at time zone 'Asia/Jakarta') as income_month,
      (select coalesce(sum(d.left_idr), 0)::bigint from platform.credits d
        where d.tenant_id = ${ctx.tenant.id} and d.status = 'available') as credits,
      (select count(distinct d.order_id) from platform.credits d
        where d.tenant_id = ${ctx.tenant.id} and d.status = 'available') as credit_orders,
      (select count(distinct t.order_id) from platform.order_messages t
        where t.tenant_id = ${ctx.tenant.id} and t.author = 'buyer' and t.read_at is null) as message_orders,
      (select to_char(week, 'YYYY-MM-DD') from calendar) as this_week,
      (select to_char(month, 'YYYY-MM-DD') from calendar) as this_month,
      (select to_char(today - interval '1 day', 'YYYY-MM-DD') from calendar) as yesterday
    from calendar c
    left join platform.orders o on o.tenant_id = ${ctx.tenant.id}
    left join paid on paid.order_id = o.id
    left join platform.provisionings runs on runs.tenant_id = ${ctx.tenant.id} and runs.order_id = o.id`)
  return row!
}

type Day = { day: string; orders: number; income: number }

/** Orders placed and invoices paid on each of the last thirty days in Jakarta, oldest first, days without any too. */
export function findDays(ctx: Ctx): Promise<Day[]> {
  return ctx.tx.all(sql<Day>`
    with days as (
      select generate_series(today - 29, today, interval '1 day')::date as day
      from (select (now() at time zone 'Asia/Jakarta')::date as today) as here),
    since as (select min(day)::timestamp at time zone 'Asia/Jakarta' as at from days),
    placed as (
      select (o.created_at at time zone 'Asia/Jakarta')::date as day, count(*) as orders
      from platform.orders o
      where o.tenant_id = ${ctx.tenant.id} and o.created_at >= (select at from since) group by 1),
    earned as (
      select (i.paid_at at time zone 'Asia/Jakarta')::date as day, sum(i.amount_idr)::bigint as income
      from platform.invoices i
      where i.tenant_id = ${ctx.tenant.id} and i.status = 'paid' and i.paid_at >= (select at from since) group by 1)
    select to_char(days.day, 'YYYY-MM-DD') as day, coalesce(placed.orders, 0) as orders, coalesce(earned.income, 0)::bigint as income
    from days left join placed on placed.day = days.day left join earned on earned.day = days.day
    order by days.day`)
}
