import type { Ctx } from '#kernel/context.ts'
import type { House } from '#kernel/house.ts'
import type { Locale } from '#kernel/problem/problem.ts'
import { findWordings } from './queries.ts'
import { readSender, type Sender } from './sender.ts'
import type { Wording } from './wording.ts'

type Own = { wordings: ReadonlyMap<string, Wording>; sender: Sender }
type Known = { at: number; own: Promise<Own> }

/** A lost notice is made good after this long. */
const TTL_MS = 5_000
const houses = new WeakMap<House, Map<string, Known>>()

/** The tenant's own words for a template, or null. */
export async function wordingOf(ctx: Ctx, template: string, locale: Locale): Promise<Wording | null> {
  return (await ownOf(ctx)).wordings.get(`${template} ${locale}`) ?? null
}

/** How the tenant signs its messages. */
export async function senderOf(ctx: Ctx): Promise<Sender> {
  return (await ownOf(ctx)).sender
}

/** Remembered in this process until the tenant is announced, because every message asks and hardly any tenant has its own. */
async function ownOf(ctx: Ctx): Promise<Own> {
  const known = memoryOf(ctx.house)
  let entry = known.get(ctx.tenant.id)
  if (!entry || Date.now() - entry.at > TTL_MS) {
    entry = { at: Date.now(), own: load(ctx) }
    known.set(ctx.tenant.id, entry)
    entry.own.catch(() => known.delete(ctx.tenant.id))
  }
  return entry.own
}

async function load(ctx: Ctx): Promise<Own> {
  const [rows, sender] = await Promise.all([findWordings(ctx), readSender(ctx)])
  const wordings = new Map(
    rows.map(({ template, locale, subject, body }) => [`${template} ${locale}`, { subject, body }] as const),
  )
  return { wordings, sender }
}

function memoryOf(house: House): Map<string, Known> {
  let known = houses.get(house)
  if (!known) {
    const fresh = new Map<string, Known>()
    houses.set(house, (known = fresh))
    house.hosts.onChange((tenantId) => (tenantId ? fresh.delete(tenantId) : fresh.clear()))
  }
  return known
}
