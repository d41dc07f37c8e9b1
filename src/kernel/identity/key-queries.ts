import type { Ctx } from '../context.ts'
import { db, sql } from '../db/sql.ts'

/* API keys. What their creators hold is read with them, because a key never has more. */

const justUsed = sql`now() - interval '1 minute'`
const inForce = sql<boolean>`k.revoked_at is null and (k.ends_at is null or k.ends_at > now())`

/** Roles of the creator, and what the tenant's own roles among them permit. */
function creatorRights(ctx: Ctx) {
  return sql`
    array(select g.role from kernel.role_grants g
      where g.tenant_id = ${ctx.tenant.id} and g.person_id = k.created_by) as roles,
    array(select unnest(r.permissions) from kernel.role_grants g
      join kernel.roles r on r.tenant_id = g.tenant_id and r.code = g.role
      where g.tenant_id = ${ctx.tenant.id} and r.tenant_id = ${ctx.tenant.id}
        and g.person_id = k.created_by) as own_permissions`
}

type CreatorRights = { roles: string[]; own_permissions: string[] }
export type KeyActorRow = CreatorRights & {
  id: string
  name: string
  permissions: string[]
  person_id: string
  personal: boolean
  mode: 'live' | 'test'
  networks: string[]
  stale: boolean
}

/** Which key this is, with its creator's rights: one statement, and only for a key in force of an active person. */
export function findKeyActor(ctx: Ctx, keyHash: Buffer): Promise<KeyActorRow | undefined> {
  return ctx.tx.first(sql<KeyActorRow>`
    select k.id, k.name, k.permissions, k.created_by as person_id, k.personal, k.mode, k.networks,
      coalesce(k.last_used_at < ${justUsed}, true) as stale, ${creatorRights(ctx)}
    from kernel.api_keys k
    join kernel.people p on p.tenant_id = k.tenant_id and p.id = k.created_by
    where k.tenant_id = ${ctx.tenant.id} and p.tenant_id = ${ctx.tenant.id} and k.key_hash = ${keyHash}
      and ${inForce} and p.status = 'active'`)
}

/** Notes the use of a key with the next flight, once a minute. Two requests at once do not wait for each other. */
export function touchKey(ctx: Ctx, id: string): void {
  ctx.tx.defer(sql`
    update kernel.api_keys set last_used_at = now()
    where tenant_id = ${ctx.tenant.id} and id in (
      select id from kernel.api_keys
      where tenant_id = ${ctx.tenant.id} and id = ${id} and coalesce(last_used_at < ${justUsed}, true)
      for update skip locked)`)
}

export type KeyRow = CreatorRights & {
  id: string
  name: string
  hint: string
  permissions: string[]
  creator_id: string
  creator_name: string
  creator_active: boolean
  created_at: string
  last_used_at: string | null
  ends_at: string | null
  revoked_at: string | null
  in_force: boolean
  replaced: boolean
  mode: 'live' | 'test'
  networks: string[]
}

/** The tenant's keys, or the personal ones of one person. */
function belongsTo(person: string | null) {
  return person === null ? sql<boolean>`not k.personal` : sql<boolean>`k.personal and k.created_by = ${person}`
}

/** Keys in force first, then the newest of those that are over. */
export function listKeys(ctx: Ctx, limit: number, person: string | null = null): Promise<KeyRow[]> {
  return ctx.tx.all(sql<KeyRow>`
    select k.id, k.name, k.hint, k.permissions, p.id as creator_id, p.name as creator_name,
      p.status = 'active' as creator_active, k.created_at, k.last_used_at, k.ends_at, k.revoked_at,
      ${inForce} as in_force, k.mode, k.networks, ${creatorRights(ctx)},
      exists (select from kernel.api_keys later
        where later.tenant_id = ${ctx.tenant.id} and later.replaces = k.id) as replaced
    from kernel.api_keys k
    join kernel.people p on p.tenant_id = k.tenant_id and p.id = k.created_by
    where k.tenant_id = ${ctx.tenant.id} and p.tenant_id = ${ctx.tenant.id} and ${belongsTo(person)}
    order by in_force desc, k.id desc limit ${limit}`)
}

export type FoundKey = {
  name: string
  permissions: string[]
  ends_at: string | null
  personal: boolean
  person_id: string
  mode: 'live' | 'test'
  networks: string[]
  in_force: boolean
}

export function findKey(ctx: Ctx, id: string): Promise<FoundKey | undefined> {
  return ctx.tx.first(sql<FoundKey>`
    select k.name, k.permissions, k.ends_at, k.personal, k.created_by as person_id, k.mode, k.networks,
      ${inForce} as in_force
    from kernel.api_keys k where k.tenant_id = ${ctx.tenant.id} and k.id = ${id}`)
}

export async function countKeysInForce(ctx: Ctx, person: string | null = null): Promise<number> {
  const row = await ctx.tx.first(sql<{ count: number }>`
    select count(*)::int as count from kernel.api_keys k
    where k.tenant_id = ${ctx.tenant.id} and ${belongsTo(person)} and ${inForce}`)
  return row!.count
}

type NewKey = {
  id: string
  name: string
  hint: string
  keyHash: Buffer
  permissions: string[]
  createdBy: string
  endsAt: string | null
  replaces: string | null
  personal: boolean
  mode: 'live' | 'test'
  networks: readonly string[]
}

/** Adds a key; false when the one it replaces was replaced already. */
export async function insertKey(ctx: Ctx, key: NewKey): Promise<boolean> {
  const made = await ctx.tx.run(
    db
      .insertInto('kernel.api_keys')
      .values({
        tenant_id: ctx.tenant.id,
        id: key.id,
        name: key.name,
        hint: key.hint,
        key_hash: key.keyHash,
        permissions: key.permissions,
        created_by: key.createdBy,
        ends_at: key.endsAt,
        replaces: key.replaces,
        personal: key.personal,
        mode: key.mode,
        networks: [...key.networks],
      })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'replaces']).doNothing()),
  )
  return made > 0
}

/** Ends a key after some hours; an end that comes sooner stays. */
export async function endKey(ctx: Ctx, id: string, hours: number): Promise<void> {
  await ctx.tx.run(
    db
      .updateTable('kernel.api_keys')
      .set({ ends_at: sql<string>`least(ends_at, now() + make_interval(hours => ${hours}::int))` })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id),
  )
}

/** Ends a key for good. Returns how many rows changed: 1, or 0 when it was revoked already or never was. */
export function revokeKey(ctx: Ctx, id: string): Promise<number> {
  return ctx.tx.run(
    db
      .updateTable('kernel.api_keys')
      .set({ revoked_at: sql<string>`now()` })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id)
      .where('revoked_at', 'is', null),
  )
}

export async function setKeyNetworks(ctx: Ctx, id: string, networks: string[]): Promise<void> {
  await ctx.tx.run(
    db.updateTable('kernel.api_keys').set({ networks }).where('tenant_id', '=', ctx.tenant.id).where('id', '=', id),
  )
}
