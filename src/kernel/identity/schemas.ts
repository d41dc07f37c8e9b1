import { z } from 'zod'
import { Email } from './email.ts'
import { GivenPassword, NewPassword } from './passwords.ts'

const Token = z.string().min(20).max(100)
const Code = z.string().trim().min(6).max(32)
const Role = z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/)
/** A set: each role once. */
const Roles = z
  .array(Role)
  .max(20)
  .transform((roles) => [...new Set(roles)])
const Instant = z.iso.datetime()
const Id = z.uuid()

export const Nothing = z.strictObject({})
export const ById = z.strictObject({ id: Id })

export const SignIn = z.strictObject({ email: Email, password: GivenPassword, code: Code.optional() })
export const SignedIn = z.strictObject({ mfaRequired: z.boolean() })
export const ResetRequest = z.strictObject({ email: Email })
export const PasswordByLink = z.strictObject({ token: Token, password: NewPassword })
export const PasswordChange = z.strictObject({ current: GivenPassword, password: NewPassword })
export const VerificationToken = z.strictObject({ token: Token })
export const TotpConfirmation = z.strictObject({ code: Code })
export const PasswordAgain = z.strictObject({ password: GivenPassword })

export const Invitation = z.strictObject({ email: Email, name: z.string().trim().min(1).max(120), roles: Roles })
export type Invitation = z.output<typeof Invitation>
export const RoleChange = z.strictObject({ id: Id, roles: Roles })
export const PeoplePage = z.strictObject({ before: Id.optional() })
export type PeoplePage = z.output<typeof PeoplePage>

export const Me = z.strictObject({
  id: Id,
  email: z.string(),
  name: z.string(),
  roles: z.array(z.string()),
  permissions: z.array(z.string()),
})
export const Security = z.strictObject({
  email: z.string(),
  emailVerified: z.boolean(),
  totpEnabled: z.boolean(),
  recoveryCodesLeft: z.int(),
  sessions: z.array(
    z.strictObject({
      id: Id,
      current: z.boolean(),
      device: z.string(),
      ip: z.string().nullable(),
      createdAt: Instant,
      lastSeenAt: Instant,
    }),
  ),
})
export const Enrolment = z.strictObject({ secret: z.string(), otpauthUrl: z.string(), qrSvg: z.string() })
export const RecoveryCodes = z.strictObject({ recoveryCodes: z.array(z.string()) })
export const Invited = z.strictObject({ id: Id, email: z.string(), name: z.string(), roles: z.array(z.string()) })
export const PersonRoles = z.strictObject({ id: Id, roles: z.array(z.string()) })
export const People = z.strictObject({
  people: z.array(
    z.strictObject({
      id: Id,
      email: z.string(),
      name: z.string(),
      roles: z.array(z.string()),
      status: z.enum(['active', 'suspended']),
      emailVerified: z.boolean(),
      totpEnabled: z.boolean(),
      createdAt: Instant,
    }),
  ),
  next: Id.nullable(),
})
