import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'

/* Every attempt to be paid, with the money that came of it, for whoever keeps an eye on it. */

/** What became of an attempt: money decides, whatever else was said of the charge. */
export type ChargeState = 'pending' | 'paid' | 'failed'

export type ChargeFilter = {
  /** Only what is asked for things of this kind. */
  kind: string
  state?: ChargeState | undefined
  method?: 'qris' | 'va' | 'ewallet' | undefined
  /** First and last day of the attempt, in Jakarta, as YYYY-MM-DD. */
  from?: string | undefined
  to?: string | undefined
  /** Part of our or the gateway's reference, or one of the things paid for. */
  q?: { reference: string; forIds: readonly string[] } | undefined
}

export type ChargeRow = {
  id: string
  reference: string
  gateway: string
  for_id: string
  method: 'qris' | 'va' | 'ewallet'
  channel: string | null
  status: 'intent' | 'pending' | 'paid' | 'expired' | 'failed' | 'cancelled'
  state: ChargeState
  amount_idr: number
  captured_idr: number
  fee_idr: number
  /** Of the first money. */
  paid_at: string | null
  outcomes: ('exact' | 'late' | 'double' | 'wrong_amount')[]
  created_at: string
  expires_at: string
}

/** Attempts newest first, beginning after the one with the id `before`. */
export function searchCharges(
  ctx: Ctx,
  filter: ChargeFilter,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<ChargeRow[]> {
  return ctx.tx.all(sql<ChargeRow>`
    select i.id, i.reference, i.gateway, i.for_id, i.method, i.channel, i.status, i.amount_idr, i.created_at, i.expires_at,
      ${state} as state, money.captured_idr, money.fee_idr, money.paid_at, money.outcomes
    from payments.intents i ${received(ctx)}
    where i.tenant_id = ${ctx.tenant.id} ${conditions(ctx, filter)}
      and (${before ?? null}::uuid is null or i.id < ${before ?? null}::uuid)
    order by i.id desc limit ${limit}`)
}

export type ChargeSums = {
  pending: number
  paid: number
  failed: number
  captured_idr: number
  fee_idr: number
  pending_idr: number
}

/** The same attempts as figures. */
export async function sumCharges(ctx: Ctx, filter: ChargeFilter): Promise<ChargeSums> {
  const row = await ctx.tx.first(sql<ChargeSums>`
    select count(*) filter (where ${state} = 'pending') as pending, count(*) filter (where ${state} = 'paid') as paid,
      count(*) filter (where ${state} = 'failed') as failed,
      coalesce(sum(money.captured_idr), 0)::bigint as captured_idr, coalesce(sum(money.fee_idr), 0)::bigint as fee_idr,
      coalesce(sum(i.amount_idr) filter (where ${state} = 'pending'), 0)::bigint as pending_idr
    from payments.intents i ${received(ctx)}
    where i.tenant_id = ${ctx.tenant.id} ${conditions(ctx, filter)}`)
  return row!
}

const state = sql`case when money.captured_idr > 0 or i.status = 'paid' then 'paid'
  when i.status in ('intent', 'pending') then 'pending' else 'failed' end`

function received(ctx: Ctx) {
  return sql`cross join lateral (
    select coalesce(sum(c.amount_idr), 0)::bigint as captured_idr, coalesce(sum(c.fee_idr), 0)::bigint as fee_idr,
      min(c.paid_at) as paid_at, coalesce(array_agg(c.outcome order by c.id), '{}') as outcomes
    from payments.captures c where c.tenant_id = ${ctx.tenant.id} and c.intent_id = i.id) as money`
}

function conditions(ctx: Ctx, { kind, q, ...filter }: ChargeFilter) {
  const [wanted, method] = [filter.state ?? null, filter.method ?? null]
  const [from, to] = [filter.from ?? null, filter.to ?? null]
  return sql`and i.for_kind = ${kind}
    and (${wanted}::text is null or ${state} = ${wanted})
    and (${method}::text is null or i.method = ${method})
    and (${from}::date is null or i.created_at >= ${from}::date::timestamp at time zone 'Asia/Jakarta')
    and (${to}::date is null or i.created_at < (${to}::date + 1)::timestamp at time zone 'Asia/Jakarta')
    ${q ? named(ctx, q) : sql``}`
}

function named(ctx: Ctx, { reference, forIds }: NonNullable<ChargeFilter['q']>) {
  const like = `%${reference.replaceAll(/[\\%_]/g, '\\$&')}%`
  return sql`and (i.reference ilike ${like} or i.for_id = any(${forIds}::uuid[])
    or exists (select from payments.captures g
      where g.tenant_id = ${ctx.tenant.id} and g.intent_id = i.id and g.gateway_payment_id ilike ${like}))`
}

export type Received = { day: string; amount_idr: number; fee_idr: number }

/**
 * Money that came for things of this kind and what the gateway kept of it, by day in Jakarta. `sinceId` is the least id
 * that a capture of that time can have, so that only the newest are read.
 */
export function sumReceived(
  ctx: Ctx,
  kind: string,
  { since, before, sinceId }: { since: string; before: string; sinceId: string },
): Promise<Received[]> {
  return ctx.tx.all(sql<Received>`
    select to_char(c.paid_at at time zone 'Asia/Jakarta', 'YYYY-MM-DD') as day, sum(c.amount_idr)::bigint as amount_idr,
      sum(c.fee_idr)::bigint as fee_idr
    from payments.captures c join payments.intents i on i.tenant_id = ${ctx.tenant.id} and i.id = c.intent_id
    where c.tenant_id = ${ctx.tenant.id} and c.id >= ${sinceId}::uuid and c.paid_at >= ${since}::timestamptz
      and c.paid_at < ${before}::timestamptz and i.for_kind = ${kind}
    group by 1`)
}

export type NoticeFilter = {
  /** Notices about charges for things of this kind, and those about charges that nobody knows. */
  kind: string
  from?: string | undefined
  to?: string | undefined
  q?: string | undefined
}
export type ListedNotice = {
  id: string
  gateway: string
  reference: string
  event_id: string
  headers: Record<string, string>
  body: Buffer
  received_at: string
  for_id: string | null
}

/** What the gateway sent, newest first, beginning after the one with the id `before`. */
export function searchNotices(
  ctx: Ctx,
  { kind, from, to, q }: NoticeFilter,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<ListedNotice[]> {
  const like = q ? `%${q.replaceAll(/[\\%_]/g, '\\$&')}%` : null
  return ctx.tx.all(sql<ListedNotice>`
    select n.id, n.gateway, n.reference, n.event_id, n.headers, n.body, n.received_at, i.for_id
    from payments.inbox n
      left join payments.intents i on i.tenant_id = ${ctx.tenant.id} and i.reference = n.reference
    where n.tenant_id = ${ctx.tenant.id} and (i.id is null or i.for_kind = ${kind})
      and (${before ?? null}::uuid is null or n.id < ${before ?? null}::uuid)
      and (${from ?? null}::date is null or n.received_at >= ${from ?? null}::date::timestamp at time zone 'Asia/Jakarta')
      and (${to ?? null}::date is null or n.received_at < (${to ?? null}::date + 1)::timestamp at time zone 'Asia/Jakarta')
      and (${like}::text is null or n.reference ilike ${like} or n.event_id ilike ${like})
    order by n.id desc limit ${limit}`)
}
