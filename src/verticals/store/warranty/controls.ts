import { newId } from '#kernel/db/id.ts'
import type { Controls, World } from '#kernel/module/controls.ts'
import { oneCode } from './testing.ts'

/** One red pixel. */
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg=='

export const warrantyControls: Controls = {
  uploadEvidence: async (world) => ({
    as: 'anonymous',
    input: { token: (await oneCode(world)).token, file: DOT, name: 'bukti.png' },
  }),
  reportProblem: async (world) => {
    const { token, deliveryId } = await oneCode(world)
    return {
      as: 'anonymous',
      input: { token, id: deliveryId, problem: 'Kodenya sudah dipakai orang.', pictureIds: [] },
    }
  },
  listClaims: async () => ({ as: 'owner', input: {} }),
  answerClaim: async (world) => ({
    as: 'owner',
    input: { id: await oneClaim(world), outcome: 'refused', answer: 'Kode dipakai dari perangkatmu sendiri.' },
  }),
  creditClaim: async (world) => ({
    as: 'owner',
    input: { id: await oneClaim(world), amountIdr: 10_000, answer: 'Maaf ya.' },
  }),
  listAffected: async (world) => ({ as: 'owner', input: { id: (await oneCode(world)).batchId } }),
  listRecalls: async (world) => ({ as: 'owner', input: { id: (await oneCode(world)).batchId } }),
  startRecall: async (world) => ({
    as: 'owner',
    input: { id: (await oneCode(world)).batchId, kind: 'message', message: 'Kode ini bermasalah, kami ganti.' },
  }),
}

async function oneClaim(world: World): Promise<string> {
  const id = newId()
  const { deliveryId, orderId } = await oneCode(world)
  await world.sql(
    `insert into store.warranty_claims (tenant_id, id, delivery_id, order_id, buyer_key, problem)
     values ($1, $2, $3, $4, $5, 'Kodenya tidak bisa dipakai')`,
    [world.tenantId, id, deliveryId, orderId, 'c'.repeat(64)],
  )
  return id
}
