import { operation } from '#kernel/http/operation.ts'
import { findEntries } from './queries.ts'
import { EntryPage, ListEntries } from './schemas.ts'

const PAGE = 50

export const listEntries = operation({
  get: '/audit/entries',
  can: 'audit.entries.read',
  summary: 'Who did what, newest first.',
  input: ListEntries,
  output: EntryPage,
  run: async (ctx, { cursor }) => {
    const rows = await findEntries(ctx, cursor ?? null, PAGE + 1)
    const items = rows.slice(0, PAGE).map((row) => ({
      id: row.id,
      at: row.at,
      actorName: row.actor_name,
      action: row.action,
      subject: row.subject,
      detail: row.detail as Record<string, unknown>,
      requestId: row.request_id,
    }))
    return { items, next: rows.length > PAGE ? items.at(-1)!.id : null }
  },
})
