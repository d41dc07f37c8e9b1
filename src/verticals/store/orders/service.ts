import type { Ctx } from '#kernel/context.ts'
import { emit } from '#kernel/events/emit.ts'
import { normaliseEmail } from '#kernel/identity/email.ts'
import { notFound } from '#kernel/problem/common.ts'
import { problem } from '#kernel/problem/problem.ts'
import { readMarkdown } from '#web/markdown.ts'
import { normaliseWhatsapp } from './buyer.ts'
import { announceOrder, noteEvent } from './events.ts'
import { findItems, findOrder, findOrderByToken, hereOnly, lockOrderByToken } from './queries.ts'
import { releaseOrder } from './release.ts'
import { findSecret, type SecretRow } from './reveal-queries.ts'
import { maskName } from './rules.ts'
import type { Lookup, OrderStatus, ProofView, Revealed } from './schemas.ts'
import { openDelivery, type Viewer, viewerOf } from './secrets.ts'
import { findByContact } from './view-queries.ts'

export const notCancellable = problem('not-cancellable', 409, {
  id: 'Pesanan ini sudah dibayar atau sudah berakhir, jadi tidak dapat dibatalkan.',
  en: 'This order was paid or has ended, so it cannot be cancelled.',
})

/** The buyer gives an unpaid order up; what it held is free at once. */
export async function cancelOrder(ctx: Ctx, token: string, reason: string): Promise<void> {
  const order = await lockOrderByToken(ctx, token)
  if (!order) throw notFound()
  if (order.status !== 'pending_payment') throw notCancellable()
  await releaseOrder(ctx, order, 'cancelled', 'cancelled', reason)
}

/** Shows the buyer what was delivered, noted each time. */
export async function reveal(ctx: Ctx, token: string, deliveryId: string): Promise<Revealed> {
  const [order, found] = await Promise.all([findOrderByToken(ctx, token), findSecret(ctx, deliveryId)])
  if (!order || !found) throw notFound()
  return revealTo(ctx, viewerOf(ctx.actor, 'link'), { orderId: order.id, deliveryId, found })
}

type Of = { orderId: string; deliveryId: string; found?: SecretRow | undefined }

/** The same for a viewer who was found to own the order. */
export async function revealTo(ctx: Ctx, viewer: Viewer, { orderId, deliveryId, found }: Of): Promise<Revealed> {
  const { lines, instructions, row } = await openDelivery(ctx, { deliveryId, viewer, orderId, found })
  if (!row.first_revealed_at) announceOrder(ctx, orderId)
  return { lines, instructionsHtml: readMarkdown(instructions).html }
}

/** Sends the link to the contact the order has; the answer is the same whether there is such an order or not. */
export async function lookUp(ctx: Ctx, { number, contact }: Lookup): Promise<void> {
  const email = normaliseEmail(contact.trim())
  const whatsapp = normaliseWhatsapp(contact) ?? ''
  const found = await findByContact(ctx, number.toUpperCase(), email, whatsapp)
  if (!found) return
  noteEvent(ctx, found.id, 'link_requested')
  emit(ctx, 'store.link_requested', { orderId: found.id })
}

const ID_BYTES = 16
const MARK = 24

/** A link that shows that something was bought, and nothing of what: the order's id with a keyed mark. */
export async function proofOf(ctx: Ctx, token: string): Promise<{ proof: string }> {
  const order = await findOrderByToken(ctx, token)
  if (!order) throw notFound()
  const id = Buffer.from(order.id.replaceAll('-', ''), 'hex')
  return { proof: Buffer.concat([id, await markOf(ctx, id)]).toString('base64url') }
}

export async function readProof(ctx: Ctx, proof: string): Promise<ProofView> {
  const bytes = Buffer.from(proof, 'base64url')
  const id = bytes.subarray(0, ID_BYTES)
  if (bytes.length !== ID_BYTES + MARK || !(await markOf(ctx, id)).equals(bytes.subarray(ID_BYTES))) throw notFound()
  const orderId = id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  const [found, items] = await Promise.all([findOrder(ctx, orderId), findItems(ctx, orderId)])
  const order = hereOnly(ctx, found)
  if (!order) throw notFound()
  return {
    shopName: ctx.tenant.name,
    number: `${order.number.slice(0, -3)}•••`,
    status: order.status as OrderStatus,
    buyer: maskName(order.buyer_name),
    totalIdr: order.total_idr,
    paidAt: order.paid_at,
    deliveredAt: order.delivered_at,
    items: items
      .filter(({ parent_id }) => parent_id === null)
      .map(({ product_name, variant_name, quantity }) => ({
        productName: product_name,
        variantName: variant_name,
        quantity,
      })),
  }
}

async function markOf(ctx: Ctx, id: Buffer): Promise<Buffer> {
  const mark = await ctx.house.secrets.fingerprint(ctx, 'store.proof', id.toString('hex'))
  return Buffer.from(mark, 'hex').subarray(0, MARK)
}
