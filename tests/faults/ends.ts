import type { Button } from '../support/gateway.ts'

export const METHODS = ['qris', 'va', 'ewallet'] as const
export const KINDS = ['dp', 'full', 'settlement'] as const
export type Method = (typeof METHODS)[number]
export type Kind = (typeof KINDS)[number]

/** Where a button leads, once all notices are in and the time to pay the first invoice is over. */
export type End = {
  /** As in docs/money-states.md. */
  name: string
  intent: string
  captures: readonly string[]
  invoice: string
  /** Reason and amount beyond the invoice's own. */
  credits: readonly { reason: string; extraIdr: number }[]
  order: string
  /** The kinds of ledger entries its money makes, receipts aside. */
  entries: readonly string[]
}

const ENTRY = { dp: 'dp', full: 'full_payment', settlement: 'pelunasan' } as const

/** The table of docs/money-states.md. A settlement invoice does not run out, so what fails there leaves it open. */
export function endOf(button: Button, kind: Kind): End {
  const paid = { invoice: 'paid', order: kind === 'dp' ? 'in_progress' : 'active' }
  const unpaid =
    kind === 'settlement' ? { invoice: 'open', order: 'in_progress' } : { invoice: 'expired', order: 'expired' }
  switch (button) {
    case 'bayar':
      return { name: 'Lunas', intent: 'paid', captures: ['exact'], credits: [], entries: [ENTRY[kind]], ...paid }
    case 'bayar-dobel':
      return {
        name: 'Lunas, kelebihan jadi kredit',
        intent: 'paid',
        captures: ['double', 'exact'],
        credits: [{ reason: 'double', extraIdr: 0 }],
        entries: ['credit', ENTRY[kind]].toSorted(),
        ...paid,
      }
    case 'bayar-telat':
      return {
        name: 'Telat, jadi kredit',
        intent: 'expired',
        captures: ['late'],
        credits: [{ reason: 'late', extraIdr: 0 }],
        entries: ['credit'],
        ...unpaid,
      }
    case 'nominal-salah':
      return {
        name: 'Nominal lain, jadi kredit',
        // The charge of a settlement may still be paid rightly until its own end, a day after it was opened.
        intent: kind === 'settlement' ? 'pending' : 'cancelled',
        captures: ['wrong_amount'],
        credits: [{ reason: 'wrong_amount', extraIdr: 1000 }],
        entries: ['credit'],
        ...unpaid,
      }
    case 'kedaluwarsa':
      return { name: 'Kedaluwarsa tanpa uang', intent: 'expired', captures: [], credits: [], entries: [], ...unpaid }
    case 'gagal':
      return { name: 'Gagal tanpa uang', intent: 'failed', captures: [], credits: [], entries: [], ...unpaid }
  }
}
