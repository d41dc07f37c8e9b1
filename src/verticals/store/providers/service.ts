import type { z } from 'zod'
import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { refusedInput } from '#kernel/http/input.ts'
import { invalidInput, notFound } from '#kernel/problem/common.ts'
import { adapterOf, adaptersOf } from './adapters/index.ts'
import { refusalOfUrl } from './adapters/line.ts'
import type { Adapter } from './adapters/port.ts'
import { findPools, type PoolState } from './pool.ts'
import { placeOfAccount, placeOfConfig } from './places.ts'
import { accountInUse, accountsNotNeeded, adapterUnknown, providerInUse } from './problems.ts'
import * as queries from './queries.ts'
import { isDry, reviewSoon } from './review.ts'
import { breakerState, wibDay } from './rules.ts'
import type * as schemas from './schemas.ts'

export async function listProviders(ctx: Ctx) {
  const [rows, accounts, pools, counts] = await Promise.all([
    queries.findProviders(ctx),
    queries.findAccounts(ctx),
    findPools(ctx),
    queries.countVariants(ctx),
  ])
  const items = rows.map((row) => {
    const own = accounts.filter(({ provider_id }) => provider_id === row.id)
    const variants = counts.find(({ provider_id }) => provider_id === row.id)?.count ?? 0
    return present(
      ctx,
      row,
      own,
      pools.find(({ id }) => id === row.id)!,
      variants,
    )
  })
  return { items, adapters: adaptersOf(ctx.house).map((adapter) => describe(ctx, adapter)) }
}

export async function createProvider(ctx: Ctx, input: schemas.CreateProvider): Promise<{ id: string }> {
  const adapter = adapterOf(ctx.house, input.adapter)
  if (!adapter) throw adapterUnknown({}, [{ path: 'adapter', sentence: adapterUnknown.sentence }])
  const config = checkedConfig(ctx, adapter, input.config)
  const secrets = checked(adapter.secrets, input.secrets, 'secrets')
  const id = newId()
  await queries.insertProvider(ctx, {
    id,
    adapter: adapter.name,
    name: input.name,
    config,
    sealed_config: await sealOrNull(ctx, placeOfConfig(id), secrets),
    cooldown_seconds: input.cooldownSeconds,
    note: input.note,
  })
  return { id }
}

export async function updateProvider(ctx: Ctx, { id, ...input }: schemas.UpdateProvider): Promise<void> {
  const row = (await queries.findProvider(ctx, id)) ?? missing()
  const adapter = adapterOf(ctx.house, row.adapter)
  if (!adapter) throw adapterUnknown()
  const sealed = input.secrets
    ? await sealOrNull(ctx, placeOfConfig(id), checked(adapter.secrets, input.secrets, 'secrets'))
    : null
  await queries.updateProvider(ctx, id, {
    ...(input.name === undefined ? {} : { name: input.name }),
    ...(input.config ? { config: JSON.stringify(checkedConfig(ctx, adapter, input.config)) } : {}),
    ...(sealed ? { sealed_config: sealed } : {}),
    ...(input.cooldownSeconds === undefined ? {} : { cooldown_seconds: input.cooldownSeconds }),
    ...(input.note === undefined ? {} : { note: input.note }),
  })
  reviewSoon(ctx, id)
}

/** The kill switch: nothing is sent while it is off; what waits goes on when it is on again, with the breaker closed. */
export async function setProviderStatus(ctx: Ctx, { id, status }: schemas.SetProviderStatus): Promise<void> {
  const fresh = status === 'active' ? ({ failures: 0, open_until: null } as const) : {}
  if ((await queries.updateProvider(ctx, id, { status, ...fresh })) === 0) missing()
  reviewSoon(ctx, id)
}

export async function deleteProvider(ctx: Ctx, id: string): Promise<void> {
  if (!(await queries.findProvider(ctx, id))) missing()
  if (await queries.isProviderUsed(ctx, id)) throw providerInUse()
  await queries.deleteProvider(ctx, id)
}

export async function createAccount(ctx: Ctx, input: schemas.CreateAccount): Promise<{ id: string }> {
  const provider = (await queries.findProvider(ctx, input.id)) ?? missing()
  const adapter = adapterOf(ctx.house, provider.adapter)
  if (!adapter) throw adapterUnknown()
  if (adapter.by === 'staff') throw accountsNotNeeded()
  const credentials = checked(adapter.credentials, input.credentials, 'credentials')
  const id = newId()
  await queries.insertAccount(ctx, {
    id,
    provider_id: provider.id,
    label: input.label,
    sealed: await ctx.house.secrets.seal(ctx, placeOfAccount(id), JSON.stringify(credentials)),
    daily_quota: input.dailyQuota,
    used_on: wibDay(ctx.now),
  })
  reviewSoon(ctx, provider.id)
  return { id }
}

