import type { Ctx } from '#kernel/context.ts'
import { db, sql } from '#kernel/db/sql.ts'
import { LONGEST_OPEN_SECONDS, OPEN_AFTER, OPEN_SECONDS, PROBE_SECONDS, wibDay } from './rules.ts'

/* The pool of accounts: what is limited is taken by one conditional statement, never read and then written. */

export type Taken = { id: string; sealed: Buffer }

/**
 * Takes one invitation out of the pool: from the account that was used longest ago, is well, does not rest and has some
 * left today. Whoever comes at the same time waits for the row and sees the count as it is then. Null: none is free now.
 */
export async function takeInvitation(ctx: Ctx, providerId: string, cooldownSeconds: number): Promise<Taken | null> {
  const day = wibDay(ctx.now)
  const rests = cooldownSeconds > 0 ? sql`now() + make_interval(secs => ${cooldownSeconds}::integer)` : sql`null`
  const row = await ctx.tx.first(sql<Taken>`
    update store.provider_accounts set
      used_today = case when used_on < ${day}::date then 1 else used_today + 1 end,
      used_on = greatest(used_on, ${day}::date), last_used_at = clock_timestamp(), rests_until = ${rests}
    where tenant_id = ${ctx.tenant.id} and id = (
      select id from store.provider_accounts
      where tenant_id = ${ctx.tenant.id} and provider_id = ${providerId} and status = 'active'
        and (rests_until is null or rests_until <= now())
        and (used_on < ${day}::date or used_today < daily_quota)
      order by last_used_at nulls first, id limit 1 for update)
    returning id, sealed`)
  return row ?? null
}

/** Nothing was sent after all. */
export function giveBack(ctx: Ctx, accountId: string, day: string): void {
  ctx.tx.defer(
    db
      .updateTable('store.provider_accounts')
      .set({ used_today: sql<number>`used_today - 1` })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', accountId)
      .where('used_on', '=', day)
      .where('used_today', '>', 0),
  )
}

/** The provider says that this account has no more for today, whatever we had counted. */
export function exhaust(ctx: Ctx, accountId: string): void {
  ctx.tx.defer(
    db
      .updateTable('store.provider_accounts')
      .set({ used_on: wibDay(ctx.now), used_today: sql<number>`daily_quota` })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', accountId),
  )
}

/** The provider does not take this account any more; a person has to look. */
export function breakAccount(ctx: Ctx, accountId: string, note: string): void {
  ctx.tx.defer(
    db
      .updateTable('store.provider_accounts')
      .set({ status: 'broken', health_note: note.slice(0, 500), failures: sql<number>`failures + 1` })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', accountId),
  )
}

/** After a success the account is well; hardly ever is there something to write. */
export function noteAccountWell(ctx: Ctx, accountId: string): void {
  ctx.tx.defer(sql`update store.provider_accounts set failures = 0, health_note = ''
    where tenant_id = ${ctx.tenant.id} and id = ${accountId} and (failures > 0 or health_note <> '')`)
}

/** After the breaker was open, one attempt at a time may try; false for everybody else. */
export async function takeProbe(ctx: Ctx, providerId: string): Promise<boolean> {
  const count = await ctx.tx.run(sql`
    update store.providers set open_until = now() + make_interval(secs => ${PROBE_SECONDS}::integer), updated_at = now()
    where tenant_id = ${ctx.tenant.id} and id = ${providerId} and open_until <= now()`)
  return count > 0
}

/** The provider answered, whatever it said: the breaker closes. */
export function noteProviderWell(ctx: Ctx, providerId: string): void {
  ctx.tx.defer(sql`update store.providers set failures = 0, open_until = null, updated_at = now()
    where tenant_id = ${ctx.tenant.id} and id = ${providerId} and (failures > 0 or open_until is not null)`)
}

/** One more failure in a row; from the fifth on the breaker is open, longer each time. */
export function noteProviderIll(ctx: Ctx, providerId: string): void {
  ctx.tx.defer(sql`
    update store.providers set failures = failures + 1, updated_at = now(),
      open_until = case when failures + 1 >= ${OPEN_AFTER}::integer then now() + make_interval(secs =>
        least(${LONGEST_OPEN_SECONDS}::integer,
          ${OPEN_SECONDS}::integer * power(2, least(failures + 1 - ${OPEN_AFTER}::integer, 10)))) end
    where tenant_id = ${ctx.tenant.id} and id = ${providerId}`)
}

export type PoolState = { id: string; adapter: string; status: string; left: number; waiting: number; rests: boolean }

/**
 * What is left today in the pools of these providers (all without ids), and how many units wait for it: those that are
 * paid for and those that somebody is about to pay. `rests`: something is left, but every account with some rests.
 */
export function findPools(ctx: Ctx, ids: readonly string[] | null = null): Promise<PoolState[]> {
  const day = wibDay(ctx.now)
  const wanted = ids === null ? sql`` : sql`and p.id = any(${`{${ids.join(',')}}`}::uuid[])`
  return ctx.tx.all(sql<PoolState>`
    select p.id, p.adapter, p.status, coalesce(pool.left, 0)::int as left, coalesce(demand.units, 0)::int as waiting,
      coalesce(pool.left > 0 and pool.awake = 0, false) as rests
    from store.providers p
    left join lateral (
      select sum(case when a.used_on < ${day}::date then a.daily_quota else a.daily_quota - a.used_today end) as left,
        sum(case when a.rests_until > now() then 0 when a.used_on < ${day}::date then a.daily_quota
          else a.daily_quota - a.used_today end) as awake
      from store.provider_accounts a
      where a.tenant_id = ${ctx.tenant.id} and a.provider_id = p.id and a.status = 'active') pool on true
    left join lateral (
      -- What an account was already taken for waits for it no more, though it is not counted as delivered yet.
      select sum(greatest(i.quantity - i.delivered_count - i.credited_count - (
        select count(*) from store.invitations n where n.tenant_id = ${ctx.tenant.id} and n.order_item_id = i.id
          and (n.status in ('calling', 'unknown') or n.status in ('sent', 'accepted') and n.delivery_id is null
            and not exists (select from store.deliveries d where d.tenant_id = ${ctx.tenant.id}
              and d.order_item_id = i.id and d.kind = 'invite' and d.invite_reference = n.reference))), 0)) as units
      from store.variants v
        join store.order_items i on i.tenant_id = ${ctx.tenant.id} and i.variant_id = v.id and i.kind = 'invite'
        join store.orders o on o.tenant_id = ${ctx.tenant.id} and o.id = i.order_id
      where v.tenant_id = ${ctx.tenant.id} and v.provider_id = p.id
        and i.status in ('pending', 'queued', 'delivering')
        and o.status in ('pending_payment', 'paid', 'processing')) demand on true
    where p.tenant_id = ${ctx.tenant.id} ${wanted} order by p.id`)
}
