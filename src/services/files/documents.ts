import { z } from 'zod'
import { document } from '#kernel/http/document.ts'
import { notFound } from '#kernel/problem/common.ts'
import { type Width, WIDTHS } from './rules.ts'
import { isShownHere, readImage } from './service.ts'

const files = WIDTHS.map((width) => `${width}.webp` as const)

/** A picture in one of the allowed widths. Its address never changes what it shows. */
export const media = document({
  path: 'media/{id}/{file}',
  open: 'anyone',
  outside: true,
  input: z.strictObject({ id: z.uuid(), file: z.enum(files) }),
  run: async (ctx, { id, file }) => {
    if (ctx.tenant.outlet && !(await ctx.transact((inner) => isShownHere(inner, id)))) throw notFound()
    const picture = await readImage(ctx, id, { width: Number.parseInt(file, 10) as Width })
    if (!picture) throw notFound()
    return { type: picture.type, body: picture.body, keep: 'immutable' }
  },
})
