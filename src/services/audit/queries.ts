import type { Actor, Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { db, insertRow, sql } from '#kernel/db/sql.ts'
import type { Act } from '#kernel/house.ts'
import type { Filter } from './schemas.ts'

/** Whose act it was, as the log will name them whatever they are called later. */
export type By = { kind: Actor['kind']; id: string | null; name: string }

export function insertEntry(ctx: Ctx, by: By, act: Act) {
  return insertRow('audit.entries', {
    tenant_id: ctx.tenant.id,
    id: newId(),
    actor_kind: by.kind,
    actor_id: by.id,
    actor_name: by.name,
    action: act.action,
    subject: act.subject,
    detail: JSON.stringify(act.detail),
    request_id: ctx.requestId,
    ip: ctx.ip,
  })
}

type Wanted = Filter & { cursor?: string | undefined }

/** The log from the newest entry on, or from where a page ended. */
export function findEntries(ctx: Ctx, { actor, action, from, to, cursor }: Wanted, limit: number) {
  let query = db
    .selectFrom('audit.entries')
    .select(['id', 'at', 'actor_kind', 'actor_id', 'actor_name', 'action', 'subject', 'detail', 'request_id', 'ip'])
    .where('tenant_id', '=', ctx.tenant.id)
  if (actor) query = query.where('actor_id', '=', actor)
  if (action) query = query.where('action', '=', action)
  if (from) query = query.where('at', '>=', sql<string>`${from}::date::timestamp at time zone 'Asia/Jakarta'`)
  if (to) query = query.where('at', '<', sql<string>`(${to}::date + 1)::timestamp at time zone 'Asia/Jakarta'`)
  if (cursor) query = query.where('id', '<', cursor)
  return ctx.tx.all(query.orderBy('id', 'desc').limit(limit))
}

/** What was done with one subject, newest first. */
export function findEntriesAbout(ctx: Ctx, subject: string, limit: number) {
  return ctx.tx.all(
    db
      .selectFrom('audit.entries')
      .select(['id', 'at', 'actor_name', 'action', 'subject', 'detail', 'request_id'])
      .where('tenant_id', '=', ctx.tenant.id)
      .where('subject', '=', subject)
      .orderBy('id', 'desc')
      .limit(limit),
  )
}
