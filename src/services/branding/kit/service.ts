import { isDeepStrictEqual } from 'node:util'
import type { Ctx } from '#kernel/context.ts'
import { authorize, may } from '#kernel/identity/authorize.ts'
import { type Brand, readBrand, writeBrand } from '#kernel/tenancy/brand.ts'
import { readSettings, writeSettings } from '#kernel/tenancy/settings.ts'
import { findImage, keepImage } from '#services/files/index.ts'
import { logoUnknown, nothingToPublish } from './problems.ts'
import { type Kit, KitSettings } from './schemas.ts'

export const MANAGE = 'branding.kit.manage'

export async function readKit(ctx: Ctx) {
  const [brand, { draft, savedAt }] = await Promise.all([readBrand(ctx), readSettings(ctx, 'branding', KitSettings)])
  const logoId = (draft ?? brand).logoId
  const image = logoId ? await findImage(ctx, logoId) : undefined
  return {
    name: ctx.tenant.name,
    preset: brand.preset,
    shown: kitOf(brand),
    draft,
    savedAt: draft ? savedAt : null,
    logo: image ? { id: image.id, width: image.width, height: image.height, colours: image.colours } : null,
  }
}

/** Keeps a draft beside what is shown. One that equals what is shown is none. */
export async function saveDraft(ctx: Ctx, kit: Kit) {
  authorize(ctx.actor, MANAGE)
  const shown = kitOf(await readBrand(ctx))
  if (kit.logoId && kit.logoId !== shown.logoId && !(await keepImage(ctx, kit.logoId))) {
    throw logoUnknown({}, [{ path: 'logoId', sentence: logoUnknown.sentence }])
  }
  const draft = isDeepStrictEqual(kit, shown) ? null : kit
  await writeSettings(ctx, 'branding', KitSettings, { draft, savedAt: draft ? ctx.now.toISOString() : null })
  return readKit(ctx)
}

/** Shows the draft to everybody, at once and in every process. */
export async function publishKit(ctx: Ctx) {
  const { draft } = await readSettings(ctx, 'branding', KitSettings)
  if (!draft) throw nothingToPublish()
  await writeBrand(ctx, draft)
  await forgetDraft(ctx)
  return readKit(ctx)
}

export async function forgetDraft(ctx: Ctx): Promise<void> {
  await writeSettings(ctx, 'branding', KitSettings, { draft: null, savedAt: null })
}

/** The brand as this visitor sees it: with `draft`, whoever may edit it sees what is not published yet. */
export async function brandFor(ctx: Ctx, draft: boolean): Promise<{ brand: Brand; isDraft: boolean }> {
  const brand = await readBrand(ctx)
  if (!draft || !may(ctx.actor, MANAGE)) return { brand, isDraft: false }
  const settings = await readSettings(ctx, 'branding', KitSettings)
  return { brand: { ...brand, ...settings.draft }, isDraft: true }
}

function kitOf(brand: Brand): Kit {
  const { preset: _preset, ...kit } = brand
  return kit
}
