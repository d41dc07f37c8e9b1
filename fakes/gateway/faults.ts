import { z } from 'zod'
import type { DatabaseSync } from 'node:sqlite'
import { change, row } from './store.ts'

const Fail = z.enum(['none', 'timeout-after-effect', 'timeout-before-effect', '500'])

/** How the outside world misbehaves. What is not named goes back to good behaviour. */
export const Faults = z.strictObject({
  /** Share of events whose webhook is never sent. */
  dropWebhooks: z.number().min(0).max(1).default(0),
  /** Extra copies of every webhook, with the same event id. */
  duplicateWebhooks: z.int().min(0).max(20).default(0),
  /** Webhooks leave in a random order. */
  shuffle: z.boolean().default(false),
  /** Share of events that are followed by two forgeries: a wrong signature, and a changed content signed with a wrong secret. */
  forge: z.number().min(0).max(1).default(0),
  /** Added before the first attempt of each webhook. */
  delayMs: z.int().min(0).max(600_000).default(0),
  failCharges: Fail.default('none'),
  failRefunds: Fail.default('none'),
  /** Makes the dice repeatable. */
  seed: z.int().optional(),
})
export type Faults = z.output<typeof Faults>
export type Fail = z.output<typeof Fail>

export type FaultDesk = { current: () => Faults; random: () => number; replace: (faults: Faults) => void }

/** Faults are kept in the store, so that a killed simulator comes back just as bad. */
export function faultDesk(store: DatabaseSync): FaultDesk {
  const saved = row<{ faults: string }>(store, 'select faults from faults')
  let faults = Faults.parse(saved ? JSON.parse(saved.faults) : {})
  let random = dice(faults.seed)
  return {
    current: () => faults,
    random: () => random(),
    replace(next) {
      change(
        store,
        'insert into faults values (1, ?) on conflict (one) do update set faults = excluded.faults',
        JSON.stringify(next),
      )
      faults = next
      random = dice(next.seed)
    },
  }
}

/** Mulberry32: small, seedable, good enough for misfortune. */
function dice(seed: number | undefined): () => number {
  if (seed === undefined) return Math.random
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
