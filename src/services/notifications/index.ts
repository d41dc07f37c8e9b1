import { createHash } from 'node:crypto'
import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import type { Locale } from '#kernel/problem/problem.ts'
import { type Envelope, placeOfBody } from './envelope.ts'
import { keepForSending } from './begun.ts'
import { deleteMessagesOf, deleteWritingOf, insertMessages } from './queries.ts'
import { type Channel, e164, oneLine } from './recipients.ts'
import { render } from './render/render.ts'
import type { TemplateName, TemplateParams } from './templates/index.ts'
import type { Wording } from './wording.ts'
import { senderOf, wordingOf } from './wordings.ts'

/* The door of notifications. */

export { cloudWhatsapp } from './ports/cloud-whatsapp.ts'
export { DeliveryRefused, type Mail, type Mailer, type Whatsapp } from './ports/port.ts'
export { countFailedMessages } from './counts.ts'
export { smtpMailer } from './ports/smtp.ts'
export type { TemplateName, TemplateParams } from './templates/index.ts'

export type Notice<N extends TemplateName> = {
  template: N
  /** One message for each address given. */
  to: { name: string; email?: string | null; whatsapp?: string | null }
  params: TemplateParams<N>
  locale: Locale
  /**
   * What happened, in ids (`<order id>`, `<capture id>`): the same template with the same `dedupe` is written once per
   * channel, however often it is told. Two people who are told of one occasion need two.
   */
  dedupe: string
  /** These words instead of the tenant's or the product's: a test of an edit. */
  wording?: Wording
}

/**
 * Writes a message to a person and its sending, in the caller's transaction: it goes out if, and only if, the change
 * commits. The text is made now and sealed, since it may hold a link that is a secret. Sealing asks for the tenant's
 * key (one flight for all channels, which takes along what was deferred before); the rows ride with the next flight.
 * An address that cannot be reached never fails the caller: such a message shows as failed in the list.
 */
export async function notify<N extends TemplateName>(ctx: Ctx, notice: Notice<N>): Promise<void> {
  const { template, to, params, locale, dedupe } = notice
  // A tenant writes its own words in its own name; an outlet's messages have ours.
  const { outlet } = ctx.tenant
  const from = outlet ? { from: ctx.tenant.name } : {}
  const wording = notice.wording ?? (outlet ? null : await wordingOf(ctx, template, locale))
  const { subject, text, html, chat } = render({
    template,
    params,
    name: to.name,
    site: ctx.tenant.name,
    locale,
    wording,
  })
  const name = oneLine(to.name, 100)
  const recipients = recipientsOf(ctx, to)
  if (recipients.length === 0) return
  const [sender, ...messages] = await Promise.all([
    senderOf(ctx),
    ...recipients.map(async ({ channel, recipient }) => {
      const id = newId()
      const envelope: Envelope = channel === 'email' ? { name, text, html, ...from } : { name, text: chat }
      const body = await ctx.house.secrets.seal(ctx, placeOfBody(id), JSON.stringify(envelope))
      return { id, dedupe: `${template}/${dedupe}`, channel, template, recipient, subject, body, envelope }
    }),
  ])
  // Where the hands of this process send it right after COMMIT, it is written as under way from the start.
  const begun = ctx.house.hands.free() !== null
  const written = new Set<string>()
  ctx.tx.defer(insertMessages(ctx, messages, begun), (rows) => rows.forEach(({ id }) => written.add(id)))
  if (begun) {
    ctx.tx.afterCommit(() => {
      // Of an occasion told before no row was written, and nothing is sent.
      for (const { id, channel, recipient, subject: about, envelope } of messages)
        if (written.has(id))
          keepForSending(ctx.house, { id, attempt: 1, channel, recipient, subject: about, envelope, sender })
    })
  }
  enqueue(ctx, 'notifications.send', { messageIds: messages.map(({ id }) => id), begun })
}

/**
 * Removes every message of an occasion, sent or not: when somebody's data is erased, what was written to them and about
 * them goes as well. `occasion` is the first part of the notices' `dedupe`, up to a slash.
 */
export async function forgetMessages(ctx: Ctx, occasion: string): Promise<void> {
  await ctx.tx.run(deleteMessagesOf(ctx, occasion))
}

/** Whoever read an address before it was forgotten has written to it by then. */
const LATE_MS = 2 * 60_000

/** The same for many occasions at once, and for whatever was written to these addresses, or is being written just now. */
export async function forgetWriting(ctx: Ctx, gone: { occasions: string[]; recipients: string[] }): Promise<void> {
  await ctx.tx.run(deleteWritingOf(ctx, gone))
  const digests = gone.recipients.map((recipient) => createHash('sha256').update(recipient).digest('hex'))
  const since = new Date(ctx.now.getTime() - LATE_MS).toISOString()
  enqueue(ctx, 'notifications.forgetLate', { since, digests }, { runAt: new Date(Date.now() + LATE_MS) })
}

function recipientsOf(ctx: Ctx, to: Notice<TemplateName>['to']): { channel: Channel; recipient: string }[] {
  const email = oneLine(to.email ?? '', 254).toLowerCase()
  const whatsapp = ctx.house.ports.whatsapp ? oneLine(e164(to.whatsapp ?? ''), 40) : ''
  return [
    ...(email ? [{ channel: 'email' as const, recipient: email }] : []),
    ...(whatsapp ? [{ channel: 'whatsapp' as const, recipient: whatsapp }] : []),
  ]
}
