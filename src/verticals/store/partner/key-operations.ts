import { z } from 'zod'
import { nothing, operation } from '#kernel/http/operation.ts'
import * as keys from '#kernel/identity/personal-keys.ts'
import { apiKeyOver, beyondOwnRights, tooManyKeys } from '#kernel/identity/problems.ts'
import { KeyList } from '#kernel/identity/schemas.ts'
import { notFound, personNeeded } from '#kernel/problem/common.ts'
import * as schemas from './key-schemas.ts'

/* A reseller's own API keys. A key makes and changes no keys: a stolen one must not be able to breed. */

const can = 'store.reseller.keys'

export const listResellerKeys = operation({
  get: '/reseller/keys',
  can,
  summary: 'Your API keys, those in force first; never the keys themselves.',
  input: z.strictObject({}),
  output: KeyList,
  problems: [personNeeded],
  run: (ctx) => keys.listOwnKeys(ctx),
})

export const createResellerKey = operation({
  post: '/reseller/keys',
  can,
  summary: 'Make an API key that acts for you; the key is shown only here.',
  // The answer is a secret: it is never stored.
  idempotency: 'none',
  status: 201,
  input: schemas.KeyForm,
  output: schemas.IssuedKey,
  problems: [beyondOwnRights, tooManyKeys, personNeeded],
  run: (ctx, input) => keys.createOwnKey(ctx, input),
})

export const rotateResellerKey = operation({
  post: '/reseller/keys/{id}/rotations',
  can,
  summary: 'Put a new key in the place of one, which ends at once or after some hours; shown only here.',
  idempotency: 'none',
  status: 201,
  input: schemas.KeyRotation,
  output: schemas.IssuedKey,
  problems: [notFound, apiKeyOver, personNeeded],
  run: (ctx, input) => keys.rotateOwnKey(ctx, input),
})

export const setResellerKeyNetworks = operation({
  put: '/reseller/keys/{id}/networks',
  can,
  summary: 'Change from which addresses a key may be used; an empty list means from anywhere.',
  input: schemas.KeyNetworks,
  output: nothing,
  problems: [notFound, apiKeyOver, personNeeded],
  run: (ctx, input) => keys.setOwnKeyNetworks(ctx, input),
})

export const revokeResellerKey = operation({
  delete: '/reseller/keys/{id}',
  can,
  summary: 'End one of your API keys at once.',
  input: schemas.KeyById,
  output: nothing,
  problems: [notFound, personNeeded],
  run: (ctx, input) => keys.revokeOwnKey(ctx, input),
})
