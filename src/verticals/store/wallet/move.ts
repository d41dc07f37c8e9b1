import type { Ctx } from '#kernel/context.ts'
import { emit } from '#kernel/events/emit.ts'
import { credit, debit, type Leg, post } from '#services/ledger/index.ts'
import { insertEntry, lockWallet, setLowTold, updateWallet, type WalletRow } from './queries.ts'
import { type Balance, type Change, changed, spendable } from './rules.ts'

/* The only place where a wallet changes: its row, its statement and its entry of the ledger together. */

export type MoveKind =
  | 'wallet_topup'
  | 'wallet_paid'
  | 'wallet_returned'
  | 'wallet_goodwill'
  | 'wallet_margin'
  | 'wallet_margin_back'
  | 'wallet_withdrawal'
  | 'wallet_withdrawal_back'

/** `against` is the other side of the entry. */
export type Move = { kind: MoveKind; source: string; change: Change; orderId?: string; against: readonly Leg[] }

/** Moves a wallet that the caller has locked in this transaction. */
export function moveWallet(ctx: Ctx, row: WalletRow, { kind, source, change, orderId, against }: Move): void {
  const before = balanceOf(row)
  const after = changed(before, change)
  if (!after) throw new Error(`wallet ${row.reseller_id} does not hold what ${source} takes`)
  ctx.tx.defer(updateWallet(ctx, row.reseller_id, after))
  ctx.tx.defer(insertEntry(ctx, { resellerId: row.reseller_id, kind, source, orderId: orderId ?? null, before, after }))
  post(ctx, { kind, source, legs: [...legsOf(row.reseller_id, before, after), ...against] })
  watchLow(ctx, row, after)
}

/** What the shop owes the reseller has grown: a credit; shrunk: a debit. Legs of zero are left out by the ledger. */
function legsOf(party: string, before: Balance, after: Balance): Leg[] {
  return [
    credit('liabilities:wallet_topup', after.topupIdr - before.topupIdr, party),
    credit('liabilities:wallet_margin', after.marginIdr - before.marginIdr, party),
    debit('assets:wallet_owed', after.owedIdr - before.owedIdr, party),
  ]
}

/** The reseller is told once when the wallet falls below the mark, and again only after it has been above it. */
function watchLow(ctx: Ctx, row: WalletRow, after: Balance): void {
  if (row.low_at_idr === null) return
  const low = spendable(after) < row.low_at_idr
  if (low === (row.low_told_at !== null)) return
  ctx.tx.defer(setLowTold(ctx, row.reseller_id, low ? ctx.now.toISOString() : null))
  if (low) emit(ctx, 'store.wallet_low', { resellerId: row.reseller_id, leftIdr: spendable(after) })
}

export function balanceOf(row: WalletRow): Balance {
  return { topupIdr: row.topup_idr, marginIdr: row.margin_idr, owedIdr: row.owed_idr }
}

/** The wallet behind its lock. Whoever is a reseller, or was one, has one. */
export async function takeWallet(ctx: Ctx, resellerId: string): Promise<WalletRow> {
  const row = await lockWallet(ctx, resellerId)
  if (!row) throw new Error(`reseller ${resellerId} has no wallet`)
  return row
}
