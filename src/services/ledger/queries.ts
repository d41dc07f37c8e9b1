import type { Ctx } from '#kernel/context.ts'
import { db, sql } from '#kernel/db/sql.ts'
import type { Leg } from './index.ts'

export function insertAccounts(ctx: Ctx, codes: readonly string[]) {
  return sql`insert into ledger.accounts (tenant_id, code) select ${ctx.tenant.id}::uuid, unnest(${codes}::text[])
    on conflict do nothing`
}

export function insertEntry(ctx: Ctx, id: string, kind: string, source: string) {
  return db
    .insertInto('ledger.entries')
    .values({ tenant_id: ctx.tenant.id, id, kind, source, request_id: ctx.requestId })
}

export function insertLegs(ctx: Ctx, entryId: string, legs: readonly Leg[]) {
  const accounts = legs.map((leg) => leg.account)
  const amounts = legs.map((leg) => leg.amountIdr)
  const parties = legs.map((leg) => leg.party ?? null)
  return sql`insert into ledger.legs (tenant_id, entry_id, position, account, amount_idr, party)
    select ${ctx.tenant.id}::uuid, ${entryId}::uuid, position, account, amount_idr, party
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
