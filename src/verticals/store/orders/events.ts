import type { Actor, Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { insertRow } from '#kernel/db/sql.ts'
import { announce } from '#kernel/events/emit.ts'
import { MEMBER } from '../members/rules.ts'

/** Notes what happened to an order, for its timeline. `detail` is a figure or a name, never a secret. */
export function noteEvent(ctx: Ctx, orderId: string, kind: string, detail = ''): void {
  const { actor } = ctx
  ctx.tx.defer(
    insertRow('store.order_events', {
      tenant_id: ctx.tenant.id,
      id: newId(),
      order_id: orderId,
      kind,
      detail,
      actor_kind: actor.kind,
      actor_id: actor.kind === 'person' || actor.kind === 'key' ? actor.id : null,
      actor_name: nameForGood(actor),
    }),
  )
}

/** The name that records keep for ever: staff and programs have one; buyers may ask to be forgotten. */
export function nameForGood(actor: Actor): string {
  if (actor.kind === 'anonymous') return ''
  return actor.kind === 'person' && actor.roles.includes(MEMBER) ? '' : actor.name
}

/** All orders of a shop: what its staff watches. One order: what its buyer watches; payments announces that as well. */
export const ORDERS_TOPIC = 'store.orders'
export const ORDER = 'store.order'

/** Tells whoever looks at this order, or at all orders, that something has changed. */
export function announceOrder(ctx: Ctx, orderId: string): void {
  announce(ctx, `${ORDER}:${orderId}`)
  announce(ctx, ORDERS_TOPIC)
}
