import { z } from 'zod'
import { document } from '#kernel/http/document.ts'
import { notFound } from '#kernel/problem/common.ts'
import { drawPoster } from '#services/branding/index.ts'
import { findShownName } from './product-queries.ts'
import { LIMITS } from './rules.ts'

/**
 * What messengers show beside a link to a product that has no picture of its own. No price stands on it: messengers keep
 * their copy for weeks.
 */
export const productPoster = document({
  path: 'og/products/{file}',
  open: 'anyone',
  outside: true,
  input: z.strictObject({
    file: z
      .string()
      .max(LIMITS.slug + 4)
      .regex(/^[a-z0-9-]+\.png$/),
  }),
  run: async (ctx, { file }) => {
    const product = await ctx.transact((inner) => findShownName(inner, file.slice(0, -'.png'.length)))
    if (!product) throw notFound()
    const { name, summary: tagline } = product
    return { type: 'image/png', body: await drawPoster(ctx, () => ({ name, tagline })), keep: 'site' }
  },
})
