import type { Ctx } from '#kernel/context.ts'
import { findNames, listActors } from '#kernel/identity/directory-queries.ts'
import { findEntries } from './queries.ts'
import type { Entry, Filter } from './schemas.ts'
import { actionsIn, wordsOf } from './words.ts'

const PAGE = 50
/** People and keys that a list to choose from holds. */
const MOST_ACTORS = 500
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export async function listEntries(ctx: Ctx, wanted: Filter & { cursor?: string | undefined }) {
  const found = await readEntries(ctx, wanted, PAGE + 1)
  const items = found.slice(0, PAGE)
  return { items, next: found.length > PAGE ? items.at(-1)!.id : null }
}

export async function readFilterChoices(ctx: Ctx) {
  const actors = await listActors(ctx, MOST_ACTORS)
  return { actors, actions: actionsIn(ctx.house.registry, ctx.tenant) }
}

/** Entries in words, newest first. */
export async function readEntries(
  ctx: Ctx,
  wanted: Filter & { cursor?: string | undefined },
  limit: number,
): Promise<Entry[]> {
  const rows = await findEntries(ctx, wanted, limit)
  const subjects = [...new Set(rows.flatMap(({ subject }) => (subject && UUID.test(subject) ? [subject] : [])))]
  const names = new Map((subjects.length > 0 ? await findNames(ctx, subjects) : []).map(({ id, name }) => [id, name]))
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    actor: { kind: row.actor_kind as Entry['actor']['kind'], id: row.actor_id, name: row.actor_name },
    action: row.action,
    what: wordsOf(ctx.house.registry, row.action),
    subject: row.subject,
    subjectName: names.get(row.subject ?? '') ?? null,
    detail: row.detail as Record<string, unknown>,
    requestId: row.request_id,
    ip: row.ip,
  }))
}
