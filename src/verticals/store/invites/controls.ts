import { newId } from '#kernel/db/id.ts'
import type { Controls, World } from '#kernel/module/controls.ts'
import { oneProvider } from '../providers/controls.ts'
import { oneSale } from './testing.ts'

export const inviteControls: Controls = {
  correctInviteTarget: async (world) => {
    const { itemId, token } = await oneInvitation(world, 'staff')
    return { as: 'anonymous', input: { token, id: itemId, email: 'betul@contoh.id' } }
  },
  listInvitations: async () => ({ as: 'owner', input: {} }),
  answerInvitation: async (world) => ({
    as: 'owner',
    input: {
      id: (await oneInvitation(world, 'sent')).id,
      outcome: 'accepted',
      reference: 'UND-1',
      note: 'Dikabari lewat WhatsApp',
    },
  }),
}

/** An invitation of a paid order, as it stands with staff or with its reader. */
async function oneInvitation(world: World, status: 'staff' | 'sent') {
  const { tenantId, sql } = world
  const sale = await oneSale(world, { providerId: await oneProvider(world, 'manual') })
  const id = newId()
  await sql(
    `insert into store.invitations
       (tenant_id, id, job_id, order_id, order_item_id, provider_id, target, status, reference)
     values ($1, $2, $3, $4, $5, $6, 'pembeli@contoh.id', $7, 'UND-0')`,
    [tenantId, id, sale.jobId, sale.orderId, sale.itemId, sale.providerId, status],
  )
  return { id, ...sale }
}
