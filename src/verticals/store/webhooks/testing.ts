import { newId } from '#kernel/db/id.ts'
import type { World } from '#kernel/module/controls.ts'
import * as queries from './queries.ts'
import { newSecret } from './secret.ts'

/* For tests of webhooks: addresses that were never called, and messages that did not arrive. */

/** An address of a person. */
export function insertEndpoint(world: World, personId: string, id: string): Promise<void> {
  return world.inside(async (ctx) => {
    const { sealed: secret } = await newSecret(ctx, id)
    const url = 'https://toko.contoh.id/webhook'
    await queries.insertEndpoint(ctx, { id, personId, mode: 'live', name: 'Bot', url, events: [], secret })
  })
}

/** A message to it that has failed for good. */
export async function stepDown(world: World, of: { id: string; personId: string }): Promise<string> {
  const id = newId()
  await world.inside(async (ctx) => {
    const eventId = newId()
    const who = { personId: of.personId, mode: 'live' as const }
    const event = { id: eventId, who, kind: 'order.delivered', occasion: `uji/${eventId}`, body: '{}' }
    await queries.insertEvent(ctx, event)
    ctx.tx.defer(queries.insertDelivery(ctx, { id, endpointId: of.id, eventId }))
  })
  await world.sql(
    "update store.webhook_deliveries set status = 'failed', next_at = null, ended_at = now() where id = $1",
    [id],
  )
  return id
}
