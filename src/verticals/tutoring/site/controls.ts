import { newId } from '#kernel/db/id.ts'
import type { Controls, World } from '#kernel/module/controls.ts'
import { insertVersion } from './queries.ts'

/** The draft as it is and its revision. */
const edit = (world: World) => world.call('tutoring.editSite', {}) as Promise<{ draft: object; revision: number }>

export const siteControls: Controls = {
  readSite: async () => ({ as: 'anonymous', input: {} }),
  previewSite: async () => ({ as: 'owner', input: {} }),
  editSite: async () => ({ as: 'owner', input: {} }),
  saveSite: async (world) => {
    const { draft, revision } = await edit(world)
    return { as: 'owner', input: { revision, content: draft } }
  },
  discardDraft: async (world) => ({ as: 'owner', input: { revision: (await edit(world)).revision } }),
  publishSite: async (world) => ({ as: 'owner', input: { revision: (await edit(world)).revision } }),
  listVersions: async () => ({ as: 'owner', input: {} }),
  restoreVersion: async (world) => {
    const { draft, revision } = await edit(world)
    const id = newId()
    await world.inside((ctx) => insertVersion(ctx, id, draft, world.owner.id))
    return { as: 'owner', input: { id, revision } }
  },
}
