import type { Ctx, OutsideCtx } from '#kernel/context.ts'
import { type Brand, readBrand, readOutletBrand, writeOutletBrand } from '#kernel/tenancy/brand.ts'
import { keepImage, releaseImage, takeImage } from '#services/files/index.ts'
import { type Reseller, resellerOf } from '../resellers/of.ts'
import type { UploadLogo } from './schemas.ts'
import { mine, readMine } from './service.ts'

/* The logo of an outlet: a picture among the tenant's own that stands in the outlet's brand alone. */

/** Takes a picture as the logo of the outlet of whoever asks. Nobody names a picture that is somebody else's. */
export async function setLogo(ctx: OutsideCtx, { file, name }: UploadLogo) {
  await ctx.transact(async (inner) => mine(inner, await resellerOf(inner)))
  const { id } = await takeImage(ctx, { file, purpose: 'logo', ...(name ? { name } : {}) })
  return ctx.transact(async (inner) => wear(inner, await resellerOf(inner), id))
}

/** Puts a logo in the place of the one before, or of none; the one before goes. */
export async function wear(ctx: Ctx, reseller: Reseller, logoId: string | null) {
  const [row] = await mine(ctx, reseller)
  if (logoId) await keepImage(ctx, logoId)
  const brand = await releaseLogo(ctx, row.id)
  writeOutletBrand(ctx, row.id, { ...brand, logoId })
  return readMine(ctx, reseller)
}

/** Lets the outlet's logo go, and answers the brand it stood in. */
export async function releaseLogo(ctx: Ctx, outletId: string): Promise<Brand> {
  const [brand, shops] = await Promise.all([readOutletBrand(ctx, outletId), readBrand(ctx)])
  // The owner may have taken the same picture for the shop.
  if (brand.logoId && brand.logoId !== shops.logoId) await releaseImage(ctx, brand.logoId)
  return brand
}
