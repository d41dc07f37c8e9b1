import type { z } from 'zod'
import { invitation, reset_password, sign_in_link, verify_email } from './accounts.ts'
import { draft_link } from './drafts.ts'
import { store_member_confirm, store_member_known } from './members.ts'
import { credit_noted, refund_done } from './money.ts'
import { dp_paid, order_message, order_placed, settled } from './orders.ts'
import { registration_confirmed, registration_received } from './registrations.ts'
import { hand_over, site_live, site_off, site_ready } from './sites.ts'
import {
  store_key_revoked,
  store_reseller_decided,
  store_reseller_tier,
  store_reseller_waiting,
  store_wallet_low,
  store_withdrawal_decided,
} from './resellers.ts'
import {
  store_batch_recalled,
  store_claim_opened,
  store_credit_noted,
  store_credit_returned,
  store_ending_soon,
  store_flash_turn,
  store_invite_accepted,
  store_invite_attention,
  store_invite_sent,
  store_order_delivered,
  store_order_link,
  store_order_paid,
  store_order_partial,
  store_order_placed,
  store_points_ending,
  store_product_paused,
  store_restocked,
  store_secret_changed,
  store_stock_low,
  store_warranty_answered,
  store_webhook_disabled,
} from './store.ts'

/** Every message this house sends, by its stable name. */
export const templates = {
  draft_link,
  order_placed,
  dp_paid,
  settled,
  site_ready,
  site_live,
  hand_over,
  credit_noted,
  refund_done,
  site_off,
  order_message,
  reset_password,
  verify_email,
  invitation,
  sign_in_link,
  registration_received,
  registration_confirmed,
  store_order_placed,
  store_order_paid,
  store_order_delivered,
  store_order_partial,
  store_order_link,
  store_invite_sent,
  store_invite_accepted,
  store_invite_attention,
  store_credit_noted,
  store_credit_returned,
  store_warranty_answered,
  store_secret_changed,
  store_batch_recalled,
  store_ending_soon,
  store_points_ending,
  store_restocked,
  store_flash_turn,
  store_stock_low,
  store_product_paused,
  store_claim_opened,
  store_member_confirm,
  store_member_known,
  store_webhook_disabled,
  store_key_revoked,
  store_reseller_decided,
  store_reseller_tier,
  store_reseller_waiting,
  store_wallet_low,
  store_withdrawal_decided,
}

export type TemplateName = keyof typeof templates
export type TemplateParams<N extends TemplateName> = z.input<(typeof templates)[N]['params']>
