import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import type { Server } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { headers, onlyThisMachine } from '../mail/frame.ts'
import { listen } from '../mail/listen.ts'
import { indexPage } from './page.ts'
import { domainObject, errorObject, isRegistered } from './registry.ts'

/** How the registry misbehaves. What is not named goes back to good behaviour. */
export type Behaviour = {
  /** Every question is answered with this status. */
  status?: number
  retryAfter?: string
  /** Waits this long before each answer. */
  delayMs?: number
  /** Leads round this many corners before it answers. */
  redirects?: number
  redirectTo?: string
  /** This instead of the domain object, with 200. */
  body?: string
}

export type RunningRegistry = {
  url: string
  port: number
  behave(behaviour: Behaviour): void
  /** The names that were asked for, oldest first. */
  asked(): readonly string[]
  stop: () => Promise<void>
}

const MOST_REMEMBERED = 500

/** Stands in for a registry's RDAP service (RFC 7480, 9082, 9083). Rejects when the port is taken. */
export async function startRegistry({ port }: { port: number }): Promise<RunningRegistry> {
  let behaviour: Behaviour = {}
  const asked: string[] = []
  const app = new Hono()
  app.use(headers, onlyThisMachine)
  app.get('/healthz', (c) => c.json({ ok: true, name: 'rdap-simulator' }))
  app.get('/', (c) => c.html(indexPage(asked)))
  app.get('/domain/:name', async (c) => {
    const name = c.req.param('name').toLowerCase()
    const corner = Number(c.req.query('corner') ?? 0)
    if (corner === 0) asked.push(name)
    if (asked.length > MOST_REMEMBERED) asked.shift()
    const { status, retryAfter, delayMs, redirects = 0, redirectTo, body } = behaviour
    if (delayMs) await sleep(delayMs)
    if (redirectTo) return c.redirect(redirectTo, 302)
    if (corner < redirects) return c.redirect(`/domain/${name}?corner=${corner + 1}`, 302)
    if (body !== undefined) return c.body(body, 200, { 'content-type': 'text/html' })
    if (status) {
      const more: Record<string, string> = retryAfter ? { 'retry-after': retryAfter } : {}
      return answer(errorObject(status), status, more)
    }
    return isRegistered(name) ? answer(domainObject(name), 200) : answer(errorObject(404), 404)
  })
  const http = await listen(createAdaptorServer({ fetch: app.fetch }) as Server, port)
  return {
    url: `http://127.0.0.1:${http.port}/`,
    port: http.port,
    behave: (next) => (behaviour = next),
    asked: () => asked,
    stop: http.close,
  }
}

function answer(body: object, status: number, more: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/rdap+json', ...more },
  })
}
