import { z } from 'zod'
import { nothing, operation } from '#kernel/http/operation.ts'
import { KeyList } from '#kernel/identity/schemas.ts'
import { notFound } from '#kernel/problem/common.ts'
import { Account } from '../bots/schemas.ts'
import { ById } from './schemas.ts'
import * as desk from './desk.ts'

/* The shop's own view of a reseller's programs. */

const manage = 'store.resellers.manage'

const Programs = z.object({
  /** Those in force first. */
  keys: KeyList.shape.keys,
  endpoints: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      host: z.string(),
      mode: z.enum(['live', 'test']),
      status: z.enum(['active', 'disabled']),
      disabledReason: z.enum(['manual', 'gone', 'failing']).nullable(),
      failingSince: z.string().nullable(),
      /** Messages on their way, those kept back while the reseller is stopped, and those given up in the last 7 days. */
      waiting: z.int(),
      held: z.int(),
      failed: z.int(),
    }),
  ),
  /** For programs that speak Digiflazz; null: none was made. */
  bot: Account.nullable(),
  /** Calls a minute: by the level (null: on none yet), and set for this reseller alone. */
  calls: z.object({ level: z.int().nullable(), own: z.int().nullable() }),
})

export const readResellerPrograms = operation({
  get: '/store/admin/resellers/{id}/programs',
  can: manage,
  summary: 'A reseller’s API keys, webhook addresses and limits; never a key itself.',
  input: ById,
  output: Programs,
  problems: [notFound],
  run: (ctx, { id }) => desk.readPrograms(ctx, id),
})

export const revokeProgramKey = operation({
  post: '/store/admin/resellers/{id}/keys/{keyId}/revocations',
  can: manage,
  summary: 'Ends one of a reseller’s keys at once, with a reason that the reseller reads.',
  input: z.strictObject({ id: z.uuid(), keyId: z.uuid(), reason: z.string().trim().min(3).max(200) }),
  output: nothing,
  problems: [notFound],
  run: (ctx, input) => desk.revokeProgramKey(ctx, input),
})

export const revokeBotAccount = operation({
  post: '/store/admin/resellers/{id}/bot-account/revocations',
  can: manage,
  summary: 'Switches a reseller’s Digiflazz account off and ends its key, with a reason that the reseller reads.',
  input: z.strictObject({ id: z.uuid(), reason: z.string().trim().min(3).max(200) }),
  output: nothing,
  problems: [notFound],
  run: (ctx, input) => desk.revokeBotAccount(ctx, input),
})

export const setResellerCalls = operation({
  put: '/store/admin/resellers/{id}/calls',
  can: manage,
  summary: 'Sets how many calls a minute a reseller’s programs may make; null: as the level says.',
  input: z.strictObject({ id: z.uuid(), callsAMinute: z.int().min(1).max(10_000).nullable() }),
  output: nothing,
  problems: [notFound],
  run: (ctx, input) => desk.setCalls(ctx, input),
})
