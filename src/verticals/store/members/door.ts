import type { Actor } from '#kernel/context.ts'
import { type Door, guestDoor } from '../checkout/door.ts'

/** The door of whoever asks: a member's orders are theirs; staff and strangers buy as guests. */
export function doorOf({ actor }: { actor: Actor }): Door {
  if (actor.kind !== 'person' || !actor.roles.includes(MEMBER)) return guestDoor
  return { ...guestDoor, personId: actor.id }
}

/** Everybody who has an account of their own in a shop. */
export const MEMBER = 'member'
