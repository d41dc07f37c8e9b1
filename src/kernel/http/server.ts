import type { BlockList } from 'node:net'
import { Hono } from 'hono'
import type { House } from '../house.ts'
import { notFound, unavailable } from '../problem/common.ts'
import { API_PREFIX, openApi } from './api.ts'
import { holdBody } from './body.ts'
import { openDialects } from './dialect.ts'
import { docsPage } from './docs-page.ts'
import { openDocuments } from './documents.ts'
import { describeApi } from './openapi.ts'
import type { Limiter } from './limits.ts'
import { openMetrics } from './metrics.ts'
import { openPages, type Renderer } from './pages.ts'
import { problemResponse } from './problems.ts'
import { withHeaders } from './security.ts'
import type { StaticFiles } from './static.ts'
import { readVisit, type Visit } from './visit.ts'

export type ServerParts = {
  house: House
  limiter: Limiter
  trusted: BlockList
  /** The page bundle; null when only the API is served (tests of operations). */
  render: Renderer | null
  files: StaticFiles | null
  metricsToken: string | null
  /** Whether this process can serve: database reachable, schema current, disk not full. */
  ready: () => Promise<{ ok: boolean; reasons: string[] }>
  /** True while changes must be refused (disk nearly full, shutting down). */
  frozen: () => boolean
}

type Env = { Bindings: { incoming?: { socket: { remoteAddress?: string } } } }

/** The whole HTTP surface of one process, as a fetch-style app. */
export function buildServer(parts: ServerParts): Hono<Env> {
  const { house } = parts
  const app = new Hono<Env>()
  const api = openApi(house, parts.limiter)
  const pages = parts.render ? openPages(house, parts.limiter, parts.render) : null
  const documents = openDocuments(house)
  const dialects = openDialects(house, parts.limiter)
  const metrics = openMetrics()
  const peerOf = (env: Env['Bindings'] | undefined) => env?.incoming?.socket.remoteAddress ?? null

  app.get('/healthz', (c) => c.json({ ok: true }))
  app.get('/readyz', async (c) => {
    const state = await parts.ready()
    return c.json(state, state.ok ? 200 : 503)
  })
  app.get('/metrics', (c) => metrics.answer(c.req.raw, peerOf(c.env), parts.metricsToken))
  app.all('*', async (c) => {
    const started = performance.now()
    const peer = peerOf(c.env)
    const file = parts.files?.serve(c.req.raw)
    if (file) return file
    const visit = await readVisit(house, c.req.raw, peer, parts.trusted)
    const letGo = holdBody(c.req.raw, visit.origin.ip)
    const response = await route(c.req.raw, visit).finally(letGo)
    metrics.count(c.req.method, response.status, visit, performance.now() - started)
    return response
  })
  app.onError((error, c) => {
    house.log.error({ err: error }, 'a request failed')
    return c.json({ title: 'internal', status: 500 }, 500)
  })

  async function route(request: Request, visit: Visit): Promise<Response> {
    const path = visit.url.pathname
    const unsafe = !['GET', 'HEAD', 'OPTIONS'].includes(request.method)
    if (unsafe && parts.frozen()) return problemResponse(unavailable(), visit)
    if (path.startsWith(`${API_PREFIX}/`)) return api(request, visit)
    // What an outlet answers is for its own pages; nobody programs against it.
    if (visit.tenant?.outlet && /^\/api\/(?!v1\/)/.test(path))
      return withHeaders(problemResponse(notFound(), visit), visit.origin.secure)
    if (path === '/api/openapi.json')
      return withHeaders(Response.json(describeApi(house.registry, visit.tenant)), visit.origin.secure)
    if (path === '/api/docs')
      return withHeaders(docsPage(house.registry, visit.tenant, visit.locale, visit.url.origin), visit.origin.secure)
    const spoken = await dialects(request, visit)
    if (spoken) return withHeaders(spoken, visit.origin.secure)
    const document = await documents(request, visit)
    if (document) return withHeaders(document, visit.origin.secure)
    if (pages && !path.startsWith('/api/')) return pages(request, visit)
    return withHeaders(problemResponse(notFound(), visit), visit.origin.secure)
  }
  return app
}
