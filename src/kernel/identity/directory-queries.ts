import type { Ctx } from '../context.ts'
import { sql } from '../db/sql.ts'
import { customerRolesOf } from './roles.ts'

/* Who is here: lists of people, and names for lists of others. */

export type PersonRow = {
  id: string
  email: string
  name: string
  status: string
  /** Has never set a password. */
  invited: boolean
  email_verified_at: string | null
  roles: string[]
  totp_enabled: boolean
  created_at: string
  /** When one of the running sessions was last used. */
  last_seen_at: string | null
}

type PeopleFilter = {
  id?: string | undefined
  /** The id of the last one already seen. */
  before?: string | undefined
  /** A part of the name or the address. */
  q?: string | undefined
  status?: 'active' | 'invited' | 'suspended' | undefined
  role?: string | undefined
}

/** The team with its roles, newest first; whoever only buys here is found by their id or role alone. */
export function listPeople(ctx: Ctx, limit: number, filter: PeopleFilter): Promise<PersonRow[]> {
  return ctx.tx.all(sql<PersonRow>`
    select p.id, p.email, p.name, p.status, p.email_verified_at, p.created_at, p.password_hash is null as invited,
      array(select g.role from kernel.role_grants g
        where g.tenant_id = ${ctx.tenant.id} and g.person_id = p.id order by g.role) as roles,
      exists (select from kernel.totp_secrets t
        where t.tenant_id = ${ctx.tenant.id} and t.person_id = p.id and t.confirmed_at is not null) as totp_enabled,
      (select max(s.last_seen_at) from kernel.sessions s
        where s.tenant_id = ${ctx.tenant.id} and s.person_id = p.id and s.expires_at > now()) as last_seen_at
    from kernel.people p
    where p.tenant_id = ${ctx.tenant.id} ${conditionsOf(ctx, filter)}
    order by p.id desc limit ${limit}`)
}

function conditionsOf(ctx: Ctx, { id, before, q, status, role }: PeopleFilter) {
  const part = `%${(q ?? '').replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const conditions = [
    id ? sql`and p.id = ${id}` : null,
    before ? sql`and p.id < ${before}` : null,
    q ? sql`and (p.name ilike ${part} or p.email ilike ${part})` : null,
    status === 'suspended' ? sql`and p.status = 'suspended'` : null,
    status === 'active' ? sql`and p.status = 'active' and p.password_hash is not null` : null,
    status === 'invited' ? sql`and p.status = 'active' and p.password_hash is null` : null,
    role
      ? sql`and exists (select from kernel.role_grants held
          where held.tenant_id = ${ctx.tenant.id} and held.person_id = p.id and held.role = ${role})`
      : null,
    id || role ? null : sql`and ${isTeam(ctx)}`,
  ]
  return sql.join(
    conditions.filter((one) => one !== null),
    sql` `,
  )
}

/** Whether `p` is more than a customer. Somebody without any role was invited to the team. */
function isTeam(ctx: Ctx) {
  const customers = customerRolesOf(ctx.house.registry, ctx.tenant)
  return sql`(p.erased_at is null and (
    exists (select from kernel.role_grants g
      where g.tenant_id = ${ctx.tenant.id} and g.person_id = p.id and not g.role = any(${customers}::text[]))
    or not exists (select from kernel.role_grants g where g.tenant_id = ${ctx.tenant.id} and g.person_id = p.id)))`
}

/** What people and API keys are called, for lists that hold ids of either. */
export function findNames(ctx: Ctx, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  return ctx.tx.all(sql<{ id: string; name: string }>`
    select id, name from kernel.people where tenant_id = ${ctx.tenant.id} and id = any(${ids}::uuid[])
    union all
    select id, name from kernel.api_keys where tenant_id = ${ctx.tenant.id} and id = any(${ids}::uuid[])`)
}

/** Everybody who can have done something here: people and keys by name, keys that are over as well. */
export function listActors(ctx: Ctx, limit: number): Promise<{ id: string; name: string; kind: 'person' | 'key' }[]> {
  return ctx.tx.all(sql<{ id: string; name: string; kind: 'person' | 'key' }>`
    select p.id, p.name, 'person' as kind from kernel.people p where p.tenant_id = ${ctx.tenant.id} and ${isTeam(ctx)}
    union all
    select id, name, 'key' as kind from kernel.api_keys where tenant_id = ${ctx.tenant.id}
    order by kind desc, name limit ${limit}`)
}
