import { newId } from '#kernel/db/id.ts'
import type { Controls, World } from '#kernel/module/controls.ts'
import { oneOrder } from '../orders/controls.ts'

const owner = { as: 'owner' as const }
const contact = () => ({ kind: 'email', value: `penipu-${newId()}@contoh.id`, reason: 'pembayaran palsu' })

async function oneEntry(world: World) {
  await world.call('store.blockContact', contact())
  const { items } = (await world.call('store.listBlocked', {})) as { items: { id: string }[] }
  return items[0]!.id
}

export const blocklistControls: Controls = {
  listBlocked: async () => ({ ...owner, input: {} }),
  blockContact: async () => ({ ...owner, input: contact() }),
  blockOrder: async (world) => ({ ...owner, input: { id: (await oneOrder(world)).id, kinds: ['email', 'whatsapp'] } }),
  unblock: async (world) => ({ ...owner, input: { id: await oneEntry(world) } }),
}
