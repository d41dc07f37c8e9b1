import type { EventKind } from './rules.ts'

/** What a reseller was told of one variant; `digest` is of everything but price and stock. */
export type Told = { variantId: string; productId: string; priceIdr: number; inStock: boolean; digest: string }
export type Message = { kind: EventKind; items: Record<string, unknown>[] }
export type Changes = { upserts: Told[]; gone: Told[]; messages: Message[] }

/** What is to be told and kept, from what was told and what there is now. Pure. */
export function changesOf(before: readonly Told[], now: readonly Told[]): Changes {
  const [old, current] = [byVariant(before), byVariant(now)]
  const sold = new Set(now.map(({ productId }) => productId))
  const gone = before.filter(({ variantId }) => !current.has(variantId))
  const differs = (what: (one: Told) => unknown) =>
    now.filter((one) => old.has(one.variantId) && what(old.get(one.variantId)!) !== what(one))
  const fresh = now.filter(({ variantId }) => !old.has(variantId))
  const edited = differs(({ digest }) => digest)
  const priced = differs(({ priceIdr }) => priceIdr)
  const stocked = differs(({ inStock }) => inStock)
  const changed = [...fresh, ...edited, ...gone.filter(({ productId }) => sold.has(productId))]
  const removed = gone.filter(({ productId }) => !sold.has(productId))
  return {
    upserts: [...new Set([...fresh, ...edited, ...priced, ...stocked])],
    gone,
    messages: [
      { kind: 'product.removed' as const, items: products(removed) },
      { kind: 'product.changed' as const, items: products(changed) },
      {
        kind: 'product.price_changed' as const,
        items: priced.map(({ productId, variantId, priceIdr }) => ({ productId, variantId, priceIdr })),
      },
      {
        kind: 'product.stock_changed' as const,
        items: stocked.map(({ productId, variantId, inStock }) => ({ productId, variantId, available: inStock })),
      },
    ].filter(({ items }) => items.length > 0),
  }
}

function byVariant(told: readonly Told[]): Map<string, Told> {
  return new Map(told.map((one) => [one.variantId, one]))
}

function products(told: readonly Told[]): { productId: string }[] {
  return [...new Set(told.map(({ productId }) => productId))].map((productId) => ({ productId }))
}
