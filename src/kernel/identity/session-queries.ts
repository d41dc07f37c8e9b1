import type { Ctx } from '../context.ts'
import { db, sql } from '../db/sql.ts'

/** Days without use after which a session ends, and days after which it ends anyway. */
export const IDLE_DAYS = 14
export const ABSOLUTE_DAYS = 30

const idle = sql.lit(`${IDLE_DAYS} days`)
const absolute = sql.lit(`${ABSOLUTE_DAYS} days`)
const justSeen = sql<string>`now() - interval '1 minute'`

export type SessionRow = {
  session_id: string
  person_id: string
  email: string
  name: string
  roles: string[]
  /** What the tenant's own roles among them permit. */
  own_permissions: string[]
  stale: boolean
}

/** Who holds this token, with their roles: one statement, and only for a running session of an active person. */
export function findSession(ctx: Ctx, tokenHash: Buffer): Promise<SessionRow | undefined> {
  return ctx.tx.first(sql<SessionRow>`
    select s.id as session_id, p.id as person_id, p.email, p.name, s.last_seen_at < ${justSeen} as stale,
      array(select g.role from kernel.role_grants g
        where g.tenant_id = ${ctx.tenant.id} and g.person_id = p.id order by g.role) as roles,
      array(select unnest(r.permissions) from kernel.role_grants g
        join kernel.roles r on r.tenant_id = g.tenant_id and r.code = g.role
        where g.tenant_id = ${ctx.tenant.id} and r.tenant_id = ${ctx.tenant.id} and g.person_id = p.id) as own_permissions
    from kernel.sessions s
    join kernel.people p on p.tenant_id = s.tenant_id and p.id = s.person_id
    where s.tenant_id = ${ctx.tenant.id} and p.tenant_id = ${ctx.tenant.id} and s.token_hash = ${tokenHash}
      and s.expires_at > now() and p.status = 'active'`)
}

/** Notes the use of a session with the next flight. Two requests at once do not wait for each other. */
export function touchSession(ctx: Ctx, id: string): void {
  ctx.tx.defer(sql`
    update kernel.sessions set last_seen_at = now(), expires_at = least(now() + interval ${idle}, ends_at)
    where tenant_id = ${ctx.tenant.id} and id in (
      select id from kernel.sessions
      where tenant_id = ${ctx.tenant.id} and id = ${id} and last_seen_at < ${justSeen}
      for update skip locked)`)
}

type NewSession = { id: string; personId: string; tokenHash: Buffer; device: string }

export async function insertSession(ctx: Ctx, session: NewSession): Promise<void> {
  await ctx.tx.run(
    db.insertInto('kernel.sessions').values({
      tenant_id: ctx.tenant.id,
      id: session.id,
      person_id: session.personId,
      token_hash: session.tokenHash,
      device: session.device,
      ip: ctx.ip,
      expires_at: sql<string>`now() + interval ${idle}`,
      ends_at: sql<string>`now() + interval ${absolute}`,
    }),
  )
}

export function deleteSessionByToken(ctx: Ctx, tokenHash: Buffer): Promise<number> {
  return ctx.tx.run(
    db.deleteFrom('kernel.sessions').where('tenant_id', '=', ctx.tenant.id).where('token_hash', '=', tokenHash),
  )
}

export function deleteSession(ctx: Ctx, personId: string, id: string): Promise<number> {
  return ctx.tx.run(
    db
      .deleteFrom('kernel.sessions')
      .where('tenant_id', '=', ctx.tenant.id)
      .where('person_id', '=', personId)
      .where('id', '=', id),
  )
}

/** Ends every session of a person, or every other one. Returns how many ended. */
export function deleteSessions(ctx: Ctx, personId: string, except: string | null = null): Promise<number> {
  const all = db.deleteFrom('kernel.sessions').where('tenant_id', '=', ctx.tenant.id).where('person_id', '=', personId)
  return ctx.tx.run(except ? all.where('id', '!=', except) : all)
}

export function listSessions(ctx: Ctx, personId: string) {
  return ctx.tx.all(
    db
      .selectFrom('kernel.sessions')
      .select(['id', 'device', 'ip', 'created_at', 'last_seen_at'])
      .where('tenant_id', '=', ctx.tenant.id)
      .where('person_id', '=', personId)
      .where('expires_at', '>', sql<string>`now()`)
      .orderBy('last_seen_at', 'desc')
      .limit(100),
  )
}

export function deleteExpiredSessions(ctx: Ctx): Promise<number> {
  return ctx.tx.run(
    db
      .deleteFrom('kernel.sessions')
      .where('tenant_id', '=', ctx.tenant.id)
      .where('expires_at', '<', sql<string>`now()`),
  )
}
