import type { Actor, Ctx } from '#kernel/context.ts'
import type { Door } from '../checkout/door.ts'
import type { Breakdown } from '../checkout/schemas.ts'
import { writeMargins } from '../resellers/door.ts'
import { activeOf, isActive, type Reseller } from '../resellers/of.ts'
import { findByPerson } from '../resellers/queries.ts'
import { cashbackFor, runningRules } from './service.ts'

/* A reseller who buys for themselves at the shop's prices: they pay what everybody pays, and get some of it back. */

const RESELLER = 'reseller'

/** Whether whoever asks may be such a buyer; only then is anything looked up. */
export function mayGetCashback({ actor }: { actor: Actor }): boolean {
  return actor.kind === 'person' && actor.roles.includes(RESELLER)
}

/** The reseller who asks, where the shop gives cashback now; null: they buy as any member. */
export async function cashbackBuyer(ctx: Ctx): Promise<Reseller | null> {
  const { actor } = ctx
  if (!mayGetCashback(ctx) || actor.kind !== 'person') return null
  const [row, rules] = await Promise.all([findByPerson(ctx, actor.id), runningRules(ctx)])
  return row && rules.length > 0 ? activeOf(row) : null
}

/** The member's own door; beside each line is written what comes back when it is handed over. */
export function cashbackDoor(member: Door, reseller: Reseller): Door {
  return {
    ...member,
    resellerId: reseller.id,
    hold: async (ctx, order) => {
      await member.hold(ctx, order)
      await writeMargins(ctx, order, async (lines, netIdr) =>
        (await isActive(ctx, reseller)) ? cashbackFor(ctx, reseller, lines, netIdr) : null,
      )
    },
  }
}

/** What a cart would bring back to whoever asks. */
export async function cashbackIn(ctx: Ctx, priced: Breakdown): Promise<number> {
  const reseller = await cashbackBuyer(ctx)
  if (!reseller) return 0
  const parts = await cashbackFor(
    ctx,
    reseller,
    priced.lines,
    priced.subtotalIdr - priced.discountIdr - priced.pointsIdr,
  )
  return parts.reduce((sum, idr) => sum + idr, 0)
}
