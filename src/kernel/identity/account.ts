import type { Ctx, OutsideCtx } from '../context.ts'
import { emit } from '../events/emit.ts'
import { personOf } from './authorize.ts'
import { hashPassword, refuseGuessable, verifyPassword } from './passwords.ts'
import { linkSpent, wrongPassword } from './problems.ts'
import { findPerson, findPersonByEmail, markEmailVerified, updatePassword } from './queries.ts'
import { passwordField } from './second-factor.ts'
import { deleteSessions, listSessions } from './session-queries.ts'
import { hashToken, startSession } from './sessions.ts'
import { findOpenToken, type Purpose } from './token-queries.ts'
import { consumeToken, endTokens, issueTokenByMail } from './tokens.ts'
import { readSecondFactor } from './totp-queries.ts'

const RESET_HOURS = 1
const VERIFY_HOURS = 48
/** Asking for a mailed link always takes this long, whether or not there was anything to do. */
export const MAIL_FLOOR_MS = 250
const PASSWORD_LINKS: readonly Purpose[] = ['set-password', 'reset']
/** What a new password ends: every link that could still let somebody in. */
const ENTRY_LINKS: readonly Purpose[] = [...PASSWORD_LINKS, 'sign-in']

/** Sends a reset link to the person with this address, if there is one; the caller cannot tell. */
export async function requestReset(ctx: OutsideCtx, { email }: { email: string }): Promise<void> {
  const work = ctx.transact(async (inner) => {
    const person = await findPersonByEmail(inner, email)
    if (person?.status !== 'active') return
    await endTokens(inner, person.id, ['reset'])
    const tokenId = await issueTokenByMail(inner, person.id, 'reset', RESET_HOURS)
    emit(inner, 'identity.reset_requested', { personId: person.id, tokenId })
  })
  await Promise.all([work, new Promise((resolve) => setTimeout(resolve, MAIL_FLOOR_MS))])
}

/**
 * Sets a password by a mailed link. It signs nobody in and leaves the second factor on, ends every session and every
 * other such link, and shows that the address is the person's.
 */
export async function setPassword(ctx: OutsideCtx, given: { token: string; password: string }): Promise<void> {
  const person = await ctx.transact((inner) => findOpenToken(inner, hashToken(given.token), PASSWORD_LINKS))
  if (!person) throw linkSpent()
  refuseGuessable('password', given.password, person)
  const hash = await hashPassword(given.password)
  await ctx.transact(async (inner) => {
    const used = await consumeToken(inner, given.token, PASSWORD_LINKS)
    if (!used) throw linkSpent()
    await Promise.all([
      updatePassword(inner, used.person_id, hash),
      markEmailVerified(inner, used.person_id),
      endTokens(inner, used.person_id, ENTRY_LINKS),
      deleteSessions(inner, used.person_id),
    ])
    emit(inner, 'identity.password_changed', { personId: used.person_id, by: 'link' })
  })
}

/** Changes the own password: every device is signed out, this one goes on under a new token. */
export async function changePassword(ctx: OutsideCtx, given: { current: string; password: string }): Promise<void> {
  const person = personOf(ctx)
  const row = await ctx.transact((inner) => findPerson(inner, person.id))
  const before = row?.password_hash ?? null
  if (!(await verifyPassword(before, given.current))) throw wrongPassword({}, [passwordField('current')])
  refuseGuessable('password', given.password, person)
  const hash = await hashPassword(given.password)
  await ctx.transact(async (inner) => {
    if ((await updatePassword(inner, person.id, hash, before)) === 0)
      throw wrongPassword({}, [passwordField('current')])
    await Promise.all([deleteSessions(inner, person.id), endTokens(inner, person.id, ENTRY_LINKS)])
    await startSession(inner, person.id)
    emit(inner, 'identity.password_changed', { personId: person.id, by: 'person' })
  })
}

/** Mails the signed-in person a link that verifies the address; nothing to do when it is verified. */
export async function requestVerification(ctx: Ctx): Promise<void> {
  const { id: personId } = personOf(ctx)
  if ((await findPerson(ctx, personId))?.email_verified_at) return
  await endTokens(ctx, personId, ['verify'])
  const tokenId = await issueTokenByMail(ctx, personId, 'verify', VERIFY_HOURS)
  emit(ctx, 'identity.email_verification_requested', { personId, tokenId })
}

export async function verifyEmail(ctx: Ctx, { token }: { token: string }): Promise<void> {
  const used = await consumeToken(ctx, token, ['verify'])
  if (!used) throw linkSpent()
  await markEmailVerified(ctx, used.person_id)
  emit(ctx, 'identity.email_verified', { personId: used.person_id })
}

export async function readMe(ctx: Ctx) {
  const { id, email, name, roles, permissions } = personOf(ctx)
  return { id, email, name, roles: [...roles], permissions: [...permissions].toSorted() }
}

export async function readSecurity(ctx: Ctx) {
  const person = personOf(ctx)
  const [row, factor, sessions] = await Promise.all([
    findPerson(ctx, person.id),
    readSecondFactor(ctx, person.id),
    listSessions(ctx, person.id),
  ])
  return {
    email: person.email,
    emailVerified: row?.email_verified_at !== null,
    totpEnabled: factor.enabled,
    recoveryCodesLeft: factor.codesLeft,
    sessions: sessions.map((session) => ({
      id: session.id,
      current: session.id === person.sessionId,
      device: session.device,
      ip: session.ip,
      createdAt: session.created_at,
      lastSeenAt: session.last_seen_at,
    })),
  }
}
