import type { Ctx } from '../context.ts'
import { emit } from '../events/emit.ts'
import { ensurePerson, issueTokenByMail } from './people.ts'
import { deleteRoles, listHolders, lockRoster } from './queries.ts'
import { OWNER_ROLE } from './roles.ts'
import { INVITATION_HOURS } from './roster.ts'
import { hasOpenToken } from './token-queries.ts'
import { endTokens } from './tokens.ts'

export type FirstOwner = 'present' | 'invited' | 'waiting' | 'unknown' | 'suspended'

/**
 * Sees to it that somebody can own this tenant: while no active owner has a password of their own, the person with
 * this address becomes owner and is mailed a link to set one. Repeating it, in many processes at once too, sends
 * nothing while a link is open. `unknown`: nobody is owner and no address was given; `suspended`: that person may not
 * sign in.
 */
export async function ensureFirstOwner(ctx: Ctx, email: string | null): Promise<FirstOwner> {
  await lockRoster(ctx)
  const owners = (await listHolders(ctx, OWNER_ROLE)).filter((owner) => !owner.demo_password)
  if (owners.some((owner) => owner.status === 'active' && owner.password_hash)) return 'present'
  if (!email) return owners.some((owner) => owner.status === 'active') ? 'waiting' : 'unknown'
  const { id } = await ensurePerson(ctx, { email, name: 'Pemilik', roles: [OWNER_ROLE] })
  const known = (await listHolders(ctx, OWNER_ROLE)).find((owner) => owner.id === id)!
  if (known.status !== 'active') return 'suspended'
  // Whoever was invited before under another address, perhaps a mistyped one, is not to become owner any more.
  for (const other of owners.filter((owner) => owner.id !== id && !owner.password_hash)) {
    await deleteRoles(ctx, other.id, [OWNER_ROLE])
    await endTokens(ctx, other.id, ['set-password', 'reset'])
    emit(ctx, 'identity.roles_changed', { personId: other.id, added: [], removed: [OWNER_ROLE] })
  }
  if (await hasOpenToken(ctx, id, 'set-password')) return 'waiting'
  const tokenId = await issueTokenByMail(ctx, id, 'set-password', INVITATION_HOURS)
  emit(ctx, 'identity.person_invited', { personId: id, tokenId })
  ctx.house.recordAct(ctx, { action: 'identity.first_owner_invited', subject: id, detail: {} })
  return 'invited'
}
