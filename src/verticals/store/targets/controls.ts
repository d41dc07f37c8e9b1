import type { Controls } from '#kernel/module/controls.ts'
import { oneProduct } from '../catalogue/controls.ts'

export const targetControls: Controls = {
  checkTarget: async (world) => {
    const provider = await world.call('store.createProvider', { adapter: 'simulator', name: 'Penyedia Uji' })
    await world.call('store.createProviderAccount', {
      id: provider.id,
      label: 'Ruang 1',
      credentials: { account: 'ruang-1', token: 'token-ruang-1' },
      dailyQuota: 10,
    })
    const { slug } = await oneProduct(world, {
      inputs: [{ key: 'player', label: 'ID pemain', type: 'number' }],
      targetCheck: provider.id,
    })
    return { as: 'anonymous', input: { productSlug: slug, target: { player: '12345678' } } }
  },
}
