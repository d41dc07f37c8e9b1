import type { OutsideCtx } from '../context.ts'
import { hashPassword, isOutdated, verifyPassword } from './passwords.ts'
import { wrongCode, wrongCredentials } from './problems.ts'
import { findCredentials, stillSignsInWith, updatePassword } from './queries.ts'
import { judgeCode } from './second-factor.ts'
import { createPersonSession } from './sessions.ts'

type Credentials = { email: string; password: string; code?: string | undefined }

/**
 * Signs a person in, or asks for the second factor. An unknown address, a person without a password, a suspended one
 * and a wrong password are one answer and the same work. No transaction is open while the password is hashed.
 */
export async function signIn(ctx: OutsideCtx, given: Credentials): Promise<{ mfaRequired: boolean }> {
  const person = await ctx.transact((inner) => findCredentials(inner, given.email))
  // A database that once was a demo must not open to printed passwords in production.
  const usable = person?.status === 'active' && (!person.demo_password || ctx.house.mode === 'demo')
  const known = usable ? person : undefined
  const right = await verifyPassword(known?.password_hash ?? null, given.password)
  if (!known?.password_hash || !right) {
    ctx.house.log.info({ tenantId: ctx.tenant.id, personId: person?.id ?? null, ip: ctx.ip }, 'a sign-in was refused')
    throw wrongCredentials()
  }
  if (known.totp_confirmed_at && !given.code) return { mfaRequired: true }

  const spend = known.totp_confirmed_at ? await judgeCode(ctx, known.id, given.code!) : null
  const checked = known.password_hash
  const renewed = isOutdated(checked) ? await hashPassword(given.password) : null
  await ctx.transact(async (inner) => {
    if (!(await stillSignsInWith(inner, known.id, checked))) throw wrongCredentials()
    if (spend && !(await spend(inner))) throw wrongCode()
    if (renewed) await updatePassword(inner, known.id, renewed, checked)
    await createPersonSession(inner, known.id)
  })
  return { mfaRequired: false }
}
