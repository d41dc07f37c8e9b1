import type { Actor } from '#kernel/context.ts'
import { type Door, guestDoor } from '../checkout/door.ts'
import { MEMBER } from './rules.ts'
import { withPoints } from '../points/index.ts'

type Wish = { /** Whether the member's points are to be given. */ usePoints?: boolean }

/** The door of whoever asks: a member's orders are theirs, and so are the points; staff and strangers buy as guests. */
export function doorOf({ actor }: { actor: Actor }, { usePoints = false }: Wish = {}): Door {
  if (actor.kind !== 'person' || !actor.roles.includes(MEMBER)) return guestDoor
  return withPoints({ ...guestDoor, personId: actor.id }, { personId: actor.id, role: 'member' }, usePoints)
}
