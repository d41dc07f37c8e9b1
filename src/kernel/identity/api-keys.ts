import type { Actor, Ctx } from '../context.ts'
import { newId } from '../db/id.ts'
import { apiKeyRefused, invalidInput, networkRefused, notFound } from '../problem/common.ts'
import { personOf } from './authorize.ts'
import * as queries from './key-queries.ts'
import { isWithin } from './networks.ts'
import { refuseUnknownPermissions } from './own-roles.ts'
import { apiKeyOver, beyondOwnRights, tooManyKeys } from './problems.ts'
import { lockRoster } from './queries.ts'
import { outranks, permissionsIn, permissionsOf } from './roles.ts'
import { hashToken, newToken } from './sessions.ts'

/** In force at once; a tenant with more has lost sight of them. */
const MOST_KEYS = 50
const MOST_LISTED = 200
const PREFIX = 'ruko_'
/** A person's own keys say what they are for, so that nobody runs a shop on a test key. */
const OWN_PREFIX = { live: 'ruko_live_', test: 'ruko_test_' }
const KEY_SHAPE = /^ruko_(?:live_|test_)?[A-Za-z0-9_-]{43}$/
const HINT_LETTERS = 4

/**
 * The actor behind an API key, in this tenant and no other; 401 for anything else. It may do what its permissions say
 * and its creator still may: the creator's roles are read anew each time, and a suspended creator's key is dead.
 * From elsewhere than its networks it is 403.
 */
export async function authenticateKey(ctx: Ctx, key: string): Promise<Actor> {
  if (!KEY_SHAPE.test(key)) throw apiKeyRefused()
  const row = await queries.findKeyActor(ctx, hashToken(key))
  if (!row) throw apiKeyRefused()
  if (row.networks.length > 0 && !isWithin(row.networks, ctx.ip ?? '')) throw networkRefused()
  if (row.stale) queries.touchKey(ctx, row.id)
  const held = permissionsOf(ctx.house.registry, ctx.tenant, row.roles, row.own_permissions)
  const permissions = new Set(row.permissions.filter((code) => held.has(code)))
  const { id, name, person_id: personId, personal, mode } = row
  return { kind: 'key', id, name, permissions, personId, personal, mode }
}

export async function listApiKeys(ctx: Ctx) {
  const rows = await queries.listKeys(ctx, MOST_LISTED)
  return { keys: rows.map((row) => present(ctx, row)) }
}

type NewKey = { name: string; permissions: string[]; endsAt?: string | undefined }

/** Makes a key for a person's program. The answer holds the key itself, this once; only its hash is stored. */
export async function createApiKey(ctx: Ctx, { name, permissions, endsAt }: NewKey) {
  const person = personOf(ctx)
  refuseUnknownPermissions(ctx, permissions)
  if (!outranks(ctx.actor, permissions)) throw beyondOwnRights()
  refusePast(ctx, endsAt)
  await lockRoster(ctx)
  if ((await queries.countKeysInForce(ctx)) >= MOST_KEYS) throw tooManyKeys({ count: MOST_KEYS })
  const key = { name, permissions, endsAt: endsAt ?? null, createdBy: person.id, replaces: null }
  return (await issueKey(ctx, { ...key, ...TENANTS }))!
}

type Rotation = { id: string; graceHours: number; endsAt?: string | undefined }

/**
 * Puts a new key in the place of one: same name, same permissions, under the name of whoever does it. The old one ends
 * after the grace; without one, at once. Of two rotations at the same time one wins.
 */
