import { type Limit, nothing, operation } from '../http/operation.ts'
import * as account from './account.ts'
import * as problems from './problems.ts'
import * as schemas from './schemas.ts'
import * as factor from './second-factor.ts'
import * as sessions from './sessions.ts'
import { signIn } from './sign-in.ts'
import * as link from './sign-in-link.ts'

const QUARTER = 15 * 60
const HOUR = 3600
/*
 * Many phones share one address of a mobile carrier, and anybody can type somebody else's e-mail: the small limit is for
 * one account from one network, so that a stranger's tries elsewhere do not keep its owner out.
 */
const signInLimit: Limit = { name: 'sign-in', points: 20, seconds: QUARTER, field: 'email', widePoints: 200 }
const resetLimit: Limit = { name: 'reset', points: 8, seconds: HOUR, field: 'email', widePoints: 40 }
const signInLinkLimit: Limit = { ...resetLimit, name: 'sign-in-link' }
const linkLimit: Limit = { name: 'link', points: 20, seconds: QUARTER }
const proofLimit: Limit = { name: 'proof', points: 20, seconds: QUARTER }
const mailLimit: Limit = { name: 'verification-mail', points: 5, seconds: HOUR }

/* What takes a password, a code or a link is never kept for repetition: not the answer, and not even its hash. */

export const createSession = operation({
  post: '/sessions',
  summary: 'Sign in; with a second factor on, repeat with its code.',
  open: 'anyone',
  input: schemas.SignIn,
  output: schemas.SignedIn,
  problems: [problems.wrongCredentials, problems.wrongCode],
  idempotency: 'none',
  limit: signInLimit,
  outside: true,
  run: (ctx, input) => signIn(ctx, input),
})

export const requestSignInLink = operation({
  post: '/sign-in-links',
  summary: 'Mail a link that signs in; the answer is the same for every address.',
  open: 'anyone',
  input: schemas.LinkRequest,
  output: nothing,
  idempotency: 'none',
  limit: signInLinkLimit,
  outside: true,
  run: (ctx, input) => link.requestSignInLink(ctx, input),
})

export const signInByLink = operation({
  post: '/sessions/by-link',
  summary: 'Sign in by a mailed link; with a second factor on, repeat with its code.',
  open: 'anyone',
  input: schemas.SignInByLink,
  output: schemas.SignedIn,
  problems: [problems.linkSpent, problems.wrongCode],
  idempotency: 'none',
  limit: linkLimit,
  outside: true,
  run: (ctx, input) => link.signInByLink(ctx, input),
})

export const endSession = operation({
  delete: '/sessions/current',
  summary: 'Sign this device out.',
  open: 'anyone',
  input: schemas.Nothing,
  output: nothing,
  idempotency: 'none',
  run: (ctx) => sessions.endSession(ctx),
})

export const requestReset = operation({
  post: '/password-resets',
  summary: 'Mail a link to set a new password; the answer is the same for every address.',
  open: 'anyone',
  input: schemas.ResetRequest,
  output: nothing,
  idempotency: 'none',
  limit: resetLimit,
  outside: true,
  run: (ctx, input) => account.requestReset(ctx, input),
})

export const setPassword = operation({
  put: '/passwords',
  summary: 'Set a password by a mailed link.',
  open: 'anyone',
  input: schemas.PasswordByLink,
  output: nothing,
  problems: [problems.linkSpent],
  idempotency: 'none',
  limit: linkLimit,
  outside: true,
  run: (ctx, input) => account.setPassword(ctx, input),
})

export const requestVerification = operation({
  post: '/email-verifications',
  summary: 'Mail the signed-in person a link that verifies the address.',
  open: 'signed-in',
  input: schemas.Nothing,
  output: nothing,
  idempotency: 'none',
  limit: mailLimit,
  run: (ctx) => account.requestVerification(ctx),
})

export const verifyEmail = operation({
  post: '/email-verifications/confirmation',
  summary: 'Verify an address by a mailed link.',
  open: 'anyone',
  input: schemas.VerificationToken,
  output: nothing,
  problems: [problems.linkSpent],
  idempotency: 'none',
  limit: linkLimit,
  run: (ctx, input) => account.verifyEmail(ctx, input),
})

export const readMe = operation({
  get: '/me',
  summary: 'The signed-in person, with roles and permissions.',
  open: 'signed-in',
  input: schemas.Nothing,
  output: schemas.Me,
  run: (ctx) => account.readMe(ctx),
})

export const readSecurity = operation({
  get: '/me/security',
  summary: 'Second factor and signed-in devices of the signed-in person.',
  open: 'signed-in',
  input: schemas.Nothing,
  output: schemas.Security,
  run: (ctx) => account.readSecurity(ctx),
})

export const endAllSessions = operation({
  delete: '/me/sessions',
  summary: 'Sign every device out, this one too.',
  open: 'signed-in',
  input: schemas.Nothing,
  output: nothing,
  idempotency: 'none',
  run: (ctx) => sessions.endAllSessions(ctx),
})

export const endOtherSession = operation({
  delete: '/me/sessions/{id}',
  summary: 'Sign one device out.',
  open: 'signed-in',
  input: schemas.ById,
  output: nothing,
  idempotency: 'none',
  run: (ctx, input) => sessions.endOtherSession(ctx, input),
})

export const changePassword = operation({
  put: '/me/password',
  summary: 'Change the own password; other devices are signed out.',
  open: 'signed-in',
  input: schemas.PasswordChange,
  output: nothing,
  problems: [problems.wrongPassword],
  idempotency: 'none',
  limit: proofLimit,
  outside: true,
  run: (ctx, input) => account.changePassword(ctx, input),
})

export const startTotp = operation({
  post: '/me/totp',
  summary: 'Begin two-step verification; the secret is shown only here.',
  open: 'signed-in',
  input: schemas.Nothing,
  output: schemas.Enrolment,
  problems: [problems.totpAlreadyOn],
  idempotency: 'none',
  run: (ctx) => factor.startTotp(ctx),
})

export const confirmTotp = operation({
  post: '/me/totp/confirmation',
  summary: 'Turn two-step verification on; the recovery codes are shown only here.',
  open: 'signed-in',
  input: schemas.TotpConfirmation,
  output: schemas.RecoveryCodes,
  problems: [problems.wrongCode, problems.totpNotStarted, problems.totpAlreadyOn],
  idempotency: 'none',
  limit: proofLimit,
  outside: true,
  run: (ctx, input) => factor.confirmTotp(ctx, input),
})

export const disableTotp = operation({
  post: '/me/totp/removal',
  summary: 'Turn two-step verification off.',
  open: 'signed-in',
  input: schemas.PasswordAgain,
  output: nothing,
  problems: [problems.wrongPassword, problems.totpNotStarted],
  idempotency: 'none',
  limit: proofLimit,
  outside: true,
  run: (ctx, input) => factor.disableTotp(ctx, input),
})
