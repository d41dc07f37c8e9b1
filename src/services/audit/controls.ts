import type { Controls } from '#kernel/module/controls.ts'

const controls: Controls = {
  listEntries: async () => ({ as: 'owner', input: {} }),
  readFilterChoices: async () => ({ as: 'owner', input: {} }),
}
export default controls
