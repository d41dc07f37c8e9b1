import type { Ctx } from '../context.ts'
import { db, sql } from '../db/sql.ts'

/* People and their roles. Sessions, links and second factors have files of their own. */

type NewPerson = { id: string; email: string; name: string; phone: string | null; verified: boolean }

/** Adds a person; null when the address is taken in this tenant. */
export async function insertPerson(ctx: Ctx, person: NewPerson): Promise<string | null> {
  const row = await ctx.tx.first(
    db
      .insertInto('kernel.people')
      .values({
        tenant_id: ctx.tenant.id,
        id: person.id,
        email: person.email,
        name: person.name,
        phone: person.phone,
        email_verified_at: person.verified ? sql<string>`now()` : null,
      })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'email']).doNothing())
      .returning('id'),
  )
  return row?.id ?? null
}

export function findPersonByEmail(ctx: Ctx, email: string) {
  return ctx.tx.first(
    db
      .selectFrom('kernel.people')
      .select(['id', 'name', 'status'])
      .where('tenant_id', '=', ctx.tenant.id)
      .where('email', '=', email),
  )
}

/** What signing in needs to know, in one statement. */
export function findCredentials(ctx: Ctx, email: string) {
  return ctx.tx.first(
    db
      .selectFrom('kernel.people as people')
      .leftJoin('kernel.totp_secrets as totp', (join) =>
        join.onRef('totp.tenant_id', '=', 'people.tenant_id').onRef('totp.person_id', '=', 'people.id'),
      )
      .select([
        'people.id',
        'people.status',
        'people.password_hash',
        'people.demo_password',
        'totp.confirmed_at as totp_confirmed_at',
      ])
      .where('people.tenant_id', '=', ctx.tenant.id)
      .where('people.email', '=', email),
  )
}

export function findPerson(ctx: Ctx, id: string) {
  return ctx.tx.first(
    db
      .selectFrom('kernel.people')
      .select(['id', 'email', 'name', 'phone', 'status', 'password_hash', 'email_verified_at'])
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id),
  )
}

/**
 * Holds the person still until this transaction ends, if the password is still the one that was checked and the
 * account still active: hashing takes long, and both may have changed meanwhile.
 */
export async function stillSignsInWith(ctx: Ctx, id: string, passwordHash: string): Promise<boolean> {
  const row = await ctx.tx.first(
    db
      .selectFrom('kernel.people')
      .select('id')
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id)
      .where('password_hash', '=', passwordHash)
      .where('status', '=', sql.lit('active'))
      .forShare(),
  )
  return row !== undefined
}

/** Sets the password; with `before` only if it is still that one. Returns how many rows changed: 1 or 0. */
export function updatePassword(ctx: Ctx, id: string, hash: string, before: string | null = null): Promise<number> {
  const update = db
    .updateTable('kernel.people')
    .set({ password_hash: hash, password_changed_at: sql<string>`now()`, demo_password: false })
    .where('tenant_id', '=', ctx.tenant.id)
    .where('id', '=', id)
  return ctx.tx.run(before ? update.where('password_hash', '=', before) : update)
}

/** A link from a mail was followed, or somebody trusted says so: the address is the person's. */
export function markEmailVerified(ctx: Ctx, id: string): Promise<number> {
  return ctx.tx.run(
    db
      .updateTable('kernel.people')
      .set({ email_verified_at: sql<string>`now()` })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id)
      .where('email_verified_at', 'is', null),
  )
}

/** The same person under another name or number. */
export function updateContact(ctx: Ctx, id: string, contact: { name: string; phone: string | null }): Promise<number> {
  return ctx.tx.run(
    db.updateTable('kernel.people').set(contact).where('tenant_id', '=', ctx.tenant.id).where('id', '=', id),
  )
}

export function updateStatus(ctx: Ctx, id: string, status: 'active' | 'suspended'): Promise<number> {
  return ctx.tx.run(
    db.updateTable('kernel.people').set({ status }).where('tenant_id', '=', ctx.tenant.id).where('id', '=', id),
  )
}

export async function insertRoles(ctx: Ctx, personId: string, roles: readonly string[]): Promise<void> {
  if (roles.length === 0) return
  const granted_by = ctx.actor.kind === 'person' ? ctx.actor.id : null
  await ctx.tx.run(
    db
      .insertInto('kernel.role_grants')
      .values(roles.map((role) => ({ tenant_id: ctx.tenant.id, person_id: personId, role, granted_by })))
      .onConflict((conflict) => conflict.doNothing()),
  )
}

export async function deleteRoles(ctx: Ctx, personId: string, roles: readonly string[]): Promise<void> {
  if (roles.length === 0) return
  await ctx.tx.run(
    db
      .deleteFrom('kernel.role_grants')
      .where('tenant_id', '=', ctx.tenant.id)
      .where('person_id', '=', personId)
      .where('role', 'in', roles),
  )
}

export async function listRoles(ctx: Ctx, personId: string): Promise<string[]> {
  const rows = await ctx.tx.all(
    db
      .selectFrom('kernel.role_grants')
      .select('role')
      .where('tenant_id', '=', ctx.tenant.id)
      .where('person_id', '=', personId)
      .orderBy('role'),
  )
  return rows.map((row) => row.role)
}

/** One change of roles or standing at a time in a tenant, so that two owners cannot remove each other. */
export async function lockRoster(ctx: Ctx): Promise<void> {
  await ctx.tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`${ctx.tenant.id} identity roster`}, 11))`)
}

export async function anotherActiveHolder(ctx: Ctx, role: string, personId: string): Promise<boolean> {
  const row = await ctx.tx.first(
    db
      .selectFrom('kernel.role_grants as grants')
      .innerJoin('kernel.people as people', (join) =>
        join.onRef('people.tenant_id', '=', 'grants.tenant_id').onRef('people.id', '=', 'grants.person_id'),
      )
      .select('people.id')
      .where('grants.tenant_id', '=', ctx.tenant.id)
      .where('people.tenant_id', '=', ctx.tenant.id)
      .where('grants.role', '=', role)
      .where('grants.person_id', '!=', personId)
      .where('people.status', '=', sql.lit('active'))
      .limit(1),
  )
  return row !== undefined
}

/** Everybody who holds the role, and whether they can sign in. */
export function listHolders(ctx: Ctx, role: string) {
  return ctx.tx.all(
    db
      .selectFrom('kernel.role_grants as grants')
      .innerJoin('kernel.people as people', (join) =>
        join.onRef('people.tenant_id', '=', 'grants.tenant_id').onRef('people.id', '=', 'grants.person_id'),
      )
      .select(['people.id', 'people.status', 'people.password_hash', 'people.demo_password'])
      .where('grants.tenant_id', '=', ctx.tenant.id)
      .where('people.tenant_id', '=', ctx.tenant.id)
      .where('grants.role', '=', role),
  )
}

/** Marks the person's password as the demo's own. */
export function markDemoPassword(ctx: Ctx, id: string) {
  return ctx.tx.run(
    db
      .updateTable('kernel.people')
      .set({ demo_password: true })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id),
  )
}
