import type { Ctx } from '#kernel/context.ts'
import type { Act } from '#kernel/house.ts'
import { insertEntry } from './queries.ts'

/**
 * Writes who did what, in the transaction of the act. `subject` is an id the act was about; `detail` holds figures and
 * reasons, never secrets or personal data.
 */
export function record(ctx: Ctx, act: Act): void {
  ctx.tx.defer(insertEntry(ctx, act))
}
