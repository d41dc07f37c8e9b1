import { newId } from '#kernel/db/id.ts'
import type { Controls } from '#kernel/module/controls.ts'
import { oneProduct } from '../catalogue/controls.ts'

export const waitingControls: Controls = {
  joinWaiting: async (world) => {
    const { variantId } = await oneProduct(world)
    const email = `rina-${newId()}@contoh.id`
    return { as: 'anonymous', input: { variantId, for: 'restock', email, whatsapp: '081200000001' } }
  },
  listWaiting: async () => ({ as: 'owner', input: {} }),
}
