import type { z } from 'zod'
import type { House } from '#kernel/house.ts'
import type { Sentence } from '#kernel/problem/problem.ts'

/**
 * What the store asks of somebody who hands invitations over or knows whose an account is. Every adapter keeps these
 * promises:
 *
 * - `invite` with the same request id has one effect, however often it is called.
 * - `status` answers from the provider's own books; null only when it has never heard of the request.
 * - `checkTarget` changes nothing and answers within `CHECK_TIMEOUT_MS`; a buyer waits for it.
 * - What can go wrong: `ProviderUnavailable` (the world; mind `outcome`) and `ProviderRefused` (the provider said no).
 */
export interface Adapter {
  readonly name: string
  readonly label: Sentence
  /** What its use asks of the shop's owner; shown beside the switch. */
  readonly terms: Sentence
  /** `staff`: nobody is called, a person does it. Then there are no accounts. */
  readonly by: 'call' | 'staff'
  /** Only while the house runs with stand-ins for the outside world. */
  readonly demoOnly?: boolean
  /** Its line can say whose account a buyer has named, so that products may ask before they are paid for. */
  readonly checksTargets?: boolean
  /** What is open to read of its configuration, and what is sealed. */
  readonly config: z.ZodObject
  readonly secrets: z.ZodObject
  /** What is sealed with each account. */
  readonly credentials: z.ZodObject
  connect?(house: House, config: unknown, secrets: unknown): Line
}

/** A configured provider that can be called. */
export type Line = {
  invite(credentials: unknown, request: InviteRequest): Promise<Invited>
  status(credentials: unknown, requestId: string): Promise<Invited | null>
  /** Takes an invitation back that nobody has accepted; refused with `already-accepted`. Null: never heard of. */
  revoke(credentials: unknown, requestId: string): Promise<Invited | null>
  /** Whether there is such an account, and its name as its owner knows it. */
  checkTarget(credentials: unknown, question: TargetQuestion): Promise<TargetAnswer>
}

export type InviteRequest = { requestId: string; plan: string; target: string }
export type InviteState = 'sent' | 'accepted' | 'rejected' | 'expired' | 'revoked'
export type Invited = { reference: string; state: InviteState }

/** `product` is the product's address in the shop, `target` what the buyer told, by the keys of the product's inputs. */
export type TargetQuestion = { checkId: string; product: string; target: Readonly<Record<string, string>> }
export const ABSENCES = ['unknown', 'server-mismatch', 'not-eligible'] as const
/** Why not: nobody by that name, nobody on that server, or somebody who cannot receive this product. */
export type Absence = (typeof ABSENCES)[number]
export type TargetAnswer = { found: true; name: string } | { found: false; reason: Absence }

/** How long a buyer waits for the name of an account. */
export const CHECK_TIMEOUT_MS = 5_000

/** How long one call may take. After twice this nothing of it can still be under way. */
export const CALL_TIMEOUT_MS = 10_000

/** `refused`: certainly nothing was done. `unknown`: perhaps. */
export class ProviderUnavailable extends Error {
  override readonly name = 'ProviderUnavailable'
  readonly outcome: 'unknown' | 'refused'

  constructor(message: string, outcome: 'unknown' | 'refused', options?: ErrorOptions) {
    super(message, options)
    this.outcome = outcome
  }
}

export type RefusalCode =
  /** This account has no more for today. */
  | 'quota-reached'
  /** This address cannot be invited. */
  | 'target-rejected'
  /** This account may not do this any more. */
  | 'account-refused'
  | 'already-accepted'
  /** Everything else that another try cannot cure. */
  | 'refused'

/** The provider understood and said no; nothing was done. */
export class ProviderRefused extends Error {
  override readonly name = 'ProviderRefused'
  readonly code: RefusalCode

  constructor(code: RefusalCode, message: string) {
    super(message)
    this.code = code
  }
}

declare module '#kernel/house.ts' {
  interface Ports {
    /** The stand-in for a provider of invitations; only in demo mode. */
    inviteSimulator?: { url: string; secret: string }
  }
}
