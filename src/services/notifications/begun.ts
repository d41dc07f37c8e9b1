import type { House } from '#kernel/house.ts'
import type { Envelope } from './envelope.ts'
import type { Channel } from './recipients.ts'
import type { Sender } from './sender.ts'

/** A message that is this process's to send. */
export type Claim = {
  id: string
  attempt: number
  channel: Channel
  recipient: string
  subject: string
  envelope: Envelope | null
  sender: Sender
}

/*
 * Messages that were written as under way by this process and wait for its hands. They are in its memory alone: whoever
 * takes their job up after its end finds them in the database.
 */
const kept = new WeakMap<House, Map<string, Claim>>()

export function keepForSending(house: House, claim: Claim): void {
  const mine = kept.get(house) ?? new Map<string, Claim>()
  kept.set(house, mine.set(claim.id, claim))
}

/** The message, once. */
export function takeForSending(house: House, id: string): Claim | null {
  const mine = kept.get(house)
  const claim = mine?.get(id) ?? null
  mine?.delete(id)
  return claim
}
