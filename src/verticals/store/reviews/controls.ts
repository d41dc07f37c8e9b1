import type { Controls, World } from '#kernel/module/controls.ts'
import { oneProduct } from '../catalogue/controls.ts'
import { oneOrder } from '../orders/controls.ts'

/** A line that was handed over, and the link of its order. */
export async function oneDelivered(world: World) {
  const { id, token } = await oneOrder(world, { free: true })
  const [item] = await world.sql('select id, product_id from store.order_items where order_id = $1', [id])
  await world.sql("update store.order_items set status = 'delivered', delivered_count = quantity where id = $1", [
    item!.id,
  ])
  return { token, itemId: item!.id as string, productId: item!.product_id as string }
}

async function oneReview(world: World) {
  const { token, itemId } = await oneDelivered(world)
  const { id } = await world.call('store.createReview', { token, itemId, rating: 5 })
  return id as string
}

export const reviewControls: Controls = {
  createReview: async (world) => {
    const { token, itemId } = await oneDelivered(world)
    return { as: 'anonymous', input: { token, itemId, rating: 4, body: 'Cepat sekali.', name: 'Rina' } }
  },
  listReviews: async (world) => ({ as: 'anonymous', input: { productSlug: (await oneProduct(world)).slug } }),
  listAllReviews: async () => ({ as: 'owner', input: {} }),
  decideReview: async (world) => ({
    as: 'owner',
    input: { id: await oneReview(world), status: 'shown', reply: 'Terima kasih!' },
  }),
}
