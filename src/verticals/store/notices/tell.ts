import type { Ctx } from '#kernel/context.ts'
import { listPeople } from '#kernel/identity/directory-queries.ts'
import { listOwnRoles } from '#kernel/identity/role-queries.ts'
import { rightsOf } from '#kernel/identity/roles.ts'
import { atOutlet } from '#kernel/tenancy/outlets.ts'
import { notify, type TemplateName, type TemplateParams } from '#services/notifications/index.ts'
import { reachableBy } from '../members/wishes.ts'
import type { OrderRow } from './queries.ts'

const MOST_PEOPLE = 50

/** Writes to the buyer of an order, once for each occasion; reminders only as a member wishes. */
export async function tell<N extends TemplateName>(
  ctx: Ctx,
  order: OrderRow,
  template: N,
  params: TemplateParams<N>,
  occasion = '',
): Promise<void> {
  if (!order.tell_buyer) return
  const buyer = { name: order.buyer_name, email: order.email, whatsapp: order.whatsapp }
  const to = await reachableBy(ctx, template, buyer)
  // In the name of the shop where they bought.
  return notify(atOutlet(ctx, order.outlet), {
    template,
    to,
    params,
    locale: order.locale,
    dedupe: `${order.id}/${occasion}`,
  })
}

/** Writes to everybody of the shop who may do what the message is about. */
export async function tellTeam<N extends TemplateName>(
  ctx: Ctx,
  can: string,
  message: { template: N; params: TemplateParams<N>; dedupe: string },
): Promise<void> {
  const [people, own] = await Promise.all([listPeople(ctx, MOST_PEOPLE, { status: 'active' }), listOwnRoles(ctx)])
  for (const { name, email, roles } of people) {
    if (!rightsOf(ctx, roles, own).has(can)) continue
    await notify(ctx, { ...message, to: { name, email }, locale: 'id', dedupe: `${message.dedupe}/${email}` })
  }
}
