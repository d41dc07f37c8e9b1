import { nothing, operation } from '../http/operation.ts'
import * as keys from './api-keys.ts'
import * as roles from './own-roles.ts'
import * as problems from './problems.ts'
import * as schemas from './schemas.ts'

/* What may be done here, and by which programs: roles of a tenant's own, and API keys. */

export const listRoles = operation({
  get: '/roles',
  summary: 'Roles that people can have here: the built-in ones, and those of this tenant.',
  can: 'identity.people.read',
  input: schemas.Nothing,
  output: schemas.RoleList,
  run: (ctx) => roles.listRoles(ctx),
})

export const listPermissions = operation({
  get: '/permissions',
  summary: 'Everything that can be permitted here, with its name in both languages.',
  open: 'signed-in',
  input: schemas.Nothing,
  output: schemas.PermissionList,
  run: (ctx) => roles.listPermissions(ctx),
})

export const createRole = operation({
  post: '/roles',
  summary: 'Make a role of this tenant from permissions that you hold yourself.',
  can: 'identity.roles.edit',
  input: schemas.RoleForm,
  output: schemas.SavedRole,
  problems: [problems.beyondOwnRights, problems.roleExists, problems.tooManyRoles],
  status: 201,
  run: (ctx, input) => roles.createRole(ctx, input),
})

export const updateRole = operation({
  put: '/roles/{role}',
  summary: 'Change name and permissions of a role of this tenant.',
  can: 'identity.roles.edit',
  input: schemas.RoleEdit,
  output: schemas.SavedRole,
  problems: [problems.beyondOwnRights, problems.roleExists],
  run: (ctx, input) => roles.updateRole(ctx, input),
})

export const deleteRole = operation({
  delete: '/roles/{role}',
  summary: 'Delete a role of this tenant that nobody has.',
  can: 'identity.roles.edit',
  input: schemas.ByRole,
  output: nothing,
  problems: [problems.beyondOwnRights, problems.roleHeld],
  run: (ctx, input) => roles.deleteRole(ctx, input),
})

export const listApiKeys = operation({
  get: '/api-keys',
  summary: 'API keys, those in force first; never the keys themselves.',
  can: 'identity.keys.manage',
  input: schemas.Nothing,
  output: schemas.KeyList,
  run: (ctx) => keys.listApiKeys(ctx),
})

/* A key is shown once, so its answer is never kept for repetition. */

export const createApiKey = operation({
  post: '/api-keys',
  summary: 'Make an API key with permissions that you hold yourself; the key is shown only here.',
  can: 'identity.keys.manage',
  input: schemas.KeyForm,
  output: schemas.IssuedKey,
  problems: [problems.beyondOwnRights, problems.tooManyKeys],
  idempotency: 'none',
  status: 201,
  run: (ctx, input) => keys.createApiKey(ctx, input),
})

export const rotateApiKey = operation({
  post: '/api-keys/{id}/rotations',
  summary: 'Put a new key in the place of one, which ends at once or after some hours; shown only here.',
  can: 'identity.keys.manage',
  input: schemas.Rotation,
  output: schemas.IssuedKey,
  problems: [problems.beyondOwnRights, problems.apiKeyOver],
  idempotency: 'none',
  status: 201,
  run: (ctx, input) => keys.rotateApiKey(ctx, input),
})

export const revokeApiKey = operation({
  delete: '/api-keys/{id}',
  summary: 'End an API key at once.',
  can: 'identity.keys.manage',
  input: schemas.ById,
  output: nothing,
  run: (ctx, input) => keys.revokeApiKey(ctx, input),
})
