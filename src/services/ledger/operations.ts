import { z } from 'zod'
import { operation } from '#kernel/http/operation.ts'
import type { Sentence } from '#kernel/problem/problem.ts'
import { sumAccounts } from './queries.ts'
import { TrialBalance } from './schemas.ts'

/** How accounts are called; an account a module has invented since shows by its code. */
const NAMES: Record<string, Sentence> = {
  'assets:gateway': { id: 'Saldo di gateway pembayaran', en: 'Balance at the payment gateway' },
  'assets:bank': { id: 'Rekening bank', en: 'Bank account' },
  'liabilities:unallocated': { id: 'Penerimaan belum dialokasikan', en: 'Receipts not yet allocated' },
  'liabilities:deposits': { id: 'Uang muka pelanggan', en: 'Customer deposits' },
  'liabilities:credits': { id: 'Kredit pelanggan', en: 'Customer credits' },
  'liabilities:refunds_due': { id: 'Pengembalian dana berjalan', en: 'Refunds under way' },
  'income:sites': { id: 'Pendapatan situs', en: 'Income from sites' },
  'income:sales': { id: 'Penjualan', en: 'Sales' },
  'expenses:gateway_fees': { id: 'Biaya gateway', en: 'Gateway fees' },
  'expenses:goodwill': { id: 'Kredit atas kebaikan toko', en: 'Credit as a kindness' },
}

export const readTrialBalance = operation({
  get: '/ledger/trial-balance',
  can: 'ledger.read',
  summary: 'Every account with its debits and credits; both columns sum to the same.',
  input: z.strictObject({}),
  output: TrialBalance,
  run: async (ctx) => {
    const rows = await sumAccounts(ctx)
    const accounts = rows.map((row) => ({
      code: row.code,
      name: NAMES[row.code]?.[ctx.locale] ?? row.code,
      debitIdr: row.debit,
      creditIdr: row.credit,
      balanceIdr: row.debit - row.credit,
    }))
    return {
      accounts,
      totalDebitIdr: rows.reduce((sum, row) => sum + row.debit, 0),
      totalCreditIdr: rows.reduce((sum, row) => sum + row.credit, 0),
      asOf: ctx.now.toISOString(),
    }
  },
})
