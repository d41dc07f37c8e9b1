import { setTimeout as sleep } from 'node:timers/promises'
import type { Ctx, OutsideCtx } from '#kernel/context.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { isProblem } from '#kernel/problem/problem.ts'
import { type Claim, takeForSending } from './begun.ts'
import { type Envelope, placeOfBody } from './envelope.ts'
import { DeliveryRefused } from './ports/port.ts'
import { claimMessage, findClaimEnd, type SendingEnd, settleMessages } from './queries.ts'
import { type Channel, isDeliverable, oneLine } from './recipients.ts'
import { senderOf } from './wordings.ts'

/** After this many tries, which is about three days, a message is given up and shown as failed. */
export const MOST_ATTEMPTS = 20

type Outcome = { status: 'sent' } | { status: 'failed' | 'queued'; error: Error }

/**
 * Sends the messages of one occasion, each by itself: claim, send, note. Between sending and noting the process may die;
 * the message is then sent again, with the same Message-ID: after five minutes, or, where its job shows that nobody is at it
 * (`begun`), at once. So delivery is at least once, and exactly once unless something breaks at that very moment.
 * Throws when a sending is to be tried again later.
 */
export async function deliver(ctx: OutsideCtx, messageIds: readonly string[], begun: boolean): Promise<void> {
  const note = notesOf(ctx, messageIds.length)
  const ends = await Promise.allSettled(messageIds.map((id) => deliverOne(ctx, id, begun, note)))
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
}

/** Writes down how a sending ended; null: there was none. */
type Note = (end: SendingEnd | null) => Promise<void>

async function deliverOne(ctx: OutsideCtx, messageId: string, begun: boolean, note: Note): Promise<void> {
  let end: SendingEnd | null = null
  try {
    const claim = takeForSending(ctx.house, messageId) ?? (await ctx.transact((inner) => take(inner, messageId, begun)))
    if (!claim) return
    const outcome = await attempt(ctx, claim)
    const { status } = outcome
    const error = status === 'sent' ? null : oneLine(outcome.error.message, 300) || outcome.error.name
    if (status === 'failed') ctx.house.log.error({ messageId, error }, 'a message could not be delivered')
    end = { id: messageId, attempt: claim.attempt, status, error }
    if (status === 'queued') throw outcome.error
  } finally {
    await note(end)
  }
}

/** Ends so close to each other are written by one transaction; what takes longer keeps no other waiting. */
const TOGETHER_MS = 20

/** Notes for so many sendings: at the latest when the last of them has ended. */
function notesOf(ctx: OutsideCtx, sendings: number): Note {
  let left = sendings
  let ended: SendingEnd[] = []
  let noting: Promise<void> | null = null
  let hurry = (): void => {}
  const write = async (): Promise<void> => {
    await Promise.race([sleep(TOGETHER_MS), new Promise<void>((resolve) => (hurry = resolve))])
    const batch = ended
    ended = []
    noting = null
    const kept = await ctx.transact((inner) => settleMessages(inner, batch))
    if (kept < batch.length)
      ctx.house.log.warn(
        { messageIds: batch.map(({ id }) => id) },
        'a message took so long to send that it was taken over',
      )
  }
  return async (end) => {
    left--
    if (end) ended.push(end)
    if (end) noting ??= write()
    if (left === 0) hurry()
    await noting
  }
}

async function take(ctx: Ctx, messageId: string, begun: boolean): Promise<Claim | null> {
  const [row, sender] = await Promise.all([claimMessage(ctx, messageId, begun), senderOf(ctx)])
  if (!row) {
    const endsAt = await findClaimEnd(ctx, messageId)
    // Another process is sending it, or died doing so: look again when that can be told.
    if (endsAt) enqueue(ctx, 'notifications.send', { messageId }, { runAt: new Date(Date.parse(endsAt) + 1000) })
    return null
  }
  return {
    id: row.id,
    attempt: row.attempts,
    channel: row.channel as Channel,
    recipient: row.recipient,
    subject: row.subject,
    envelope: await openBody(ctx, row),
    sender,
  }
}

/** Null when the key it was sealed with is gone: then it can never be sent, and must not be tried for days. */
async function openBody(ctx: Ctx, { id, body }: { id: string; body: Buffer }): Promise<Envelope | null> {
  try {
    return JSON.parse(await ctx.house.secrets.open(ctx, placeOfBody(id), body)) as Envelope
  } catch (error) {
    if (isProblem(error)) return null
    throw error
  }
}

async function attempt(ctx: OutsideCtx, claim: Claim): Promise<Outcome> {
  try {
    await hand(ctx, claim)
    return { status: 'sent' }
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown))
    const over = error instanceof DeliveryRefused || claim.attempt >= MOST_ATTEMPTS
    return { status: over ? 'failed' : 'queued', error }
  }
}

async function hand(ctx: OutsideCtx, { id, channel, recipient, subject, envelope, sender }: Claim): Promise<void> {
  const { mailer, whatsapp } = ctx.house.ports
  if (!isDeliverable(channel, recipient)) throw new DeliveryRefused(`not a usable ${channel} address`)
  if (!envelope) throw new DeliveryRefused('the text of this message cannot be opened')
  const { name, text, html = '', from } = envelope
  if (channel === 'email') {
    const messageId = `<${id}@${ctx.house.baseDomain}>`
    return mailer.send({
      from: oneLine(from ?? (sender.senderName || ctx.tenant.name), 80),
      ...(sender.replyTo && !from ? { replyTo: sender.replyTo } : {}),
      to: { name, address: recipient },
      subject,
      text,
      html,
      messageId,
    })
  }
  if (!whatsapp) throw new Error('no WhatsApp number is set up')
  return whatsapp.send({ to: recipient, text, reference: id })
}
