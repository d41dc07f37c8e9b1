import { z } from 'zod'

const say = (id: string, en: string) => ({ error: `${id}|${en}` })

const name = z
  .string()
  .trim()
  .min(1, say('Isi namanya.', 'Give it a name.'))
  .max(80, say('Paling banyak 80 huruf.', 'At most 80 characters.'))
const note = z.string().trim().max(2000, say('Paling banyak 2.000 huruf.', 'At most 2,000 characters.'))
/** Fields of the adapter, by their names; each adapter says which it has. */
const fields = z.record(z.string().max(40), z.string().max(2000))
const cooldownSeconds = z
  .int(say('Isi jeda dalam detik.', 'Give the pause in seconds.'))
  .min(0, say('Isi 0 sampai 86.400 detik.', 'Give 0 to 86,400 seconds.'))
  .max(86_400, say('Isi 0 sampai 86.400 detik.', 'Give 0 to 86,400 seconds.'))
const dailyQuota = z
  .int(say('Isi kuota dengan angka.', 'Give the quota as a number.'))
  .min(1, say('Isi 1 sampai 100.000.', 'Give 1 to 100,000.'))
  .max(100_000, say('Isi 1 sampai 100.000.', 'Give 1 to 100,000.'))

export const ById = z.strictObject({ id: z.uuid() })

export const CreateProvider = z.strictObject({
  adapter: z.string().min(1).max(40),
  name,
  config: fields.default({}),
  secrets: fields.default({}),
  cooldownSeconds: cooldownSeconds.default(0),
  note: note.default(''),
})
export type CreateProvider = z.output<typeof CreateProvider>

/** What is not named stays as it is; `secrets` replaces all of them. */
export const UpdateProvider = z.strictObject({
  id: z.uuid(),
  name: name.optional(),
  config: fields.optional(),
  secrets: fields.optional(),
  cooldownSeconds: cooldownSeconds.optional(),
  note: note.optional(),
})
export type UpdateProvider = z.output<typeof UpdateProvider>

export const SetProviderStatus = z.strictObject({
  id: z.uuid(),
  status: z.enum(['active', 'paused']),
  reason: z.string().trim().max(200, say('Paling banyak 200 huruf.', 'At most 200 characters.')).default(''),
})
export type SetProviderStatus = z.output<typeof SetProviderStatus>

export const CreateAccount = z.strictObject({
  id: z.uuid().meta({ description: 'The provider.' }),
  label: name,
  credentials: fields,
  dailyQuota,
})
export type CreateAccount = z.output<typeof CreateAccount>

export const UpdateAccount = z.strictObject({
  id: z.uuid(),
  label: name.optional(),
  credentials: fields.optional(),
  dailyQuota: dailyQuota.optional(),
  status: z.enum(['active', 'paused']).optional(),
})
export type UpdateAccount = z.output<typeof UpdateAccount>

/** Never what is sealed: only that it is there. */
export const Account = z.object({
  id: z.uuid(),
  providerId: z.uuid(),
  label: z.string(),
  dailyQuota: z.int(),
  usedToday: z.int(),
  leftToday: z.int(),
  status: z.enum(['active', 'paused', 'broken']),
  healthNote: z.string(),
  failures: z.int(),
  restsUntil: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
})
export type Account = z.output<typeof Account>

export const Provider = z.object({
  id: z.uuid(),
  adapter: z.string(),
  adapterLabel: z.string(),
  terms: z.string(),
  /** Staff works its invitations off; it has no accounts. */
  byStaff: z.boolean(),
  /** Products may ask it whose account a buyer has named. */
  checksTargets: z.boolean(),
  name: z.string(),
  config: z.record(z.string(), z.string()),
  hasSecrets: z.boolean(),
  status: z.enum(['active', 'paused']),
  breaker: z.enum(['closed', 'open', 'half-open']),
  failures: z.int(),
  openUntil: z.string().nullable(),
  cooldownSeconds: z.int(),
  note: z.string(),
  /** Invitations left today over all accounts, and those that wait for one. */
  leftToday: z.int(),
  waiting: z.int(),
  dry: z.boolean(),
  variants: z.int(),
  accounts: z.array(Account),
})
export type Provider = z.output<typeof Provider>

export const ProviderList = z.object({
  items: z.array(Provider),
  /** What can be set up here, with the fields of each. */
  adapters: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      terms: z.string(),
      byStaff: z.boolean(),
      config: z.array(z.string()),
      secrets: z.array(z.string()),
      credentials: z.array(z.string()),
    }),
  ),
})
