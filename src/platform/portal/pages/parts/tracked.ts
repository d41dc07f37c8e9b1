import { m } from '#web/paraglide/messages.js'
import type { Message } from '#web/words.ts'

/** An order as its owner follows it; the answer of `platform.readOrder`. Instants are ISO, money whole rupiah. */
export type TrackedOrder = {
  token: string
  number: string
  status: OrderStatus
  businessName: string
  slug: string
  siteUrl: string
  previewUrl: string | null
  package: { code: string; name: string }
  scheme: 'full' | 'dp'
  totalIdr: number
  owner: { name: string; email: string; whatsapp: string; address: string }
  invoices: TrackedInvoice[]
  credits: TrackedCredit[]
  createdAt: string
  updatedAt: string
  timeline: TrackedEvent[]
}
export type OrderStatus = 'new' | 'in_progress' | 'ready' | 'active' | 'inactive' | 'expired'
export type TrackedInvoice = {
  token: string
  number: string
  kind: 'full' | 'dp' | 'settlement'
  amountIdr: number
  status: 'waiting' | 'open' | 'paid' | 'expired'
  expiresAt: string | null
  paidAt: string | null
}
export type TrackedCredit = {
  id: string
  amountIdr: number
  reason: 'late' | 'double' | 'wrong_amount' | 'order_expired'
  status: 'available' | 'applied' | 'refunding' | 'refunded'
  at: string
}
export type TrackedEvent = { at: string; event: string; note: string | null }

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
  invoice_paid: m.event_invoice_paid,
  invoice_expired: m.event_invoice_expired,
  invoice_opened: m.event_invoice_opened,
  credit_recorded: m.event_credit_recorded,
  credit_applied: m.event_credit_applied,
  credit_refunded: m.event_credit_refunded,
  approved: m.event_approved,
  provisioning_started: m.event_provisioning_started,
  provisioned: m.event_provisioned,
  ready: m.event_ready,
  activated: m.event_activated,
  deactivated: m.event_deactivated,
  expired: m.event_expired,
}
