import { TrieRouter } from 'hono/router/trie-router'
import type { Tenant } from '../context.ts'
import type { House } from '../house.ts'
import type { BoundOperation } from '../module/registry.ts'
import { malformedBody, notFound, unsupportedMediaType } from '../problem/common.ts'
import { bodyOf, isMultipart, UPLOAD_LIMIT_BYTES } from './body.ts'
import type { Limiter } from './limits.ts'
import { perform, refusalOf } from './pipeline.ts'
import { problemResponse } from './problems.ts'
import { checkOrigin, securityHeaders, withHeaders } from './security.ts'
import { openStream } from './stream.ts'
import type { Visit } from './visit.ts'

export const API_PREFIX = '/api/v1'

type Routes = {
  match(method: string, path: string): { operation: BoundOperation; params: Record<string, string> } | null
}

/** Answers /api/v1: finds the operation for this host, reads the input, performs it, writes JSON. */
export function openApi(house: House, limiter: Limiter): (request: Request, visit: Visit) => Promise<Response> {
  const routesFor = routeTables(house)
  return async (request, visit) => {
    const told: Record<string, string> = {}
    try {
      if (!visit.tenant) throw notFound()
      const found = routesFor(visit.tenant).match(request.method, visit.url.pathname.slice(API_PREFIX.length) || '/')
      if (!found) throw notFound()
      const { operation, params } = found
      // What brings its own proof is no browser acting by somebody's cookies.
      if (!operation.raw && visit.apiKey === null) checkOrigin(request.headers, request.method, visit.origin.origin)
      const input = await inputOf(request, operation, params, visit.url)
      const outcome = await perform(house, limiter, {
        ...visit,
        via: 'api',
        tenant: visit.tenant,
        operation,
        ip: visit.origin.ip,
        idempotencyKey: request.headers.get('idempotency-key'),
        input,
        headers: told,
      })
      if (operation.stream) {
        const stream = openStream(house, visit.tenant.id, outcome.body as string, request, visit.origin.ip)
        return withHeaders(stream, visit.origin.secure)
      }
      return jsonResponse(outcome, visit, told)
    } catch (error) {
      const refused = problemResponse(refusalOf(house, error, visit.requestId), visit)
      for (const [name, value] of Object.entries(told)) refused.headers.set(name, value)
      return withHeaders(refused, visit.origin.secure)
    }
  }
}

type Answered = { status: number; body: unknown; cookies: string[]; replayed: boolean }

function jsonResponse(outcome: Answered, visit: Visit, told: Record<string, string>) {
  // A plain object: as long as nobody looks into them the server writes such headers out as they are.
  const headers: Record<string, string> = {
    ...securityHeaders(visit.origin.secure, null),
    'x-request-id': visit.requestId,
    'cache-control': 'no-store',
    ...told,
  }
  if (outcome.replayed) headers['idempotency-replayed'] = 'true'
  if (outcome.body !== null) headers['content-type'] = 'application/json; charset=utf-8'
  const text = outcome.body === null ? null : JSON.stringify(outcome.body)
  const response = new Response(text, { status: outcome.status, headers })
  for (const cookie of outcome.cookies) response.headers.append('set-cookie', cookie)
  return response
}

/** Operations everybody has, and beside them those of the one vertical that a host serves. */
function routeTables(house: House): (tenant: Tenant) => Routes {
  const tables = new Map<string, Routes>()
  return (tenant) => {
    const key = `${tenant.kind} ${tenant.vertical ?? ''}`
    let table = tables.get(key)
    if (!table) {
      const router = new TrieRouter<BoundOperation>()
      for (const operation of house.registry.operations.values()) {
        if (!house.registry.serves(operation.module, tenant)) continue
        router.add(operation.method.toUpperCase(), operation.path.replaceAll(/\{(\w+)\}/g, ':$1'), operation)
      }
      table = { match: (method, path) => firstMatch(router, method, path) }
      tables.set(key, table)
    }
    return table
  }
}

function firstMatch(router: TrieRouter<BoundOperation>, method: string, path: string) {
  const [handlers] = router.match(method, path)
  const best = handlers[0] as [BoundOperation, Record<string, string>] | undefined
  return best ? { operation: best[0], params: best[1] } : null
}

async function inputOf(
  request: Request,
  operation: BoundOperation,
  params: Record<string, string>,
  url: URL,
): Promise<unknown> {
  const path = Object.fromEntries(operation.params.map((name) => [name, decode(params[name] ?? '')]))
  if (operation.method === 'get' || operation.method === 'delete') return { ...queryOf(url), ...path }
  const bytes = operation.upload ? await bodyOf(request, UPLOAD_LIMIT_BYTES) : await bodyOf(request)
  if (operation.raw) return { ...path, headers: Object.fromEntries(request.headers), body: bytes }
  if (bytes.length === 0) return path
  if (operation.upload && isMultipart(request)) return { ...(await fieldsOf(request, bytes)), ...path }
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) throw unsupportedMediaType()
  const body = parse(bytes)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw malformedBody()
  return { ...body, ...path }
}

/** The fields of a form; a file becomes base64, as it would be in JSON. */
async function fieldsOf(request: Request, bytes: Buffer<ArrayBuffer>): Promise<Record<string, string>> {
  const headers = { 'content-type': request.headers.get('content-type')! }
  const form = await new Response(bytes, { headers }).formData().catch(() => {
    throw malformedBody()
  })
  const fields = [...form].map(async ([name, value]) => {
    return [name, typeof value === 'string' ? value : Buffer.from(await value.arrayBuffer()).toString('base64')]
  })
  return Object.fromEntries((await Promise.all(fields)) as [string, string][])
}

function queryOf(url: URL): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {}
  for (const name of new Set(url.searchParams.keys())) {
    // `lang` chooses the language of every answer and `preview` shows a closed site; they belong to no operation.
    if (name === 'lang' || name === 'preview') continue
    const values = url.searchParams.getAll(name)
    query[name] = values.length > 1 ? values : values[0]!
  }
  return query
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw malformedBody()
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
