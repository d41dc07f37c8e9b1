import type { OrderStatus } from './schemas.ts'

/** The first invoice can be paid this long. */
export const PAYMENT_WINDOW_MINUTES = 60
/** An unpaid order ends this long after its invoice, so that money of the last seconds has time to be heard of. */
export const GRACE_MINUTES = 5
/** The slug is held longer than that, because looking for the money and recording it take their time too. */
export const SLUG_HOLD_MINUTES = PAYMENT_WINDOW_MINUTES + 3 * GRACE_MINUTES

export type Standing = {
  status: OrderStatus
  /** How much of the order's invoices is paid. */
  paid: 'none' | 'some' | 'all'
  /** All provisioning steps are done. */
  built: boolean
  /** A ready site goes public without the owner's hand. */
  goLive: 'auto' | 'manual'
}

/** Where an order stands, from what is paid and built. What the owner switched off or what expired stays so. */
export function standingOf({ status, paid, built, goLive }: Standing): OrderStatus {
  if (status === 'inactive' || status === 'expired' || status === 'active') return status
  if (paid === 'none') return 'new'
  if (paid === 'some' || !built) return 'in_progress'
  return goLive === 'auto' ? 'active' : 'ready'
}

/** The owner may switch a site on when it is paid and built. */
export function mayActivate({ status, paid, built }: Omit<Standing, 'goLive'>): boolean {
  return (status === 'ready' || status === 'inactive') && paid === 'all' && built
}
