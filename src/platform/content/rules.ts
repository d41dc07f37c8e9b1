/* What the content of the portal may be; browser-safe, so that forms know the same limits. */

export const FIXED_PAGES = ['home', 'faq', 'terms', 'privacy', 'contact'] as const
export type FixedPage = (typeof FIXED_PAGES)[number]
/** A page of the portal: one of the fixed ones, or the offer of a trade. */
export type PageName = FixedPage | `offer:${string}`

export const PAGE = /^(home|faq|terms|privacy|contact|offer:[a-z][a-z0-9_]{1,29})$/

/** The most characters of each kind of text, in each language. */
export const LONGEST = {
  label: 40,
  title: 110,
  sentence: 280,
  answer: 1_500,
  document: 24_000,
  seoTitle: 70,
  seoDescription: 180,
  url: 300,
} as const

/** The most items of each list. */
export const MOST = {
  reasons: 4,
  values: 6,
  steps: 5,
  proofs: 4,
  questions: 40,
  hours: 7,
  pictures: 8,
  groups: 8,
  groupItems: 16,
  packages: 6,
  features: 12,
} as const

export const PRICE_IDR = { least: 10_000, most: 1_000_000_000 } as const
export const DP_PERCENT = { least: 1, most: 99 } as const

/** Icons that a selling point may have. */
export const ICONS = ['zap', 'badge', 'target', 'wallet', 'phone', 'shield', 'palette', 'users'] as const
export type IconName = (typeof ICONS)[number]

/** The vertical whose offer a page is; null for the fixed pages. */
export function verticalOf(page: string): string | null {
  return page.startsWith('offer:') ? page.slice('offer:'.length) : null
}

/** Where the public sees a page. */
export function addressOf(page: string): string {
  const vertical = verticalOf(page)
  if (vertical) return `/templates/${vertical}`
  return page === 'home' ? '/' : `/${page}`
}

/** What differs: for each feature, in which packages it is. Packages stand cheapest first and hold what those before hold. */
export function comparison<T extends { from: string }>(
  packages: readonly { code: string }[],
  items: readonly T[],
): (T & { within: boolean[] })[] {
  return items.map((item) => {
    const first = packages.findIndex(({ code }) => code === item.from)
    return { ...item, within: packages.map((_, index) => first >= 0 && index >= first) }
  })
}
