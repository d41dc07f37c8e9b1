import type { Ctx, Locale } from '#kernel/context.ts'
import { originOf } from '#kernel/house.ts'
import { notFound } from '#kernel/problem/common.ts'
import { readSettings } from '#kernel/tenancy/settings.ts'
import { isSiteOpen } from '../domains/queries.ts'
import { PlatformSettings } from '../settings.ts'
import { offersFor, type SoldOffer } from './offers.ts'

/** The catalogue in the visitor's language. */
export async function describeCatalogue(ctx: Ctx) {
  const [offers, { dpPercent }] = await Promise.all([offersFor(ctx), readSettings(ctx, 'platform', PlatformSettings)])
  const templates = offers.map(async (sold) => ({
    ...described(sold, ctx.locale),
    demoUrl: await demoUrlOf(ctx, sold.content.demo),
  }))
  return { templates: await Promise.all(templates), dpPercent }
}

/** One template: where it can be tried, and what is drawn of it. */
export async function describeTemplate(ctx: Ctx, vertical: string) {
  const sold = (await offersFor(ctx)).find((one) => one.vertical === vertical)
  if (!sold) throw notFound()
  return { vertical, demoUrl: await demoUrlOf(ctx, sold.content.demo), showcase: sold.offer.showcase ?? null }
}

/** The address of a demo site while it is open to the public; null otherwise. */
export async function demoUrlOf(ctx: Ctx, slug: string): Promise<string | null> {
  if (!slug) return null
  // Asked in this transaction: the memory of hosts may need a second connection, and all may be waiting for one.
  const open = await isSiteOpen(ctx, slug)
  return open ? `${originOf(ctx.house, `${slug}.${ctx.house.baseDomain}`)}/` : null
}

function described({ vertical, template, preset, content, packages }: SoldOffer, locale: Locale) {
  return {
    vertical,
    template,
    preset,
    name: content.name[locale],
    headline: content.headline[locale],
    summary: content.summary[locale],
    packages: packages.map((one) => ({
      code: one.code,
      name: one.name,
      priceIdr: one.priceIdr,
      dpIdr: one.dpIdr,
      dpPercent: one.dpPercent,
      summary: one.summary[locale],
      features: one.features.map(({ text, coming }) => ({ text: text[locale], coming })),
      highlighted: one.highlighted,
    })),
  }
}
