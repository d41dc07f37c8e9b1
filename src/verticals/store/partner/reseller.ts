import type { Ctx } from '#kernel/context.ts'
import { activeOf, type Reseller } from '../resellers/of.ts'
import { notReseller } from '../resellers/problems.ts'
import { findByPerson } from '../resellers/queries.ts'
import { testKey } from './problems.ts'
import { principalOf } from './who.ts'

/**
 * The reseller who asks, or whose program asks; 403 for anybody else. Only what stands below /reseller lets programs in:
 * whatever moves money out of a wallet is for the person alone.
 */
export async function partnerOf(ctx: Ctx): Promise<Reseller> {
  const row = await findByPerson(ctx, principalOf(ctx).personId)
  const reseller = row ? activeOf(row) : null
  if (!reseller) throw notReseller()
  return reseller
}

/** The same for what is real: a test key neither buys nor opens anything. */
export async function livePartnerOf(ctx: Ctx): Promise<Reseller> {
  if (principalOf(ctx).mode === 'test') throw testKey()
  return partnerOf(ctx)
}
