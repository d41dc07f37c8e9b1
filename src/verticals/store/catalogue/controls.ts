import { newId } from '#kernel/db/id.ts'
import type { Controls, World } from '#kernel/module/controls.ts'

const owner = { as: 'owner' as const }
const anonymous = { as: 'anonymous' as const }

/** What somebody writes; what is not named is short. */
export function productInput(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    kind: 'stock',
    name: 'Film Hemat Bersama',
    summary: 'Nonton di mana saja.',
    variants: [{ name: '1 bulan', priceIdr: 25_000 }],
    ...changes,
  }
}

export async function oneProduct(world: World, changes: Record<string, unknown> = {}, status = 'active') {
  const made = await world.call('store.createProduct', productInput({ name: `Produk ${newId()}`, ...changes }))
  if (status !== 'draft') await world.call('store.setProductStatus', { id: made.id, status })
  const product = await world.call('store.editProduct', { id: made.id })
  const variants = product.variants as { id: string }[]
  return { id: made.id as string, slug: made.slug as string, variantId: variants[0]!.id, product }
}

async function oneCategory(world: World) {
  const made = await world.call('store.createCategory', { name: `Kategori ${newId()}` })
  return { id: made.id as string, slug: made.slug as string }
}

async function flashInput(world: World) {
  const { variantId } = await oneProduct(world)
  const hour = 3_600_000
  const [startsAt, endsAt] = [new Date(Date.now() - hour), new Date(Date.now() + hour)].map((time) =>
    time.toISOString(),
  )
  return { variantId, priceIdr: 15_000, startsAt, endsAt, cap: 10, perBuyer: 1 }
}

const change = { kind: 'percent', value: 10, roundToIdr: 100 }

export const catalogueControls: Controls = {
  listProducts: async () => ({ ...anonymous, input: { q: 'film', sort: 'relevance', limit: 12 } }),
  readProduct: async (world) => ({ ...anonymous, input: { productSlug: (await oneProduct(world)).slug } }),
  listCategories: async () => ({ ...anonymous, input: {} }),
  listFeatured: async () => ({ ...anonymous, input: {} }),
  listAllCategories: async () => ({ ...owner, input: {} }),
  createCategory: async () => ({ ...owner, input: { name: 'Streaming', slug: `streaming-${newId()}` } }),
  updateCategory: async (world) => ({ ...owner, input: { ...(await oneCategory(world)), name: 'Hiburan' } }),
  deleteCategory: async (world) => ({ ...owner, input: { id: (await oneCategory(world)).id } }),
  orderCategories: async (world) => ({ ...owner, input: { ids: [(await oneCategory(world)).id] } }),
  listAllProducts: async () => ({ ...owner, input: {} }),
  editProduct: async (world) => ({ ...owner, input: { id: (await oneProduct(world)).id } }),
  createProduct: async () => ({ ...owner, input: productInput() }),
  updateProduct: async (world) => {
    const { id, slug } = await oneProduct(world, {}, 'draft')
    const { kind: _, ...fields } = productInput()
    return { ...owner, input: { ...fields, id, slug, revision: 1 } }
  },
  deleteProduct: async (world) => ({ ...owner, input: { id: (await oneProduct(world)).id } }),
  setProductStatus: async (world) => ({ ...owner, input: { id: (await oneProduct(world)).id, status: 'paused' } }),
  setProductFeatured: async (world) => ({ ...owner, input: { id: (await oneProduct(world)).id, featured: true } }),
  duplicateProduct: async (world) => ({ ...owner, input: { id: (await oneProduct(world)).id } }),
  previewPrices: async (world) => ({ ...owner, input: { ...change, productIds: [(await oneProduct(world)).id] } }),
  changePrices: async (world) => ({ ...owner, input: { ...change, productIds: [(await oneProduct(world)).id] } }),
  listFlashSales: async () => ({ ...owner, input: {} }),
  createFlashSale: async (world) => ({ ...owner, input: await flashInput(world) }),
  endFlashSale: async (world) => {
    const { id } = await world.call('store.createFlashSale', await flashInput(world))
    return { ...owner, input: { id } }
  },
}
