import type { Ctx } from '#kernel/context.ts'
import { personOf } from '#kernel/identity/authorize.ts'
import { notFound } from '#kernel/problem/common.ts'
import { createDownload } from '../downloads/service.ts'
import { goodsText } from '../notices/rules.ts'
import { findOrder } from '../orders/queries.ts'
import { maskEmail } from '../orders/rules.ts'
import type { OrderView, Revealed } from '../orders/schemas.ts'
import { revealTo } from '../orders/service.ts'
import { viewOf } from '../orders/view.ts'
import type { Library, ListLibrary, ListOrders, MyCredits, MyOrders } from './schemas.ts'
import * as queries from './shelf-queries.ts'

/* What somebody who has signed in sees of what they bought: their own, never anybody else's. */

export async function listOrders(ctx: Ctx, wanted: ListOrders): Promise<MyOrders> {
  const rows = await queries.findOrders(ctx, personOf(ctx).id, wanted, wanted.limit + 1)
  const items = rows.slice(0, wanted.limit).map((row) => ({
    id: row.id,
    number: row.number,
    status: row.status,
    goods: goodsText(row.goods, ctx.locale),
    totalIdr: row.total_idr,
    createdAt: row.created_at,
  }))
  return { items, nextCursor: rows.length > wanted.limit ? items.at(-1)!.id : null }
}

export async function readOrder(ctx: Ctx, id: string): Promise<OrderView> {
  return viewOf(ctx, await ownOrder(ctx, id))
}

/** Shows what was delivered; noted as a look of the account's owner. */
export async function reveal(ctx: Ctx, { id, deliveryId }: { id: string; deliveryId: string }): Promise<Revealed> {
  await ownOrder(ctx, id)
  return revealTo(ctx, 'member', { orderId: id, deliveryId })
}

export async function download(ctx: Ctx, { id, deliveryId }: { id: string; deliveryId: string }) {
  const { token } = await ownOrder(ctx, id)
  return createDownload(ctx, { token, id: deliveryId }, 'member')
}

async function ownOrder(ctx: Ctx, id: string) {
  const { id: personId } = personOf(ctx)
  const order = await findOrder(ctx, id)
  if (order?.person_id !== personId) throw notFound()
  return order
}

export async function listLibrary(ctx: Ctx, wanted: ListLibrary): Promise<Library> {
  const rows = await queries.findLibrary(ctx, personOf(ctx).id, wanted, wanted.limit + 1)
  const items = rows.slice(0, wanted.limit).map(thingOf)
  return { items, nextCursor: rows.length > wanted.limit ? items.at(-1)!.id : null }
}

function thingOf(row: queries.LibraryRow): Library['items'][number] {
  const again = new URLSearchParams({ v: row.variant_id, perpanjang: row.token, barang: row.item_id })
  return {
    id: row.id,
    kind: row.kind,
    label: row.invite_target ? maskEmail(row.invite_target) : row.seat,
    warrantyUntil: row.warranty_until,
    endsAt: row.ends_at,
    revealedAt: row.first_revealed_at,
    orderId: row.order_id,
    orderNumber: row.order_number,
    productName: row.product_name,
    productSlug: row.slug,
    variantName: row.variant_name,
    fileName: row.file_name,
    ended: row.ended,
    renewPath: row.ends_at && row.on_sale ? `/checkout/${row.slug}?${again}` : null,
    boughtAt: row.created_at,
  }
}

export async function listCredits(ctx: Ctx): Promise<MyCredits> {
  const rows = await queries.findCredits(ctx, personOf(ctx).id)
  const free = rows.filter(({ status }) => status === 'available')
  return {
    availableIdr: free.reduce((sum, { left_idr }) => sum + left_idr, 0),
    items: rows.map((row) => ({
      id: row.id,
      orderId: row.order_id,
      orderNumber: row.number,
      reason: row.reason,
      status: row.status,
      amountIdr: row.amount_idr,
      leftIdr: row.left_idr,
      createdAt: row.created_at,
    })),
  }
}
