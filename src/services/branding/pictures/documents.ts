import { z } from 'zod'
import { document } from '#kernel/http/document.ts'
import { derivePalette } from '#kernel/palette/palette.ts'
import { readBrand } from '#kernel/tenancy/brand.ts'
import { iconSvg, ICONS, type IconName } from './icons.ts'
import { drawPoster, signOf } from './poster.ts'
import { rasterise } from './raster.ts'

const PORTAL_LINE = {
  id: 'Situs atas nama usahamu sendiri, buka hari ini.',
  en: 'A site under your own name, open today.',
}

const names = Object.keys(ICONS).map((name) => `${name}.png`)

/** The icons of the manifest, of Apple's home screen and of the browser's tab. */
export const icon = document({
  path: 'icons/{name}',
  open: 'anyone',
  outside: true,
  input: z.strictObject({ name: z.enum(names as [string, ...string[]]) }),
  run: async (ctx, { name }) => {
    const brand = await ctx.transact(readBrand)
    const svg = iconSvg(name.slice(0, -'.png'.length) as IconName, await signOf(ctx, brand), derivePalette(brand))
    return { type: 'image/png', body: await rasterise(svg), keep: 'site' }
  },
})

/** The picture that messengers and networks show beside a link to this host. */
export const poster = document({
  path: 'og.png',
  open: 'anyone',
  outside: true,
  input: z.strictObject({}),
  run: async (ctx) => {
    const portal = ctx.tenant.kind === 'platform'
    const body = await drawPoster(ctx, ({ tagline }) => ({
      name: portal ? 'Ruko' : ctx.tenant.name,
      tagline: portal ? PORTAL_LINE[ctx.locale] : tagline,
    }))
    return { type: 'image/png', body, keep: 'site' }
  },
})
