import { z } from 'zod'
import type { Ctx } from '#kernel/context.ts'
import type { Offer } from '#kernel/module/manifest.ts'
import type { Sentence } from '#kernel/problem/problem.ts'
import { readSettings } from '#kernel/tenancy/settings.ts'
import { dpOf } from '../billing/rules.ts'
import { PlatformSettings } from '../settings.ts'
import { offerDefaults } from './words/offer.ts'
import { findPublished } from './queries.ts'
import { OfferContent } from './schemas.ts'

/** A package as it is sold at this moment. */
export type SoldPackage = {
  code: string
  name: string
  priceIdr: number
  dpPercent: number
  /** `dpPercent` of the price, as it would be asked. */
  dpIdr: number
  summary: Sentence
  features: { text: Sentence; coming: boolean }[]
  highlighted: boolean
}

/** A trade's offer as it is sold at this moment: the manifest's, with what the owner published over it. */
export type SoldOffer = {
  vertical: string
  template: string
  preset: string
  offer: Offer
  content: OfferContent
  packages: SoldPackage[]
}

/**
 * The catalogue as sold now, read in this context's transaction: an order that reads it here stores a price that was
 * published when it was read.
 */
export async function offersFor(ctx: Ctx): Promise<SoldOffer[]> {
  const trades = offersOf(ctx)
  if (trades.length === 0) return []
  const [settings, rows] = await Promise.all([
    readSettings(ctx, 'platform', PlatformSettings),
    findPublished(
      ctx,
      trades.map(({ vertical }) => `offer:${vertical}`),
    ),
  ])
  const published = new Map(rows.map((row) => [row.page, row.published]))
  return trades.map(({ vertical, offer }) =>
    soldOffer(vertical, offer, published.get(`offer:${vertical}`), settings.dpPercent),
  )
}

/** One offer, from what is stored for it (published or draft; nothing means the manifest's). */
export function soldOffer(vertical: string, offer: Offer, stored: unknown, dpPercent: number): SoldOffer {
  const content = reconciled(offer, stored)
  return {
    vertical,
    template: offer.template,
    preset: offer.preset,
    offer,
    content,
    packages: content.packages.map((one) => {
      const percent = one.dpPercent ?? dpPercent
      return { ...one, dpPercent: percent, dpIdr: dpOf(one.priceIdr, percent) }
    }),
  }
}

/**
 * What is stored, brought to what the manifest has today: its packages, in its order. Texts that an older version
 * wrote and that no longer fit give way to the manifest's; the prices that the owner set stay in any case.
 */
export function reconciled(offer: Offer, stored: unknown): OfferContent {
  const defaults = offerDefaults(offer)
  if (!stored) return defaults
  const read = OfferContent.safeParse(stored)
  const priced = Priced.parse(stored).packages
  const content = read.success ? read.data : defaults
  const packages = defaults.packages.map((one) => {
    const edited = read.success ? read.data.packages.find(({ code }) => code === one.code) : undefined
    return { ...(edited ?? one), ...priced.find(({ code }) => code === one.code) }
  })
  return { ...content, packages }
}

/** The part of an offer that is money. It must be readable, or nothing may be sold. */
const Priced = z.object({
  packages: z.array(z.object({ code: z.string(), priceIdr: z.int().min(1), dpPercent: z.int().nullable() })),
})

/** What the verticals' manifests offer. */
export function offersOf(ctx: Ctx): { vertical: string; offer: Offer }[] {
  return ctx.house.registry.modules.flatMap((module) =>
    module.offer ? [{ vertical: module.name, offer: module.offer }] : [],
  )
}
