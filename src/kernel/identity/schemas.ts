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
export const PeoplePage = z.strictObject({
  before: Id.optional(),
  q: z.string().trim().max(100).optional(),
  status: z.enum(['active', 'invited', 'suspended']).optional(),
  role: Role.optional(),
})
export type PeoplePage = z.output<typeof PeoplePage>
/** A path of this host, never another site's address. */
const Path = z
  .string()
  .regex(/^\/(?![/\\])[^\s\\]*$/)
  .max(500)
export const LinkRequest = z.strictObject({ email: Email, next: Path.optional() })
export const SignInByLink = z.strictObject({ token: Token, code: Code.optional() })

const Permission = z
  .string()
  .regex(/^[a-z][a-z0-9_-]*(\.[a-z][a-z0-9_-]*)+$/)
  .max(80)
/** A set: each permission once. */
const Permissions = z
  .array(Permission)
  .max(200)
  .transform((codes) => [...new Set(codes)])
const RoleName = z.string().trim().min(1).max(60)
const OwnRole = z.string().regex(/^own-[a-z0-9-]{1,36}$/, {
  error: 'Peran bawaan tidak dapat diubah; buat peran sendiri.|Built-in roles cannot be changed; make one of your own.',
})
export const RoleForm = z.strictObject({ name: RoleName, permissions: Permissions })
export const RoleEdit = z.strictObject({ role: OwnRole, name: RoleName, permissions: Permissions })
export const ByRole = z.strictObject({ role: OwnRole })

const KeyPermissions = z
  .array(Permission)
  .min(1, { error: 'Pilih minimal satu izin.|Choose at least one permission.' })
  .max(200)
  .transform((codes) => [...new Set(codes)])
export const KeyForm = z.strictObject({ name: RoleName, permissions: KeyPermissions, endsAt: Instant.optional() })
export const Rotation = z.strictObject({
  id: Id,
  graceHours: z.int().min(0).max(168).default(0),
  endsAt: Instant.optional(),
})

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
export const Person = z.strictObject({
  id: Id,
  email: z.string(),
  name: z.string(),
  roles: z.array(z.string()),
  status: z.enum(['active', 'suspended']),
  invited: z.boolean(),
  emailVerified: z.boolean(),
  totpEnabled: z.boolean(),
  createdAt: Instant,
  lastSeenAt: Instant.nullable(),
})
export const People = z.strictObject({ people: z.array(Person), next: Id.nullable() })

const Words = z.strictObject({ id: z.string(), en: z.string() })
export const SavedRole = z.strictObject({
  code: z.string(),
  name: Words,
  /** Made by this tenant; the others come with the product and cannot be changed. */
  own: z.boolean(),
  permissions: z.array(z.string()),
})
export const RoleList = z.strictObject({ roles: z.array(SavedRole.extend({ holders: z.int() })) })
export const PermissionList = z.strictObject({
  groups: z.array(
    z.strictObject({
      module: z.string(),
      permissions: z.array(z.strictObject({ code: z.string(), name: Words })),
    }),
  ),
})
export const IssuedKey = z.strictObject({
  id: Id,
  name: z.string(),
  /** The key itself; no other answer ever holds it. */
  key: z.string(),
  hint: z.string(),
  permissions: z.array(z.string()),
  endsAt: Instant.nullable(),
  /** A path below /api/v1 that this key may read, to try it by. */
  example: z.string().nullable(),
})
export const KeyList = z.strictObject({
  keys: z.array(
    z.strictObject({
      id: Id,
      name: z.string(),
      hint: z.string(),
      permissions: z.array(z.string()),
      /** Given to the key, and not held by its creator any more: they permit nothing. */
      dormant: z.array(z.string()),
      createdBy: z.strictObject({ id: Id, name: z.string() }),
      createdAt: Instant,
      lastUsedAt: Instant.nullable(),
      endsAt: Instant.nullable(),
      revokedAt: Instant.nullable(),
      status: z.enum(['active', 'replaced', 'asleep', 'ended', 'revoked']),
      mode: z.enum(['live', 'test']),
      /** Where it may be used from, as CIDR; empty: from anywhere. */
      networks: z.array(z.string()),
    }),
  ),
})
