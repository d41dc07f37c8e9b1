import type { Actor } from '#kernel/context.ts'
import { personNeeded, signInNeeded } from '#kernel/problem/common.ts'

/** For whom something is done, and whether it is real: a person's own doing always is. */
export type Principal = { personId: string; mode: 'live' | 'test' }

/** The person who asks, or for whom a program of theirs asks. A key of the shop itself is nobody's. */
export function principalOf({ actor }: { actor: Actor }): Principal {
  if (actor.kind === 'person') return { personId: actor.id, mode: 'live' }
  if (actor.kind !== 'key') throw signInNeeded()
  if (!actor.personal) throw personNeeded()
  return { personId: actor.personId, mode: actor.mode }
}
