import type { Controls } from '#kernel/module/controls.ts'

const controls: Controls = { readHome: async () => ({ as: 'anonymous', input: {} }) }
export default controls
