import { z } from 'zod'

/** What becomes of a call: done and answered, or something worse. */
export const Fail = z.enum([
  'none',
  /** Answers 500 and has done nothing. */
  '500',
  /** Has done it, but the answer never comes. */
  'timeout-after-effect',
  /** Has done nothing, and the answer never comes. */
  'timeout-before-effect',
  /** Has done it, then the line breaks. */
  'lost-answer',
  /** The line breaks at once, status questions included. */
  'down',
])
export type Fail = z.output<typeof Fail>

/** How the provider misbehaves. What is not named goes back to good behaviour. */
export const Faults = z.strictObject({
  fail: Fail.default('none'),
  /** So many calls fail, then it behaves again; null: until told otherwise. */
  times: z.int().min(1).max(10_000).nullable().default(null),
  /** Waits this long before each answer. */
  delayMs: z.int().min(0).max(60_000).default(0),
  /** Invitations that each account may send; null: no limit. */
  quota: z.int().min(0).max(100_000).nullable().default(null),
  /** Every address is refused. */
  rejectTargets: z.boolean().default(false),
  /** No account is known to a question about one. */
  unknownTargets: z.boolean().default(false),
})
export type Faults = z.output<typeof Faults>

export const GOOD: Faults = Faults.parse({})
