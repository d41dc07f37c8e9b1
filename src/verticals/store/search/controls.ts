import type { Controls } from '#kernel/module/controls.ts'

export const searchControls: Controls = {
  readSynonyms: async () => ({ as: 'owner', input: {} }),
  addSynonyms: async () => ({ as: 'owner', input: { items: [{ word: 'ntflx', means: 'netflix' }] } }),
  removeSynonym: async () => ({ as: 'owner', input: { word: 'nflx' } }),
}
