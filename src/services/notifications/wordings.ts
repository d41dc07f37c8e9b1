import type { Ctx } from '#kernel/context.ts'
import type { House } from '#kernel/house.ts'
import type { Locale } from '#kernel/problem/problem.ts'
import { findWordings } from './queries.ts'
import type { Wording } from './wording.ts'

type Known = { at: number; wordings: Promise<Map<string, Wording>> }

/** A lost notice is made good after this long. */
const TTL_MS = 5_000
const houses = new WeakMap<House, Map<string, Known>>()

/**
 * The tenant's own words for a template, or null. They are remembered in this process until the tenant is announced,
 * because every message asks and hardly any tenant has its own.
 */
export async function wordingOf(ctx: Ctx, template: string, locale: Locale): Promise<Wording | null> {
  const known = memoryOf(ctx.house)
  let entry = known.get(ctx.tenant.id)
  if (!entry || Date.now() - entry.at > TTL_MS) {
    entry = { at: Date.now(), wordings: load(ctx) }
    known.set(ctx.tenant.id, entry)
    entry.wordings.catch(() => known.delete(ctx.tenant.id))
  }
  return (await entry.wordings).get(`${template} ${locale}`) ?? null
}

async function load(ctx: Ctx): Promise<Map<string, Wording>> {
  const rows = await findWordings(ctx)
  return new Map(rows.map(({ template, locale, subject, body }) => [`${template} ${locale}`, { subject, body }]))
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
