import type { z } from 'zod'
import { newId } from '#kernel/db/id.ts'
import { ensurePerson } from '#kernel/identity/people.ts'
import { createPersonSession } from '#kernel/identity/sessions.ts'
import { writeSettings } from '#kernel/tenancy/settings.ts'
import { expireOrder } from '../orders/release.ts'
import { StoreSettings } from '../settings.ts'
import { cart, type Shop } from '../testing.ts'
import { addLot, lockAccount, move } from './queries.ts'
import type { PointRules, Role } from './schemas.ts'

/* For tests of points: members who order, and what stands in their accounts. */

export type Member = { id: string; email: string; cookie: string; order(input: object): Promise<Response> }

export async function pointsOn(shop: Shop, rules: z.input<typeof PointRules> = {}): Promise<void> {
  const memberPoints = { on: true, worthIdr: 100, capPercent: 100, ...rules }
  await shop.house.inside(shop.tenant, (ctx) => writeSettings(ctx, 'store', StoreSettings, { memberPoints }))
}

export async function newMember(shop: Shop, points = 0): Promise<Member> {
  const email = `anggota-${newId()}@contoh.id`
  const made = await shop.house.inside(shop.tenant, async (ctx) => {
    const { id } = await ensurePerson(ctx, { email, name: 'Nadia Anggota', roles: ['member'], verified: true })
    return { id, token: (await createPersonSession(ctx, id)).token }
  })
  if (points > 0) await givePoints(shop, made.id, points)
  const cookie = `ruko=${made.token}`
  return { id: made.id, email, cookie, order: (input) => shop.api('POST', '/orders', input, { cookie }) }
}

type Given = { role?: Role; endsAt?: Date | null }

/** Points that come in by the shop's own hand, as a correction writes them. */
export async function givePoints(shop: Shop, personId: string, points: number, given: Given = {}): Promise<void> {
  const { role = 'member', endsAt = null } = given
  await shop.house.inside(shop.tenant, async (ctx) => {
    const account = await lockAccount(ctx, { personId, role })
    addLot(ctx, account.id, points, endsAt)
    move(ctx, account.id, { kind: 'corrected', points })
  })
}

/** A cart of one line that is to be paid with points as far as may be. */
export function pointCart(variantId: string, changes: Record<string, unknown> = {}) {
  return cart(variantId, { usePoints: true, ...changes })
}

/** The time to pay an order passes at once. */
export async function expireNow({ house, tenant, world }: Shop, token: string): Promise<void> {
  const [row] = await world.sql(
    "update store.orders set held_until = now() - interval '1 minute' where token = $1 returning id",
    [token],
  )
  const ctx = await house.inside(tenant, async (inner) => inner)
  await expireOrder({ ...ctx, transact: (work) => house.inside(tenant, work) }, row!.id as string)
}

export type Standing = { balance: number; owed: number; entries: number; lots: number; history: string[] }

/** The account from all its sides: the row, the sum of its entries, and what is left of its lots. */
export async function standingOf(shop: Shop, personId: string, role: Role = 'member'): Promise<Standing> {
  const mine = '(select id from store.point_accounts where person_id = $1 and role = $2)'
  const [row] = await shop.world.sql(
    `select balance, owed,
      (select coalesce(sum(points), 0)::int from store.point_entries where account_id in ${mine}) as entries,
      (select coalesce(sum(left_points), 0)::int from store.point_lots where account_id in ${mine}) as lots
     from store.point_accounts where person_id = $1 and role = $2`,
    [personId, role],
  )
  const history = await shop.world.sql(
    `select kind || ' ' || points as line from store.point_entries where account_id in ${mine} order by id`,
    [personId, role],
  )
  const none = { balance: 0, owed: 0, entries: 0, lots: 0 }
  return { ...none, ...(row as object), history: history.map(({ line }) => line as string) }
}
