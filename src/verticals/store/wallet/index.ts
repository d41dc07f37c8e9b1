import type { Ctx } from '#kernel/context.ts'
import { findWallet } from './queries.ts'
import { balanceOf } from './move.ts'
import { spendable } from './rules.ts'
import type { WalletRow } from './queries.ts'

/* The wallet's door for the other slices of the store. */
export { payFromWallet } from './orders.ts'
export { walletShort } from './problems.ts'
export { findWallet } from './queries.ts'
export { creditTopup, openTopup, readTopup } from './topups.ts'

export function spendableOf(row: WalletRow): number {
  return spendable(balanceOf(row))
}

/** What the shop holds for a reseller, by side, and what of it may be spent. */
export async function walletOf(ctx: Ctx, reseller: { id: string }) {
  const row = await findWallet(ctx, reseller.id)
  const { topupIdr, marginIdr, owedIdr } = row ? balanceOf(row) : { topupIdr: 0, marginIdr: 0, owedIdr: 0 }
  return { topupIdr, marginIdr, owedIdr, spendableIdr: topupIdr + marginIdr, lowAtIdr: row?.low_at_idr ?? null }
}
