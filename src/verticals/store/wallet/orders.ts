import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { emit } from '#kernel/events/emit.ts'
import { portion } from '#kernel/money/rupiah.ts'
import { credit, debit } from '#services/ledger/index.ts'
import { sumGiven } from '../credits/queries.ts'
import { noteEvent } from '../orders/events.ts'
import type { ItemRow, OrderRow } from '../orders/queries.ts'
import { balanceOf, moveWallet, takeWallet } from './move.ts'
import { walletShort } from './problems.ts'
import { sumOfOrder } from './queries.ts'
import { payFrom, returnTo } from './rules.ts'

/* What an order does to its reseller's wallet. Whoever calls holds the order's lock, or is just writing it. */

/** Pays an order that is being written; throws where somebody was faster and there is not enough any more. */
export async function payFromWallet(
  ctx: Ctx,
  resellerId: string,
  { id, amountIdr }: { id: string; amountIdr: number },
): Promise<void> {
  const wallet = await takeWallet(ctx, resellerId)
  const change = payFrom(balanceOf(wallet), amountIdr)
  if (!change) throw walletShort()
  moveWallet(ctx, wallet, {
    kind: 'wallet_paid',
    source: `order/${id}`,
    change,
    orderId: id,
    against: [credit('liabilities:deposits', amountIdr, id)],
  })
}

type Owner = Pick<OrderRow, 'id' | 'reseller_id'>

/**
 * Whether what is owed for an order is its reseller's: one they placed at their own prices, however it was paid. Whoever
 * holds its link is their customer, who paid them and not the shop.
 */
export function isResellers({ channel, reseller_id }: Pick<OrderRow, 'channel' | 'reseller_id'>): boolean {
  return channel !== 'shop' && reseller_id !== null
}

/** Money that came for such an order and does not pay it: late, twice, too much. It is theirs to buy with. */
export async function keepInWallet(
  ctx: Ctx,
  order: Owner,
  { amountIdr, captureId }: { amountIdr: number; captureId: string },
): Promise<void> {
  moveWallet(ctx, await takeWallet(ctx, order.reseller_id!), {
    kind: 'wallet_topup',
    source: `capture/${captureId}`,
    change: { topupIdr: amountIdr, marginIdr: 0 },
    orderId: order.id,
    against: [debit('liabilities:unallocated', amountIdr, order.id)],
  })
  noteEvent(ctx, order.id, 'wallet_returned', String(amountIdr))
}

/** Gives back what a reseller's line was paid with, from the wallet or by QRIS, and could not be handed over. */
export async function returnToWallet(ctx: Ctx, order: Owner, item: ItemRow, amountIdr: number): Promise<void> {
  const wallet = await takeWallet(ctx, order.reseller_id!)
  const { margin_out_idr } = await sumOfOrder(ctx, order.id)
  moveWallet(ctx, wallet, {
    kind: 'wallet_returned',
    source: `item/${item.id}`,
    change: returnTo(amountIdr, margin_out_idr),
    orderId: order.id,
    against: [debit('liabilities:deposits', amountIdr, order.id)],
  })
  noteEvent(ctx, order.id, 'wallet_returned', String(amountIdr))
  emit(ctx, 'store.wallet_returned', { orderId: order.id, amountIdr })
}

/**
 * What the shop gives for an order that a wallet paid, as a warranty or a kindness, goes to the wallet: as buyer's credit it
 * could be asked for in cash, and money that was paid in to buy with is never paid out.
 */
export async function giveToWallet(ctx: Ctx, order: Owner, amountIdr: number): Promise<string> {
  const id = newId()
  const wallet = await takeWallet(ctx, order.reseller_id!)
  const { margin_out_idr } = await sumOfOrder(ctx, order.id)
  moveWallet(ctx, wallet, {
    kind: 'wallet_goodwill',
    source: `goodwill/${id}`,
    change: returnTo(amountIdr, margin_out_idr),
    orderId: order.id,
    against: [debit('expenses:goodwill', amountIdr, order.id)],
  })
  noteEvent(ctx, order.id, 'wallet_goodwill', String(amountIdr))
  return id
}

/**
 * The reseller's margin of a line that has ended, for the units that were handed over. What the shop gave back for the order
 * before is taken off again.
 */
export async function earnMargin(ctx: Ctx, order: OrderRow, item: ItemRow): Promise<void> {
  const earnedIdr = portion(item.margin_idr, item.delivered_count, item.quantity)
  if (earnedIdr === 0 || !order.reseller_id) return
  moveWallet(ctx, await takeWallet(ctx, order.reseller_id), {
    kind: 'wallet_margin',
    source: `item/${item.id}`,
    change: { topupIdr: 0, marginIdr: earnedIdr },
    orderId: order.id,
    against: [debit('expenses:reseller_margin', earnedIdr, order.id)],
  })
  const givenIdr = await sumGiven(ctx, order.id)
  if (givenIdr > 0) await takeMarginBack(ctx, order, { amountIdr: givenIdr, source: `item/${item.id}` })
}

/**
 * Money of a customer's order has gone back, `amountIdr` in all: the margin that was earned goes back in the same measure,
 * less what has gone back already, also when it has been spent; then it is owed.
 */
export async function takeMarginBack(
  ctx: Ctx,
  order: Pick<OrderRow, 'id' | 'reseller_id' | 'total_idr' | 'fee_idr' | 'credit_idr'>,
  back: { amountIdr: number; source: string },
): Promise<void> {
  if (!order.reseller_id) return
  const wallet = await takeWallet(ctx, order.reseller_id)
  const { earned_idr, taken_idr, margins_idr } = await sumOfOrder(ctx, order.id)
  const paidIdr = order.total_idr - order.fee_idr + order.credit_idr
  if (earned_idr === 0 || paidIdr <= 0) return
  const wantedIdr = portion(margins_idr, Math.min(back.amountIdr, paidIdr), paidIdr)
  const backIdr = Math.min(earned_idr, wantedIdr - taken_idr)
  if (backIdr <= 0) return
  moveWallet(ctx, wallet, {
    kind: 'wallet_margin_back',
    source: back.source,
    change: { topupIdr: 0, marginIdr: -backIdr },
    orderId: order.id,
    against: [credit('expenses:reseller_margin', backIdr, order.id)],
  })
}
