import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { db, sql } from '#kernel/db/sql.ts'
import { unitCost } from '../catalogue/costs.ts'
import type { EntryKind, Role } from './schemas.ts'

/* Balances, their entries and their lots. Whoever changes any of them holds the account's row. */

/** Whose points: a person may have those of a member and those of a reseller. */
export type Owner = { personId: string; role: Role }
export type Account = { id: string; balance: number; owed: number }

/** The account behind its lock; made where there is none. */
export async function lockAccount(ctx: Ctx, { personId, role }: Owner): Promise<Account> {
  const row = await ctx.tx.first(sql<Account>`
    insert into store.point_accounts (tenant_id, id, person_id, role) values (${ctx.tenant.id}, ${newId()}, ${personId}, ${role})
    on conflict (tenant_id, person_id, role) do update set updated_at = now() returning id, balance, owed`)
  return row!
}

export function lockAccountById(ctx: Ctx, id: string): Promise<Account | undefined> {
  return ctx.tx.first(sql<Account>`select id, balance, owed from store.point_accounts
    where tenant_id = ${ctx.tenant.id} and id = ${id} for update`)
}

/** The account whose points an order was placed with. */
export function lockAccountOf(ctx: Ctx, orderId: string): Promise<Account | undefined> {
  return ctx.tx.first(sql<Account>`select id, balance, owed from store.point_accounts
    where tenant_id = ${ctx.tenant.id} and id = (
      select lots.account_id from store.point_uses as uses join store.point_lots as lots
        on lots.tenant_id = ${ctx.tenant.id} and lots.id = uses.lot_id
      where uses.tenant_id = ${ctx.tenant.id} and uses.order_id = ${orderId} limit 1) for update`)
}

export function findAccount(ctx: Ctx, { personId, role }: Owner): Promise<Account | undefined> {
  return ctx.tx.first(
    db
      .selectFrom('store.point_accounts')
      .select(['id', 'balance', 'owed'])
      .where('tenant_id', '=', ctx.tenant.id)
      .where('person_id', '=', personId)
      .where('role', '=', role),
  )
}

export type Entry = { kind: EntryKind; points: number; orderId?: string | null; reason?: string; actorName?: string }

/** Moves a balance and writes down why, in one statement. A balance below zero fails the transaction. */
export function move(ctx: Ctx, accountId: string, entry: Entry): void {
  const { kind, points, orderId = null, reason = '', actorName = '' } = entry
  ctx.tx.defer(sql`with moved as (
      update store.point_accounts set balance = balance + ${points}::int, updated_at = now()
      where tenant_id = ${ctx.tenant.id} and id = ${accountId} returning balance)
    insert into store.point_entries (tenant_id, id, account_id, kind, points, balance, order_id, reason, actor_name)
    select ${ctx.tenant.id}, ${newId()}, ${accountId}, ${kind}, ${points}::int, balance, ${orderId}::uuid, ${reason},
      ${actorName} from moved`)
}

export function setOwed(ctx: Ctx, accountId: string, owed: number): void {
  ctx.tx.defer(sql`update store.point_accounts set owed = ${owed}::int
    where tenant_id = ${ctx.tenant.id} and id = ${accountId}`)
}

export function addLot(ctx: Ctx, accountId: string, points: number, expiresAt: Date | null): void {
  ctx.tx.defer(
    db.insertInto('store.point_lots').values({
      tenant_id: ctx.tenant.id,
      id: newId(),
      account_id: accountId,
      points,
      left_points: points,
      expires_at: expiresAt,
    }),
  )
}

/** Lots with a running sum, those that end first in front. */
function openLots(ctx: Ctx, accountId: string) {
  return sql`select id, left_points, sum(left_points) over (order by expires_at nulls last, id) as upto
    from store.point_lots where tenant_id = ${ctx.tenant.id} and account_id = ${accountId} and left_points > 0`
}

