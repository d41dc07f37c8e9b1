import type { Ctx } from '#kernel/context.ts'
import { atOnce, type AtOnce, type Listener } from '#kernel/module/manifest.ts'
import { notify, type TemplateParams } from '#services/notifications/index.ts'
import { countSoon } from '../inventory/sales.ts'
import { reachableBy } from '../members/wishes.ts'
import { reviewSoon } from '../providers/review.ts'
import { adminUrl, invoiceUrl, productUrl, trackUrl } from './links.ts'
import * as queries from './queries.ts'
import type { OrderRow } from './queries.ts'
import { goodsText, nameOf } from './rules.ts'
import { tell, tellTeam } from './tell.ts'

/* Who hears of what. Each message is written in the transaction that hears the fact, so it is written once. */

type OfOrder = { orderId: string }
type OfCredit = OfOrder & { creditId: string; amountIdr: number }

async function onOrderWaits(ctx: Ctx, { orderId }: OfOrder): Promise<void> {
  const order = await queries.findOrder(ctx, orderId)
  if (order?.status !== 'pending_payment') return
  await tell(ctx, order, 'store_order_placed', {
    number: order.number,
    totalIdr: order.total_idr,
    expiresAt: new Date(order.held_until).toISOString(),
    invoiceUrl: invoiceUrl(ctx, order),
  })
}

async function onOrderPaid(ctx: Ctx, { orderId }: OfOrder): Promise<void> {
  const order = await queries.findOrder(ctx, orderId)
  // What is handed over already needs no second message.
  if (!order || order.status === 'delivered') return
  const { number, total_idr: totalIdr } = order
  await tell(ctx, order, 'store_order_paid', { number, totalIdr, trackUrl: trackUrl(ctx, order) })
}

async function onOrderDelivered(ctx: Ctx, { orderId }: OfOrder): Promise<void> {
  const order = await queries.findOrder(ctx, orderId)
  if (!order) return
  countSoon(ctx, order.product_ids)
  if (order.kinds.includes('invite')) await tell(ctx, order, 'store_invite_sent', about(ctx, order))
  if (order.kinds.some((kind) => kind !== 'invite')) await tell(ctx, order, 'store_order_delivered', about(ctx, order))
}

async function onOrderPartial(ctx: Ctx, { orderId }: OfOrder): Promise<void> {
  const order = await queries.findOrder(ctx, orderId)
  if (!order) return
  countSoon(ctx, order.product_ids)
  await tell(ctx, order, 'store_order_partial', about(ctx, order))
}

/** Its hold is over: whatever it would have used of a pool is free again. */
async function onOrderEnded(ctx: Ctx, { orderId }: OfOrder): Promise<void> {
  for (const id of await queries.findProvidersOf(ctx, orderId)) reviewSoon(ctx, id)
}

async function onLinkRequested(ctx: Ctx, { orderId }: OfOrder, fact: { id: string }): Promise<void> {
  const order = await queries.findOrder(ctx, orderId)
  if (!order) return
  await tell(ctx, order, 'store_order_link', { number: order.number, trackUrl: trackUrl(ctx, order) }, fact.id)
}

async function onCreditNoted(
  ctx: Ctx,
  { orderId, creditId, amountIdr, reason }: OfCredit & { reason: TemplateParams<'store_credit_noted'>['reason'] },
): Promise<void> {
  const order = await queries.findOrder(ctx, orderId)
  if (!order) return
  const params = { number: order.number, amountIdr, reason, trackUrl: trackUrl(ctx, order) }
  await tell(ctx, order, 'store_credit_noted', params, creditId)
}

async function onCreditReturned(ctx: Ctx, { orderId, creditId, amountIdr }: OfCredit, fact: { id: string }) {
  const order = await queries.findOrder(ctx, orderId)
  if (!order) return
  const params = { number: order.number, amountIdr, trackUrl: trackUrl(ctx, order) }
  await tell(ctx, order, 'store_credit_returned', params, `${creditId}/${fact.id}`)
}

const INVITE_TEMPLATES = {
  sent: 'store_invite_sent',
  accepted: 'store_invite_accepted',
  rejected: 'store_invite_attention',
  expired: 'store_invite_attention',
} as const

async function onInviteChanged(
  ctx: Ctx,
  { orderId, deliveryId, status }: OfOrder & { deliveryId: string | null; status: keyof typeof INVITE_TEMPLATES },
  fact: { id: string },
): Promise<void> {
  const [order, goods] = await Promise.all([
    queries.findOrder(ctx, orderId),
    deliveryId ? queries.findGoods(ctx, deliveryId) : undefined,
  ])
  if (!order) return
  const params = { ...about(ctx, order), ...(goods ? { goods: nameOf(goods) } : {}) }
  await tell(ctx, order, INVITE_TEMPLATES[status], params, fact.id)
}

async function onSecretChanged(ctx: Ctx, { deliveryId }: { deliveryId: string }, fact: { id: string }): Promise<void> {
  await tellOfDelivery(ctx, deliveryId, 'store_secret_changed', fact.id)
}

