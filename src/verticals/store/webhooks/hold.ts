import type { Ctx } from '#kernel/context.ts'
import { watchAgain } from './goods.ts'
import * as queries from './hold-queries.ts'
import { planAttempt, type Turn } from './send.ts'

/*
 * Whoever is stopped is told nothing: their order may be what they were stopped for. What would have gone out is kept back and
 * goes on from where it was when they may sell again; what is older than the log is kept has gone with it.
 */

/** Lets go on what is held for somebody who may sell again, and looks at the goods for them. */
async function release(ctx: Ctx, personId: string): Promise<void> {
  planAll(ctx, await queries.releaseHeld(ctx, personId))
  await watchAgain(ctx, personId)
}

/** The same for all, in case a hearing was given up. */
export async function releaseAll(ctx: Ctx): Promise<void> {
  planAll(ctx, await queries.releaseHeld(ctx, null))
}

/** A month of what was held is told in its order, and must not ask for the workers all at once. */
const APART_MS = 200

function planAll(ctx: Ctx, turns: readonly Turn[]): void {
  for (const [index, turn] of turns.entries()) planAttempt(ctx, turn, new Date(ctx.now.getTime() + index * APART_MS))
}

export async function onDecided(ctx: Ctx, { resellerId, status }: { resellerId: string; status: string }) {
  const personId = status === 'approved' ? await queries.findPersonOf(ctx, resellerId) : undefined
  if (personId) await release(ctx, personId)
}

export async function onRestored(ctx: Ctx, { personId }: { personId: string }): Promise<void> {
  await release(ctx, personId)
}
