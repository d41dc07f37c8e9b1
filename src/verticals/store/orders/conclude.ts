import type { Ctx } from '#kernel/context.ts'
import { emit } from '#kernel/events/emit.ts'
import { portion } from '#kernel/money/rupiah.ts'
import { credit, debit, post } from '#services/ledger/index.ts'
import { noteCredit } from '../credits/notes.ts'
import type { Ended } from '../fulfilment/outcome.ts'
import { settlePoints } from '../points/index.ts'
import { shares } from '../pricing/rules.ts'
import { earnMargin, isResellers, returnToWallet } from '../wallet/orders.ts'
import { announceOrder, noteEvent } from './events.ts'
import { type ItemRow, type OrderRow, updateItem, updateOrder } from './queries.ts'
import { bundleStanding, standingOf } from './rules.ts'
import type { OrderStatus } from './schemas.ts'

/* Where an order stands once a line of it has moved, and what that means for its money. */

/**
 * Looks at an order with what has just come of some lines and may not be written yet. The caller holds its lock. Each
 * line that ends is booked once: what was handed over is income, what could not be is the buyer's credit, or goes back to
 * the wallet that paid for it.
 */
export async function concludeWith(
  ctx: Ctx,
  order: OrderRow,
  before: readonly ItemRow[],
  ended: readonly Ended[],
  also: { paid_at?: Date } = {},
): Promise<void> {
  const items = before.map((item) => moved(item, ended))
  const leaves = items.filter(({ kind }) => kind !== 'bundle')
  const worths = worthsOf(order, leaves)
  for (const { itemId } of ended.filter(({ status }) => ENDED.has(status))) {
    const index = leaves.findIndex(({ id }) => id === itemId)
    await bookLine(ctx, order, leaves[index]!, worths[index]!)
  }
  if (ended.some(({ status }) => ENDED.has(status))) await settlePoints(ctx, order, leaves)
  moveBundles(ctx, items)
  const status = standingOf(leaves)
  if (status !== order.status) moveOrder(ctx, order, status, also)
  else if (ended.length > 0) announceOrder(ctx, order.id)
}

const ENDED = new Set(['delivered', 'partial', 'credited', 'cancelled'])

function moved(item: ItemRow, ended: readonly Ended[]): ItemRow {
  const end = ended.find(({ itemId }) => itemId === item.id)
  if (!end) return item
  return { ...item, status: end.status, delivered_count: end.delivered, credited_count: end.credited }
}

/** What a line is worth: what was paid for it in money and credit, and from a wallet. */
export type Worth = { paidIdr: number; walletIdr: number }

/** What each line is worth: discount and fee are shared by price, and each way of paying by itself. */
export function worthsOf(
  order: Pick<OrderRow, 'total_idr' | 'credit_idr' | 'wallet_idr'>,
  leaves: readonly Pick<ItemRow, 'total_idr'>[],
): Worth[] {
  const weights = leaves.map(({ total_idr }) => total_idr)
  const wallet = shares(order.wallet_idr, weights)
  return shares(order.total_idr + order.credit_idr, weights).map((paidIdr, index) => ({
    paidIdr,
    walletIdr: wallet[index]!,
  }))
}

async function bookLine(ctx: Ctx, order: OrderRow, item: ItemRow, { paidIdr, walletIdr }: Worth): Promise<void> {
  const missing = { paidIdr: undelivered(paidIdr, item), walletIdr: undelivered(walletIdr, item) }
  const theirs = isResellers(order)
  const [owedIdr, backIdr] = [theirs ? 0 : missing.paidIdr, missing.walletIdr + (theirs ? missing.paidIdr : 0)]
  post(ctx, {
    kind: 'sale',
    source: `item/${item.id}`,
    legs: [
      debit('liabilities:deposits', paidIdr + walletIdr - backIdr, order.id),
      credit('income:sales', paidIdr + walletIdr - backIdr - owedIdr, order.id),
      credit('liabilities:credits', owedIdr, order.id),
    ],
  })
  if (item.margin_idr > 0) await earnMargin(ctx, order, item)
  if (backIdr > 0) await returnToWallet(ctx, order, item, backIdr)
  if (owedIdr === 0) return
  const reason = item.status === 'cancelled' ? 'cancelled' : 'undelivered'
  await noteCredit(ctx, order, { amountIdr: owedIdr, reason })
}

/** The part of a line's worth that was not handed over. */
function undelivered(worthIdr: number, item: ItemRow): number {
  return worthIdr - portion(worthIdr, item.delivered_count, item.quantity)
}

function moveBundles(ctx: Ctx, items: readonly ItemRow[]): void {
  for (const bundle of items.filter(({ kind }) => kind === 'bundle')) {
    const parts = items.filter(({ parent_id }) => parent_id === bundle.id)
    const status = bundleStanding(parts)
    if (status === bundle.status) continue
    ctx.tx.defer(
      updateItem(ctx, bundle.id, { status, ...(status === 'delivered' ? { delivered_count: bundle.quantity } : {}) }),
    )
  }
}

const FACTS: Partial<Record<OrderStatus, string>> = {
  delivered: 'store.order_delivered',
  partially_delivered: 'store.order_partially_delivered',
  attention: 'store.order_attention',
}

function moveOrder(ctx: Ctx, order: OrderRow, status: OrderStatus, also: { paid_at?: Date }): void {
  const handed = status === 'delivered' || status === 'partially_delivered'
  ctx.tx.defer(
    updateOrder(ctx, order.id, {
      ...also,
      status,
      ...(handed && !order.delivered_at ? { delivered_at: ctx.now } : {}),
    }),
  )
  noteEvent(ctx, order.id, status)
  const fact = FACTS[status]
  if (fact) emit(ctx, fact, { orderId: order.id })
  announceOrder(ctx, order.id)
}
