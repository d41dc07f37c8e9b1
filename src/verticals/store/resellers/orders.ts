import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import { originOf } from '#kernel/house.ts'
import { notFound } from '#kernel/problem/common.ts'
import { readMarkdown } from '#web/markdown.ts'
import { announceOrder } from '../orders/events.ts'
import { findOrder } from '../orders/queries.ts'
import { maskName } from '../orders/rules.ts'
import type { OrderStatus, Revealed } from '../orders/schemas.ts'
import { openDelivery } from '../orders/secrets.ts'
import { readWhole } from '../orders/view.ts'
import { sumOfOrder } from '../wallet/queries.ts'
import type { Reseller } from './of.ts'
import type { ListResellerOrders } from './schemas.ts'

/* The orders of a reseller: bought by themselves, and by customers who came by their link. */

type Row = {
  id: string
  number: string
  token: string
  status: OrderStatus
  channel: 'shop' | 'reseller' | 'api'
  ref_id: string | null
  buyer_name: string
  person_id: string | null
  goods: string
  units: number
  subtotal_idr: number
  wallet_idr: number
  margin_idr: number
  created_at: string
}
type Search = Partial<ListResellerOrders> & { id?: string; limit: number }

function search(ctx: Ctx, { id: resellerId }: Reseller, { id, status, of, q, cursor, limit }: Search) {
  const like = q ? `%${q.replaceAll(/[\\%_]/g, '\\$&')}%` : null
  return ctx.tx.all(sql<Row>`
    select o.id, o.number, o.token, o.status, o.channel, o.ref_id, o.buyer_name, o.person_id, goods.names as goods, goods.units,
      o.subtotal_idr, o.wallet_idr, o.created_at, (
        select coalesce(sum(margin_idr - owed_idr), 0) from store.wallet_entries where tenant_id = ${ctx.tenant.id}
          and order_id = o.id and kind in ('wallet_margin', 'wallet_margin_back'))::bigint as margin_idr
    from store.orders o cross join lateral (
      select coalesce(string_agg(i.product_name || ' ' || i.variant_name, ', ' order by i.position), '') as names,
        coalesce(sum(i.quantity), 0)::int as units
      from store.order_items i where i.tenant_id = ${ctx.tenant.id} and i.order_id = o.id and i.parent_id is null) goods
    where o.tenant_id = ${ctx.tenant.id} and o.reseller_id = ${resellerId} ${id ? sql`and o.id = ${id}` : sql``}
      ${status ? sql`and o.status = ${status}` : sql``} ${cursor ? sql`and o.id < ${cursor}` : sql``}
      ${of === 'mine' ? sql`and o.channel <> 'shop'` : sql``} ${of === 'link' ? sql`and o.channel = 'shop'` : sql``}
      ${
        // What a customer of the link is called is not looked through: it is shown masked.
        like
          ? sql`and (o.number ilike ${like} or o.ref_id ilike ${like} or goods.names ilike ${like}
              or (o.channel <> 'shop' and (o.buyer_name ilike ${like} or o.email ilike ${like})))`
          : sql``
      }
    order by o.id desc limit ${limit}`)
}

export async function listOrders(ctx: Ctx, reseller: Reseller, wanted: ListResellerOrders) {
  const rows = await search(ctx, reseller, { ...wanted, limit: wanted.limit + 1 })
  const items = rows.slice(0, wanted.limit).map((row) => present(row, reseller))
  return { items, nextCursor: rows.length > wanted.limit ? items.at(-1)!.id : null }
}

function present(row: Row, { personId }: Reseller) {
  // Bought by the reseller at the shop's prices, not by a customer of the link.
  const cashback = row.channel === 'shop' && row.person_id === personId
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    channel: row.channel,
    refId: row.ref_id,
    cashback,
    buyerName: row.channel === 'shop' && !cashback ? maskName(row.buyer_name) : row.buyer_name,
    goods: row.goods,
    units: row.units,
    subtotalIdr: row.subtotal_idr,
    walletIdr: row.wallet_idr,
    marginIdr: row.margin_idr,
    createdAt: row.created_at,
  }
}

/** An order that the reseller bought. What a customer bought by the link is the customer's, and not shown here. */
export async function readOwn(ctx: Ctx, reseller: Reseller, id: string) {
  const [row] = await search(ctx, reseller, { id, of: 'mine', limit: 1 })
  if (!row) throw notFound()
  const [order, sums] = await Promise.all([readWhole(ctx, row.token), sumOfOrder(ctx, id)])
  const shop = originOf(ctx.house, ctx.tenant.host)
  return {
    ...present(row, reseller),
    returnedIdr: sums.back_idr,
    customerLink: `${shop}/track/${row.token}`,
    payLink: row.status === 'pending_payment' ? `${shop}/invoice/${row.token}` : null,
    order,
  }
}

/** Shows a reseller what their own order was given, noted each time. */
export async function revealOwn(
  ctx: Ctx,
  reseller: Reseller,
  { id, deliveryId }: { id: string; deliveryId: string },
): Promise<Revealed> {
  const order = await findOrder(ctx, id)
  if (!order || order.reseller_id !== reseller.id || order.channel === 'shop') throw notFound()
  const viewer = ctx.actor.kind === 'key' ? 'key' : 'reseller'
  const { lines, instructions, row } = await openDelivery(ctx, { deliveryId, viewer, orderId: id })
  if (!row.first_revealed_at) announceOrder(ctx, id)
  return { lines, instructionsHtml: readMarkdown(instructions).html }
}
