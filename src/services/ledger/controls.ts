import type { Controls } from '#kernel/module/controls.ts'

const controls: Controls = { readTrialBalance: async () => ({ as: 'owner', input: {} }) }
export default controls
