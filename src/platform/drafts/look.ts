import { z } from 'zod'
import type { Ctx } from '#kernel/context.ts'
import type { NewSite } from '#kernel/module/manifest.ts'
import { brandFromColours } from '#kernel/palette/choose.ts'
import { notFound } from '#kernel/problem/common.ts'
import { findImage } from '#services/files/index.ts'
import { Whatsapp } from '../portal/schemas.ts'
import type { DraftRow } from './queries.ts'
import { type Colours, coloursOf, type DraftFields, palettes } from './rules.ts'

/** A name to show while none has been typed. */
const NAMELESS = { id: 'Nama usaha Anda', en: 'Your business’s name' }

export type Look = NewSite['brand'] & { vertical: string; preset: string; businessName: string; slug: string }

/** How the site of a draft would look; where nothing has been said yet, as the template does by itself. */
export async function lookOf(ctx: Ctx, draft: DraftRow): Promise<Look> {
  const fields = draft.fields as DraftFields
  const trade = tradeOf(ctx, fields)
  const logo = fields.logoId ? await findImage(ctx, fields.logoId) : undefined
  const colours = coloursOf(fields) ?? fromLogo(logo?.colours)
  return {
    businessName: fields.businessName?.trim() || NAMELESS[ctx.locale],
    tagline: fields.tagline?.trim() ?? '',
    slug: fields.slug?.trim() ?? '',
    vertical: trade?.name ?? '',
    preset: trade?.offer?.preset ?? 'ruko',
    ...colours,
    logoId: logo?.id ?? null,
  }
}

/** What that site would show, in the shape its vertical's preview page understands; null where it has no sample. */
export function viewOf(ctx: Ctx, draft: DraftRow, look: Look): unknown {
  const fields = draft.fields as DraftFields
  const { primary, accent, tagline, logoId } = look
  const site: NewSite = {
    orderId: draft.id,
    name: look.businessName,
    package: fields.package ?? '',
    brand: { primary, accent, tagline, logoId },
    owner: {
      name: fields['owner.name']?.trim() ?? '',
      // Half-written addresses are no part of a site yet.
      email: z.email().safeParse(fields['owner.email']?.trim()).data ?? '',
      whatsapp: Whatsapp.safeParse(fields['owner.whatsapp'] ?? '').data ?? '',
      address: fields['owner.address']?.trim() ?? '',
    },
  }
  return tradeOf(ctx, fields)?.sample?.(site, ctx.locale) ?? null
}

/** The colours that a logo suggests; contrast is repaired. */
export async function coloursOfLogo(ctx: Ctx, id: string): Promise<Colours> {
  const logo = await findImage(ctx, id)
  if (!logo) throw notFound()
  return fromLogo(logo.colours)
}

/** A picture without a colour of its own, such as a black sign, is given the first pair. */
function fromLogo(colours: readonly string[] = []): Colours {
  if (colours.length === 0) return { primary: palettes[0].primary, accent: palettes[0].accent }
  return brandFromColours([...colours])
}

function tradeOf(ctx: Ctx, { vertical }: DraftFields) {
  const trades = ctx.house.registry.modules.filter(({ offer }) => offer)
  return trades.find(({ name }) => name === vertical) ?? trades[0]
}
