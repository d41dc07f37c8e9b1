import type { OutsideCtx } from '#kernel/context.ts'
import { derivePalette } from '#kernel/palette/palette.ts'
import { type Brand, readBrand } from '#kernel/tenancy/brand.ts'
import { readImage } from '#services/files/index.ts'
import type { Sign } from './icons.ts'
import { posterSvg } from './og.ts'
import { rasterise } from './raster.ts'

/** What messengers show beside a link, in the tenant's colours with these words: 1200 × 630, PNG. */
export async function drawPoster(
  ctx: OutsideCtx,
  words: (brand: Brand) => { name: string; tagline: string },
): Promise<Buffer> {
  const brand = await ctx.transact(readBrand)
  const sign = await signOf(ctx, brand)
  const colours = derivePalette(brand)
  return rasterise(posterSvg({ ...words(brand), host: ctx.tenant.host, sign, colours }))
}

/** The tenant's logo, or what stands for it. */
export async function signOf(ctx: OutsideCtx, { logoId }: Brand): Promise<Sign> {
  if (ctx.tenant.kind === 'platform') return { kind: 'fronts' }
  const logo = logoId ? await readImage(ctx, logoId, { width: 512, format: 'png', square: true }) : null
  return logo ? { kind: 'logo', png: logo.body } : { kind: 'initials', name: ctx.tenant.name }
}
