import { z } from 'zod'
import { Brand } from '#kernel/tenancy/brand.ts'

export const Nothing = z.strictObject({})

const { primary, accent, tagline, logoId, radius, font, mode } = Brand.shape

/** What an owner decides about the looks of a site; a draft holds all of it. */
export const Kit = z.strictObject({
  tagline: tagline.unwrap(),
  logoId: logoId.unwrap(),
  primary: primary.unwrap(),
  accent: accent.unwrap(),
  radius: radius.unwrap(),
  font: font.unwrap(),
  mode: mode.unwrap(),
})
export type Kit = z.output<typeof Kit>

export const KitSettings = z.strictObject({
  draft: Kit.nullable().default(null),
  savedAt: z.iso.datetime().nullable().default(null),
})

export const BrandKit = z.object({
  name: z.string(),
  preset: z.string(),
  /** What visitors see. */
  shown: Kit,
  /** What they will see once it is published; null when nothing differs. */
  draft: Kit.nullable(),
  savedAt: z.iso.datetime().nullable(),
  /** The draft's logo, or the one that is shown. */
  logo: z.object({ id: z.uuid(), width: z.int(), height: z.int(), colours: z.array(z.string()) }).nullable(),
})
