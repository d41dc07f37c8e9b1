import type { Actor } from '../context.ts'
import type { Operation } from '../http/operation.ts'
import { forbidden, personNeeded, signInNeeded } from '../problem/common.ts'

export type PersonActor = Extract<Actor, { kind: 'person' }>

/** Whether this actor holds the permission. Jobs of our own (`system`) hold all of them, a visitor none. */
export function may(actor: Actor, permission: string): boolean {
  switch (actor.kind) {
    case 'anonymous':
      return false
    case 'system':
      return true
    case 'person':
    case 'key':
      return actor.permissions.has(permission)
  }
}

/** Throws 401 for a visitor and 403 for a person or key without the permission. */
export function authorize(actor: Actor, permission: string): void {
  if (may(actor, permission)) return
  throw actor.kind === 'anonymous' ? signInNeeded() : forbidden()
}

/** The fence in front of every operation: its permission, or what it is open to. */
export function authorizeOperation(actor: Actor, operation: Pick<Operation, 'can' | 'open'>): void {
  if (operation.can) return authorize(actor, operation.can)
  if (operation.open === 'anyone') return
  if (actor.kind === 'anonymous') throw signInNeeded()
  // What is open to everybody who signed in is about oneself, and a key is nobody.
  if (actor.kind === 'key') throw personNeeded()
}

/** The signed-in person; 403 for an API key and 401 for anybody else. */
export function personOf(ctx: { actor: Actor }): PersonActor {
  if (ctx.actor.kind === 'key') throw personNeeded()
  if (ctx.actor.kind !== 'person') throw signInNeeded()
  return ctx.actor
}