async function onClaimDecided(ctx: Ctx, { claimId }: { claimId: string }): Promise<void> {
  const claim = await queries.findClaim(ctx, claimId)
  if (!claim || claim.status === 'open') return
  const [order, goods] = await Promise.all([
    queries.findOrder(ctx, claim.order_id),
    queries.findGoods(ctx, claim.delivery_id),
  ])
  const outcome = claim.status as 'replaced' | 'credited' | 'refused'
  const params = { number: order!.number, goods: nameOf(goods!), outcome, trackUrl: trackUrl(ctx, order!) }
  await tell(ctx, order!, 'store_warranty_answered', params, claimId)
}

async function onClaimOpened(ctx: Ctx, { claimId }: { claimId: string }): Promise<void> {
  const claim = await queries.findClaim(ctx, claimId)
  if (claim?.status !== 'open') return
  const [order, goods] = await Promise.all([
    queries.findOrder(ctx, claim.order_id),
    queries.findGoods(ctx, claim.delivery_id),
  ])
  await tellTeam(ctx, 'store.orders.manage', {
    template: 'store_claim_opened',
    params: { number: order!.number, goods: nameOf(goods!), adminUrl: adminUrl(ctx, 'warranty') },
    dedupe: claimId,
  })
}

async function onProductPaused(ctx: Ctx, { productId }: { productId: string }, fact: { id: string }): Promise<void> {
  const goods = await queries.findProductName(ctx, productId)
  if (!goods) return
  await tellTeam(ctx, 'store.providers.manage', {
    template: 'store_product_paused',
    params: { goods, adminUrl: adminUrl(ctx, 'providers') },
    dedupe: fact.id,
  })
}

async function onStockLow(ctx: Ctx, { variantId }: { variantId: string }, fact: { id: string }): Promise<void> {
  const variant = await queries.findVariant(ctx, variantId)
  if (!variant) return
  await tellTeam(ctx, 'store.inventory.manage', {
    template: 'store_stock_low',
    params: { goods: nameOf(variant), left: String(variant.left), adminUrl: adminUrl(ctx, 'stock?low=true') },
    dedupe: fact.id,
  })
}

/** Once for each time somebody asked to be told. */
async function onRestocked(ctx: Ctx, { waitingId }: { waitingId: string }): Promise<void> {
  const row = await queries.findWaiting(ctx, waitingId)
  if (!row) return
  const params = { goods: nameOf(row), productUrl: productUrl(ctx, row.slug) }
  const to = await reachableBy(ctx, 'store_restocked', waiter(row))
  await notify(ctx, { template: 'store_restocked', to, params, locale: row.locale, dedupe: waitingId })
}

async function onFlashTurn(ctx: Ctx, { waitingId }: { waitingId: string }, fact: { id: string }): Promise<void> {
  const row = await queries.findWaiting(ctx, waitingId)
  if (!row?.turn_ends_at) return
  const endsAt = new Date(row.turn_ends_at).toISOString()
  const params = { goods: nameOf(row), endsAt, productUrl: productUrl(ctx, row.slug) }
  const dedupe = `${waitingId}/${fact.id}`
  const to = await reachableBy(ctx, 'store_flash_turn', waiter(row))
  await notify(ctx, { template: 'store_flash_turn', to, params, locale: row.locale, dedupe })
}

/** By the name of the fact; what the store's other parts tell is heard here as well. */
export const listeners: Record<string, Listener | AtOnce> = {
  'store.order_waits': onOrderWaits,
  'store.order_paid': onOrderPaid,
  'store.order_delivered': atOnce(onOrderDelivered),
  'store.order_partially_delivered': onOrderPartial,
  'store.order_expired': onOrderEnded,
  'store.order_cancelled': onOrderEnded,
  'store.link_requested': onLinkRequested,
  'store.credit_noted': onCreditNoted,
  'store.credit_returned': onCreditReturned,
  'store.invite_changed': onInviteChanged,
  'store.secret_changed': onSecretChanged,
  'store.claim_decided': onClaimDecided,
  'store.claim_opened': onClaimOpened,
  'store.product_paused': onProductPaused,
  'store.stock_low': onStockLow,
  'store.restocked': onRestocked,
  'store.flash_turn': onFlashTurn,
}

async function tellOfDelivery(
  ctx: Ctx,
  deliveryId: string,
  template: 'store_secret_changed',
  occasion: string,
): Promise<void> {
  const goods = await queries.findGoods(ctx, deliveryId)
  const order = goods && (await queries.findOrder(ctx, goods.order_id))
  if (order) await tell(ctx, order, template, { ...about(ctx, order), goods: nameOf(goods) }, occasion)
}

function about(ctx: Ctx, order: OrderRow): { number: string; goods: string; trackUrl: string } {
  return {
    number: order.number,
    goods: goodsText(order.goods, order.locale),
    trackUrl: trackUrl(ctx, order),
  }
}

function waiter({ email, whatsapp }: queries.WaitingRow) {
  return { name: '', email, whatsapp }
}
