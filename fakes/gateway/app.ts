import { timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import type { z } from 'zod'
import { perform } from './acts.ts'
import { bookOf, deliveriesOf } from './book.ts'
import { cancelCharge, expireDue, openCharge, readCharge, refundCharge } from './charges.ts'
import type { Desk } from './desk.ts'
import { Faults } from './faults.ts'
import type { Fail } from './faults.ts'
import { pages } from './pages.ts'
import { Refusal } from './refusal.ts'
import type { Flushed } from './sender.ts'
import { NewAct, NewCharge, NewRefund } from './shapes.ts'

export type Simulator = { desk: Desk; key: string; flush: () => Promise<Flushed>; stopping: AbortSignal }

/** The whole simulator as one fetch handler: gateway API, test controls, pages for people. */
export function simulatorApp(simulator: Simulator): Hono {
  const app = new Hono()
  app.use(secureHeaders({ contentSecurityPolicy: CONTENT_POLICY, referrerPolicy: 'same-origin' }))
  app.use(bodyLimit({ maxSize: 64 * 1024 }))
  app.use(async (_, next) => {
    expireDue(simulator.desk)
    await next()
  })
  app.get('/healthz', (c) => c.json({ ok: true, name: 'gateway-simulator' }))
  app.route('/v1', gatewayApi(simulator))
  app.route('/control', controls(simulator))
  app.route('/', pages(simulator.desk))
  app.notFound((c) => refuse(c, new Refusal(404, 'not-found', 'Alamat ini tidak ada.')))
  app.onError((error, c) => {
    if (error instanceof Refusal) return refuse(c, error)
    console.error(error)
    return c.json({ error: { code: 'internal', message: 'Simulator bermasalah.' } }, 500)
  })
  return app
}

const CONTENT_POLICY = {
  defaultSrc: ["'none'"],
  styleSrc: ["'self'"],
  scriptSrc: ["'self'"],
  fontSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
}

function gatewayApi(simulator: Simulator): Hono {
  const { desk } = simulator
  const api = new Hono()
  api.use(bearer(simulator.key))
  api.post('/charges', async (c) => {
    const request = await bodyOf(c, NewCharge)
    return withTrouble(simulator, c, desk.faults.current().failCharges, () => {
      const { charge, isNew } = openCharge(desk, request)
      return c.json(charge, isNew ? 201 : 200)
    })
  })
  api.get('/charges/:reference', (c) => c.json(readCharge(desk, c.req.param('reference'))))
  api.post('/charges/:reference/cancellation', (c) => c.json(cancelCharge(desk, c.req.param('reference'))))
  api.post('/charges/:reference/refunds', async (c) => {
    const request = await bodyOf(c, NewRefund)
    const reference = c.req.param('reference')
    return withTrouble(simulator, c, desk.faults.current().failRefunds, () =>
      c.json(refundCharge(desk, reference, request)),
    )
  })
  return api
}

function controls({ desk, key, flush }: Simulator): Hono {
  const control = new Hono()
  control.use(bearer(key))
  control.post('/charges/:reference/:act', async (c) => {
    const { amountIdr } = await bodyOf(c, NewAct)
    return c.json(perform(desk, c.req.param('reference'), c.req.param('act'), amountIdr))
  })
  control.get('/faults', (c) => c.json(desk.faults.current()))
  control.post('/faults', async (c) => {
    desk.faults.replace(await bodyOf(c, Faults))
    return c.json(desk.faults.current())
  })
  control.get('/book', (c) => c.json(bookOf(desk)))
  control.get('/deliveries', (c) => c.json({ deliveries: deliveriesOf(desk, c.req.query('reference')) }))
  control.post('/flush', async (c) => c.json(await flush()))
  return control
}

/** Answers late, wrongly or not at all, as the faults say. */
async function withTrouble(simulator: Simulator, c: Context, fail: Fail, effect: () => Response): Promise<Response> {
  if (fail === '500') return c.json({ error: { code: 'internal', message: 'Gangguan pada gateway.' } }, 500)
  if (fail === 'timeout-before-effect') return silence(simulator, c)
  const answer = effect()
  return fail === 'timeout-after-effect' ? silence(simulator, c) : answer
}

async function silence({ stopping }: Simulator, c: Context): Promise<Response> {
  const enough = AbortSignal.any([stopping, c.req.raw.signal, AbortSignal.timeout(60_000)])
  if (!enough.aborted) await new Promise((resolve) => enough.addEventListener('abort', resolve, { once: true }))
  return c.json({ error: { code: 'internal', message: 'Terlalu lama.' } }, 504)
}

function bearer(key: string) {
  const wanted = Buffer.from(`Bearer ${key}`)
  return async (c: Context, next: () => Promise<void>) => {
    const given = Buffer.from(c.req.header('authorization') ?? '')
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
      throw new Refusal(401, 'key-wrong', 'Kunci API salah.')
    await next()
  }
}

/** No body at all counts as an empty object. */
async function bodyOf<Shape extends z.ZodType>(c: Context, shape: Shape): Promise<z.output<Shape>> {
  const parsed = shape.safeParse(asJson(await c.req.text()))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Refusal(422, 'request-invalid', `${issue?.path.join('.') || 'isi'}: ${issue?.message ?? 'tidak sah'}`)
}

function asJson(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text)
  } catch {
    return null
  }
}

function refuse(c: Context, { status, code, message }: Refusal): Response {
  return c.json({ error: { code, message } }, status)
}
