import type { Controls } from '#kernel/module/controls.ts'
import { oneOrder } from '../orders/controls.ts'

export const shopControls: Controls = {
  checkPayment: async (world) => ({ as: 'anonymous', input: { token: (await oneOrder(world)).token } }),
}
