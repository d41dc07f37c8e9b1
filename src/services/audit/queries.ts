import type { Actor, Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { db } from '#kernel/db/sql.ts'
import type { Act } from '#kernel/house.ts'

/** Whose act it was, as the log will name them whatever they are called later. */
export type By = { kind: Actor['kind']; id: string | null; name: string }

export function insertEntry(ctx: Ctx, by: By, act: Act) {
  return db.insertInto('audit.entries').values({
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

export function findEntries(ctx: Ctx, before: string | null, limit: number) {
  let query = db
    .selectFrom('audit.entries')
    .select(['id', 'at', 'actor_name', 'action', 'subject', 'detail', 'request_id'])
    .where('tenant_id', '=', ctx.tenant.id)
  if (before) query = query.where('id', '<', before)
  return ctx.tx.all(query.orderBy('id', 'desc').limit(limit))
}
