import type { Listener } from '#kernel/module/manifest.ts'
import { record } from './index.ts'

/* What people do to their own access is no privileged operation, yet belongs in the log. */

const noted = (action: string): Listener => {
  return async (ctx, payload: { personId: string }) => {
    const { personId, ...detail } = payload
    record(ctx, { action, subject: personId, detail })
  }
}

const FACTS = [
  'identity.password_changed',
  'identity.totp_enabled',
  'identity.totp_disabled',
  'identity.recovery_code_used',
  'identity.sessions_ended',
  'identity.roles_changed',
  'identity.person_suspended',
  'identity.person_restored',
]

export const listeners: Readonly<Record<string, Listener>> = Object.fromEntries(
  FACTS.map((fact) => [fact, noted(fact)]),
)
