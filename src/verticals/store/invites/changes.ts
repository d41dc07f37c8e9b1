import type { Ctx } from '#kernel/context.ts'
import { emit } from '#kernel/events/emit.ts'
import { announceOrder, noteEvent } from '../orders/events.ts'

type Change = { orderId: string; deliveryId: string | null; status: 'sent' | 'accepted' | 'rejected' | 'expired' }

/** The order's timeline, whoever looks at the order, and whoever listens hear of it. */
export function noteInviteChanged(ctx: Ctx, { orderId, deliveryId, status }: Change): void {
  noteEvent(ctx, orderId, `invite_${status}`)
  announceOrder(ctx, orderId)
  emit(ctx, 'store.invite_changed', { orderId, deliveryId, status })
}
