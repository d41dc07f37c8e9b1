import { strict as assert } from 'node:assert'
import type { z } from 'zod'
import type { Ctx } from '../context.ts'
import { type Compose, put } from '../events/emit.ts'
import type { Job } from '../module/manifest.ts'

const DEFAULT_ATTEMPTS = 20

type Options = {
  runAt?: Date
  /** A job with the same key that has not started yet is replaced instead of doubled. */
  key?: string
  /** One that waits under the key takes this time; otherwise it keeps its own, so that nobody puts it off for ever. */
  moves?: boolean
  /** Other than the job's own; the lowest goes first. */
  priority?: number
}

/**
 * Puts a job of the context's tenant into the queue, in the transaction: it exists if, and only if, the change does.
 * `name` is `<module>.<job>`.
 */
export function enqueue<I extends z.ZodType>(ctx: Ctx, name: string, input: z.input<I>, options: Options = {}): void {
  enqueueIf(ctx, name, input, options)
}

/** The same as a part of a greater statement, for what is enqueued only when another part of it had an effect. */
export function enqueueIf<I extends z.ZodType>(
  ctx: Ctx,
  name: string,
  input: z.input<I>,
  options: Options,
  compose?: Compose,
): void {
  const job = ctx.house.registry.jobs.get(name) as Job | undefined
  assert(job, `no module declares the job ${name}`)
  const value = job.input.parse(input)
  const attempts = job.maxAttempts ?? DEFAULT_ATTEMPTS
  put(ctx, name, value, { priority: job.priority ?? 0, attempts, requestId: ctx.requestId, ...options }, compose)
}
