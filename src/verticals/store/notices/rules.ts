import type { Locale } from '#kernel/problem/problem.ts'

type Goods = { product: string; variant: string; quantity: number }

/** `Kanva Pro 1 bulan`, or `Kanva Pro 1 bulan dan 2 barang lain`. */
export function goodsText(goods: readonly Goods[], locale: Locale): string {
  const [first, ...others] = goods
  if (!first) return locale === 'id' ? 'Pesananmu' : 'Your order'
  const one = `${nameOf(first)}${first.quantity > 1 ? ` × ${first.quantity}` : ''}`
  if (others.length === 0) return one
  return locale === 'id' ? `${one} dan ${others.length} barang lain` : `${one} and ${others.length} more`
}

/** A variant that only repeats the product is left out. */
export function nameOf({ product, variant }: { product: string; variant: string }): string {
  return variant && !product.toLowerCase().includes(variant.toLowerCase()) ? `${product} ${variant}` : product
}

const [DAY_MS, MORNING_UTC_MS] = [86_400_000, 2 * 3_600_000]

/** The next nine o'clock in Western Indonesia: nobody is reminded at night. */
export function nextMorning(now: Date): Date {
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS + MORNING_UTC_MS
  return new Date(today > now.getTime() ? today : today + DAY_MS)
}

/** Before the end of what was bought, its buyer is reminded this many days. */
export const REMINDED_DAYS = 3
