import { z } from 'zod'
import type { OutsideCtx } from '#kernel/context.ts'
import { document } from '#kernel/http/document.ts'
import { derivePalette } from '#kernel/palette/palette.ts'
import { type Brand, readBrand } from '#kernel/tenancy/brand.ts'
import { readImage } from '#services/files/index.ts'
import { iconSvg, ICONS, type IconName, type Sign } from './icons.ts'
import { posterSvg } from './og.ts'
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
    const brand = await ctx.transact(readBrand)
    const portal = ctx.tenant.kind === 'platform'
    const svg = posterSvg({
      name: portal ? 'Ruko' : ctx.tenant.name,
      tagline: portal ? PORTAL_LINE[ctx.locale] : brand.tagline,
      host: ctx.tenant.host,
      sign: await signOf(ctx, brand),
      colours: derivePalette(brand),
    })
    return { type: 'image/png', body: await rasterise(svg), keep: 'site' }
  },
})

async function signOf(ctx: OutsideCtx, { logoId }: Brand): Promise<Sign> {
  if (ctx.tenant.kind === 'platform') return { kind: 'fronts' }
  const logo = logoId ? await readImage(ctx, logoId, { width: 512, format: 'png', square: true }) : null
  return logo ? { kind: 'logo', png: logo.body } : { kind: 'initials', name: ctx.tenant.name }
}
