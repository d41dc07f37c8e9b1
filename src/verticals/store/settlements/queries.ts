import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { sql } from '#kernel/db/sql.ts'
import type { Held } from '#services/payments/index.ts'
import type { Line, Mapping, Match } from './rules.ts'
import type { ListLines } from './schemas.ts'

export async function findByHash(ctx: Ctx, hash: string): Promise<string | null> {
  const row = await ctx.tx.first(sql<{ id: string }>`
    select id from store.settlements where tenant_id = ${ctx.tenant.id} and content_hash = ${hash}`)
  return row?.id ?? null
}

/** How the last file with columns of these names was read. */
export async function findMapping(ctx: Ctx, headKey: string): Promise<Mapping | null> {
  const row = await ctx.tx.first(sql<{ mapping: Mapping }>`
    select mapping from store.settlements where tenant_id = ${ctx.tenant.id} and head_key = ${headKey}
    order by id desc limit 1`)
  return row?.mapping ?? null
}

type New = {
  id: string
  name: string
  hash: string
  headKey: string
  mapping: Mapping
  lines: number
  by: string | null
}

/** False when the same file was read in this very moment by somebody else. */
export async function insertSettlement(
  ctx: Ctx,
  { id, name, hash, headKey, mapping, lines, by }: New,
): Promise<boolean> {
  const row = await ctx.tx.first(sql<{ id: string }>`
    insert into store.settlements (tenant_id, id, name, content_hash, head_key, mapping, status, lines, created_by)
    values (${ctx.tenant.id}, ${id}, ${name}, ${hash}, ${headKey}, ${JSON.stringify(mapping)}::jsonb, 'matching',
      ${lines}, ${by}::uuid)
    on conflict (tenant_id, content_hash) do nothing returning id`)
  return row !== undefined
}

/** Lines in the order of the file; the first has the place `from`. */
export function insertLines(ctx: Ctx, settlementId: string, from: number, lines: readonly Line[]) {
  return ctx.tx.run(sql`
    insert into store.settlement_lines (tenant_id, id, settlement_id, place, reference, payment_id, amount_idr, fee_idr,
      paid_at)
    select ${ctx.tenant.id}::uuid, id, ${settlementId}::uuid, ${from}::int + place::int - 1, reference, payment_id, amount_idr,
      fee_idr, paid_at
    from unnest(${lines.map(() => newId())}::uuid[], ${lines.map(({ reference }) => reference)}::text[],
      ${lines.map(({ paymentId }) => paymentId)}::text[], ${lines.map(({ amountIdr }) => amountIdr)}::bigint[],
      ${lines.map(({ feeIdr }) => feeIdr)}::bigint[], ${lines.map(({ paidAt }) => paidAt)}::timestamptz[])
      with ordinality as line (id, reference, payment_id, amount_idr, fee_idr, paid_at, place)`)
}

export type SettlementRow = {
  id: string
  name: string
  status: 'matching' | 'done'
  lines: number
  seen: number
  created_at: string
}

