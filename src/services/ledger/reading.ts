import type { Ctx } from '#kernel/context.ts'
import { leastId } from '#kernel/db/id.ts'
import { sql } from '#kernel/db/sql.ts'
import type { Account } from './index.ts'

/* What the books say of a time, for whoever adds a day up. Nothing is written here. */

/** From this instant until before that one. */
export type Period = { from: Date; before: Date }

/** Debits and credits of one account by entries of one kind, on one day in Jakarta (YYYY-MM-DD). */
export type Movement = {
  day: string
  account: string
  kind: string
  entries: number
  debit_idr: number
  credit_idr: number
}

/** Entries get their ids a moment after their transaction has begun, and clocks differ a little. */
const SLACK_MS = 3_600_000

/** What moved, by day, account and kind of entry. */
export function sumMovements(ctx: Ctx, period: Period): Promise<Movement[]> {
  return ctx.tx.all(sql<Movement>`
    select to_char(e.at at time zone 'Asia/Jakarta', 'YYYY-MM-DD') as day, l.account, e.kind, count(distinct e.id)::int as entries,
      coalesce(sum(l.amount_idr) filter (where l.amount_idr > 0), 0)::bigint as debit_idr,
      coalesce(-sum(l.amount_idr) filter (where l.amount_idr < 0), 0)::bigint as credit_idr
    from ledger.entries e join ledger.legs l on l.tenant_id = ${ctx.tenant.id} and l.entry_id = e.id
    where e.tenant_id = ${ctx.tenant.id} ${within(period)}
    group by 1, 2, 3 order by 1, 2, 3`)
}

/** What one account stands at for one party; debits are positive. */
export async function balanceOf(ctx: Ctx, account: Account, party: string): Promise<number> {
  const row = await ctx.tx.first(sql<{ idr: number }>`select coalesce(sum(amount_idr), 0)::bigint as idr
    from ledger.legs where tenant_id = ${ctx.tenant.id} and account = ${account} and party = ${party}`)
  return row!.idr
}

/** One leg: whose it is by `party`, and what caused its entry by `source`. Debits are positive. */
export type Booked = { kind: string; source: string; party: string | null; amount_idr: number }

/** The legs of these accounts in entries of these kinds, those of one source and party added up. */
export function findBooked(
  ctx: Ctx,
  period: Period,
  { accounts, kinds }: { accounts: readonly string[]; kinds: readonly string[] },
): Promise<Booked[]> {
  return ctx.tx.all(sql<Booked>`
    select e.kind, e.source, l.party, sum(l.amount_idr)::bigint as amount_idr
    from ledger.entries e join ledger.legs l on l.tenant_id = ${ctx.tenant.id} and l.entry_id = e.id
    where e.tenant_id = ${ctx.tenant.id} ${within(period)} and e.kind = any(${kinds}::text[])
      and l.account = any(${accounts}::text[])
    group by 1, 2, 3`)
}

export type Balance = { account: string; balance_idr: number }

/** What stood on each account at that instant; credits are negative. */
export function sumBalances(ctx: Ctx, before: Date): Promise<Balance[]> {
  return ctx.tx.all(sql<Balance>`
    select l.account, sum(l.amount_idr)::bigint as balance_idr
    from ledger.entries e join ledger.legs l on l.tenant_id = ${ctx.tenant.id} and l.entry_id = e.id
    where e.tenant_id = ${ctx.tenant.id} and e.at < ${before.toISOString()}::timestamptz
    group by 1 having sum(l.amount_idr) <> 0 order by 1`)
}

/** What was booked for these parties since then, by kind of entry: how often, and the debits on their accounts. */
export function sumSince(
  ctx: Ctx,
  since: Date,
  { accounts, parties }: { accounts: readonly string[]; parties: readonly string[] },
) {
  return ctx.tx.all(sql<{ kind: string; entries: number; amount_idr: number }>`
    select e.kind, count(distinct e.id)::int as entries,
      coalesce(sum(l.amount_idr) filter (where l.amount_idr > 0), 0)::bigint as amount_idr
    from ledger.legs l join ledger.entries e on e.tenant_id = ${ctx.tenant.id} and e.id = l.entry_id
    where l.tenant_id = ${ctx.tenant.id} and l.account = any(${accounts}::text[]) and l.party = any(${parties}::text[])
      and e.at >= ${since.toISOString()}::timestamptz
    group by 1 order by 1`)
}

/** Ids begin with their time, so only the entries of about that time are looked at. */
function within({ from, before }: Period) {
  const least = leastId(new Date(from.getTime() - SLACK_MS))
  const most = leastId(new Date(before.getTime() + SLACK_MS))
  return sql`and e.id >= ${least}::uuid and e.id < ${most}::uuid
    and e.at >= ${from.toISOString()}::timestamptz and e.at < ${before.toISOString()}::timestamptz`
}
