import type { Controls } from '#kernel/module/controls.ts'

export const searchControls: Controls = {
  readSynonyms: async () => ({ as: 'owner', input: {} }),
  writeSynonyms: async () => ({ as: 'owner', input: { items: [{ word: 'nflx', means: 'netflix' }] } }),
}
