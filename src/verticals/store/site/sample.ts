import type { Locale } from '#kernel/context.ts'
import type { NewSite } from '#kernel/module/manifest.ts'
import { firstContent } from './first.ts'
import type { ShopView } from './schemas.ts'
import { viewOf } from './service.ts'

/** A shop as it would look on its first day, for somebody who has not ordered it yet. */
export function sampleOf(site: NewSite, locale: Locale): ShopView {
  return viewOf({ locale, tenant: { name: site.name } }, firstContent(site))
}