/** Takes points out of the lots that end first. */
export function takeLots(ctx: Ctx, accountId: string, points: number): void {
  ctx.tx.defer(sql`with open as (${openLots(ctx, accountId)})
    update store.point_lots as lot set left_points = greatest(open.upto - ${points}::int, 0) from open
    where lot.tenant_id = ${ctx.tenant.id} and lot.id = open.id and open.upto - open.left_points < ${points}::int`)
}

/** The same for an order, which remembers whose lots they were. */
export function giveLots(ctx: Ctx, accountId: string, points: number, orderId: string): void {
  ctx.tx.defer(sql`with open as (${openLots(ctx, accountId)}),
    took as (
      update store.point_lots as lot set left_points = greatest(open.upto - ${points}::int, 0) from open
      where lot.tenant_id = ${ctx.tenant.id} and lot.id = open.id and open.upto - open.left_points < ${points}::int
      returning lot.id, open.left_points - lot.left_points as points)
    insert into store.point_uses as uses (tenant_id, order_id, lot_id, points)
    select ${ctx.tenant.id}, ${orderId}, id, points from took
    on conflict (tenant_id, order_id, lot_id) do update set points = uses.points + excluded.points`)
}

/** Points of an order go back to their lots, those that last longest first; lots that end before `until` end then. */
export function returnLots(ctx: Ctx, orderId: string, points: number, until: Date | null): void {
  ctx.tx.defer(sql`with given as (
      select uses.lot_id, uses.points, sum(uses.points) over (order by lot.expires_at desc nulls first, lot.id desc) as upto
      from store.point_uses as uses join store.point_lots as lot
        on lot.tenant_id = ${ctx.tenant.id} and lot.id = uses.lot_id
      where uses.tenant_id = ${ctx.tenant.id} and uses.order_id = ${orderId} and uses.points > 0),
    back as (
      update store.point_uses as uses set points = greatest(given.upto - ${points}::int, 0) from given
      where uses.tenant_id = ${ctx.tenant.id} and uses.order_id = ${orderId} and uses.lot_id = given.lot_id
        and given.upto - given.points < ${points}::int
      returning uses.lot_id, given.points - uses.points as points)
    update store.point_lots as lot set left_points = lot.left_points + back.points,
      expires_at = case when lot.expires_at < ${until}::timestamptz then ${until}::timestamptz else lot.expires_at end
    from back where lot.tenant_id = ${ctx.tenant.id} and lot.id = back.lot_id`)
}

/** Points that an order still has. */
export async function countGiven(ctx: Ctx, orderId: string): Promise<number> {
  const row = await ctx.tx.first(sql<{ points: number }>`select coalesce(sum(points), 0)::int as points
    from store.point_uses where tenant_id = ${ctx.tenant.id} and order_id = ${orderId}`)
  return row!.points
}

export type EarningRow = {
  account_id: string
  per_point_idr: number
  sold_idr: number
  back_idr: number
  points: number
}

/** What an order has earned so far, behind its lock. */
export function lockEarning(ctx: Ctx, orderId: string): Promise<EarningRow | undefined> {
  return ctx.tx.first(sql<EarningRow>`select account_id, per_point_idr, sold_idr, back_idr, points
    from store.point_earnings where tenant_id = ${ctx.tenant.id} and order_id = ${orderId} for update`)
}

export function keepEarning(ctx: Ctx, orderId: string, earning: EarningRow): void {
  const { account_id, per_point_idr, sold_idr, back_idr, points } = earning
  ctx.tx.defer(
    db
      .insertInto('store.point_earnings')
      .values({ tenant_id: ctx.tenant.id, order_id: orderId, ...earning, account_id, per_point_idr })
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'order_id']).doUpdateSet({ sold_idr, back_idr, points }),
      ),
  )
}

/** What a unit of each of these costs the shop; 0: it is not known. */
export async function findCosts(ctx: Ctx, variantIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await ctx.tx.all(sql<{ id: string; cost_idr: number }>`select v.id, ${unitCost(ctx, 'v')} as cost_idr
    from store.variants v where v.tenant_id = ${ctx.tenant.id} and v.id = any(${variantIds}::uuid[])`)
  return new Map(rows.map((row) => [row.id, row.cost_idr]))
}
