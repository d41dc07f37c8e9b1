import { z } from 'zod'
import { document } from '#kernel/http/document.ts'
import { brandCss } from '#kernel/palette/palette.ts'
import { readBrand } from '#kernel/tenancy/brand.ts'

/** The tokens of the tenant's brand; every public page of a site links it. */
export const stylesheet = document({
  path: 'brand.css',
  open: 'anyone',
  input: z.strictObject({}),
  run: async (ctx) => ({ type: 'text/css; charset=utf-8', body: brandCss(await readBrand(ctx)), keep: 'site' }),
})
