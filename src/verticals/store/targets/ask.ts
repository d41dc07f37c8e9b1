import type { Ctx, OutsideCtx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { adapterOf } from '../providers/adapters/index.ts'
import { type Absence, type Line, ProviderRefused } from '../providers/adapters/port.ts'
import { connectTo } from '../providers/connect.ts'
import * as pool from '../providers/pool.ts'
import { findProvider, findWellAccount } from '../providers/queries.ts'
import { reviewSoon } from '../providers/review.ts'
import { breakerState } from '../providers/rules.ts'

/* Asks a provider whose an account is. Nothing depends on the answer but the buyer's peace: silence is an answer too. */

export type Wanted = { providerId: string; product: string; target: Readonly<Record<string, string>> }
/** `silent`: nobody was asked, or nobody answered; the buyer looks for themselves. */
export type Verdict = { kind: 'found'; name: string } | { kind: 'absent'; reason: Absence } | { kind: 'silent' }

const SILENT: Verdict = { kind: 'silent' }

/** What visitors of one network may ask in a minute, beside what the operation allows for one product. */
export const CHECK_LIMIT = { name: 'store-target', points: 20, seconds: 60, field: 'productSlug', widePoints: 240 }

/** One question between two short transactions. The answer is kept nowhere. */
export async function askTarget(ctx: OutsideCtx, wanted: Wanted): Promise<Verdict> {
  const open = await ctx.transact((inner) => prepare(inner, wanted.providerId))
  if (!open) return SILENT
  const { product, target } = wanted
  try {
    const answer = await open.line.checkTarget(open.credentials, { checkId: newId(), product, target })
    if (open.probe) await ctx.transact(async (inner) => pool.noteProviderWell(inner, wanted.providerId))
    return answer.found ? { kind: 'found', name: answer.name } : { kind: 'absent', reason: answer.reason }
  } catch (error) {
    ctx.house.log.warn({ err: error, provider: wanted.providerId }, 'a target could not be checked')
    await ctx.transact((inner) => noteTrouble(inner, wanted.providerId, open, error))
    return SILENT
  }
}

type Open = { accountId: string; probe: boolean; line: Line; credentials: unknown }

/** Switch, breaker, account: null where nobody may be called now. */
async function prepare(ctx: Ctx, providerId: string): Promise<Open | null> {
  const provider = await findProvider(ctx, providerId)
  if (provider?.status !== 'active' || !adapterOf(ctx.house, provider.adapter)?.checksTargets) return null
  const breaker = breakerState(provider.open_until, ctx.now)
  if (breaker === 'open') return null
  const account = await findWellAccount(ctx, providerId)
  if (!account) return null
  const probe = breaker === 'half-open'
  if (probe && !(await pool.takeProbe(ctx, providerId))) return null
  return { accountId: account.id, probe, ...(await connectTo(ctx, provider, account.id, account.sealed)) }
}

/**
 * What failed counts towards the breaker as a failed invitation does. A provider that refuses has answered; only where
 * it refuses the account is there something for a person to do.
 */
async function noteTrouble(ctx: Ctx, providerId: string, { accountId, probe }: Open, error: unknown): Promise<void> {
  if (!(error instanceof ProviderRefused)) return pool.noteProviderIll(ctx, providerId)
  if (probe) pool.noteProviderWell(ctx, providerId)
  if (error.code !== 'account-refused') return
  pool.breakAccount(ctx, accountId, 'ditolak penyedia; perbarui kredensialnya')
  reviewSoon(ctx, providerId)
}
