import type { Ctx } from '#kernel/context.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { resetDownloads } from '../downloads/queries.ts'
import { noteStockTaken } from '../inventory/index.ts'
import { findOfItem, linkDeliveries } from '../invites/queries.ts'
import { intend } from '../invites/send.ts'
import { announceOrder, noteEvent } from '../orders/events.ts'
import * as queries from './queries.ts'
import type { UnitRow } from './queries.ts'

/** What came of it: a new delivery, the old one made good again (null), or nothing to replace it with (false). */
export type Replaced = { deliveryId: string | null } | false

/**
 * Gives the buyer another unit, all or nothing: a new code is sold, the old one is void, in the caller's transaction. The
 * caller holds the old delivery.
 */
export async function replaceUnit(ctx: Ctx, old: UnitRow): Promise<Replaced> {
  const done = await anotherOne(ctx, old)
  if (!done) return false
  noteEvent(ctx, old.order_id, 'replaced')
  announceOrder(ctx, old.order_id)
  return done
}

async function anotherOne(ctx: Ctx, old: UnitRow): Promise<Replaced> {
  if (old.kind === 'file') return (await resetDownloads(ctx, old.id)) ? { deliveryId: null } : false
  if (old.kind === 'invite') return inviteAgain(ctx, old)
  const stock = await queries.sellOther(ctx, old)
  if (!stock) return false
  const deliveryId = await queries.insertReplacement(ctx, old, stock)
  queries.endUnit(ctx, old, 'replaced')
  await noteStockTaken(ctx, [old.variant_id])
  return { deliveryId }
}

/** The same address is invited anew; what was sent before is taken back at the provider if it can be. */
async function inviteAgain(ctx: Ctx, old: UnitRow): Promise<Replaced> {
  await linkDeliveries(ctx, old.order_item_id)
  const last = (await findOfItem(ctx, old.order_item_id)).find(({ delivery_id }) => delivery_id === old.id)
  if (!last) return false
  const invitationId = await intend(ctx, {
    job_id: last.job_id,
    order_id: last.order_id,
    order_item_id: last.order_item_id,
    provider_id: last.provider_id,
    plan: last.plan,
    target: last.target,
    delivery_id: last.delivery_id,
    replaces_id: last.id,
  })
  if (!invitationId) return false
  enqueue(ctx, 'store.resendInvite', { invitationId }, { key: invitationId })
  return { deliveryId: null }
}
