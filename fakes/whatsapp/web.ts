import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { html } from 'hono/html'
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { frame, headers, type Html, moment, onlyThisMachine, withLinks } from '../mail/frame.ts'
import type { Outbox, Sent } from './outbox.ts'
import { ERRORS, Faults, TextMessage } from './shapes.ts'

type Desk = { faults: Faults; token: string }
type Env = { Bindings: HttpBindings }

/** The Cloud API's text messages, what was sent for people and tests to see, and the switch for faults. */
export function whatsappWeb(outbox: Outbox, desk: Desk): Hono<Env> {
  const app = new Hono<Env>()
  app.use(headers, onlyThisMachine, bodyLimit({ maxSize: 64 * 1024 }))
  app.get('/healthz', (c) => c.json({ ok: true, name: 'whatsapp-simulator' }))
  app.get('/', (c) => c.html(outboxPage(outbox.list(c.req.query('to')))))
  app.get('/messages', (c) => c.json({ messages: outbox.list(c.req.query('to')) }))
  app.get('/control', (c) => c.json(desk.faults))
  app.post('/control', async (c) => {
    if (!c.req.header('content-type')?.startsWith('application/json')) return c.json({ error: 'JSON only' }, 415)
    const faults = Faults.safeParse(await c.req.json().catch(() => null))
    if (!faults.success) return c.json({ error: z.prettifyError(faults.error) }, 422)
    desk.faults = faults.data
    return c.json(desk.faults)
  })
  app.post('/:version{v[0-9]+\\.0}/:phone/messages', (c) => sendMessage(c, outbox, desk))
  return app
}

async function sendMessage(c: Context<Env>, outbox: Outbox, desk: Desk): Promise<Response> {
  const { down, refuse, dropAfterSend } = desk.faults
  if (down) return cut(c)
  if (!bears(c.req.header('authorization'), desk.token)) return refusal(c, 401, 190, 'Invalid OAuth access token')
  if (refuse !== 'none') return refusal(c, ERRORS[refuse].status, Number(refuse), ERRORS[refuse].message)
  const given = TextMessage.safeParse(await c.req.json().catch(() => null))
  if (!given.success) return refusal(c, 400, 131_009, `(#131009) ${z.prettifyError(given.error)}`)
  const { to, text, biz_opaque_callback_data: reference = null } = given.data
  const id = `wamid.${randomBytes(18).toString('base64')}`
  const phone = c.req.param('phone') ?? ''
  const waId = to.replace(/^\+/, '')
  await outbox.keep({ id, at: new Date().toISOString(), phone, to: waId, text: text.body, reference })
  if (dropAfterSend) return cut(c)
  return c.json({ messaging_product: 'whatsapp', contacts: [{ input: to, wa_id: waId }], messages: [{ id }] })
}

function refusal(c: Context, status: 400 | 401 | 429 | 503, code: number, message: string): Response {
  const error = {
    message,
    type: 'OAuthException',
    code,
    error_data: { messaging_product: 'whatsapp', details: message },
  }
  return c.json({ error }, status)
}

/** The line breaks: the caller cannot know what became of its message. */
function cut(c: Context<Env>): Response {
  c.env.incoming.socket.destroy()
  return new Response(null)
}

function bears(given: string | undefined, token: string): boolean {
  const [left, right] = [Buffer.from(given ?? ''), Buffer.from(`Bearer ${token}`)]
  return left.length === right.length && timingSafeEqual(left, right)
}

function outboxPage(messages: readonly Sent[]): Html {
  const list = messages.slice(0, 200).map(
    (message) =>
      html`<li>
        <div>
          <small>Kepada +${message.to} · ${moment(message.at)}</small>
          <pre>${withLinks(message.text)}</pre>
        </div>
      </li>`,
  )
  const body =
    list.length === 0
      ? html`<p class="soft">Belum ada pesan WhatsApp.</p>`
      : html`<ul class="card">
          ${list}
        </ul>`
  return frame({
    title: 'WhatsApp terkirim',
    reload: true,
    body: html`<h1>WhatsApp terkirim</h1>
      ${body}`,
  })
}
