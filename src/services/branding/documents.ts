import { z } from 'zod'
import { document } from '#kernel/http/document.ts'
import { brandCss } from '#kernel/palette/palette.ts'
import { brandFor } from './kit/service.ts'

/** The tokens of the tenant's brand; every public page of a site links it. */
export const stylesheet = document({
  path: 'brand.css',
  open: 'anyone',
  input: z.strictObject({ draft: z.literal('1').optional() }),
  run: async (ctx, { draft }) => {
    const { brand, isDraft } = await brandFor(ctx, draft !== undefined)
    return { type: 'text/css; charset=utf-8', body: brandCss(brand), keep: isDraft ? 'none' : 'site' }
  },
})
