import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import type { Locale } from '#kernel/problem/problem.ts'
import { readSettings } from '#kernel/tenancy/settings.ts'
import { notify } from '#services/notifications/index.ts'
import { reachableBy } from '../members/wishes.ts'
import { pointsUrl } from '../notices/links.ts'
import { StoreSettings } from '../settings.ts'
import { lockAccountById, move, setOwed, takeLots } from './queries.ts'
import type { Role } from './schemas.ts'

/* How points end, and how their owners hear of it before. */

const AT_ONCE = 200

/** Ends what is due, the accounts in one order, so that two of these never wait for each other. True: there is more. */
export async function endDue(ctx: Ctx): Promise<boolean> {
  const due = await ctx.tx.all(sql<{ account_id: string }>`select distinct account_id from store.point_lots
    where tenant_id = ${ctx.tenant.id} and left_points > 0 and expires_at <= ${ctx.now}::timestamptz
    order by account_id limit ${AT_ONCE}`)
  for (const { account_id: id } of due) await endOf(ctx, id)
  return due.length === AT_ONCE
}

async function endOf(ctx: Ctx, accountId: string): Promise<void> {
  await lockAccountById(ctx, accountId)
  const row = await ctx.tx.first(sql<{ points: number }>`with due as (
      select id, left_points from store.point_lots where tenant_id = ${ctx.tenant.id} and account_id = ${accountId}
        and left_points > 0 and expires_at <= ${ctx.now}::timestamptz),
    gone as (
      update store.point_lots as lot set left_points = 0 from due
      where lot.tenant_id = ${ctx.tenant.id} and lot.id = due.id returning due.left_points)
    select coalesce(sum(left_points), 0)::int as points from gone`)
  if (row!.points > 0) move(ctx, accountId, { kind: 'expired', points: -row!.points })
}

/** Whoever closes their account leaves their points behind, and owes none. */
export async function closePoints(ctx: Ctx, personId: string): Promise<void> {
  const mine = await ctx.tx.all(sql<{ id: string }>`select id from store.point_accounts
    where tenant_id = ${ctx.tenant.id} and person_id = ${personId} order by id`)
  for (const { id } of mine) {
    const { balance, owed } = (await lockAccountById(ctx, id))!
    if (owed > 0) setOwed(ctx, id, 0)
    if (balance === 0) continue
    takeLots(ctx, id, balance)
    move(ctx, id, { kind: 'closed', points: -balance })
  }
}

/** Before points end, whoever has them is told so many days ahead. */
const REMINDED_DAYS = 14

type Due = {
  account_id: string
  role: Role
  name: string
  email: string
  locale: Locale
  phone: string | null
  points: number
  ends_at: string
  first_lot: string
}

/** Each point is reminded of once. True: there is more. */
export async function remindDue(ctx: Ctx): Promise<boolean> {
  const [settings, due] = await Promise.all([readSettings(ctx, 'store', StoreSettings), takeEnding(ctx)])
  for (const one of due) {
    const rules = one.role === 'reseller' ? settings.resellerPoints : settings.memberPoints
    // Where points are switched off nobody could use them.
    if (!rules.on) continue
    await notify(ctx, {
      template: 'store_points_ending',
      to: await reachableBy(ctx, 'store_points_ending', { name: one.name, email: one.email, whatsapp: one.phone }),
      params: {
        left: String(one.points),
        worthIdr: one.points * rules.worthIdr,
        endsAt: new Date(one.ends_at).toISOString(),
        pointsUrl: pointsUrl(ctx),
      },
      locale: one.locale,
      dedupe: `${one.account_id}/${one.first_lot}`,
    })
  }
  return due.length === AT_ONCE
}

/** Marks what ends soon as told, and says whose it is. */
function takeEnding(ctx: Ctx): Promise<Due[]> {
  return ctx.tx.all(sql<Due>`with mine as materialized (
      select distinct account_id from store.point_lots where tenant_id = ${ctx.tenant.id} and ${isSoon(ctx)}
      order by account_id limit ${AT_ONCE}),
    told as (
      update store.point_lots set reminded_at = now() where tenant_id = ${ctx.tenant.id} and ${isSoon(ctx)}
        and account_id in (select account_id from mine)
      returning id, account_id, left_points, expires_at)
    select account.id as account_id, account.role, person.name, person.email, person.phone,
      coalesce(member.locale, 'id') as locale, sum(told.left_points)::int as points, min(told.expires_at) as ends_at, min(told.id::text) as first_lot
    from told join store.point_accounts as account on account.tenant_id = ${ctx.tenant.id} and account.id = told.account_id
      join kernel.people as person on person.tenant_id = ${ctx.tenant.id} and person.id = account.person_id
    left join store.members as member on member.tenant_id = ${ctx.tenant.id} and member.person_id = person.id
    where person.status = 'active'
    group by account.id, account.role, person.name, person.email, person.phone, member.locale order by account.id`)
}

function isSoon(ctx: Ctx) {
  return sql<boolean>`left_points > 0 and reminded_at is null and expires_at > ${ctx.now}::timestamptz
    and expires_at <= ${ctx.now}::timestamptz + make_interval(days => ${REMINDED_DAYS}::int)`
}
