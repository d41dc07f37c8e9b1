import type { Controls } from '#kernel/module/controls.ts'

const controls: Controls = {
  receiveHook: async (world) => {
    const body = JSON.stringify({ type: 'charge.paid', data: { reference: crypto.randomUUID() } })
    return { as: 'anonymous', input: { gateway: 'simulator' }, raw: { headers: world.signed(body), body } }
  },
}
export default controls
