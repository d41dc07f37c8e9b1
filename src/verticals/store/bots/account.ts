import { randomInt, randomUUID } from 'node:crypto'
import type { Ctx } from '#kernel/context.ts'
import { notFound } from '#kernel/problem/common.ts'
import { botKeyRevoked } from './problems.ts'
import * as queries from './queries.ts'
import type { AccountRow } from './queries.ts'
import type { SaveAccount } from './schemas.ts'

/* The one account of a reseller for programs that speak Digiflazz: off until it is switched on, with a key of its own. */

const HINT = 4
const NAME_LENGTH = 12
const NAME_SIGNS = 'abcdefghijkmnpqrstuvwxyz23456789'
const placeOf = (resellerId: string): string => `store.bot_accounts/key/${resellerId}`

export async function readAccount(ctx: Ctx, { id }: { id: string }) {
  const row = await queries.findAccount(ctx, id)
  return { account: row ? present(row) : null }
}

/** Makes the account with the first setting; the answer then holds its key, this once. */
export async function saveAccount(ctx: Ctx, { id: resellerId }: { id: string }, wish: SaveAccount) {
  const { key, ...sealed } = await newKey(ctx, resellerId)
  const fresh = await queries.insertAccount(ctx, {
    resellerId,
    username: newName(),
    networks: wish.networks,
    ...sealed,
  })
  await queries.setAccount(ctx, resellerId, wish)
  const account = await mustRead(ctx, resellerId)
  if (wish.active && account.revoked) throw botKeyRevoked({ reason: account.revoked.reason })
  return { account, key: fresh ? key : null }
}

/** A new key in the place of the old one, which ends at once. */
export async function replaceKey(ctx: Ctx, { id: resellerId }: { id: string }) {
  const { key, ...sealed } = await newKey(ctx, resellerId)
  if ((await queries.setKey(ctx, resellerId, sealed)) === 0) throw notFound()
  return { account: await mustRead(ctx, resellerId), key }
}

/** The shop ends the key at once; answers whether one was in force. Throws 404 where there is no account. */
export async function revokeKey(ctx: Ctx, resellerId: string, reason: string): Promise<boolean> {
  if ((await queries.shutKey(ctx, resellerId, reason)) > 0) return true
  if (!(await queries.findAccount(ctx, resellerId))) throw notFound()
  return false
}

export function openKey(ctx: Ctx, { reseller_id: id, key_sealed: sealed }: AccountRow): Promise<string> {
  return ctx.house.secrets.open(ctx, placeOf(id), sealed)
}

async function newKey(ctx: Ctx, resellerId: string) {
  const key = randomUUID()
  return { key, sealed: await ctx.house.secrets.seal(ctx, placeOf(resellerId), key), hint: key.slice(-HINT) }
}

function newName(): string {
  return Array.from({ length: NAME_LENGTH }, () => NAME_SIGNS[randomInt(NAME_SIGNS.length)]).join('')
}

async function mustRead(ctx: Ctx, resellerId: string) {
  return present((await queries.findAccount(ctx, resellerId))!)
}

function present(row: AccountRow) {
  return {
    active: row.active,
    username: row.username,
    keyHint: row.key_hint,
    keyMadeAt: row.key_made_at,
    networks: row.networks,
    reveals: row.reveals,
    lastUsedAt: row.last_used_at,
    revoked: row.shut_at === null ? null : { at: row.shut_at, reason: row.shut_reason },
  }
}
