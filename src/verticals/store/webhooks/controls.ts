import type { Controls, World } from '#kernel/module/controls.ts'
import { newId } from '#kernel/db/id.ts'
import { oneReseller } from '../partner/controls.ts'
import { insertEndpoint, stepDown } from './testing.ts'

/* How the generated tests reach a success of what webhooks need. */

const form = { name: 'Bot', url: 'https://toko.contoh.id/webhook', events: ['order.delivered'] }

async function withEndpoint(world: World) {
  const reseller = await oneReseller(world)
  const id = newId()
  await insertEndpoint(world, reseller.personId, id)
  return { as: { sessionToken: reseller.sessionToken }, id, personId: reseller.personId }
}

async function withDelivery(world: World) {
  const made = await withEndpoint(world)
  return { ...made, deliveryId: await stepDown(world, made) }
}

export const webhookControls: Controls = {
  listMyWebhooks: async (world) => ({ as: (await withEndpoint(world)).as, input: {} }),
  createWebhook: async (world) => ({ as: await oneReseller(world), input: form }),
  updateWebhook: async (world) => {
    const { as, id } = await withEndpoint(world)
    return { as, input: { id, ...form } }
  },
  switchWebhook: async (world) => {
    const { as, id } = await withEndpoint(world)
    return { as, input: { id, active: false } }
  },
  rotateWebhookSecret: async (world) => {
    const { as, id } = await withEndpoint(world)
    return { as, input: { id, graceHours: 24 } }
  },
  deleteWebhook: async (world) => {
    const { as, id } = await withEndpoint(world)
    return { as, input: { id } }
  },
  testWebhook: async (world) => {
    const { as, id } = await withEndpoint(world)
    return { as, input: { id } }
  },
  resendWebhooks: async (world) => {
    const { as, id } = await withDelivery(world)
    return { as, input: { id, since: '2026-01-01T00:00:00+07:00' } }
  },
  listWebhookDeliveries: async (world) => ({ as: (await withDelivery(world)).as, input: {} }),
  readWebhookDelivery: async (world) => {
    const { as, deliveryId } = await withDelivery(world)
    return { as, input: { id: deliveryId } }
  },
  resendWebhookDelivery: async (world) => {
    const { as, deliveryId } = await withDelivery(world)
    return { as, input: { id: deliveryId } }
  },
}
