import type { Ctx } from '../context.ts'
import { notFound } from '../problem/common.ts'
import { issueKey, present, refusePast, replaceKey } from './api-keys.ts'
import { personOf } from './authorize.ts'
import * as queries from './key-queries.ts'
import { refuseUnknownPermissions } from './own-roles.ts'
import { apiKeyOver, beyondOwnRights, tooManyKeys } from './problems.ts'
import { lockRoster } from './queries.ts'
import { outranks } from './roles.ts'

/*
 * Keys that people make for programs of their own. They act for the person: each is told from the others by its name, and
 * nobody but the person lists, changes or replaces them. Whoever administers keys can still revoke one that leaked.
 */

/** In force at once, of one person. */
export const MOST_OWN_KEYS = 20
const MOST_LISTED = 100

export async function listOwnKeys(ctx: Ctx) {
  return listKeysOf(ctx, personOf(ctx).id)
}

/** A person's own keys, for whoever answers for what that person does here; the caller has asked whether they may. */
export async function listKeysOf(ctx: Ctx, personId: string) {
  const rows = await queries.listKeys(ctx, MOST_LISTED, personId)
  return { keys: rows.map((row) => present(ctx, row)) }
}

export type OwnKey = {
  name: string
  permissions: string[]
  mode: 'live' | 'test'
  /** CIDR as `readNetwork` answers it. */
  networks: string[]
  endsAt?: string | undefined
}

/** The answer holds the key itself, this once. Throws 403 for permissions that the person does not hold. */
export async function createOwnKey(ctx: Ctx, { endsAt, ...wanted }: OwnKey) {
  const person = personOf(ctx)
  refuseUnknownPermissions(ctx, wanted.permissions)
  if (!outranks(ctx.actor, wanted.permissions)) throw beyondOwnRights()
  refusePast(ctx, endsAt)
  await lockRoster(ctx)
  if ((await queries.countKeysInForce(ctx, person.id)) >= MOST_OWN_KEYS) throw tooManyKeys({ count: MOST_OWN_KEYS })
  return (await issueKey(ctx, {
    ...wanted,
    endsAt: endsAt ?? null,
    createdBy: person.id,
    replaces: null,
    personal: true,
  }))!
}

/** Puts a new key in the place of one, with the same name, rights, networks and end. */
export async function rotateOwnKey(ctx: Ctx, { id, graceHours }: { id: string; graceHours: number }) {
  const old = await ownKey(ctx, id)
  if (!old.in_force) throw apiKeyOver()
  const permissions = old.permissions.filter((code) => outranks(ctx.actor, [code]))
  if (permissions.length === 0) throw apiKeyOver()
  const { name, ends_at: endsAt, mode, networks, person_id: createdBy } = old
  const wanted = { name, permissions, endsAt, createdBy, replaces: id, personal: true, mode, networks }
  return replaceKey(ctx, wanted, graceHours)
}

/** Changes where a key may be used from, from the next request on. */
export async function setOwnKeyNetworks(ctx: Ctx, { id, networks }: { id: string; networks: string[] }): Promise<void> {
  const old = await ownKey(ctx, id)
  if (!old.in_force) throw apiKeyOver()
  await queries.setKeyNetworks(ctx, id, networks)
}

/** Ends one of the person's keys at once; may be repeated. */
export async function revokeOwnKey(ctx: Ctx, { id }: { id: string }): Promise<void> {
  await ownKey(ctx, id)
  await queries.revokeKey(ctx, id)
}

/** Ends one of a person's own keys at once and answers its name; null when it was over before. Throws 404. */
export async function revokeKeyOf(ctx: Ctx, personId: string, id: string): Promise<string | null> {
  const found = await queries.findKey(ctx, id)
  if (!found?.personal || found.person_id !== personId) throw notFound()
  return (await queries.revokeKey(ctx, id)) > 0 && found.in_force ? found.name : null
}

async function ownKey(ctx: Ctx, id: string): Promise<queries.FoundKey> {
  const person = personOf(ctx)
  const found = await queries.findKey(ctx, id)
  if (!found?.personal || found.person_id !== person.id) throw notFound()
  return found
}