/** New credentials, or switching it on, make an account well again. */
export async function updateAccount(ctx: Ctx, { id, ...input }: schemas.UpdateAccount): Promise<void> {
  const row = (await queries.findAccount(ctx, id)) ?? missing()
  const provider = (await queries.findProvider(ctx, row.provider_id))!
  const adapter = adapterOf(ctx.house, provider.adapter)
  if (!adapter) throw adapterUnknown()
  const credentials = input.credentials ? checked(adapter.credentials, input.credentials, 'credentials') : null
  const status = input.status ?? (credentials && row.status === 'broken' ? 'active' : undefined)
  const sealed = credentials
    ? await ctx.house.secrets.seal(ctx, placeOfAccount(id), JSON.stringify(credentials))
    : undefined
  await queries.updateAccount(
    ctx,
    id,
    {
      ...(input.label === undefined ? {} : { label: input.label }),
      ...(sealed ? { sealed } : {}),
      ...(status ? { status, health_note: '', failures: 0, rests_until: null } : {}),
    },
    input.dailyQuota,
  )
  reviewSoon(ctx, row.provider_id)
}

export async function deleteAccount(ctx: Ctx, id: string): Promise<void> {
  const row = (await queries.findAccount(ctx, id)) ?? missing()
  if (await queries.isAccountUsed(ctx, id)) throw accountInUse()
  await queries.deleteAccount(ctx, id)
  reviewSoon(ctx, row.provider_id)
}

function present(
  ctx: Ctx,
  row: queries.ProviderRow,
  accounts: queries.AccountRow[],
  pool: PoolState,
  variants: number,
): schemas.Provider {
  const adapter = adapterOf(ctx.house, row.adapter)
  return {
    id: row.id,
    adapter: row.adapter,
    adapterLabel: adapter?.label[ctx.locale] ?? row.adapter,
    terms: adapter?.terms[ctx.locale] ?? '',
    byStaff: adapter?.by === 'staff',
    checksTargets: adapter?.checksTargets ?? false,
    name: row.name,
    config: row.config,
    hasSecrets: row.sealed_config !== null,
    status: row.status,
    breaker: breakerState(row.open_until, ctx.now),
    failures: row.failures,
    openUntil: row.open_until,
    cooldownSeconds: row.cooldown_seconds,
    note: row.note,
    leftToday: pool.left,
    waiting: pool.waiting,
    dry: isDry(ctx, pool),
    variants,
    accounts: accounts.map((account) => presentAccount(ctx, account)),
  }
}

function presentAccount(ctx: Ctx, row: queries.AccountRow): schemas.Account {
  const usedToday = row.used_on < wibDay(ctx.now) ? 0 : row.used_today
  return {
    id: row.id,
    providerId: row.provider_id,
    label: row.label,
    dailyQuota: row.daily_quota,
    usedToday,
    leftToday: Math.max(0, row.daily_quota - usedToday),
    status: row.status,
    healthNote: row.health_note,
    failures: row.failures,
    restsUntil: row.rests_until && new Date(row.rests_until) > ctx.now ? row.rests_until : null,
    lastUsedAt: row.last_used_at,
  }
}

function describe({ locale }: Ctx, { name, label, terms, by, config, secrets, credentials }: Adapter) {
  const namesOf = (shape: z.ZodObject) => Object.keys(shape.shape)
  return {
    name,
    label: label[locale],
    terms: terms[locale],
    byStaff: by === 'staff',
    config: namesOf(config),
    secrets: namesOf(secrets),
    credentials: namesOf(credentials),
  }
}

/** What the adapter makes of the fields, or a refusal that names each wrong one. */
function checked(shape: z.ZodObject, given: Record<string, string>, under: string): Record<string, string> {
  const result = shape.safeParse(given)
  if (!result.success) throw refusedInput(result.error, under)
  return result.data as Record<string, string>
}

function checkedConfig(ctx: Ctx, adapter: Adapter, given: Record<string, string>): Record<string, string> {
  const config = checked(adapter.config, given, 'config')
  const { baseUrl } = config
  if (baseUrl && refusalOfUrl(new URL(baseUrl), ctx.house.mode !== 'demo')) {
    const sentence = {
      id: 'Isi alamat https yang dapat dicapai umum, tanpa kata sandi.',
      en: 'Give a public https address without a password.',
    }
    throw invalidInput({}, [{ path: 'config.baseUrl', sentence }])
  }
  return config
}

function sealOrNull(ctx: Ctx, place: string, secrets: Record<string, string>): Promise<Buffer> | null {
  return Object.keys(secrets).length > 0 ? ctx.house.secrets.seal(ctx, place, JSON.stringify(secrets)) : null
}

function missing(): never {
  throw notFound()
}
