import type { Ctx } from '#kernel/context.ts'
import { leastId } from '#kernel/db/id.ts'
import { sql } from '#kernel/db/sql.ts'
import { sumReceived } from '#services/payments/index.ts'
import { ORDER } from '../orders/events.ts'
import { TOPUP } from '../wallet/topups.ts'
import { BUCKETS, type Buckets, dayAfter, dayOf, startOf } from './rules.ts'

/* A shop's days: counted once a night, and from the orders themselves for what the night has not seen. */

export type Day = {
  day: string
  orders: number
  paid: number
  units: number
  revenueIdr: number
  feesIdr: number
  creditsIdr: number
  /** What resellers earned by it, less what was taken back. */
  marginsIdr: number
  seconds: Buckets
}

/** Money may come so many days after the order; the night counts as many days again. */
const LATE_DAYS = 8
/** How far back the first night looks. */
const FIRST_DAYS = 400

/** Counts the days anew that may have changed since the last time; a shop that was never counted from its first order. */
export async function rollDays(ctx: Ctx): Promise<void> {
  const today = dayOf(ctx.now)
  const known = await lastKept(ctx)
  const from = known ? dayAfter(known, -LATE_DAYS) : await firstDay(ctx, today)
  if (!from) return
  await keep(ctx, await countDays(ctx, from, today))
}

/** The days from `from` to today, oldest first, days without anything too. */
export async function readDays(ctx: Ctx, from: string): Promise<Day[]> {
  const today = dayOf(ctx.now)
  const known = await lastKept(ctx)
  // The night counts while the day before is still fresh; what it has not seen whole is counted now.
  const fresh = [known ?? from, dayAfter(today, -1)].toSorted()[0]!
  const since = fresh < from ? from : fresh
  const [kept, now] = await Promise.all([findKept(ctx, from, since), countDays(ctx, since, today)])
  const found = new Map([...kept, ...now].map((one) => [one.day, one]))
  const days: Day[] = []
  for (let day = from; day <= today; day = dayAfter(day, 1)) days.push(found.get(day) ?? emptyDay(day))
  return days
}

function emptyDay(day: string): Day {
  return { day, orders: 0, paid: 0, units: 0, revenueIdr: 0, feesIdr: 0, creditsIdr: 0, marginsIdr: 0, seconds: {} }
}

async function lastKept(ctx: Ctx): Promise<string | null> {
  const row = await ctx.tx.first(sql<{ day: string | null }>`
    select to_char(max(day), 'YYYY-MM-DD') as day from store.days where tenant_id = ${ctx.tenant.id}`)
  return row?.day ?? null
}

async function firstDay(ctx: Ctx, today: string): Promise<string | null> {
  const row = await ctx.tx.first(sql<{ day: string | null }>`
    select to_char(min(created_at) at time zone 'Asia/Jakarta', 'YYYY-MM-DD') as day from store.orders
    where tenant_id = ${ctx.tenant.id}`)
  if (!row?.day) return null
  const earliest = dayAfter(today, -FIRST_DAYS)
  return row.day < earliest ? earliest : row.day
}

type Counted = { day: string; orders: number; paid: number; units: number; revenue_idr: number; seconds: Buckets }
type Kept = Counted & { fees_idr: number; credits_idr: number; margins_idr: number }

async function findKept(ctx: Ctx, from: string, before: string): Promise<Day[]> {
  const rows = await ctx.tx.all(sql<Kept>`
    select to_char(day, 'YYYY-MM-DD') as day, orders, paid_orders as paid, units, revenue_idr, fees_idr, credits_idr,
      margins_idr, delivery_seconds as seconds
    from store.days where tenant_id = ${ctx.tenant.id} and day >= ${from}::date and day < ${before}::date`)
  return rows.map((row) => ({
    ...dayFrom(row),
    feesIdr: row.fees_idr,
    creditsIdr: row.credits_idr,
    marginsIdr: row.margins_idr,
  }))
}

function dayFrom({ revenue_idr: revenueIdr, day, orders, paid, units, seconds }: Counted) {
  return { day, orders, paid, units, revenueIdr, seconds }
}

/** Days as the orders, the money that came and the credits say; only days on which anything happened. */
async function countDays(ctx: Ctx, from: string, to: string): Promise<Day[]> {
  const end = startOf(dayAfter(to, 1)).toISOString()
  const period = { since: startOf(from).toISOString(), before: end, sinceId: leastId(startOf(from)) }
  const [counted, fees, topups, credits, wallets] = await Promise.all([
    countOrders(ctx, from, to, end),
    sumReceived(ctx, ORDER, period),
    // A top-up is no revenue; what the gateway keeps of it is a cost all the same.
    sumReceived(ctx, TOPUP, period),
    sumCredits(ctx, startOf(from), end),
    sumWallets(ctx, startOf(from), end),
  ])
  const days = new Map<string, Day>(counted.map((row) => [row.day, { ...emptyDay(row.day), ...dayFrom(row) }]))
  const dayAt = (day: string) => days.get(day) ?? days.set(day, emptyDay(day)).get(day)!
  for (const { day, fee_idr } of [...fees, ...topups]) dayAt(day).feesIdr += fee_idr
  for (const { day, amount_idr } of credits) dayAt(day).creditsIdr = amount_idr
  for (const { day, back_idr, margins_idr } of wallets) {
    dayAt(day).creditsIdr += back_idr
    dayAt(day).marginsIdr = margins_idr
  }
  return [...days.values()].toSorted((left, right) => left.day.localeCompare(right.day))
}

