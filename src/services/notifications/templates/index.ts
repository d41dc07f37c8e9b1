import type { z } from 'zod'
import { invitation, reset_password, verify_email } from './accounts.ts'
import { credit_noted, refund_done } from './money.ts'
import { dp_paid, order_placed, settled } from './orders.ts'
import { hand_over, site_live, site_off, site_ready } from './sites.ts'

/** Every message this house sends, by its stable name. */
export const templates = {
  order_placed,
  dp_paid,
  settled,
  site_ready,
  site_live,
  hand_over,
  credit_noted,
  refund_done,
  site_off,
  reset_password,
  verify_email,
  invitation,
}

export type TemplateName = keyof typeof templates
export type TemplateParams<N extends TemplateName> = z.input<(typeof templates)[N]['params']>
