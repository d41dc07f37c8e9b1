import type { Ctx } from '#kernel/context.ts'
import type { Act } from '#kernel/house.ts'
import { type By, findEntriesAbout, insertEntry } from './queries.ts'

/**
 * Writes who did what, in the transaction of the act. `subject` is an id the act was about; `detail` holds figures and
 * reasons, never secrets or personal data.
 */
export function record(ctx: Ctx, act: Act): void {
  const { actor } = ctx
  const id = actor.kind === 'person' || actor.kind === 'key' ? actor.id : null
  recordBy(ctx, { kind: actor.kind, id, name: actor.kind === 'anonymous' ? 'pengunjung' : actor.name }, act)
}

/** The same for an act that is written down later, by somebody else than who did it. */
export function recordBy(ctx: Ctx, by: By, act: Act): void {
  ctx.tx.defer(insertEntry(ctx, by, act))
}

/** What the log says about one subject, newest first: for the history beside what it is about. */
export function entriesAbout(ctx: Ctx, subject: string, limit: number) {
  return findEntriesAbout(ctx, subject, limit)
}
