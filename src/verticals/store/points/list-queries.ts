import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import type { EntryKind, ListBalances, Role } from './schemas.ts'

/* What people read of points: their own, and the shop's people of everybody's. */

export type EndingRow = { points: number; ends_at: string }

/** What ends, by the day it ends on in Western Indonesia, the first days only. */
export function findEnding(ctx: Ctx, accountId: string, days: number) {
  return ctx.tx.all(sql<EndingRow>`select sum(left_points)::int as points, min(expires_at) as ends_at
    from store.point_lots where tenant_id = ${ctx.tenant.id} and account_id = ${accountId}
      and left_points > 0 and expires_at is not null
    group by (expires_at at time zone 'Asia/Jakarta')::date order by 2 limit ${days}`)
}

export type EntryRow = {
  id: string
  kind: EntryKind
  points: number
  balance: number
  order_id: string | null
  number: string | null
  token: string | null
  reason: string
  actor_name: string
  created_at: string
}

/** Entries of an account, newest first. */
export function findEntries(ctx: Ctx, accountId: string, cursor: string | undefined, limit: number) {
  return ctx.tx.all(sql<EntryRow>`select entries.id, entries.kind, entries.points, entries.balance, entries.order_id,
      orders.number, orders.token, entries.reason, entries.actor_name, entries.created_at
    from store.point_entries as entries left join store.orders as orders
      on orders.tenant_id = ${ctx.tenant.id} and orders.id = entries.order_id
    where entries.tenant_id = ${ctx.tenant.id} and entries.account_id = ${accountId}
      ${cursor ? sql`and entries.id < ${cursor}` : sql``}
    order by entries.id desc limit ${limit}`)
}

export type BalanceRow = {
  person_id: string
  name: string
  email: string
  balance: number
  owed: number
  earned: number
  spent: number
  updated_at: string | null
}

/** Everybody of a role with what they have, the newest people first; those without an account have nothing. */
export function searchBalances(ctx: Ctx, { q, role, some, cursor }: Omit<ListBalances, 'limit'>, limit: number) {
  const part = `%${(q ?? '').replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return ctx.tx.all(sql<BalanceRow>`select people.id as person_id, people.name, people.email,
      coalesce(account.balance, 0) as balance, coalesce(account.owed, 0) as owed, account.updated_at,
      ${sumOf(ctx, 'earned')} as earned, ${sumOf(ctx, 'spent')} as spent
    from kernel.people as people left join store.point_accounts as account
      on account.tenant_id = ${ctx.tenant.id} and account.person_id = people.id and account.role = ${role}
    where people.tenant_id = ${ctx.tenant.id} and ${holds(ctx, role)}
      ${q ? sql`and (people.name ilike ${part} or people.email ilike ${part})` : sql``}
      ${some ? sql`and account.balance > 0` : sql``} ${cursor ? sql`and people.id < ${cursor}` : sql``}
    order by people.id desc limit ${limit}`)
}

/** All that was ever earned; all that was given, less what came back. */
function sumOf(ctx: Ctx, what: 'earned' | 'spent') {
  const [kinds, sign] = what === 'earned' ? [['earned', 'clawed_back'], 1] : [['spent', 'returned'], -1]
  return sql<number>`(select ${sql.lit(sign)} * coalesce(sum(points), 0)::int from store.point_entries
    where tenant_id = ${ctx.tenant.id} and account_id = account.id and kind = any(${kinds}::text[]))`
}

/** Somebody who has the role, or had it and has points left of that time. */
function holds(ctx: Ctx, role: Role) {
  return sql<boolean>`(account.balance > 0 or exists (select from kernel.role_grants as held
    where held.tenant_id = ${ctx.tenant.id} and held.person_id = people.id and held.role = ${role}))`
}

export async function sumBalances(ctx: Ctx, role: Role): Promise<number> {
  const row = await ctx.tx.first(sql<{ points: number }>`select coalesce(sum(balance), 0)::int as points
    from store.point_accounts where tenant_id = ${ctx.tenant.id} and role = ${role}`)
  return row!.points
}

export function findPerson(ctx: Ctx, personId: string) {
  return ctx.tx.first(sql<{ id: string; name: string; email: string }>`select id, name, email from kernel.people
    where tenant_id = ${ctx.tenant.id} and id = ${personId}`)
}
