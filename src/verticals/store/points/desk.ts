import type { z } from 'zod'
import type { Ctx } from '#kernel/context.ts'
import { notFound } from '#kernel/problem/common.ts'
import { readSettings, writeSettings } from '#kernel/tenancy/settings.ts'
import { StoreSettings } from '../settings.ts'
import * as lists from './list-queries.ts'
import { pointsTooFew } from './problems.ts'
import * as queries from './queries.ts'
import { endOf } from './rules.ts'
import type {
  Balance,
  BothRules,
  CorrectPoints,
  EntryPage,
  ListBalances,
  Points,
  Role,
  UpdateRules,
} from './schemas.ts'
import { rulesOf } from './service.ts'

/* What members read of their points, and what the shop's people do with them. */

const ENDING_DAYS = 6
const PAGE = 25

/** The caller's own points; whoever has none yet has zero. */
export async function readOwn(ctx: Ctx, role: Role): Promise<z.input<typeof Points>> {
  const personId = ctx.actor.kind === 'person' ? ctx.actor.id : null
  return readPointsOf(ctx, role, personId)
}

/** Somebody's points of a role, with what they are good for; null is nobody, who has none. */
export async function readPointsOf(ctx: Ctx, role: Role, personId: string | null): Promise<z.output<typeof Points>> {
  const [rules, account] = await Promise.all([
    rulesOf(ctx, role),
    personId ? queries.findAccount(ctx, { personId, role }) : undefined,
  ])
  if (!account) return { rules, balance: 0, owed: 0, ending: [] }
  const ending = await lists.findEnding(ctx, account.id, ENDING_DAYS)
  return {
    rules,
    balance: account.balance,
    owed: account.owed,
    ending: ending.map(({ points, ends_at: endsAt }) => ({ points, endsAt })),
  }
}

type Page = { role: Role; cursor?: string | undefined; limit: number }

export async function listOwn(ctx: Ctx, { role, cursor, limit }: Page): Promise<z.input<typeof EntryPage>> {
  const account = await accountOf(ctx, role)
  return pageOf(account ? await lists.findEntries(ctx, account.id, cursor, limit + 1) : [], limit)
}

async function accountOf(ctx: Ctx, role: Role) {
  return ctx.actor.kind === 'person' ? queries.findAccount(ctx, { personId: ctx.actor.id, role }) : undefined
}

function pageOf(rows: readonly lists.EntryRow[], limit: number) {
  const items = rows.slice(0, limit).map((row) => ({
    id: row.id,
    kind: row.kind,
    points: row.points,
    balance: row.balance,
    order: row.order_id ? { id: row.order_id, number: row.number!, token: row.token! } : null,
    reason: row.reason,
    actorName: row.actor_name,
    createdAt: row.created_at,
  }))
  return { items, nextCursor: rows.length > limit ? items.at(-1)!.id : null }
}

export async function readRules(ctx: Ctx): Promise<z.input<typeof BothRules>> {
  const settings = await readSettings(ctx, 'store', StoreSettings)
  return { member: settings.memberPoints, reseller: settings.resellerPoints }
}

/** Changes one role's rules. What people have stays; what an order has earned goes by the rule it began with. */
export async function updateRules(ctx: Ctx, { role, rules }: UpdateRules) {
  const changes = role === 'reseller' ? { resellerPoints: rules } : { memberPoints: rules }
  await writeSettings(ctx, 'store', StoreSettings, changes)
  return readRules(ctx)
}

export async function listBalances(ctx: Ctx, wanted: ListBalances) {
  const [rows, total] = await Promise.all([
    lists.searchBalances(ctx, wanted, wanted.limit + 1),
    lists.sumBalances(ctx, wanted.role),
  ])
  const items = rows.slice(0, wanted.limit).map((row) => ({
    personId: row.person_id,
    name: row.name,
    email: row.email,
    balance: row.balance,
    owed: row.owed,
    earned: row.earned,
    spent: row.spent,
    updatedAt: row.updated_at,
  }))
  return { items, nextCursor: rows.length > wanted.limit ? items.at(-1)!.personId : null, total }
}

type Asked = { personId: string; role: Role; cursor?: string | undefined }

export async function readBalance(ctx: Ctx, { personId, role, cursor }: Asked): Promise<z.input<typeof Balance>> {
  const [person, account] = await Promise.all([
    lists.findPerson(ctx, personId),
    queries.findAccount(ctx, { personId, role }),
  ])
  if (!person) throw notFound()
  const rows = account ? await lists.findEntries(ctx, account.id, cursor, PAGE + 1) : []
  const { items: entries, nextCursor } = pageOf(rows, PAGE)
  const { name, email } = person
  return { personId, name, email, balance: account?.balance ?? 0, owed: account?.owed ?? 0, entries, nextCursor }
}

/** Gives or takes points by hand, with a reason that the person reads. Points that come in end like earned ones. */
export async function correct(ctx: Ctx, { personId, role, points, reason }: CorrectPoints) {
  if (!(await lists.findPerson(ctx, personId))) throw notFound()
  const [account, { months }] = await Promise.all([queries.lockAccount(ctx, { personId, role }), rulesOf(ctx, role)])
  const balance = account.balance + points
  if (balance < 0) {
    const { balance: most } = account
    throw pointsTooFew({ balance: most }, [{ path: 'points', sentence: pointsTooFew({ balance: most }).sentence }])
  }
  if (points > 0) queries.addLot(ctx, account.id, points, endOf(ctx.now, months))
  else queries.takeLots(ctx, account.id, -points)
  const actorName = ctx.actor.kind === 'person' || ctx.actor.kind === 'key' ? ctx.actor.name : ''
  queries.move(ctx, account.id, { kind: 'corrected', points, reason, actorName })
  return { balance }
}
