import type { z } from 'zod'
import { invitation, reset_password, sign_in_link, verify_email } from './accounts.ts'
import { draft_link } from './drafts.ts'
import { credit_noted, refund_done } from './money.ts'
import { dp_paid, order_message, order_placed, settled } from './orders.ts'
import { registration_confirmed, registration_received } from './registrations.ts'
import { hand_over, site_live, site_off, site_ready } from './sites.ts'

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
}

export type TemplateName = keyof typeof templates
export type TemplateParams<N extends TemplateName> = z.input<(typeof templates)[N]['params']>
