import type { Controls } from '#kernel/module/controls.ts'
import { oneProduct } from '../catalogue/controls.ts'

const owner = { as: 'owner' as const }

export const goodsControls: Controls = {
  listVariants: async () => ({ ...owner, input: { q: 'film', bundles: 'no' } }),
  readVariant: async (world) => ({ ...owner, input: { id: (await oneProduct(world)).variantId } }),
}
