import { createHash } from 'node:crypto'
import type { Ctx, Tenant } from '../context.ts'
import { transact } from '../db/transact.ts'
import { identify } from '../identity/identify.ts'
import { isProblem } from '../problem/problem.ts'
import type { House } from '../house.ts'

/* How many calls somebody is granted of a kind of operation: exact in all processes together, and told with each answer. */

/**
 * `name` is the bucket, as the headers call it. `of` says what the caller is granted, or null where the common limits of
 * the house hold; it is asked again after ten seconds, so it may read.
 */
export type Quota = { name: string; of: (ctx: Ctx) => Promise<Allowance | null> }
/** `who` has `points` calls in a window of `seconds`, with however many keys and from wherever. */
export type Allowance = { who: string; points: number; seconds: number }
/** What is left of a window after a call; `refused` when there was nothing left for it. */
export type Spent = { points: number; seconds: number; left: number; resetMs: number; refused: boolean }

const KNOWN_MS = 10_000
const MOST_KNOWN = 20_000
const known = new WeakMap<House, Map<string, { allowance: Allowance; until: number }>>()

type Asker = { tenant: Tenant; ip: string | null; apiKey?: string | null; sessionToken: string | null }

/** What the bearer of this key or session is granted; null: nobody we know, who goes by the common limits. */
export async function allowanceOf(base: Omit<Ctx, 'tx'>, quota: Quota, asker: Asker): Promise<Allowance | null> {
  const credential = asker.apiKey ?? asker.sessionToken
  if (!credential) return null
  const { house } = base
  let table = known.get(house)
  if (!table) known.set(house, (table = new Map()))
  // With the address: whoever has a key that is not let in from there must not use up what its owner is granted.
  const bearer = `${asker.ip ?? ''} ${createHash('sha256').update(credential).digest('base64url')}`
  const place = `${asker.tenant.id} ${quota.name} ${bearer}`
  const found = table.get(place)
  if (found && found.until > Date.now()) return found.allowance
  const allowance = await ask(base, quota, asker.apiKey ?? null)
  // Strangers are not remembered: there is no end of them.
  if (!allowance) return null
  if (table.size >= MOST_KNOWN) table.clear()
  table.set(place, { allowance, until: Date.now() + KNOWN_MS })
  return allowance
}

async function ask(base: Omit<Ctx, 'tx'>, quota: Quota, apiKey: string | null): Promise<Allowance | null> {
  try {
    return await transact(base, 'write', async (ctx) => quota.of({ ...ctx, actor: await identify(ctx, apiKey) }))
  } catch (error) {
    // Whoever is refused hears it from the operation itself.
    if (isProblem(error)) return null
    throw error
  }
}

/** What an answer says of the window: the draft standard's two fields and the older ones that programs look for. */
export function quotaHeaders(name: string, { points, seconds, left, resetMs }: Spent): Record<string, string> {
  const reset = Math.max(1, Math.ceil(resetMs / 1000))
  return {
    'ratelimit-policy': `"${name}";q=${points};w=${seconds}`,
    ratelimit: `"${name}";r=${left};t=${reset}`,
    'x-ratelimit-limit': String(points),
    'x-ratelimit-remaining': String(left),
    'x-ratelimit-reset': String(Math.ceil((Date.now() + resetMs) / 1000)),
  }
}
