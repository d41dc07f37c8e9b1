import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { headers, onlyThisMachine } from './frame.ts'
import type { Mailbox } from './mailbox.ts'
import { inboxPage, letterPage, missingPage } from './pages.ts'
import { type MailFaults, NO_FAULTS } from './smtp.ts'

const Faults = z.strictObject({
  down: z.boolean().default(NO_FAULTS.down),
  refuse: z.enum(['none', '450', '550']).default(NO_FAULTS.refuse),
  dropAfterData: z.boolean().default(NO_FAULTS.dropAfterData),
})
const Filter = z.object({ to: z.string().optional(), limit: z.coerce.number().int().min(1).max(1000).default(200) })

/** The inbox for people, the same as JSON for tests, and the switch for faults. */
export function mailWeb(mailbox: Mailbox, desk: { faults: MailFaults }): Hono {
  const app = new Hono()
  app.use(headers, onlyThisMachine, bodyLimit({ maxSize: 16 * 1024 }))
  app.get('/healthz', (c) => c.json({ ok: true, name: 'mail-catcher' }))
  app.get('/', async (c) => {
    const to = c.req.query('to')
    return c.html(inboxPage(await mailbox.list({ ...(to ? { to } : {}), limit: 200 }), to))
  })
  app.get('/inbox/:id', async (c) => {
    const message = await mailbox.read(c.req.param('id'))
    return message ? c.html(letterPage(message)) : c.html(missingPage(), 404)
  })
  app.get('/inbox/:id/html', async (c) => {
    const message = await mailbox.read(c.req.param('id'))
    // Links open beside the inbox, never inside the frame.
    return message ? c.html(message.html.replace('<head>', '<head><base target="_blank">')) : c.html(missingPage(), 404)
  })
  app.get('/messages', async (c) => {
    const filter = Filter.safeParse(c.req.query())
    return filter.success ? c.json({ messages: await mailbox.list(filter.data) }) : c.json({ error: 'limit' }, 422)
  })
  app.get('/control', (c) => c.json(desk.faults))
  app.post('/control', async (c) => {
    // JSON by name, so that a form on some page cannot reach this.
    if (!c.req.header('content-type')?.startsWith('application/json')) return c.json({ error: 'JSON only' }, 415)
    const faults = Faults.safeParse(await c.req.json().catch(() => null))
    if (!faults.success) return c.json({ error: z.prettifyError(faults.error) }, 422)
    desk.faults = faults.data
    return c.json(desk.faults)
  })
  app.notFound((c) => c.html(missingPage(), 404))
  return app
}
