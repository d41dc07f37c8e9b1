import type { DatabaseSync } from 'node:sqlite'
import type { FaultDesk } from './faults.ts'

/** What every part of the simulator works with. */
export type Desk = {
  store: DatabaseSync
  faults: FaultDesk
  now: () => Date
  /** Where people reach the simulator's pages, without a slash at the end; known once it listens. */
  publicUrl: string
  /** Tells the sender that something was queued. */
  wake: () => void
}
