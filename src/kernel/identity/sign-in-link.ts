import type { OutsideCtx } from '../context.ts'
import { emit } from '../events/emit.ts'
import { MAIL_FLOOR_MS } from './account.ts'
import { linkSpent, wrongCode } from './problems.ts'
import { findPersonByEmail, markEmailVerified } from './queries.ts'
import { judgeCode } from './second-factor.ts'
import { createPersonSession, hashToken } from './sessions.ts'
import { findOpenToken } from './token-queries.ts'
import { consumeToken, endTokens, issueTokenByMail } from './tokens.ts'
import { readSecondFactor } from './totp-queries.ts'

const LINK_MINUTES = 30
const SIGN_IN = ['sign-in'] as const

type LinkRequest = { email: string; next?: string | undefined }
type Given = { token: string; code?: string | undefined }

/** Mails a link that signs in to the person with this address, if there is one; the caller cannot tell. */
export async function requestSignInLink(ctx: OutsideCtx, { email, next }: LinkRequest): Promise<void> {
  const work = ctx.transact(async (inner) => {
    const person = await findPersonByEmail(inner, email)
    if (person?.status !== 'active') return
    await endTokens(inner, person.id, SIGN_IN)
    const tokenId = await issueTokenByMail(inner, person.id, 'sign-in', LINK_MINUTES / 60, next ?? null)
    emit(inner, 'identity.sign_in_link_requested', { personId: person.id, tokenId })
  })
  await Promise.all([work, new Promise((resolve) => setTimeout(resolve, MAIL_FLOOR_MS))])
}

/**
 * Signs in whoever holds the link, once. A second factor is still asked for, and until its code is right the link is not
 * used up. It shows that the address is the person's.
 */
export async function signInByLink(ctx: OutsideCtx, { token, code }: Given): Promise<{ mfaRequired: boolean }> {
  const { person, factor } = await ctx.transact(async (inner) => {
    const found = await findOpenToken(inner, hashToken(token), SIGN_IN)
    if (!found) throw linkSpent()
    return { person: found, factor: await readSecondFactor(inner, found.id) }
  })
  if (factor.enabled && !code) return { mfaRequired: true }
  const spend = factor.enabled ? await judgeCode(ctx, person.id, code!) : null
  await ctx.transact(async (inner) => {
    const used = await consumeToken(inner, token, SIGN_IN)
    if (!used) throw linkSpent()
    // Turned on since it was looked at: then the link alone is not enough any more.
    const now = spend ? factor : await readSecondFactor(inner, used.person_id)
    if (now.enabled && !spend) throw linkSpent()
    if (spend && !(await spend(inner))) throw wrongCode()
    await markEmailVerified(inner, used.person_id)
    await createPersonSession(inner, used.person_id)
  })
  return { mfaRequired: false }
}
