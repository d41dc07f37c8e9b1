import type { Ctx } from '#kernel/context.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { notFound } from '#kernel/problem/common.ts'
import { messageNotWaiting } from './problems.ts'
import { findMessage, findMessages, requeueMessage } from './queries.ts'
import { type Channel, maskRecipient } from './recipients.ts'
import type { ListMessages, Message, MessagePage } from './schemas.ts'

const PAGE = 50

export async function listMessages(ctx: Ctx, { cursor, status, channel, q }: ListMessages): Promise<MessagePage> {
  const before = cursor ? idOf(cursor) : null
  const rows = await findMessages(ctx, {
    before,
    status: status ?? null,
    channel: channel ?? null,
    subject: q || null,
    limit: PAGE + 1,
  })
  const items = rows.slice(0, PAGE).map(present)
  return { items, next: rows.length > PAGE ? cursorOf(items.at(-1)!.id) : null }
}

/** Sends a message that failed, or that waits for its next try, at once and with all its tries again. */
export async function retryMessage(ctx: Ctx, { id }: { id: string }): Promise<Message> {
  const row = await requeueMessage(ctx, id)
  if (!row) throw (await findMessage(ctx, id)) ? messageNotWaiting() : notFound()
  enqueue(ctx, 'notifications.send', { messageId: id })
  return present(row)
}

type Row = NonNullable<Awaited<ReturnType<typeof findMessage>>>

function present(row: Row): Message {
  const channel = row.channel as Channel
  return {
    id: row.id,
    at: row.created_at,
    channel,
    template: row.template,
    recipient: maskRecipient(channel, row.recipient),
    subject: row.subject,
    status: row.status as Message['status'],
    attempts: row.attempts,
    // A server's answer may repeat the address.
    error: row.error?.replaceAll(row.recipient, maskRecipient(channel, row.recipient)) ?? null,
    sentAt: row.sent_at,
  }
}

function cursorOf(id: string): string {
  return Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')
}

function idOf(cursor: string): string {
  return Buffer.from(cursor, 'base64url')
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
