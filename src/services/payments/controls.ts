import type { Controls } from '#kernel/module/controls.ts'

const controls: Controls = {
  receiveHook: async () => ({
    as: 'anonymous',
    input: { gateway: 'simulator' },
    exempt: 'carries the signature of the gateway instead of a session; the payment tests prove it',
  }),
}
export default controls
