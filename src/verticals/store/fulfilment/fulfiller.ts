import type { Ctx, OutsideCtx } from '#kernel/context.ts'

/* What the hand-over engine asks of a kind of goods, and what a kind answers. */

export type Kind = 'stock' | 'shared' | 'invite' | 'file'
export type JobStatus = 'queued' | 'running' | 'waiting' | 'unknown' | 'staff' | 'done' | 'dead' | 'cancelled'

/** One piece of hand-over work: all units of one line of an order. Times are ISO, ids are uuids. */
export type FulfilmentJob = {
  id: string
  orderId: string
  itemId: string
  kind: Kind
  /** Tries so far, this one included; waiting costs none. */
  attempts: number
  /** Which runner this is: once another one has taken over, this one writes nothing any more. */
  claim: number
  /** A call with this name was written down, and may have been made, by an earlier attempt. */
  requestId: string | null
  providerId: string | null
  accountId: string | null
  item: FulfilmentItem
  order: {
    id: string
    number: string
    token: string
    email: string
    whatsapp: string
    name: string
    locale: 'id' | 'en'
  }
}

/** `wanted` is how many units are still owed: bought, less handed over, less credited. */
export type FulfilmentItem = {
  id: string
  productId: string
  variantId: string
  quantity: number
  wanted: number
  /** What the buyer told, by the keys of the product's inputs. */
  target: Record<string, string>
  warrantyDays: number
  durationDays: number | null
}

/** One unit to be written as handed over. The engine gives it an id, its order, its line, warranty and end. */
export type NewDelivery = {
  kind: 'code' | 'seat' | 'invite' | 'file'
  status: 'ready' | 'sent' | 'accepted'
  stockItemId?: string
  fileId?: string
  accountId?: string
  inviteTarget?: string
  inviteReference?: string
  downloadsLeft?: number
  downloadsUntil?: string
  seenRevision?: number
}

/**
 * How an attempt ended.
 * - `delivered`: these units are handed over; what is missing of the wanted ones becomes credit, and the job is done.
 * - `waiting`: nothing happened and nothing is wrong; again at `runAt` (costs no attempt).
 * - `unknown`: a call was made and nobody knows its outcome; the kind is asked again at `runAt` and must not repeat the call.
 * - `staff`: a person has to look; the note tells them why and holds no secret.
 * - `failed`: this attempt had no effect; tried again with growing gaps if `retry`, else given up (dead letter).
 */
export type Outcome =
  | { kind: 'delivered'; deliveries: NewDelivery[]; detail?: string }
  | { kind: 'waiting'; runAt: Date; detail?: string }
  | { kind: 'unknown'; runAt: Date; detail?: string }
  | { kind: 'staff'; note: string }
  | { kind: 'failed'; error: string; retry: boolean }

/**
 * A kind whose hand-over speaks to the outside or to disks. `run` is called by one runner at a time (a claim lapses after
 * LEASE_SECONDS, so calls have to time out well before), outside any transaction. Before a call that may have an effect,
 * `keepCall` of fulfilment/engine.ts writes its name down; a later attempt finds it as `job.requestId`.
 */
export type OutsideFulfiller = {
  kind: Kind
  run(ctx: OutsideCtx, job: FulfilmentJob): Promise<Outcome>
  /**
   * Nothing of the job will be run any more: what was handed over though the engine was not told yet. `uncertain` while
   * nobody knows what became of a call; the job can then not be given up.
   */
  giveUp?(ctx: Ctx, job: FulfilmentJob, reason: string): Promise<NewDelivery[] | 'uncertain'>
}

/** A kind that is handed over by rows alone, in the engine's own transaction: it has no unknown outcome. */
export type InsideFulfiller = { kind: Kind; deliver(ctx: Ctx, job: FulfilmentJob): Promise<Outcome> }

export type Fulfiller = OutsideFulfiller | InsideFulfiller

export const LEASE_SECONDS = 60
