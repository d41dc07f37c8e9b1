import type { Ctx } from '#kernel/context.ts'
import { notFound } from '#kernel/problem/common.ts'
import { findIntentsFor, type IntentRow } from '#services/payments/index.ts'
import { findCreditsOf } from '../credits/queries.ts'
import { ORDER } from './events.ts'
import { knownOrder, rememberLink } from './links.ts'
import { findOrder, findOrderByToken, hereOnly, type OrderRow } from './queries.ts'
import { isPaid, maskEmail } from './rules.ts'
import type { CreditView, DeliveryView, InvoicePart, ItemView, OrderStatus, OrderView } from './schemas.ts'
import * as queries from './view-queries.ts'

/* An order as its buyer sees it, by its link or in their account. */

/** What a reseller paid from the wallet is theirs to know: their customer has the link as well. */
export async function readOrder(ctx: Ctx, token: string): Promise<OrderView> {
  const order = await readWhole(ctx, token)
  return order.byReseller && order.totalIdr === 0 ? withoutPrices(order) : order
}

function withoutPrices(order: OrderView): OrderView {
  return {
    ...order,
    items: order.items.map((item) => ({ ...item, unitIdr: 0, totalIdr: 0 })),
    timeline: order.timeline.map((event) => (PRICED.has(event.kind) ? { ...event, detail: '' } : event)),
    ...{ subtotalIdr: 0, discountIdr: 0, points: 0, pointsIdr: 0, creditIdr: 0, feeIdr: 0 },
  }
}

/** Events whose detail is a sum. */
const PRICED = new Set(['placed', 'paid'])

/** The same with every price, for whoever paid. */
export async function readWhole(ctx: Ctx, token: string): Promise<OrderView> {
  const { order, parts } = await find(ctx, token)
  return present(ctx, order, parts)
}

/** The same for whoever was found to own it. */
export async function viewOf(ctx: Ctx, order: OrderRow): Promise<OrderView> {
  return present(ctx, order, await partsOf(ctx, order.id))
}

type Parts = Awaited<ReturnType<typeof partsOf>>

function present(ctx: Ctx, order: OrderRow, parts: Parts): OrderView {
  const [items, deliveries, credits, claims, events, intents] = parts
  return {
    number: order.number,
    token: order.token,
    status: order.status as OrderStatus,
    createdAt: order.created_at,
    paidAt: order.paid_at,
    deliveredAt: order.delivered_at,
    serverNow: ctx.now.toISOString(),
    shopName: ctx.tenant.name,
    buyer: { name: order.buyer_name, email: order.email, whatsapp: order.whatsapp },
    items: items.map(itemOf),
    subtotalIdr: order.subtotal_idr,
    discountIdr: order.discount_idr,
    couponCode: order.coupon_code,
    byReseller: order.channel !== 'shop',
    creditIdr: order.credit_idr,
    feeIdr: order.fee_idr,
    totalIdr: order.total_idr,
    points: order.points,
    pointsIdr: order.points_idr,
    invoice: invoiceOf(ctx, order, intents),
    deliveries: deliveries.map(deliveryOf),
    credits: credits.map(creditOf),
    claims: claims.map(claimOf),
    timeline: events
      .filter(({ kind }) => !INTERNAL.has(kind))
      .map(({ kind, detail, created_at }) => ({ kind, detail, at: created_at })),
    canCancel: order.status === 'pending_payment',
  }
}

async function find(ctx: Ctx, token: string) {
  const known = knownOrder(ctx, token)
  if (known) {
    const [order, parts] = await Promise.all([findOrder(ctx, known), partsOf(ctx, known)])
    if (order?.token === token && hereOnly(ctx, order)) return { order, parts }
  }
  const order = await findOrderByToken(ctx, token)
  if (!order) throw notFound()
  rememberLink(ctx, token, order.id)
  return { order, parts: await partsOf(ctx, order.id) }
}

