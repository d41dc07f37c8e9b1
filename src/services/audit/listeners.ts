import { findPerson } from '#kernel/identity/queries.ts'
import type { Listener } from '#kernel/module/manifest.ts'
import { recordBy } from './index.ts'

/*
 * What people do to their own access is no privileged operation, yet belongs in the log. Where nobody was signed in (a
 * mailed link, a recovery code), it is the person themself who acted.
 */

const noted = (action: string): Listener => {
  return async (ctx, payload: { personId: string }, { actorId }) => {
    const { personId, ...detail } = payload
    const person = await findPerson(ctx, actorId ?? personId)
    recordBy(ctx, { kind: 'person', id: person!.id, name: person!.name }, { action, subject: personId, detail })
  }
}

const FACTS = [
  'identity.password_changed',
  'identity.totp_enabled',
  'identity.totp_disabled',
  'identity.recovery_code_used',
  'identity.sessions_ended',
]

export const listeners: Readonly<Record<string, Listener>> = Object.fromEntries(
  FACTS.map((fact) => [fact, noted(fact)]),
)
