import { timingSafeEqual } from 'node:crypto'
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'
import type { Visit } from './visit.ts'

/** Prometheus metrics of this process, for loopback or the holder of the token. */
export function openMetrics() {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const requests = new Counter({
    name: 'ruko_http_requests_total',
    help: 'Requests answered, by method, status and kind of site.',
    labelNames: ['method', 'status', 'site'],
    registers: [register],
  })
  const seconds = new Histogram({
    name: 'ruko_http_request_seconds',
    help: 'Time to the head of the answer.',
    labelNames: ['site'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [register],
  })
  return {
    count(method: string, status: number, visit: Visit, elapsedMs: number): void {
      const site = visit.tenant?.vertical ?? visit.tenant?.kind ?? 'unknown'
      requests.inc({ method, status: String(status), site })
      seconds.observe({ site }, elapsedMs / 1000)
    },
    async answer(request: Request, peer: string | null, token: string | null): Promise<Response> {
      if (!allowed(request, peer, token)) return new Response('not found', { status: 404 })
      return new Response(await register.metrics(), { headers: { 'content-type': register.contentType } })
    },
  }
}

/** Loopback counts only when nobody was forwarded: behind a proxy on the same machine every peer is loopback. */
function allowed(request: Request, peer: string | null, token: string | null): boolean {
  const given = request.headers.get('authorization')?.replace(/^Bearer /, '') ?? ''
  if (token) return same(given, token)
  const forwarded = request.headers.has('x-forwarded-for') || request.headers.has('forwarded')
  return !forwarded && /^(::1|(::ffff:)?127\.)/.test(peer ?? '')
}

function same(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