export async function rotateApiKey(ctx: Ctx, { id, graceHours, endsAt }: Rotation) {
  const person = personOf(ctx)
  const old = await queries.findKey(ctx, id)
  // What a person's program is to have is that person's to say; others can only revoke it.
  if (!old || old.personal) throw notFound()
  if (!old.in_force) throw apiKeyOver()
  const known = permissionsIn(ctx.house.registry, ctx.tenant)
  const permissions = old.permissions.filter((code) => known.has(code))
  if (permissions.length === 0) throw apiKeyOver()
  if (!outranks(ctx.actor, permissions)) throw beyondOwnRights()
  refusePast(ctx, endsAt)
  const end = endsAt ?? old.ends_at
  const key = { name: old.name, permissions, endsAt: end, createdBy: person.id, replaces: id }
  return replaceKey(ctx, { ...key, ...TENANTS }, graceHours)
}

/** Issues a key in the place of another one, which ends after the grace. */
export async function replaceKey(ctx: Ctx, wanted: Issue & { replaces: string }, graceHours: number) {
  const made = await issueKey(ctx, wanted)
  if (!made) throw apiKeyOver()
  await queries.endKey(ctx, wanted.replaces, graceHours)
  return made
}

/** Ends a key at once. Whoever may manage keys may do this with any: a key that leaked must not wait for its owner. */
export async function revokeApiKey(ctx: Ctx, { id }: { id: string }): Promise<void> {
  if ((await queries.revokeKey(ctx, id)) > 0) return
  if (!(await queries.findKey(ctx, id))) throw notFound()
}

type Issue = {
  name: string
  permissions: string[]
  endsAt: string | null
  createdBy: string
  replaces: string | null
  personal: boolean
  mode: 'live' | 'test'
  networks: string[]
}

/** What a key of the tenant is. */
const TENANTS = { personal: false, mode: 'live' as const, networks: [] }

/** Writes a key and answers it, this once; null when the one it replaces was replaced already. */
export async function issueKey(ctx: Ctx, wanted: Issue) {
  const prefix = wanted.personal ? OWN_PREFIX[wanted.mode] : PREFIX
  const [id, key] = [newId(), `${prefix}${newToken()}`]
  const hint = key.slice(0, prefix.length + HINT_LETTERS)
  if (!(await queries.insertKey(ctx, { ...wanted, id, hint, keyHash: hashToken(key) }))) return null
  const { name, permissions, endsAt } = wanted
  return { id, name, key, hint, permissions, endsAt, example: exampleFor(ctx, permissions) }
}

/** The first reading that these permissions open and that needs no input. */
function exampleFor({ house, tenant }: Ctx, permissions: readonly string[]): string | null {
  const open = [...house.registry.operations.values()].find(
    ({ module, method, can, input }) =>
      method === 'get' &&
      can !== null &&
      permissions.includes(can) &&
      house.registry.serves(module, tenant) &&
      input.safeParse({}).success,
  )
  return open?.path ?? null
}

export function refusePast(ctx: Ctx, endsAt: string | undefined): void {
  if (!endsAt || new Date(endsAt) > ctx.now) return
  const sentence = { id: 'Pilih waktu yang belum lewat.', en: 'Choose a time that has not passed.' }
  throw invalidInput({}, [{ path: 'endsAt', sentence }])
}

/** A key as lists show it, and never the key itself. */
export function present(ctx: Ctx, row: queries.KeyRow) {
  const held = permissionsOf(ctx.house.registry, ctx.tenant, row.roles, row.own_permissions)
  return {
    id: row.id,
    name: row.name,
    hint: row.hint,
    permissions: row.permissions.filter((code) => held.has(code)),
    dormant: row.permissions.filter((code) => !held.has(code)),
    createdBy: { id: row.creator_id, name: row.creator_name },
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    endsAt: row.ends_at,
    revokedAt: row.revoked_at,
    status: statusOf(row),
    mode: row.mode,
    networks: row.networks,
  }
}

function statusOf(row: queries.KeyRow): 'active' | 'replaced' | 'asleep' | 'ended' | 'revoked' {
  if (row.revoked_at) return 'revoked'
  if (!row.in_force) return 'ended'
  if (!row.creator_active) return 'asleep'
  return row.replaced ? 'replaced' : 'active'
}
