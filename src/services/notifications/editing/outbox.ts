import { z } from 'zod'
import type { OutsideCtx } from '#kernel/context.ts'
import { notFound } from '#kernel/problem/common.ts'
import { outboxAway } from '../problems.ts'

/** Where the stand-ins for mail and WhatsApp can be asked what they caught; only in a demonstration. */
export type Catchers = { mailUrl: string; whatsappUrl: string }

declare module '#kernel/house.ts' {
  interface Ports {
    catchers?: Catchers
  }
}

const Mails = z.object({
  messages: z.array(
    z.object({ id: z.string(), at: z.string(), to: z.array(z.string()), subject: z.string(), text: z.string() }),
  ),
})
const Chats = z.object({
  messages: z.array(z.object({ id: z.string(), at: z.string(), to: z.string(), text: z.string() })),
})
const TIMEOUT_MS = 3_000
const SHOWN = 50

/** What the stand-ins caught, newest first. Outside a demonstration there is nothing to ask. */
export async function readOutbox(ctx: OutsideCtx) {
  const { catchers } = ctx.house.ports
  if (ctx.house.mode !== 'demo' || !catchers) throw notFound()
  const [mails, chats] = await Promise.all([
    ask(`${catchers.mailUrl}/messages?limit=${SHOWN}`, Mails),
    ask(`${catchers.whatsappUrl}/messages`, Chats),
  ])
  const caught = [
    ...mails.messages.map(({ id, at, to, subject, text }) => {
      return { id, at, channel: 'email' as const, to: to.join(', '), subject, text }
    }),
    ...chats.messages.slice(0, SHOWN).map(({ id, at, to, text }) => {
      return { id, at, channel: 'whatsapp' as const, to: `+${to}`, subject: '', text }
    }),
  ]
  const messages = caught.toSorted((left, right) => right.at.localeCompare(left.at)).slice(0, SHOWN)
  return { messages, ...catchers }
}

async function ask<S extends z.ZodType>(url: string, shape: S): Promise<z.output<S>> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(() => null)
  if (!answer?.ok) throw outboxAway()
  return shape.parse(await answer.json())
}
