import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { findHolders } from '#kernel/identity/holders.ts'
import { notFound } from '#kernel/problem/common.ts'
import { tellMessage } from '../messages.ts'
import { findOrder, findOrderByToken, type OrderRow } from '../portal/queries.ts'
import { announceOrder } from '../portal/service.ts'
import { type Author, findFirstUnread, findMessages, insertMessage, markRead, type MessageRow } from './queries.ts'
import type { Conversation, OrderMessage } from './schemas.ts'

/** How many people of the platform are written to about one message. */
const TOLD = 5

export async function orderOf(ctx: Ctx, by: { id: string } | { token: string }): Promise<OrderRow> {
  const order = 'id' in by ? await findOrder(ctx, by.id) : await findOrderByToken(ctx, by.token)
  if (!order) throw notFound()
  return order
}

/** The talk about an order as one side sees it. */
export async function readConversation(ctx: Ctx, orderId: string, reader: Author): Promise<Conversation> {
  const rows = await findMessages(ctx, orderId)
  return {
    items: rows.map(shown),
    unread: rows.filter(({ author, read_at }) => author !== reader && read_at === null).length,
  }
}

/** Adds a line, tells the other side once for each batch it has not seen, and wakes whoever watches the order. */
export async function write(
  ctx: Ctx,
  order: OrderRow,
  { author, name, body }: { author: Author; name: string; body: string },
): Promise<OrderMessage> {
  const id = newId()
  await ctx.tx.run(insertMessage(ctx, { id, order_id: order.id, author, author_name: name, body }))
  // Whoever answers has read what stood there.
  await markRead(ctx, order.id, otherThan(author))
  const first = (await findFirstUnread(ctx, order.id, author))!
  const occasion = `${first.id}/${ctx.now.toISOString().slice(0, 10)}`
  const owners = author === 'buyer' ? await findHolders(ctx, 'owner', TOLD) : null
  await tellMessage(ctx, order, { author, name, body, occasion, owners })
  announceOrder(ctx, order.id)
  return { id, author, authorName: name, body, at: ctx.now.toISOString(), readAt: null }
}

/** Notes that one side has seen what the other wrote. The writer's page is told, if there was anything new. */
export async function see(ctx: Ctx, orderId: string, reader: Author): Promise<void> {
  if ((await markRead(ctx, orderId, otherThan(reader))) > 0) announceOrder(ctx, orderId)
}

function otherThan(author: Author): Author {
  return author === 'buyer' ? 'owner' : 'buyer'
}

function shown(row: MessageRow): OrderMessage {
  return {
    id: row.id,
    author: row.author as Author,
    authorName: row.author_name,
    body: row.body,
    at: row.created_at,
    readAt: row.read_at,
  }
}
