import { newId } from '#kernel/db/id.ts'
import type { Controls } from '#kernel/module/controls.ts'
import { oneOrder, orderControls } from '../orders/controls.ts'

const owner = { as: 'owner' as const }
const reason = 'Stok sudah diisi'

export const deskControls: Controls = {
  readShopDesk: async () => ({ ...owner, input: {} }),
  listSoldProducts: async () => ({ ...owner, input: {} }),
  listSellingOutlets: async () => ({ ...owner, input: {} }),
  listViews: async () => ({ ...owner, input: { list: 'orders' } }),
  saveView: async () => ({
    ...owner,
    input: { list: 'orders', name: `Tampilan ${newId()}`, query: 'status=attention' },
  }),
  deleteView: async (world) => {
    const view = { list: 'jobs', name: `Tampilan ${newId()}`, query: 'status=dead' }
    return { ...owner, input: { id: (await world.call('store.saveView', view)).id } }
  },
  retryOrders: async (world) => ({ ...owner, input: { ids: [(await oneOrder(world)).id] } }),
  noteOrders: async (world) => ({ ...owner, input: { ids: [(await oneOrder(world)).id], note: 'Sudah dihubungi.' } }),
  creditOrder: async (world) => ({ ...owner, input: { id: (await oneOrder(world)).id, amountIdr: 5_000, reason } }),
  replayFulfilmentJobs: async (world) => {
    await orderControls['replayFulfilmentJob']!(world)
    return { ...owner, input: { status: 'dead', reason } }
  },
  listOrderPayments: async (world) => {
    const { number } = await oneOrder(world)
    return { ...owner, input: { q: number, state: 'pending' } }
  },
  listWebhooks: async () => ({ ...owner, input: { q: 'RK' } }),
  readStoreSettings: async () => ({ ...owner, input: {} }),
  updateStoreSettings: async () => ({ ...owner, input: { paymentWindowMinutes: 15, supportWhatsapp: '081234567890' } }),
}
