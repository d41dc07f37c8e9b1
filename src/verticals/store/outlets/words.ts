import type { Ctx } from '#kernel/context.ts'
import { notFound } from '#kernel/problem/common.ts'
import { readContent } from '../site/read.ts'
import type { Content } from '../site/schemas.ts'
import { findOutlet } from './queries.ts'

/**
 * What an outlet says beside its goods: its own line and number, and for the rest the words that stand where nothing is
 * written. Nothing that the owner of the shop has written, and none of the shop's figures.
 */
export async function contentOfOutlet(ctx: Ctx, outletId: string): Promise<Content> {
  const outlet = await findOutlet(ctx, outletId)
  if (!outlet) throw notFound()
  const { name, tagline } = outlet
  // Whoever closed their account has none any more.
  const whatsapp = /\d/.test(outlet.whatsapp) ? outlet.whatsapp : ''
  return readContent({
    hero: { eyebrow: name, headline: tagline },
    figures: false,
    contact: { whatsapp },
    seo: { title: tagline ? `${name}: ${tagline}`.slice(0, 70) : name, description: tagline },
  })
}
