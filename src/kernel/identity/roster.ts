import type { Ctx } from '../context.ts'
import { newId } from '../db/id.ts'
import { emit } from '../events/emit.ts'
import { invalidInput, notFound } from '../problem/common.ts'
import { personOf } from './authorize.ts'
import { beyondOwnRights, lastOwner, ownAccount, personExists } from './problems.ts'
import * as queries from './queries.ts'
import { OWNER_ROLE, outranks, rolesOf } from './roles.ts'
import type { Invitation, PeoplePage } from './schemas.ts'
import { deleteSessions } from './session-queries.ts'
import { endTokens, issueTokenByMail } from './tokens.ts'

export const INVITATION_HOURS = 7 * 24
const PAGE = 50

export async function listPeople(ctx: Ctx, { before }: PeoplePage) {
  const rows = await queries.listPeople(ctx, PAGE + 1, before ?? null)
  const people = rows.slice(0, PAGE).map((row) => ({
    id: row.id,
    email: row.email,
    name: row.name,
    roles: row.roles,
    status: row.status as 'active' | 'suspended',
    emailVerified: row.email_verified_at !== null,
    totpEnabled: row.totp_enabled,
    createdAt: row.created_at,
  }))
  return { people, next: rows.length > PAGE ? people.at(-1)!.id : null }
}

/** Adds a person with these roles and mails a link to set a password. Never touches somebody who is already here. */
export async function invitePerson(ctx: Ctx, { email, name, roles }: Invitation) {
  refuseUnknown(ctx, roles)
  refuseBeyondOwn(ctx, roles)
  const id = await queries.insertPerson(ctx, { id: newId(), email, name, phone: null, verified: false })
  if (!id) throw personExists()
  await queries.insertRoles(ctx, id, roles)
  const tokenId = await issueTokenByMail(ctx, id, 'set-password', INVITATION_HOURS)
  emit(ctx, 'identity.person_invited', { personId: id, tokenId })
  return { id, email, name, roles }
}

/** Replaces a person's roles; the next request of that person already has the new ones. */
export async function setRoles(ctx: Ctx, { id, roles }: { id: string; roles: string[] }) {
  refuseUnknown(ctx, roles)
  await queries.lockRoster(ctx)
  const [person, before] = await Promise.all([queries.findPerson(ctx, id), queries.listRoles(ctx, id)])
  if (!person) throw notFound()
  const added = roles.filter((role) => !before.includes(role))
  const removed = before.filter((role) => !roles.includes(role))
  refuseBeyondOwn(ctx, [...added, ...removed])
  if (removed.includes(OWNER_ROLE) && person.status === 'active') await keepAnOwner(ctx, id)
  await Promise.all([queries.insertRoles(ctx, id, added), queries.deleteRoles(ctx, id, removed)])
  if (added.length + removed.length > 0) emit(ctx, 'identity.roles_changed', { personId: id, added, removed })
  return { id, roles: roles.toSorted() }
}

/** Shuts a person out at once: no sign-in, no session, no link. */
export async function disablePerson(ctx: Ctx, { id }: { id: string }): Promise<void> {
  await changeStanding(ctx, id, 'suspended')
}

export async function restorePerson(ctx: Ctx, { id }: { id: string }): Promise<void> {
  await changeStanding(ctx, id, 'active')
}

async function changeStanding(ctx: Ctx, id: string, status: 'active' | 'suspended'): Promise<void> {
  if (id === personOf(ctx).id) throw ownAccount()
  await queries.lockRoster(ctx)
  const [person, roles] = await Promise.all([queries.findPerson(ctx, id), queries.listRoles(ctx, id)])
  if (!person) throw notFound()
  refuseBeyondOwn(ctx, roles)
  if (person.status === status) return
  if (status === 'suspended') {
    if (roles.includes(OWNER_ROLE)) await keepAnOwner(ctx, id)
    await Promise.all([deleteSessions(ctx, id), endTokens(ctx, id, ['set-password', 'reset', 'verify'])])
  }
  await queries.updateStatus(ctx, id, status)
  emit(ctx, status === 'active' ? 'identity.person_restored' : 'identity.person_suspended', { personId: id })
}

async function keepAnOwner(ctx: Ctx, leavingId: string): Promise<void> {
  if (!(await queries.anotherActiveHolder(ctx, OWNER_ROLE, leavingId))) throw lastOwner()
}

function refuseUnknown(ctx: Ctx, roles: readonly string[]): void {
  const known = rolesOf(ctx.house.registry, ctx.tenant)
  if (roles.every((role) => known.has(role))) return
  const sentence = { id: 'Peran ini tidak ada.', en: 'There is no such role.' }
  throw invalidInput({}, [{ path: 'roles', sentence }])
}

function refuseBeyondOwn(ctx: Ctx, roles: readonly string[]): void {
  if (!outranks(ctx.actor, ctx.house.registry, ctx.tenant, roles)) throw beyondOwnRights()
}
