import { z } from 'zod'
import { operation } from '#kernel/http/operation.ts'
import { derivePalette } from '#kernel/palette/palette.ts'
import { readBrand } from '#kernel/tenancy/brand.ts'

/** What a browser colours around the page; everything else of a brand is in its style sheet. */
export const readFace = operation({
  get: '/branding/face',
  open: 'anyone',
  summary: 'The colour a browser shows around the site.',
  input: z.strictObject({}),
  output: z.strictObject({ themeColour: z.string() }),
  run: async (ctx) => ({ themeColour: derivePalette(await readBrand(ctx)).chrome! }),
})
