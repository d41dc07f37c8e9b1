import { z } from 'zod'
import { operation } from '#kernel/http/operation.ts'
import { accountName } from './names.ts'
import { sumAccounts } from './queries.ts'
import { TrialBalance } from './schemas.ts'

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
      name: accountName(row.code, ctx.locale),
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
