import { z } from 'zod'
import { document } from '#kernel/http/document.ts'
import { matrixCsv } from './sheet.ts'

/** The matrix of prices as a table; edited, it comes back by `importPriceMatrix`. */
export const pricingCsv = document({
  path: 'admin/pricing.csv',
  can: 'store.resellers.manage',
  input: z.strictObject({}),
  run: async (ctx) => ({
    type: 'text/csv; charset=utf-8',
    body: await matrixCsv(ctx),
    keep: 'none',
    filename: ctx.locale === 'en' ? 'prices.csv' : 'harga.csv',
  }),
})
