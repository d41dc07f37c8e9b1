import { createHash } from 'node:crypto'
import { TrieRouter } from 'hono/router/trie-router'
import type { z } from 'zod'
import type { Ctx } from '../context.ts'
import { outsideCtx, transact, transactAsPlatform } from '../db/transact.ts'
import type { House } from '../house.ts'
import { authorizeOperation } from '../identity/authorize.ts'
import { identify } from '../identity/identify.ts'
import { notFound } from '../problem/common.ts'
import type { Document, Sheet } from './document.ts'
import { cacheable, pageKey, PageCache, responseOf } from './page-cache.ts'
import { siteClosed, refusalOf } from './pipeline.ts'
import { problemResponse } from './problems.ts'
import { isSource, sourceResponse } from './ranges.ts'
import type { Visit } from './visit.ts'
import type { Manifest } from '../module/manifest.ts'

type Bound = [Document, Manifest, name: string]
type Found = { document: Document; module: Manifest; params: Record<string, string> }

/**
 * Answers the documents of the manifests; null for an address where none stands. The same fences as for operations:
 * does this module serve the tenant, is its site open, who is it, may they, is the input whole.
 */
export function openDocuments(house: House): (request: Request, visit: Visit) => Promise<Response | null> {
  const cache = new PageCache()
  house.hosts.onChange((tenantId) => cache.drop(tenantId))
  const router = new TrieRouter<Bound>()
  for (const module of house.registry.modules) {
    for (const [name, document] of Object.entries(module.documents ?? {})) {
      router.add('GET', `/${document.path.replaceAll(/\{(\w+)\}/g, ':$1')}`, [document, module, name])
    }
  }
  const find = (visit: Visit): Found | null => {
    const [handlers] = router.match('GET', visit.url.pathname)
    for (const [[document, module, name], params] of handlers as [Bound, Record<string, string>][]) {
      if (visit.tenant && house.registry.answers(module, visit.tenant, 'documents', name))
        return { document, module, params }
    }
    return null
  }
  return async (request, visit) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return null
    const found = find(visit)
    if (!found) return null
    // Only what is kept for everybody is looked up here, and only under an address without a query.
    const plain = visit.url.search === '' && !visit.preview && !isClosed(found, visit)
    const stranger = !visit.sessionToken && visit.apiKey === null
    const key = pageKey(visit)
    const kept = plain ? cache.get(visit.tenant!.id, key) : null
    if (kept) return unlessKnown(request, responseOf(kept, request.headers.get('accept-encoding')))
    const mark = cache.mark
    try {
      const sheet = await make(house, visit, found)
      const response = answer(request, sheet)
      if (isSource(sheet.body)) return response
      const shared = sheet.keep === 'site' && plain && stranger && found.document.open === 'anyone'
      if (!shared) return unlessKnown(request, response)
      const copy = response.clone()
      copy.headers.set('cache-control', 'public, s-maxage=300')
      const page = await cacheable(copy)
      if (page) cache.put(visit.tenant!.id, key, mark, page)
      return unlessKnown(request, response)
    } catch (error) {
      return problemResponse(refusalOf(house, error, visit.requestId), visit)
    }
  }
}

/** Whether the site is closed for it: to everybody but the team and whoever has a preview link. */
function isClosed({ document, module }: Found, { tenant }: Visit): boolean {
  return tenant!.status !== 'live' && module.kind === 'vertical' && !document.always
}

async function make(house: House, visit: Visit, found: Found): Promise<Sheet> {
  const { document, params } = found
  const tenant = visit.tenant!
  const base: Omit<Ctx, 'tx'> = {
    tenant,
    actor: { kind: 'anonymous' },
    now: new Date(),
    locale: visit.locale,
    requestId: visit.requestId,
    ip: visit.origin.ip,
    userAgent: visit.userAgent,
    sessionToken: visit.apiKey === null ? visit.sessionToken : null,
    reply: { cookies: [] },
    house,
  }
  const admit = async (ctx: Ctx) => {
    const actor = await identify(ctx, visit.apiKey)
    authorizeOperation(actor, document)
    if (isClosed(found, visit) && actor.kind === 'anonymous' && !visit.preview) throw siteClosed()
    return { actor, input: read(document, visit, params) }
  }
  if (document.outside) {
    const { actor, input } = await transact(base, 'read', admit)
    return document.run(outsideCtx({ ...base, actor }, false) as never, input as never)
  }
  const open = document.crosses ? (transactAsPlatform as typeof transact) : transact
  // A session or key that is used is noted, so such a reading writes.
  return open(base, visit.sessionToken || visit.apiKey !== null ? 'write' : 'read', async (ctx) => {
    const { actor, input } = await admit(ctx)
    return document.run({ ...ctx, actor } as never, input as never)
  })
}

/** A wrong parameter is an address where nothing stands. */
function read(document: Document, visit: Visit, params: Record<string, string>): unknown {
  const { shape } = document.input as z.ZodObject
  const named = Object.keys(shape).filter((name) => visit.url.searchParams.has(name))
  const query = Object.fromEntries(named.map((name) => [name, visit.url.searchParams.get(name)]))
  const path = Object.fromEntries(document.params.map((name) => [name, decodeURIComponent(params[name] ?? '')]))
  const result = document.input.safeParse({ ...query, ...path })
  if (!result.success) throw notFound()
  return result.data
}

const CONTROL: Record<Sheet['keep'], string> = {
  immutable: 'public, max-age=31536000, immutable',
  site: 'private, no-cache',
  none: 'private, no-store',
}

function answer(request: Request, { type, body, keep, filename }: Sheet): Response {
  const headers = new Headers({ 'content-type': type, 'cache-control': CONTROL[keep] })
  if (filename) headers.set('content-disposition', `attachment; filename="${filename.replaceAll(/[^\w.-]+/g, '-')}"`)
  if (isSource(body)) return sourceResponse(request, body, headers)
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  if (keep !== 'none') headers.set('etag', `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`)
  return new Response(bytes as Uint8Array<ArrayBuffer>, { headers })
}

/** A browser that has it already is told so. */
function unlessKnown(request: Request, response: Response): Response {
  const tag = response.headers.get('etag')
  if (tag && request.headers.get('if-none-match')?.includes(tag)) {
    return new Response(null, { status: 304, headers: response.headers })
  }
  return request.method === 'HEAD' ? new Response(null, response) : response
}
