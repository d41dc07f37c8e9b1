import { m } from '#web/paraglide/messages.js'
import type { Message } from '#web/words.ts'

/** What happened to an order, as its buyer reads it. What stands here under no name goes by its own. */
export const eventWords: Record<string, Message> = {
  placed: m.shop_event_placed,
  paid: m.shop_event_paid,
  stood_up: m.shop_event_stood_up,
  processing: m.shop_event_processing,
  delivered: m.shop_event_delivered,
  partially_delivered: m.shop_event_partially_delivered,
  attention: m.shop_event_attention,
  expired: m.shop_event_expired,
  cancelled: m.shop_event_cancelled,
  refunded: m.shop_event_refunded,
  revealed: m.shop_event_revealed,
  invite_sent: m.shop_event_invite_sent,
  invite_accepted: m.shop_event_invite_accepted,
  invite_rejected: m.shop_event_invite_rejected,
  invite_expired: m.shop_event_invite_expired,
  invite_corrected: m.shop_event_invite_corrected,
  credit_late: m.shop_event_credit,
  credit_double: m.shop_event_credit,
  credit_wrong_amount: m.shop_event_credit,
  credit_out_of_stock: m.shop_event_credit,
  credit_undelivered: m.shop_event_credit,
  credit_cancelled: m.shop_event_credit,
  credit_goodwill: m.shop_event_credit,
  payout_asked: m.shop_event_payout_asked,
  claim_opened: m.shop_event_claim_opened,
  claim_answered: m.shop_event_claim_answered,
  replaced: m.shop_event_replaced,
}
