import { z } from 'zod'
import { document } from '#kernel/http/document.ts'
import { initialsMark } from '#kernel/palette/mark.ts'
import { derivePalette } from '#kernel/palette/palette.ts'
import { notFound } from '#kernel/problem/common.ts'
import { readImage } from '#services/files/index.ts'
import { brandFor } from '../kit/service.ts'

const input = z.strictObject({ draft: z.literal('1').optional() })

/** A square sign of the site, for where there is little room: its logo, else its initials. Always answers. */
export const mark = document({
  path: 'brand/mark',
  open: 'anyone',
  outside: true,
  input,
  run: async (ctx, { draft }) => {
    const { brand, isDraft } = await ctx.transact((inner) => brandFor(inner, draft !== undefined))
    const keep = isDraft ? 'none' : 'site'
    const logo = brand.logoId ? await readImage(ctx, brand.logoId, { width: 192, square: true }) : null
    if (logo) return { type: logo.type, body: logo.body, keep }
    const colours = derivePalette(brand)
    const [ground, ink, trim] = [colours.primary!, colours['primary-content']!, colours.accent!]
    return { type: 'image/svg+xml', body: initialsMark(ctx.tenant.name, { ground, ink, trim }), keep }
  },
})

/** The logo in its own shape, for where there is room. */
export const logo = document({
  path: 'brand/logo',
  open: 'anyone',
  outside: true,
  input,
  run: async (ctx, { draft }) => {
    const { brand, isDraft } = await ctx.transact((inner) => brandFor(inner, draft !== undefined))
    const picture = brand.logoId ? await readImage(ctx, brand.logoId, { width: 640 }) : null
    if (!picture) throw notFound()
    return { type: picture.type, body: picture.body, keep: isDraft ? 'none' : 'site' }
  },
})
