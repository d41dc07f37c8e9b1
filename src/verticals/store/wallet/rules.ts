import type { Locale, Sentence } from '#kernel/problem/problem.ts'
import type { Entry } from './schemas.ts'

/* How the sides of a wallet change. Pure; whole rupiah throughout. */

/** `owedIdr` is margin that was taken back after it had been spent; while there is any, there is no margin. */
export type Balance = { topupIdr: number; marginIdr: number; owedIdr: number }

/** What is added to each side; negative: taken off. */
export type Change = { topupIdr: number; marginIdr: number }

/**
 * The wallet after a change. Margin first pays what is owed, and margin that is taken back and not there any more is owed.
 * The two sides never pay for each other. Null: more was to be taken off the top-up side than is there.
 */
export function changed(before: Balance, { topupIdr, marginIdr }: Change): Balance | null {
  const topup = before.topupIdr + topupIdr
  if (topup < 0) return null
  const margin = before.marginIdr - before.owedIdr + marginIdr
  return { topupIdr: topup, marginIdr: Math.max(margin, 0), owedIdr: Math.max(-margin, 0) }
}

/** What of a price each side pays: money that was paid in first, then margin. Null: there is not enough. */
export function payFrom({ topupIdr, marginIdr }: Balance, amountIdr: number): Change | null {
  const fromTopup = Math.min(topupIdr, amountIdr)
  if (amountIdr - fromTopup > marginIdr) return null
  return { topupIdr: -fromTopup, marginIdr: -(amountIdr - fromTopup) }
}

/**
 * Where money of an order goes back to: to the margin as far as margin has paid and has not come back yet, else to the
 * top-up side. So neither becomes the other, whatever is returned in which order.
 */
export function returnTo(amountIdr: number, marginOutIdr: number): Change {
  const toMargin = Math.min(amountIdr, Math.max(marginOutIdr, 0))
  return { topupIdr: amountIdr - toMargin, marginIdr: toMargin }
}

/** What may be spent. */
export function spendable({ topupIdr, marginIdr }: Balance): number {
  return topupIdr + marginIdr
}

/* Entries of a statement as tables and pages call them. */

const words: Record<Entry['kind'], Sentence> = {
  wallet_topup: { id: 'Isi saldo', en: 'Top-up' },
  wallet_paid: { id: 'Bayar pesanan', en: 'Order paid' },
  wallet_returned: { id: 'Uang pesanan kembali', en: 'Money of an order returned' },
  wallet_goodwill: { id: 'Ganti rugi dari toko', en: 'Compensation by the shop' },
  wallet_margin: { id: 'Margin penjualan', en: 'Margin of a sale' },
  wallet_margin_back: { id: 'Margin ditarik kembali', en: 'Margin taken back' },
  wallet_withdrawal: { id: 'Penarikan margin', en: 'Margin withdrawn' },
  wallet_withdrawal_back: { id: 'Penarikan dikembalikan', en: 'Withdrawal put back' },
}

const cashbackWords: Partial<typeof words> = {
  wallet_margin: { id: 'Cashback belanja sendiri', en: 'Cashback of an own purchase' },
  wallet_margin_back: { id: 'Cashback ditarik kembali', en: 'Cashback taken back' },
}

export function entryWord({ kind, cashback }: Pick<Entry, 'kind' | 'cashback'>, locale: Locale): string {
  return ((cashback && cashbackWords[kind]) || words[kind])[locale]
}
