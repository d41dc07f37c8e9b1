import { z } from 'zod'

/* What the store tells: ids and figures only. */

const order = { orderId: z.uuid() }
export const orderFacts = {
  'store.order_placed': z.object(order),
  /** The same once more, of one that came through a reseller. */
  'store.reseller_order_placed': z.object(order),
  /** It is not paid yet, and its buyer may have no page of it before them. */
  'store.order_waits': z.object(order),
  /** Paid, and not handed over in the same moment; of others `store.order_delivered` (or `_partially_`) tells. */
  'store.order_paid': z.object(order),
  'store.order_delivered': z.object(order),
  'store.order_partially_delivered': z.object(order),
  'store.order_attention': z.object(order),
  'store.order_expired': z.object(order),
  'store.order_cancelled': z.object(order),
  'store.credit_noted': z.object({ ...order, creditId: z.uuid(), amountIdr: z.int(), reason: z.string() }),
  /** What a wallet paid for and was not handed over is in it again. */
  'store.wallet_returned': z.object({ ...order, amountIdr: z.int() }),
  'store.credit_returned': z.object({ ...order, creditId: z.uuid(), amountIdr: z.int() }),
  'store.payout_asked': z.object({ ...order, creditId: z.uuid() }),
  'store.secret_changed': z.object({ ...order, deliveryId: z.uuid() }),
  'store.link_requested': z.object(order),
}