function countOrders(ctx: Ctx, from: string, to: string, end: string) {
  const since = startOf(dayAfter(from, -LATE_DAYS)).toISOString()
  return ctx.tx.all(sql<Counted>`
    with fresh as (
      select o.id, o.total_idr + o.credit_idr + o.wallet_idr as worth, o.paid_at, o.delivered_at,
        (o.created_at at time zone 'Asia/Jakarta')::date as placed_on, (o.paid_at at time zone 'Asia/Jakarta')::date as paid_on
      from store.orders o
      where o.tenant_id = ${ctx.tenant.id} and o.created_at >= ${since}::timestamptz and o.created_at < ${end}::timestamptz),
    placed as (select placed_on as day, count(*)::int as n from fresh group by 1),
    paid as (
      select f.paid_on as day, count(*)::int as n, sum(f.worth)::bigint as worth, coalesce(sum(i.units), 0)::int as units
      from fresh f cross join lateral (select sum(i.quantity)::int as units from store.order_items i
        where i.tenant_id = ${ctx.tenant.id} and i.order_id = f.id and i.parent_id is null) i
      where f.paid_on is not null group by 1),
    times as (
      select day, jsonb_object_agg(place::text, n) as seconds from (
        select paid_on as day, count(*)::int as n,
          least(width_bucket(greatest(extract(epoch from delivered_at - paid_at) - 0.001, 0)::float8,
            ${BUCKETS}::float8[]), ${BUCKETS.length - 1}::int) as place
        from fresh where delivered_at is not null and paid_at is not null group by 1, 3) b
      group by 1)
    select to_char(d.day, 'YYYY-MM-DD') as day, coalesce(placed.n, 0) as orders, coalesce(paid.n, 0) as paid,
      coalesce(paid.units, 0) as units, coalesce(paid.worth, 0)::bigint as revenue_idr,
      coalesce(times.seconds, '{}') as seconds
    from (select day::date from generate_series(${from}::date, ${to}::date, interval '1 day') as day) d
      left join placed on placed.day = d.day left join paid on paid.day = d.day left join times on times.day = d.day
    where placed.n is not null or paid.n is not null`)
}

/** What had to be given back of orders that were paid: not money that never paid one. */
function sumCredits(ctx: Ctx, since: Date, end: string) {
  return ctx.tx.all(sql<{ day: string; amount_idr: number }>`
    select to_char(created_at at time zone 'Asia/Jakarta', 'YYYY-MM-DD') as day, sum(amount_idr)::bigint as amount_idr
    from store.credits
    where tenant_id = ${ctx.tenant.id} and id >= ${leastId(since)}::uuid and created_at >= ${since.toISOString()}::timestamptz
      and created_at < ${end}::timestamptz and reason in ('undelivered', 'cancelled', 'goodwill')
    group by 1`)
}

/** What went back to resellers' wallets or was given to them, and what they earned. */
function sumWallets(ctx: Ctx, since: Date, end: string) {
  return ctx.tx.all(sql<{ day: string; back_idr: number; margins_idr: number }>`
    select to_char(created_at at time zone 'Asia/Jakarta', 'YYYY-MM-DD') as day,
      coalesce(sum(topup_idr + margin_idr - owed_idr)
        filter (where kind in ('wallet_returned', 'wallet_goodwill')), 0)::bigint as back_idr,
      coalesce(sum(margin_idr - owed_idr)
        filter (where kind in ('wallet_margin', 'wallet_margin_back')), 0)::bigint as margins_idr
    from store.wallet_entries
    where tenant_id = ${ctx.tenant.id} and id >= ${leastId(since)}::uuid and created_at >= ${since.toISOString()}::timestamptz
      and created_at < ${end}::timestamptz
    group by 1`)
}

async function keep(ctx: Ctx, days: readonly Day[]): Promise<void> {
  if (days.length === 0) return
  const rows = days.map((one) => ({
    day: one.day,
    orders: one.orders,
    paid_orders: one.paid,
    revenue_idr: one.revenueIdr,
    fees_idr: one.feesIdr,
    credits_idr: one.creditsIdr,
    margins_idr: one.marginsIdr,
    units: one.units,
    delivery_seconds: one.seconds,
  }))
  await ctx.tx.run(sql`
    insert into store.days (tenant_id, day, orders, paid_orders, revenue_idr, fees_idr, credits_idr, margins_idr, units,
      delivery_seconds)
    select ${ctx.tenant.id}, r.day, r.orders, r.paid_orders, r.revenue_idr, r.fees_idr, r.credits_idr, r.margins_idr,
      r.units, r.delivery_seconds
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (day date, orders integer, paid_orders integer,
      revenue_idr bigint, fees_idr bigint, credits_idr bigint, margins_idr bigint, units integer, delivery_seconds jsonb)
    on conflict (tenant_id, day) do update set orders = excluded.orders, paid_orders = excluded.paid_orders,
      revenue_idr = excluded.revenue_idr, fees_idr = excluded.fees_idr, credits_idr = excluded.credits_idr,
      margins_idr = excluded.margins_idr, units = excluded.units, delivery_seconds = excluded.delivery_seconds`)
}
