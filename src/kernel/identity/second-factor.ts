import type { Ctx, OutsideCtx } from '../context.ts'
import { emit } from '../events/emit.ts'
import { tooManyRequests } from '../problem/common.ts'
import { personOf } from './authorize.ts'
import { verifyPassword } from './passwords.ts'
import { totpAlreadyOn, totpNotStarted, wrongCode, wrongPassword } from './problems.ts'
import { findPerson } from './queries.ts'
import { deleteSessions } from './session-queries.ts'
import { enrolment, hashRecoveryCode, isTotp, newRecoveryCodes, newSecret, stepOf } from './totp.ts'
import {
  type Attempt,
  ATTEMPT_WINDOW_SECONDS,
  confirmSecret,
  deleteSecret,
  readSecondFactor,
  startSecret,
  takeAttempt,
  useRecoveryCode,
  useStep,
} from './totp-queries.ts'

/** Spends the code in the transaction of what it permits; false when somebody else was first. */
export type Spend = (ctx: Ctx) => Promise<boolean>

/**
 * Judges a code of the app or a recovery code. The try is counted and committed before the code is looked at, so
 * that a wrong one cannot take its count back. Throws when it does not fit.
 */
export async function judgeCode(ctx: OutsideCtx, personId: string, code: string): Promise<Spend> {
  const attempt = await countedAttempt(ctx, personId, true)
  if (isTotp(code)) {
    const step = await stepOf(attempt.secret, code, ctx.now)
    if (step === null) throw wrongCode()
    return async (inner) => (await useStep(inner, personId, step)) > 0
  }
  if (!attempt.recovery_salt) throw wrongCode()
  const hash = await hashRecoveryCode(code, attempt.recovery_salt)
  return async (inner) => {
    if ((await useRecoveryCode(inner, personId, hash)) === 0) return false
    const { codesLeft } = await readSecondFactor(inner, personId)
    emit(inner, 'identity.recovery_code_used', { personId, codesLeft })
    return true
  }
}

/** Makes a new secret for the person's app. It protects nothing until a code made with it has been shown. */
export async function startTotp(ctx: Ctx) {
  const person = personOf(ctx)
  const secret = newSecret()
  const sealed = await ctx.house.secrets.seal(ctx, placeOf(person.id), secret)
  if ((await startSecret(ctx, person.id, sealed)) === 0) throw totpAlreadyOn()
  return enrolment(secret, ctx.tenant.name, person.email)
}

/** Turns the second factor on and hands out the recovery codes, this once. Other devices must sign in anew. */
export async function confirmTotp(ctx: OutsideCtx, { code }: { code: string }) {
  const person = personOf(ctx)
  const attempt = await countedAttempt(ctx, person.id, false)
  const step = await stepOf(attempt.secret, code, ctx.now)
  if (step === null) throw wrongCode()
  const { codes, salt, hashes } = await newRecoveryCodes()
  await ctx.transact(async (inner) => {
    const made = { step, salt, codeHashes: hashes, sealed: attempt.sealed }
    if (!(await confirmSecret(inner, person.id, made))) throw totpNotStarted()
    await deleteSessions(inner, person.id, person.sessionId)
    emit(inner, 'identity.totp_enabled', { personId: person.id })
  })
  return { recoveryCodes: codes }
}

/** Turns the second factor off; the password must be shown again. */
export async function disableTotp(ctx: OutsideCtx, { password }: { password: string }): Promise<void> {
  const person = personOf(ctx)
  const row = await ctx.transact((inner) => findPerson(inner, person.id))
  if (!(await verifyPassword(row?.password_hash ?? null, password)))
    throw wrongPassword({}, [passwordField('password')])
  await ctx.transact(async (inner) => {
    if (!(await deleteSecret(inner, person.id))) throw totpNotStarted()
    await deleteSessions(inner, person.id, person.sessionId)
    emit(inner, 'identity.totp_disabled', { personId: person.id })
  })
}

/** The 422 of a password that had to be shown again. */
export function passwordField(path: string) {
  return { path, sentence: wrongPassword.sentence }
}

async function countedAttempt(
  ctx: OutsideCtx,
  personId: string,
  confirmed: boolean,
): Promise<Attempt & { secret: string }> {
  return ctx.transact(async (inner) => {
    const attempt = await takeAttempt(inner, personId, confirmed)
    if (attempt) return { ...attempt, secret: await inner.house.secrets.open(inner, placeOf(personId), attempt.sealed) }
    if (!confirmed && (await readSecondFactor(inner, personId)).enabled) throw totpAlreadyOn()
    if (!confirmed) throw totpNotStarted()
    throw tooManyRequests({ seconds: ATTEMPT_WINDOW_SECONDS })
  })
}

function placeOf(personId: string): string {
  return `totp_secrets/sealed/${personId}`
}
