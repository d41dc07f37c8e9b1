import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Webhook } from 'standardwebhooks'
import { z } from 'zod'
import { onlyThisMachine } from '../mail/frame.ts'
import type { Book, Invitation } from './book.ts'
import { type Fail, Faults, GOOD } from './faults.ts'
import { pages, PAGE_HEADERS } from './pages.ts'
import { Question, whoIs } from './targets.ts'

/** What every part of the stand-in works with. */
export type Desk = {
  book: Book
  faults: Faults
  webhook: Webhook
  stopping: AbortSignal
  /** Questions about accounts that were answered. */
  checks: number
}
type Env = { Bindings: HttpBindings }

const Wish = z.strictObject({
  requestId: z.string().min(8).max(80),
  plan: z.string().max(80),
  email: z.email().max(254),
})

/** The provider's API as `signed-http` speaks it, the control API for tests, and a page for people. */
export function providerApp(desk: Desk): Hono<Env> {
  const app = new Hono<Env>()
  app.use(PAGE_HEADERS, onlyThisMachine, bodyLimit({ maxSize: 64 * 1024 }))
  app.get('/healthz', (c) => c.json({ ok: true, name: 'provider-simulator' }))
  app.post('/v1/invitations', (c) => invite(c, desk))
  app.get('/v1/invitations/:id', (c) => look(c, desk))
  app.post('/v1/invitations/:id/cancellation', (c) => revoke(c, desk))
  app.post('/v1/target-checks', (c) => check(c, desk))
  app.get('/control', (c) => c.json(desk.faults))
  app.get('/control/book', (c) => c.json({ invitations: desk.book.list() }))
  app.post('/control', async (c) => {
    if (!c.req.header('content-type')?.startsWith('application/json')) return c.json({ error: 'JSON only' }, 415)
    const faults = Faults.safeParse(await c.req.json().catch(() => null))
    if (!faults.success) return c.json({ error: z.prettifyError(faults.error) }, 422)
    desk.faults = faults.data
    return c.json(desk.faults)
  })
  app.route('/', pages(desk))
  return app
}

async function invite(c: Context<Env>, desk: Desk): Promise<Response> {
  const text = await c.req.text()
  const fail = nextFail(desk)
  if (fail === 'down') return cut(c)
  if (desk.faults.delayMs) await sleep(desk.faults.delayMs)
  if (desk.stopping.aborted) return cut(c)
  if (!genuine(desk, c, text)) return refuse(c, 401, 'signature-wrong', 'The signature is not valid.')
  if (fail === '500') return refuse(c, 500, 'internal', 'Something broke here.')
  if (fail === 'timeout-before-effect') return silence(desk, c)
  const wish = Wish.safeParse(asJson(text))
  if (!wish.success) return refuse(c, 422, 'request-invalid', z.prettifyError(wish.error))
  if (wish.data.requestId !== c.req.header('idempotency-key')) {
    return refuse(c, 422, 'request-invalid', 'The idempotency key is not the request id.')
  }
  const account = accountOf(c)
  if (account === null) return refuse(c, 403, 'account-refused', 'This account is not known.')
  if (!desk.book.find(wish.data.requestId)) {
    const { rejectTargets, quota } = desk.faults
    if (rejectTargets || wish.data.email.startsWith('tolak')) {
      return refuse(c, 422, 'target-rejected', 'This address cannot be invited.')
    }
    if (quota !== null && desk.book.countOf(account) >= quota) {
      return refuse(c, 409, 'quota-reached', 'No more invitations today.')
    }
  }
  const sent = desk.book.send({ ...wish.data, account })
  if (fail === 'timeout-after-effect') return silence(desk, c)
  return fail === 'lost-answer' ? cut(c) : c.json(shown(sent), 201)
}

async function look(c: Context<Env>, desk: Desk): Promise<Response> {
  if (desk.faults.fail === 'down') return cut(c)
  if (!genuine(desk, c, '')) return refuse(c, 401, 'signature-wrong', 'The signature is not valid.')
  const found = desk.book.find(c.req.param('id') ?? '')
  return found ? c.json(shown(found)) : refuse(c, 404, 'invitation-unknown', 'Never heard of it.')
}

async function revoke(c: Context<Env>, desk: Desk): Promise<Response> {
  const text = await c.req.text()
  if (desk.faults.fail === 'down') return cut(c)
  if (!genuine(desk, c, text)) return refuse(c, 401, 'signature-wrong', 'The signature is not valid.')
  const found = desk.book.find(c.req.param('id') ?? '')
  if (!found) return refuse(c, 404, 'invitation-unknown', 'Never heard of it.')
  if (found.state === 'accepted') return refuse(c, 409, 'already-accepted', 'It was accepted.')
  return c.json(shown(desk.book.move(found.requestId, 'revoked')!))
}

/** Whose an account is. Nothing is done, so every misfortune is one of the answer alone. */
async function check(c: Context<Env>, desk: Desk): Promise<Response> {
  const text = await c.req.text()
  const fail = nextFail(desk)
  if (fail === 'down' || fail === 'lost-answer') return cut(c)
  if (desk.faults.delayMs) await sleep(desk.faults.delayMs)
  if (desk.stopping.aborted) return cut(c)
  if (!genuine(desk, c, text)) return refuse(c, 401, 'signature-wrong', 'The signature is not valid.')
  if (fail === '500') return refuse(c, 500, 'internal', 'Something broke here.')
  if (fail !== 'none') return silence(desk, c)
  const question = Question.safeParse(asJson(text))
  if (!question.success) return refuse(c, 422, 'request-invalid', z.prettifyError(question.error))
  if (accountOf(c) === null) return refuse(c, 403, 'account-refused', 'This account is not known.')
  desk.checks += 1
  const { checkId } = question.data
  if (desk.faults.unknownTargets) return c.json({ checkId, found: false, reason: 'unknown' })
  return c.json({ checkId, ...whoIs(question.data) })
}

/** The misfortune of this call. Asking for the state is not counted. */
function nextFail(desk: Desk): Fail {
  const { fail, times } = desk.faults
  if (fail !== 'none' && times !== null) desk.faults = times > 1 ? { ...desk.faults, times: times - 1 } : GOOD
  return fail
}

function genuine({ webhook }: Desk, c: Context, body: string): boolean {
  try {
    webhook.verify(body === '' ? c.req.path : body, c.req.header(), { jsonParse: false })
    return true
  } catch {
    return false
  }
}

/** The account's name, when its token is one of ours: `token-<name>`, unless the name says that it is broken. */
function accountOf(c: Context): string | null {
  const name = c.req.header('x-account') ?? ''
  const known = c.req.header('authorization') === `Bearer token-${name}` && !name.startsWith('rusak')
  return known && name ? name : null
}

function shown({ requestId, reference, state }: Invitation) {
  return { requestId, reference, state }
}

function refuse(c: Context, status: 401 | 403 | 404 | 409 | 422 | 500, code: string, message: string): Response {
  return c.json({ error: { code, message } }, status)
}

/** The line breaks: the caller cannot know what became of its call. */
function cut(c: Context<Env>): Response {
  c.env.incoming.socket.destroy()
  return new Response(null)
}

async function silence({ stopping }: Desk, c: Context<Env>): Promise<Response> {
  const enough = AbortSignal.any([stopping, c.req.raw.signal, AbortSignal.timeout(60_000)])
  if (!enough.aborted) await new Promise((resolve) => enough.addEventListener('abort', resolve, { once: true }))
  return cut(c)
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
