import { z } from 'zod'
import { job } from '#kernel/module/manifest.ts'
import { reviewAll, reviewPool as review } from './review.ts'

const ById = z.strictObject({ providerId: z.uuid() })

export const reviewPool = job({ input: ById, run: (ctx, { providerId }) => review(ctx, providerId) })
/** The minute's clock of a dry pool: a job of its own, so that a look that is wanted now does not wait for it. */
export const watchPool = job({ input: ById, run: (ctx, { providerId }) => review(ctx, providerId) })
export const reviewPools = job({ input: z.strictObject({}), run: (ctx) => reviewAll(ctx) })
