import type { Controls, World } from '#kernel/module/controls.ts'

const controls: Controls = {
  readKit: async () => ({ as: 'owner', input: {} }),
  saveDraft: async (world) => ({ as: 'owner', input: await draft(world) }),
  publishKit: async (world) => {
    await world.call('branding.saveDraft', await draft(world))
    return { as: 'owner', input: {} }
  },
  discardDraft: async () => ({ as: 'owner', input: {} }),
  readFace: async () => ({ as: 'anonymous', input: {} }),
}
export default controls

/** One red pixel. */
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg=='

async function draft(world: World): Promise<Record<string, unknown>> {
  const { id } = await world.call('files.uploadImage', { file: DOT, purpose: 'logo' })
  const looks = { primary: '#0b5c3f', accent: '#f2a516', radius: 'soft', font: 'serif', mode: 'light' }
  return { tagline: `Belajar ${crypto.randomUUID().slice(0, 8)}`, logoId: id, ...looks }
}
