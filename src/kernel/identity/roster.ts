import type { Ctx } from '../context.ts'
import { newId } from '../db/id.ts'
import { emit } from '../events/emit.ts'
import { invalidInput, notFound } from '../problem/common.ts'
import { alreadyJoined, beyondOwnRights, lastOwner, ownAccount, personExists } from './problems.ts'
import { listPeople as findPeople, type PersonRow } from './directory-queries.ts'
import * as queries from './queries.ts'
import { listOwnRoles } from './role-queries.ts'
import { customerRolesOf, OWNER_ROLE, type OwnRole, outranks, rightsOf, rolesOf } from './roles.ts'
import type { Invitation, PeoplePage } from './schemas.ts'
import { deleteSessions } from './session-queries.ts'
import { endTokens, issueTokenByMail } from './tokens.ts'

export const INVITATION_HOURS = 7 * 24
const PAGE = 50

export async function listPeople(ctx: Ctx, { before, ...filter }: PeoplePage) {
  const rows = await findPeople(ctx, PAGE + 1, { ...filter, before })
  const people = rows.slice(0, PAGE).map(present)
  return { people, next: rows.length > PAGE ? people.at(-1)!.id : null }
}

export async function readPerson(ctx: Ctx, { id }: { id: string }) {
  const [row] = await findPeople(ctx, 1, { id })
  if (!row) throw notFound()
  return present(row)
}

/** Adds a person with these roles and mails a link to set a password. Never touches somebody who is already here. */
export async function invitePerson(ctx: Ctx, { email, name, roles }: Invitation) {
  // A role must not go away between being looked at and being given.
  await queries.lockRoster(ctx)
  const own = await listOwnRoles(ctx)
  refuseUnknown(ctx, roles, own)
  refuseBeyondOwn(ctx, roles, own)
  const id = await queries.insertPerson(ctx, { id: newId(), email, name, phone: null, verified: false })
  if (!id) throw personExists()
  await queries.insertRoles(ctx, id, roles)
  const tokenId = await issueTokenByMail(ctx, id, 'set-password', INVITATION_HOURS)
  emit(ctx, 'identity.person_invited', { personId: id, tokenId })
  return { id, email, name, roles }
}

/** Mails a new link to somebody who was invited and has not set a password yet; the links before it end. */
export async function resendInvitation(ctx: Ctx, { id }: { id: string }): Promise<void> {
  const person = await queries.findPerson(ctx, id)
  if (!person) throw notFound()
  if (person.password_hash || person.status !== 'active') throw alreadyJoined()
  await endTokens(ctx, id, ['set-password'])
  const tokenId = await issueTokenByMail(ctx, id, 'set-password', INVITATION_HOURS)
  emit(ctx, 'identity.person_invited', { personId: id, tokenId })
}

/** Replaces a person's roles; the next request of that person already has the new ones. */
export async function setRoles(ctx: Ctx, { id, roles }: { id: string; roles: string[] }) {
  await queries.lockRoster(ctx)
  const [person, before, own] = await Promise.all([
    queries.findPerson(ctx, id),
    queries.listRoles(ctx, id),
    listOwnRoles(ctx),
  ])
  if (!person) throw notFound()
  const added = roles.filter((role) => !before.includes(role))
  const removed = before.filter((role) => !roles.includes(role))
  refuseUnknown(ctx, added, own)
  refuseBeyondOwn(ctx, [...added, ...removed], own)
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
  if (ctx.actor.kind === 'person' && id === ctx.actor.id) throw ownAccount()
  await queries.lockRoster(ctx)
  const [person, roles, own] = await Promise.all([
    queries.findPerson(ctx, id),
    queries.listRoles(ctx, id),
    listOwnRoles(ctx),
  ])
  if (!person) throw notFound()
  // What somebody may do as a customer is no right over the tenant: nobody of the team holds it.
  const customer = customerRolesOf(ctx.house.registry, ctx.tenant)
  const rights = roles.filter((role) => !customer.includes(role))
  refuseBeyondOwn(ctx, rights, own)
  if (person.status === status) return
  if (status === 'suspended') {
    if (roles.includes(OWNER_ROLE)) await keepAnOwner(ctx, id)
    await Promise.all([deleteSessions(ctx, id), endTokens(ctx, id, ['set-password', 'reset', 'verify', 'sign-in'])])
  }
  await queries.updateStatus(ctx, id, status)
  emit(ctx, status === 'active' ? 'identity.person_restored' : 'identity.person_suspended', { personId: id })
}

async function keepAnOwner(ctx: Ctx, leavingId: string): Promise<void> {
  if (!(await queries.anotherActiveHolder(ctx, OWNER_ROLE, leavingId))) throw lastOwner()
}

function refuseUnknown(ctx: Ctx, roles: readonly string[], own: readonly OwnRole[]): void {
  const known = rolesOf(ctx.house.registry, ctx.tenant)
  if (roles.every((role) => known.has(role) || own.some(({ code }) => code === role))) return
  const sentence = { id: 'Peran ini tidak ada.', en: 'There is no such role.' }
  throw invalidInput({}, [{ path: 'roles', sentence }])
}

function refuseBeyondOwn(ctx: Ctx, roles: readonly string[], own: readonly OwnRole[]): void {
  if (!outranks(ctx.actor, rightsOf(ctx, roles, own))) throw beyondOwnRights()
}

function present(row: PersonRow) {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    roles: row.roles,
    status: row.status as 'active' | 'suspended',
    invited: row.invited,
    emailVerified: row.email_verified_at !== null,
    totpEnabled: row.totp_enabled,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
  }
}
