import type { Ctx } from '#kernel/context.ts'
import { db, sql } from '#kernel/db/sql.ts'

const providers = 'store.providers'
const accounts = 'store.provider_accounts'

export type ProviderRow = {
  id: string
  adapter: string
  name: string
  config: Record<string, string>
  sealed_config: Buffer | null
  status: 'active' | 'paused'
  failures: number
  open_until: string | null
  cooldown_seconds: number
  note: string
}
export type AccountRow = {
  id: string
  provider_id: string
  label: string
  daily_quota: number
  used_on: string
  used_today: number
  status: 'active' | 'paused' | 'broken'
  health_note: string
  failures: number
  rests_until: string | null
  last_used_at: string | null
}

const providerColumns = [
  'id',
  'adapter',
  'name',
  'config',
  'sealed_config',
  'status',
  'failures',
  'open_until',
  'cooldown_seconds',
  'note',
] as const
const accountColumns = [
  'id',
  'provider_id',
  'label',
  'daily_quota',
  sql<string>`used_on::text`.as('used_on'),
  'used_today',
  'status',
  'health_note',
  'failures',
  'rests_until',
  'last_used_at',
] as const

export function findProviders(ctx: Ctx): Promise<ProviderRow[]> {
  const query = db.selectFrom(providers).select(providerColumns).where('tenant_id', '=', ctx.tenant.id).orderBy('id')
  return ctx.tx.all(query) as Promise<ProviderRow[]>
}

export function findProvider(ctx: Ctx, id: string): Promise<ProviderRow | undefined> {
  const query = db
    .selectFrom(providers)
    .select(providerColumns)
    .where('tenant_id', '=', ctx.tenant.id)
    .where('id', '=', id)
  return ctx.tx.first(query) as Promise<ProviderRow | undefined>
}

export function findAccounts(ctx: Ctx, providerId?: string): Promise<AccountRow[]> {
  const all = db.selectFrom(accounts).select(accountColumns).where('tenant_id', '=', ctx.tenant.id)
  const query = providerId ? all.where('provider_id', '=', providerId) : all
  return ctx.tx.all(query.orderBy('id')) as Promise<AccountRow[]>
}

export function findAccount(ctx: Ctx, id: string): Promise<AccountRow | undefined> {
  const query = db
    .selectFrom(accounts)
    .select(accountColumns)
    .where('tenant_id', '=', ctx.tenant.id)
    .where('id', '=', id)
  return ctx.tx.first(query) as Promise<AccountRow | undefined>
}

/** An account of the pool that is well, the one that was used longest ago; nothing of its quota is taken. */
export function findWellAccount(ctx: Ctx, providerId: string): Promise<{ id: string; sealed: Buffer } | undefined> {
  return ctx.tx.first(
    db
      .selectFrom(accounts)
      .select(['id', 'sealed'])
      .where('tenant_id', '=', ctx.tenant.id)
      .where('provider_id', '=', providerId)
      .where('status', '=', sql.lit('active'))
      .orderBy(sql`last_used_at nulls first`)
      .orderBy('id')
      .limit(1),
  )
}

export async function findSealed(ctx: Ctx, accountId: string): Promise<Buffer | null> {
  const row = await ctx.tx.first(
    db.selectFrom(accounts).select('sealed').where('tenant_id', '=', ctx.tenant.id).where('id', '=', accountId),
  )
  return row?.sealed ?? null
}

export async function insertProvider(
  ctx: Ctx,
  row: Pick<ProviderRow, 'id' | 'adapter' | 'name' | 'config' | 'sealed_config' | 'cooldown_seconds' | 'note'>,
): Promise<void> {
  await ctx.tx.run(
    db.insertInto(providers).values({ ...row, tenant_id: ctx.tenant.id, config: JSON.stringify(row.config) }),
  )
}

type ProviderChanges = Partial<Pick<ProviderRow, 'name' | 'cooldown_seconds' | 'note' | 'status'>> & {
  config?: string
  sealed_config?: Buffer
  failures?: number
  open_until?: null
}
export function updateProvider(ctx: Ctx, id: string, changes: ProviderChanges): Promise<number> {
  return ctx.tx.run(
    db
      .updateTable(providers)
      .set({ ...changes, updated_at: sql<string>`now()` })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id),
  )
}

export async function insertAccount(
  ctx: Ctx,
  row: { id: string; provider_id: string; label: string; sealed: Buffer; daily_quota: number; used_on: string },
): Promise<void> {
  await ctx.tx.run(db.insertInto(accounts).values({ ...row, tenant_id: ctx.tenant.id }))
}

type AccountChanges = {
  label?: string
  sealed?: Buffer
  status?: AccountRow['status']
  health_note?: string
  failures?: number
  rests_until?: null
}

/** A quota that is lowered below what was used today counts as used up; the count itself is not changed otherwise. */
export function updateAccount(ctx: Ctx, id: string, changes: AccountChanges, dailyQuota?: number): Promise<number> {
  const quota =
    dailyQuota === undefined
      ? {}
      : { daily_quota: dailyQuota, used_today: sql<number>`least(used_today, ${dailyQuota}::integer)` }
  // Something is always set, so that an empty change finds out whether the row is there.
  return ctx.tx.run(
    db
      .updateTable(accounts)
      .set({ label: sql<string>`label`, ...changes, ...quota })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id),
  )
}

export async function isProviderUsed(ctx: Ctx, id: string): Promise<boolean> {
  const row = await ctx.tx.first(sql<{ used: boolean }>`
    select exists (select from store.variants where tenant_id = ${ctx.tenant.id} and provider_id = ${id})
      or exists (select from store.fulfillment_jobs where tenant_id = ${ctx.tenant.id} and provider_id = ${id})
      or exists (select from store.invitations where tenant_id = ${ctx.tenant.id} and provider_id = ${id})
      or exists (select from store.products where tenant_id = ${ctx.tenant.id} and target_check = ${id}) as used`)
  return row!.used
}

export async function isAccountUsed(ctx: Ctx, id: string): Promise<boolean> {
  const row = await ctx.tx.first(sql<{ used: boolean }>`
    select exists (select from store.deliveries where tenant_id = ${ctx.tenant.id} and account_id = ${id})
      or exists (select from store.fulfillment_jobs where tenant_id = ${ctx.tenant.id} and account_id = ${id})
      or exists (select from store.invitations where tenant_id = ${ctx.tenant.id} and account_id = ${id}) as used`)
  return row!.used
}

export async function deleteProvider(ctx: Ctx, id: string): Promise<number> {
  await ctx.tx.run(db.deleteFrom(accounts).where('tenant_id', '=', ctx.tenant.id).where('provider_id', '=', id))
  return ctx.tx.run(db.deleteFrom(providers).where('tenant_id', '=', ctx.tenant.id).where('id', '=', id))
}

export function deleteAccount(ctx: Ctx, id: string): Promise<number> {
  return ctx.tx.run(db.deleteFrom(accounts).where('tenant_id', '=', ctx.tenant.id).where('id', '=', id))
}

/** How many variants each provider hands over. */
export function countVariants(ctx: Ctx): Promise<{ provider_id: string; count: number }[]> {
  return ctx.tx.all(sql<{ provider_id: string; count: number }>`
    select provider_id, count(*)::int as count from store.variants
    where tenant_id = ${ctx.tenant.id} and provider_id is not null group by provider_id`)
}
