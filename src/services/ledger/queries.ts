import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import type { Leg } from './index.ts'

/** An entry with its legs; accounts that are new are opened with it. */
export function insertEntry(ctx: Ctx, entry: { id: string; kind: string; source: string }, legs: readonly Leg[]) {
  const accounts = legs.map((leg) => leg.account)
  const amounts = legs.map((leg) => leg.amountIdr)
  const parties = legs.map((leg) => leg.party ?? null)
  return sql`
    with opened as (
      insert into ledger.accounts (tenant_id, code) select distinct ${ctx.tenant.id}::uuid, code
      from unnest(${accounts}::text[]) as asked (code) on conflict do nothing),
    entry as (
      insert into ledger.entries (tenant_id, id, kind, source, request_id)
      values (${ctx.tenant.id}::uuid, ${entry.id}::uuid, ${entry.kind}, ${entry.source}, ${ctx.requestId}))
    insert into ledger.legs (tenant_id, entry_id, position, account, amount_idr, party)
    select ${ctx.tenant.id}::uuid, ${entry.id}::uuid, position, account, amount_idr, party
    from unnest(${accounts}::text[], ${amounts}::bigint[], ${parties}::text[])
      with ordinality as leg (account, amount_idr, party, position)`
}

/** Every account with the sum of its debits and of its credits. */
export function sumAccounts(ctx: Ctx) {
  return ctx.tx.all(
    sql<{ code: string; debit: number; credit: number }>`
      select account as code, coalesce(sum(amount_idr) filter (where amount_idr > 0), 0)::bigint as debit,
        coalesce(-sum(amount_idr) filter (where amount_idr < 0), 0)::bigint as credit
      from ledger.legs where tenant_id = ${ctx.tenant.id} group by account order by account`,
  )
}