/** Files are matched, and lines of theirs put aside, one after the other: a payment freed by one is seen by the next. */
export function lockMatching(ctx: Ctx) {
  return ctx.tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`${ctx.tenant.id} settlements`}, 23))`)
}

export function lockSettlement(ctx: Ctx, id: string) {
  return ctx.tx.first(sql<SettlementRow>`
    select id, name, status, lines, seen, created_at from store.settlements
    where tenant_id = ${ctx.tenant.id} and id = ${id} for update`)
}

export type WaitingRow = {
  id: string
  place: number
  reference: string
  payment_id: string
  amount_idr: number
  fee_idr: number | null
}

export function findWaiting(ctx: Ctx, settlementId: string, limit: number): Promise<WaitingRow[]> {
  return ctx.tx.all(sql<WaitingRow>`
    select id, place, reference, payment_id, amount_idr, fee_idr from store.settlement_lines
    where tenant_id = ${ctx.tenant.id} and settlement_id = ${settlementId} and result = 'waiting'
    order by place limit ${limit}`)
}

/** Which of these payments a line has taken already. */
export async function findTaken(ctx: Ctx, captureIds: readonly string[]): Promise<Set<string>> {
  const rows = await ctx.tx.all(sql<{ capture_id: string }>`
    select capture_id from store.settlement_lines
    where tenant_id = ${ctx.tenant.id} and capture_id = any(${captureIds}::uuid[])
      and result in ('matched', 'fee_differs', 'amount_differs')`)
  return new Set(rows.map(({ capture_id }) => capture_id))
}

/** Writes what came of lines; what was missing at the gateway and is in this file has been found. */
export async function writeMatches(
  ctx: Ctx,
  settlementId: string,
  lines: readonly WaitingRow[],
  found: readonly Match[],
) {
  const captures = found.map(({ capture }) => capture)
  await ctx.tx.run(sql`
    update store.settlement_lines as l set result = m.result, capture_id = m.capture_id, our_amount_idr = m.amount_idr,
      our_fee_idr = m.fee_idr
    from unnest(${lines.map(({ id }) => id)}::uuid[], ${found.map(({ result }) => result)}::text[],
      ${captures.map((one) => one?.id ?? null)}::uuid[], ${captures.map((one) => one?.amount_idr ?? null)}::bigint[],
      ${captures.map((one) => one?.fee_idr ?? null)}::bigint[]) as m (id, result, capture_id, amount_idr, fee_idr)
    where l.tenant_id = ${ctx.tenant.id} and l.id = m.id`)
  await ctx.tx.run(sql`
    update store.settlement_lines set resolution = 'found', resolved_at = now()
    where tenant_id = ${ctx.tenant.id} and result = 'missing_at_gateway' and resolution is null
      and capture_id = any(${captures.flatMap((one) => one?.id ?? [])}::uuid[])`)
  await ctx.tx.run(sql`
    update store.settlements set seen = seen + ${lines.length}::int
    where tenant_id = ${ctx.tenant.id} and id = ${settlementId}`)
}

/** Payments that a file has matched. */
export async function findMatched(ctx: Ctx, settlementId: string): Promise<string[]> {
  const rows = await ctx.tx.all(sql<{ capture_id: string }>`
    select capture_id from store.settlement_lines
    where tenant_id = ${ctx.tenant.id} and settlement_id = ${settlementId}
      and result in ('matched', 'fee_differs', 'amount_differs')`)
  return rows.map(({ capture_id }) => capture_id)
}

/** Notes money that no file has told of; what was noted before is not noted again. */
export function insertMissing(ctx: Ctx, settlementId: string, captures: readonly Held[]) {
  return ctx.tx.run(sql`
    insert into store.settlement_lines (tenant_id, id, settlement_id, reference, payment_id, amount_idr, fee_idr, paid_at,
      result, capture_id, our_amount_idr, our_fee_idr)
    select ${ctx.tenant.id}::uuid, line.id, ${settlementId}::uuid, reference, payment_id, amount_idr, fee_idr, paid_at,
      'missing_at_gateway', capture_id, amount_idr, fee_idr
    from unnest(${captures.map(() => newId())}::uuid[], ${captures.map(({ id }) => id)}::uuid[],
      ${captures.map(({ reference }) => reference)}::text[],
      ${captures.map(({ gateway_payment_id }) => gateway_payment_id)}::text[],
      ${captures.map(({ amount_idr }) => amount_idr)}::bigint[], ${captures.map(({ fee_idr }) => fee_idr)}::bigint[],
      ${captures.map(({ paid_at }) => paid_at)}::timestamptz[])
      as line (id, capture_id, reference, payment_id, amount_idr, fee_idr, paid_at)
    where not exists (select from store.settlement_lines known where known.tenant_id = ${ctx.tenant.id}
      and known.capture_id = line.capture_id and known.result <> 'duplicate')`)
}

export function finishSettlement(ctx: Ctx, id: string) {
  return ctx.tx.run(sql`
    update store.settlements set status = 'done', finished_at = now() where tenant_id = ${ctx.tenant.id} and id = ${id}`)
}

export type ListedRow = SettlementRow & { unexplained: number; settled_idr: number }

/** Files newest first, or one of them. */
export function findSettlements(ctx: Ctx, wish: { id?: string; before?: string | undefined; limit: number }) {
  const [id, before] = [wish.id ?? null, wish.before ?? null]
  return ctx.tx.all(sql<ListedRow>`
    select s.id, s.name, s.status, s.lines, s.seen, s.created_at, sums.unexplained, sums.settled_idr
    from store.settlements s cross join lateral (
      select count(*) filter (where l.result not in ('waiting', 'matched') and l.resolution is null)::int as unexplained,
        coalesce(sum(l.amount_idr - coalesce(l.fee_idr, l.our_fee_idr, 0))
          filter (where l.result = 'matched' or l.resolution = 'accepted'), 0)::bigint as settled_idr
      from store.settlement_lines l where l.tenant_id = ${ctx.tenant.id} and l.settlement_id = s.id) sums
    where s.tenant_id = ${ctx.tenant.id} and (${id}::uuid is null or s.id = ${id}::uuid)
      and (${before}::uuid is null or s.id < ${before}::uuid)
    order by s.id desc limit ${wish.limit}`)
}

export function countResults(ctx: Ctx, settlementId: string) {
  return ctx.tx.all(sql<{ result: string; lines: number; amount_idr: number }>`
    select result, count(*)::int as lines, sum(amount_idr)::bigint as amount_idr from store.settlement_lines
    where tenant_id = ${ctx.tenant.id} and settlement_id = ${settlementId} group by 1`)
}

export type LineRow = WaitingRow & {
  settlement_id: string
  result: string
  capture_id: string | null
  our_amount_idr: number | null
  our_fee_idr: number | null
  paid_at: string | null
  resolution: 'accepted' | 'dismissed' | 'found' | null
  reason: string
}

const lineColumns = sql.raw(
  'id, settlement_id, place, reference, payment_id, amount_idr, fee_idr, our_amount_idr, our_fee_idr, paid_at, result, capture_id, resolution, reason',
)

export function findLines(ctx: Ctx, { id, result, open, cursor }: ListLines, limit: number): Promise<LineRow[]> {
  return ctx.tx.all(sql<LineRow>`
    select ${lineColumns} from store.settlement_lines
    where tenant_id = ${ctx.tenant.id} and settlement_id = ${id}
      and (${result ?? null}::text is null or result = ${result ?? null})
      and (${open ?? null}::text is null or (result not in ('waiting', 'matched') and resolution is null))
      and (${cursor ?? null}::uuid is null or id > ${cursor ?? null}::uuid)
    order by id limit ${limit}`)
}

export function lockLine(ctx: Ctx, id: string) {
  return ctx.tx.first(sql<LineRow>`
    select ${lineColumns} from store.settlement_lines where tenant_id = ${ctx.tenant.id} and id = ${id} for update`)
}

/** Decides about a line. One that is put aside without a booking leaves its payment to whatever line has it right. */
export function resolve(
  ctx: Ctx,
  id: string,
  { resolution, reason, by }: { resolution: string; reason: string; by: string | null },
) {
  return ctx.tx.run(sql`
    update store.settlement_lines set resolution = ${resolution}, reason = ${reason}, resolved_by = ${by}::uuid,
      resolved_at = now(), capture_id = case when ${resolution} = 'dismissed'
        and result in ('fee_differs', 'amount_differs') then null else capture_id end
    where tenant_id = ${ctx.tenant.id} and id = ${id}`)
}

/** What was missing at the gateway and had been found is missing again. */
export function reopenMissing(ctx: Ctx, captureId: string) {
  return ctx.tx.run(sql`
    update store.settlement_lines set resolution = null, resolved_at = null
    where tenant_id = ${ctx.tenant.id} and capture_id = ${captureId} and result = 'missing_at_gateway'
      and resolution = 'found'`)
}

/** Puts undecided duplicates of a payment that no line has any more back among what is to be matched, and names their files. */
export function reopenDuplicates(ctx: Ctx, captureId: string) {
  return ctx.tx.all(sql<{ settlement_id: string }>`
    with reopened as (
      update store.settlement_lines set result = 'waiting', capture_id = null, our_amount_idr = null, our_fee_idr = null
      where tenant_id = ${ctx.tenant.id} and capture_id = ${captureId} and result = 'duplicate' and resolution is null
        and not exists (select from store.settlement_lines taker where taker.tenant_id = ${ctx.tenant.id}
          and taker.capture_id = ${captureId} and taker.result in ('matched', 'fee_differs', 'amount_differs'))
      returning settlement_id),
    files as (select settlement_id, count(*)::int as lines from reopened group by 1)
    update store.settlements s set status = 'matching', finished_at = null, seen = s.seen - files.lines
    from files where s.tenant_id = ${ctx.tenant.id} and s.id = files.settlement_id returning s.id as settlement_id`)
}
