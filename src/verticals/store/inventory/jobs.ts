import { z } from 'zod'
import { job, outsideJob } from '#kernel/module/manifest.ts'
import { work } from './imports.ts'
import { rollProduct, rollSales } from './sales.ts'

/** Puts the sealed chunks of an import into stock, each in a short transaction of its own. */
export const importCodes = outsideJob({
  input: z.strictObject({ batchId: z.uuid() }),
  run: (ctx, { batchId }) => work(ctx, batchId),
})

/** Nightly: what was sold, and how fast it was handed over. */
export const countSales = job({ input: z.strictObject({}), run: (ctx) => rollSales(ctx) })

/** The same of one product, some minutes after something of it was handed over. */
export const countProduct = job({
  input: z.strictObject({ productId: z.uuid() }),
  // Nobody waits for it.
  priority: 10,
  run: (ctx, { productId }) => rollProduct(ctx, productId),
})
