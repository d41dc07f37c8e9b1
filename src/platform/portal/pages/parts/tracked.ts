import type { OutputOf } from '#kernel/http/operation.ts'
import { m } from '#web/paraglide/messages.js'
import type { Message } from '#web/words.ts'
import type { readOrder } from '../../operations.ts'

/** An order as whoever holds its link follows it. Instants are ISO, money whole rupiah. */
export type TrackedOrder = OutputOf<typeof readOrder>
export type OrderStatus = TrackedOrder['status']
export type TrackedInvoice = TrackedOrder['invoices'][number]
export type TrackedCredit = TrackedOrder['credits'][number]

export const kinds: Record<string, Message> = { full: m.kind_full, dp: m.kind_dp, settlement: m.kind_settlement }
export const schemes: Record<string, Message> = { full: m.scheme_full, dp: m.scheme_dp }
export const creditReasons: Record<string, Message> = {
  late: m.track_credit_late,
  double: m.track_credit_double,
  wrong_amount: m.track_credit_wrong_amount,
  order_expired: m.track_credit_order_expired,
}
export const events: Record<string, Message> = {
  placed: m.event_placed,
  approved: m.event_approved,
  building_started: m.event_building_started,
  built: m.event_built,
  expired: m.event_expired,
  paid_full: m.event_paid_full,
  paid_dp: m.event_paid_dp,
  paid_settlement: m.event_paid_settlement,
  credit_late: m.event_credit_late,
  credit_double: m.event_credit_double,
  credit_wrong_amount: m.event_credit_wrong_amount,
  credit_order_expired: m.event_credit_order_expired,
  refund_decided: m.event_refund_decided,
  refund_done: m.event_refund_done,
  refund_refused: m.event_refund_refused,
  credit_paid_out: m.event_credit_paid_out,
  status_new: m.status_order_new,
  status_in_progress: m.status_order_in_progress,
  status_ready: m.status_order_ready,
  status_active: m.event_activated,
  status_inactive: m.event_deactivated,
  status_expired: m.event_expired,
}
