import type { Ctx } from '#kernel/context.ts'
import { db, sql } from '#kernel/db/sql.ts'

/** How many messages of this tenant were given up and wait for somebody. */
export async function countFailedMessages(ctx: Ctx): Promise<number> {
  const row = await ctx.tx.first(
    db
      .selectFrom('notifications.messages')
      .select(sql<number>`count(*)`.as('failed'))
      .where('tenant_id', '=', ctx.tenant.id)
      .where('status', '=', sql.lit('failed')),
  )
  return row!.failed
}
