import type { Controls, World } from '#kernel/module/controls.ts'

/** The draft as it is and its revision. */
const edit = (world: World) => world.call('store.editShop', {}) as Promise<{ draft: object; revision: number }>

export const siteControls: Controls = {
  readShop: async () => ({ as: 'anonymous', input: {} }),
  readShopText: async () => ({ as: 'anonymous', input: { name: 'terms' } }),
  previewShop: async () => ({ as: 'owner', input: {} }),
  editShop: async () => ({ as: 'owner', input: {} }),
  saveShop: async (world) => {
    const { draft, revision } = await edit(world)
    return { as: 'owner', input: { revision, content: draft } }
  },
  discardShop: async (world) => ({ as: 'owner', input: { revision: (await edit(world)).revision } }),
  publishShop: async (world) => ({ as: 'owner', input: { revision: (await edit(world)).revision } }),
}
