import type { Ctx } from '#kernel/context.ts'
import { db, sql } from '#kernel/db/sql.ts'
import type { OrderMessage } from './schemas.ts'

export type Author = OrderMessage['author']
export type MessageRow = Awaited<ReturnType<typeof findMessages>>[number]

/** A talk is read whole; what is older than this many lines is not shown any more. */
const SHOWN = 500

/** Oldest first. */
export async function findMessages(ctx: Ctx, orderId: string) {
  const rows = await ctx.tx.all(
    db
      .selectFrom('platform.order_messages')
      .select(['id', 'author', 'author_name', 'body', 'created_at', 'read_at'])
      .where('tenant_id', '=', ctx.tenant.id)
      .where('order_id', '=', orderId)
      .orderBy('id', 'desc')
      .limit(sql.lit(SHOWN)),
  )
  return rows.toReversed()
}

export function insertMessage(
  ctx: Ctx,
  message: { id: string; order_id: string; author: Author; author_name: string; body: string },
) {
  return db.insertInto('platform.order_messages').values({ tenant_id: ctx.tenant.id, ...message })
}

/** The first message of this author that the other side has not seen. */
export function findFirstUnread(ctx: Ctx, orderId: string, author: Author) {
  return ctx.tx.first(
    db
      .selectFrom('platform.order_messages')
      .select('id')
      .where('tenant_id', '=', ctx.tenant.id)
      .where('order_id', '=', orderId)
      .where('author', '=', author)
      .where('read_at', 'is', null)
      .orderBy('id')
      .limit(sql.lit(1)),
  )
}

/** Notes that everything this author wrote has been seen; returns how many lines were new. */
export function markRead(ctx: Ctx, orderId: string, author: Author): Promise<number> {
  return ctx.tx.run(
    db
      .updateTable('platform.order_messages')
      .set({ read_at: sql<string>`now()` })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('order_id', '=', orderId)
      .where('author', '=', author)
      .where('read_at', 'is', null),
  )
}
