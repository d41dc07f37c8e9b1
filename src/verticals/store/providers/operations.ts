import { z } from 'zod'
import { nothing, operation } from '#kernel/http/operation.ts'
import { invalidInput, notFound } from '#kernel/problem/common.ts'
import { accountInUse, accountsNotNeeded, adapterUnknown, providerInUse } from './problems.ts'
import * as schemas from './schemas.ts'
import * as service from './service.ts'

const can = 'store.providers.manage'
const Made = z.object({ id: z.uuid() })

export const listProviders = operation({
  get: '/store/admin/providers',
  can,
  summary: 'Who hands invitations over, with the health and the quota of each account.',
  input: z.strictObject({}),
  output: schemas.ProviderList,
  run: (ctx) => service.listProviders(ctx),
})

export const createProvider = operation({
  post: '/store/admin/providers',
  can,
  status: 201,
  summary: 'Sets up a provider; its secrets are sealed and never shown again.',
  input: schemas.CreateProvider,
  output: Made,
  problems: [adapterUnknown, invalidInput],
  run: (ctx, input) => service.createProvider(ctx, input),
})

export const updateProvider = operation({
  patch: '/store/admin/providers/{id}',
  can,
  summary: 'Changes what is named of a provider.',
  input: schemas.UpdateProvider,
  output: nothing,
  problems: [notFound, adapterUnknown, invalidInput],
  run: (ctx, input) => service.updateProvider(ctx, input),
})

export const setProviderStatus = operation({
  put: '/store/admin/providers/{id}/status',
  can,
  summary: 'Switches a provider off or on: while it is off nothing is sent and its products are paused.',
  input: schemas.SetProviderStatus,
  output: nothing,
  problems: [notFound],
  run: (ctx, input) => service.setProviderStatus(ctx, input),
})

export const deleteProvider = operation({
  delete: '/store/admin/providers/{id}',
  can,
  summary: 'Removes a provider that nothing has ever used.',
  input: schemas.ById,
  output: nothing,
  problems: [notFound, providerInUse],
  run: (ctx, { id }) => service.deleteProvider(ctx, id),
})

export const createProviderAccount = operation({
  post: '/store/admin/providers/{id}/accounts',
  can,
  status: 201,
  summary: 'Adds an account to the pool of a provider.',
  input: schemas.CreateAccount,
  output: Made,
  problems: [notFound, adapterUnknown, accountsNotNeeded, invalidInput],
  run: (ctx, input) => service.createAccount(ctx, input),
})

export const updateProviderAccount = operation({
  patch: '/store/admin/provider-accounts/{id}',
  can,
  summary: 'Changes what is named of an account; new credentials make a broken one well again.',
  input: schemas.UpdateAccount,
  output: nothing,
  problems: [notFound, adapterUnknown, invalidInput],
  run: (ctx, input) => service.updateAccount(ctx, input),
})

export const deleteProviderAccount = operation({
  delete: '/store/admin/provider-accounts/{id}',
  can,
  summary: 'Removes an account that has never sent anything.',
  input: schemas.ById,
  output: nothing,
  problems: [notFound, accountInUse],
  run: (ctx, { id }) => service.deleteAccount(ctx, id),
})