function partsOf(ctx: Ctx, id: string) {
  return Promise.all([
    queries.findShownItems(ctx, id),
    queries.findShownDeliveries(ctx, id),
    findCreditsOf(ctx, id),
    queries.findShownClaims(ctx, id),
    queries.findEvents(ctx, id),
    findIntentsFor(ctx, ORDER, id),
  ])
}

/** What only the shop's people read in the timeline. */
const INTERNAL = new Set([
  'wallet_returned',
  'wallet_goodwill',
  'note',
  'target_unchecked',
  'job_dead',
  'job_staff',
  'job_replayed',
  'seen_by_staff',
])

export function itemOf(row: queries.ShownItem): ItemView {
  return {
    id: row.id,
    parentId: row.parent_id,
    productId: row.product_id,
    productSlug: row.product_slug,
    variantId: row.variant_id,
    kind: row.kind,
    productName: row.product_name,
    variantName: row.variant_name,
    quantity: row.quantity,
    unitIdr: row.unit_price_idr,
    totalIdr: row.total_idr,
    flash: row.flash_sale_id !== null,
    target: row.target,
    targetName: row.target_name,
    status: row.status as ItemView['status'],
    deliveredCount: row.delivered_count,
    creditedCount: row.credited_count,
    warrantyDays: row.warranty_days,
    durationDays: row.duration_days,
  }
}

function invoiceOf(ctx: Ctx, order: OrderRow, intents: readonly IntentRow[]): InvoicePart {
  const [latest] = intents
  const over = new Date(order.held_until) <= ctx.now
  const waiting = order.status === 'pending_payment'
  const received = intents.some(({ status }) => status === 'paid')
  const open = waiting && !over && latest?.status === 'pending'
  const preparing = waiting && !over && latest?.status === 'intent'
  return {
    state: stateOf({ paid: isPaid(order.status as OrderStatus) || received, open, preparing, any: Boolean(latest) }),
    reference: latest?.reference ?? null,
    amountIdr: order.total_idr,
    qrString: open ? latest.qr_string : null,
    // The test gateway's page is for demonstrations; real money never meets it.
    payUrl: open && ctx.house.mode === 'demo' ? latest.sandbox_url : null,
    expiresAt: order.held_until,
    canCharge: waiting && !over && !received && !open,
    canRenew: order.status === 'expired' || order.status === 'cancelled',
  }
}

function stateOf(is: { paid: boolean; open: boolean; preparing: boolean; any: boolean }): InvoicePart['state'] {
  if (is.paid) return 'paid'
  if (is.open) return 'open'
  if (is.preparing) return 'preparing'
  return is.any ? 'ended' : 'none'
}

export function deliveryOf(row: queries.ShownDelivery): DeliveryView {
  return {
    id: row.id,
    itemId: row.order_item_id,
    kind: row.kind,
    status: row.status as DeliveryView['status'],
    label: row.invite_target ? maskEmail(row.invite_target) : row.seat,
    file: row.file_id ? { id: row.file_id, name: row.file_name ?? '', bytes: row.file_bytes ?? 0 } : null,
    downloadsLeft: row.downloads_left,
    downloadsUntil: row.downloads_until,
    warrantyUntil: row.warranty_until,
    endsAt: row.ends_at,
    revealedAt: row.first_revealed_at,
    changed: row.changed,
    replacesId: row.replaces_id,
    createdAt: row.created_at,
  }
}

export function creditOf(row: Awaited<ReturnType<typeof findCreditsOf>>[number]): CreditView {
  return {
    id: row.id,
    reason: row.reason as CreditView['reason'],
    amountIdr: row.amount_idr,
    leftIdr: row.left_idr,
    status: row.status as CreditView['status'],
    createdAt: row.created_at,
  }
}

export function claimOf(row: Awaited<ReturnType<typeof queries.findShownClaims>>[number]) {
  return {
    id: row.id,
    deliveryId: row.delivery_id,
    status: row.status as OrderView['claims'][number]['status'],
    problem: row.problem,
    answer: row.answer,
    createdAt: row.created_at,
    decidedAt: row.decided_at,
  }
}
