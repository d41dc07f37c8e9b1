import type { Offer } from '#kernel/module/manifest.ts'
import type { OfferContent } from '../schemas.ts'

/** What a trade's manifest offers, as content that an owner can edit. */
export function offerDefaults(offer: Offer): OfferContent {
  const recommended = offer.packages.find(({ highlighted }) => highlighted)
  const middle = offer.packages[Math.floor(offer.packages.length / 2)]
  return {
    name: offer.name,
    headline: offer.headline,
    summary: offer.summary,
    gallery: (offer.showcase?.scenes ?? []).map(({ code, caption }) => ({ scene: code, imageId: null, caption })),
    video: { shown: true, url: '' },
    demo: offer.template,
    groups: groupsOf(offer),
    packages: offer.packages.map((one) => ({
      code: one.code,
      name: one.name,
      priceIdr: one.priceIdr,
      dpPercent: null,
      summary: one.summary,
      features: one.features.map(({ text, coming }) => ({ text, coming: coming ?? false })),
      highlighted: one === (recommended ?? middle),
    })),
  }
}

/** A trade that names no groups has one: what its packages say of themselves. */
function groupsOf({ groups, name, packages }: Offer): OfferContent['groups'] {
  if (!groups) {
    const items = packages.flatMap(({ code, features }) =>
      features.map(({ text, coming }) => ({ text, coming: coming ?? false, from: code })),
    )
    return [{ title: name, items }]
  }
  return groups.map(({ title, items }) => ({
    title,
    items: items.map(({ text, coming, from }) => ({ text, coming: coming ?? false, from })),
  }))
}
