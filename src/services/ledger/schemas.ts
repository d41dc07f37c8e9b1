import { z } from 'zod'

export const TrialBalance = z.object({
  accounts: z.array(
    z.object({ code: z.string(), name: z.string(), debitIdr: z.int(), creditIdr: z.int(), balanceIdr: z.int() }),
  ),
  totalDebitIdr: z.int(),
  totalCreditIdr: z.int(),
  asOf: z.string(),
})
