import { problem } from '#kernel/problem/problem.ts'

/**
 * What Ruko asks of a payment gateway. Every adapter keeps these promises:
 *
 * - Money is whole rupiah, always a safe integer. Times are ISO 8601 in UTC.
 * - `charge`, `cancel` and `refund` may be repeated with the same input: the second call has no second effect and
 *   gives the state of today. So after an unknown outcome, repeat the call or ask `status`.
 * - A method answers from the gateway's own books. A webhook never carries truth, only the hint to ask.
 * - What can go wrong: `GatewayTimeout` and `GatewayUnavailable` (the world; try again, mind `outcome`) and
 *   `GatewayRefused` (the gateway said no; the same call will get the same answer).
 */
export interface Gateway {
  readonly name: string
  /** Opens a charge. The same reference with a different request is refused with `reference-conflict`. */
  charge(request: ChargeRequest): Promise<Charge>
  /** The charge as the gateway sees it now, or null when it has never heard of the reference. */
  status(reference: string): Promise<Charge | null>
  /** Closes a pending charge; refused with `not-pending` once it is paid, expired or failed. */
  cancel(reference: string): Promise<Charge>
  /**
   * Gives money back to the payer, up to what was received and not yet given back, whatever the charge's status.
   * Refused with `refund-not-supported` (virtual accounts), `refund-too-large` or `refund-conflict` (the key was used for
   * another amount).
   */
  refund(request: RefundRequest): Promise<Refund>
  /**
   * Verifies the raw bytes as received and says which charge to ask about. Call it on receipt: signatures grow old
   * after five minutes. Throws the problem `webhookForged` (401).
   */
  parseWebhook(headers: Headers | Record<string, string>, rawBody: Uint8Array): WebhookHint
}

export type ChargeMethod = 'qris' | 'va' | 'ewallet'
export type Bank = 'bca' | 'bni' | 'bri' | 'mandiri' | 'permata'
export type Wallet = 'gopay' | 'ovo' | 'dana' | 'shopeepay'
export type ChargeStatus = 'pending' | 'paid' | 'expired' | 'failed' | 'cancelled'

/** Store it with the intent and repeat it word for word: another `expiresAt` is another request. */
export type ChargeRequest = {
  /** Ours, one per attempt to pay, never used again: 1 to 64 of A-Z a-z 0-9 _ - (up to 25 also show in the QRIS code). */
  reference: string
  amountIdr: number
  method: ChargeMethod
  /** Needed for `va`. */
  bank?: Bank
  /** Needed for `ewallet`. */
  wallet?: Wallet
  expiresAt: string
  description: string
  customer: { name: string; email: string; phone?: string }
  /** Where webhooks go. */
  notifyUrl: string
  /** Where the gateway's own page leads the payer back to. */
  returnUrl?: string
}

export type Charge = {
  reference: string
  gatewayId: string
  /**
   * Money that came late or in a wrong amount does not make a charge `paid`: always read `payments` too.
   * `paid` never changes again; `expired` and `cancelled` may still gain payments.
   */
  status: ChargeStatus
  amountIdr: number
  /** 'IDR' as asked; a plain string, so that comparing it is a real comparison. */
  currency: string
  method: ChargeMethod
  /** For `qris`: show it unchanged. */
  qrString?: string
  /** For `va`, with its bank. */
  vaNumber?: string
  bank?: Bank
  wallet?: Wallet
  /** For `ewallet`: where the payer continues. */
  actionUrl?: string
  /** Only from a test gateway, for every method: its page where the payment can be acted out. */
  sandboxUrl?: string
  expiresAt: string
  /** Withheld so far: the sum over payments. Refunds do not bring it back. */
  feeIdr: number
  payments: Payment[]
  refunds: Refund[]
}

export type Payment = { id: string; amountIdr: number; paidAt: string; feeIdr: number }

export type RefundRequest = {
  reference: string
  /** Ours, one per decision to refund: 1 to 64 of A-Z a-z 0-9 _ -. */
  refundKey: string
  amountIdr: number
  reason: string
}

export type Refund = { key: string; amountIdr: number; status: 'pending' | 'done' | 'failed'; at: string }

/**
 * `eventId` is the same for every copy of one event: the inbox's unique key. `event` is for the log, not for decisions.
 * `opened`: it only tells that a charge was opened. Whoever opened it knows, and has planned when to ask.
 */
export type WebhookHint = { eventId: string; reference: string; event: string; opened?: true }

export const webhookForged = problem('webhook-forged', 401, {
  id: 'Pemberitahuan pembayaran ini tidak bertanda tangan sah.',
  en: 'This payment notice does not carry a valid signature.',
})

/** Whether the gateway may have done what was asked: `unknown` = perhaps, `refused` = certainly not. */
export type GatewayOutcome = 'unknown' | 'refused'

/** No answer in time, or the line broke after the request had left. */
export class GatewayTimeout extends Error {
  override readonly name = 'GatewayTimeout'
  readonly outcome = 'unknown' as const
}

/** Not reachable or too busy (`refused`), or an answer that cannot be understood (`unknown`). */
export class GatewayUnavailable extends Error {
  override readonly name = 'GatewayUnavailable'
  readonly outcome: GatewayOutcome

  constructor(message: string, outcome: GatewayOutcome, options?: ErrorOptions) {
    super(message, options)
    this.outcome = outcome
  }
}

/** The gateway understood and said no. `code` is stable: see the methods of `Gateway`. */
export class GatewayRefused extends Error {
  override readonly name = 'GatewayRefused'
  readonly outcome = 'refused' as const
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}
