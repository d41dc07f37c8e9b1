import { randomBytes } from 'node:crypto'
import type { Actor, Outlet, Tenant } from '../context.ts'
import { transact } from '../db/transact.ts'
import type { House } from '../house.ts'
import type { CustomerPaths, Manifest, MenuItem } from '../module/manifest.ts'
import { authenticate } from '../identity/sessions.ts'
import { notFound } from '../problem/common.ts'
import { BODY_LIMIT_BYTES, bodyOf, isMultipart, UPLOAD_LIMIT_BYTES } from './body.ts'
import type { Limiter } from './limits.ts'
import { cacheable, pageKey, PageCache, responseOf } from './page-cache.ts'
import { may } from '../identity/authorize.ts'
import { perform, refusalOf } from './pipeline.ts'
import { problemResponse } from './problems.ts'
import { checkOrigin, securityHeaders } from './security.ts'
import { previewCookieName, type Visit } from './visit.ts'
import type { PageApp } from '#web/seam.ts'

/** Renders one request by the page bundle. */
export type Renderer = (request: Request, app: PageApp) => Promise<Response>

type Seen = { actor: Actor; cookies: string[]; nonce: string }

/**
 * Answers everything that is a page: puts the address below the right roof, keeps closed sites closed, serves
 * anonymous pages from memory, and hands the rest to the bundle with a `PageApp` of this visitor's own rights.
 */
export function openPages(house: House, limiter: Limiter, render: Renderer) {
  const cache = new PageCache()
  const paths = ownPaths(house)
  house.hosts.onChange((tenantId) => cache.drop(tenantId))
  return async (request: Request, visit: Visit): Promise<Response> => {
    if (visit.newPreview) return withoutToken(house, visit, visit.newPreview)
    const place = placeOf(house, visit, paths)
    const keeps = mayKeep(house, request, visit) && place.status === null
    const key = keeps ? pageKey(visit) : ''
    const kept = keeps ? cache.get(visit.tenant!.id, key) : null
    if (kept) return responseOf(kept, request.headers.get('accept-encoding'))
    const mark = cache.mark
    let response: Response
    try {
      checkOrigin(request.headers, request.method, visit.origin.origin)
      response = await renderVisit(house, limiter, render, request, visit, place)
    } catch (error) {
      return problemResponse(refusalOf(house, error, visit.requestId), visit)
    }
    const shared = response.headers.get('cache-control')?.includes('s-maxage') ?? false
    const page = keeps && shared ? await cacheable(response.clone()) : null
    if (!page) {
      // Made for this visitor (signed in, another language, a query): no proxy may give it to the next.
      if (shared) response.headers.set('cache-control', 'private, no-cache')
      return response
    }
    // Service workers keep what we keep for everybody, and nothing else.
    page.headers.push(['x-keep', 'page'])
    cache.put(visit.tenant!.id, key, mark, page)
    return responseOf(page, request.headers.get('accept-encoding'))
  }
}

/**
 * Whether an answer may be kept for others: an anonymous GET of a plain address. With a query, or a port that is not
 * ours, anybody could make as many different pages as they like.
 */
function mayKeep(house: House, request: Request, { tenant, sessionToken, preview, url }: Visit): boolean {
  const ours = url.port === new URL(house.portalOrigin).port
  return request.method === 'GET' && tenant !== null && !sessionToken && !preview && url.search === '' && ours
}

/** The token of a preview link moves into a cookie, so that it is not passed on with the address. */
function withoutToken(house: House, visit: Visit, token: string): Response {
  const url = new URL(visit.url)
  url.searchParams.delete('preview')
  // A path that begins with two strokes would be another host to the browser.
  const path = url.pathname.replace(/^[/\\]+/, '/')
  const headers = new Headers({ location: `${path}${url.search}`, 'cache-control': 'no-store' })
  const secure = house.mode === 'production' ? '; Secure' : ''
  const name = previewCookieName(house.mode)
  headers.append('set-cookie', `${name}=${token}; Path=/; HttpOnly; SameSite=Lax${secure}`)
  headers.set('x-robots-tag', 'noindex, nofollow')
  return new Response(null, { status: 303, headers })
}

type Place = { path: string; status: number | null }

/** Where the bundle finds the page; `status` is set when the visitor sees a notice instead of the site. */
function placeOf(house: House, visit: Visit, paths: OwnPaths): Place {
  const { tenant, url } = visit
  if (!tenant) return { path: '/~site/unknown', status: 404 }
  if (/^\/[~/]/.test(url.pathname)) return { path: '/~site/unknown', status: 404 }
  const path = url.pathname
    .replace(/^\//, '')
    .replace(/(\/_root)?\.data$/, '')
    .replace(/\/$/, '')
  if (tenant.outlet) return placeInOutlet(house, tenant, path, url.pathname)
  if (paths.pages.has(path) || paths.rooms.has(path.split('/')[0]!)) return { path: url.pathname, status: null }
  if (tenant.kind === 'platform') return { path: `/~portal${url.pathname}`, status: null }
  if (tenant.status === 'preparing' && !visit.preview) return { path: '/~site/preparing', status: 200 }
  if (tenant.status === 'off') return { path: '/~site/off', status: 503 }
  return { path: `/~${tenant.vertical}${url.pathname}`, status: null }
}

/**
 * An outlet has the pages that the modules name, and no others: not even one that refuses whoever is not signed in. A
 * closed one says so, beside the pages of what was bought there.
 */
function placeInOutlet({ registry }: House, tenant: Tenant, path: string, address: string): Place {
  const stands = (kind: Manifest['kind'], outlet: Outlet) =>
    registry.modules
      .filter((module) => module.kind === kind)
      .some((module) =>
        (module.pages ?? []).some(
          (page) => fits(page.path, path) && registry.answers(module, { ...tenant, outlet }, 'pages', page.path),
        ),
      )
  const outlet = tenant.outlet!
  const home = `/~${tenant.vertical}`
  if (stands('service', outlet)) return { path: address, status: null }
  if (tenant.status !== 'live') return { path: '/~site/off', status: 503 }
  if (stands('vertical', outlet)) return { path: home + address, status: null }
  if (stands('vertical', { ...outlet, open: true })) return { path: '/~site/closed', status: 503 }
  // Where nothing stands for anybody.
  return { path: `${home}/~none`, status: null }
}

/** Whether an address is one of a page's, such as `products/:slug`. */
function fits(page: string, path: string): boolean {
  const [wanted, given] = [page.split('/'), path.split('/')]
  return wanted.length === given.length && wanted.every((part, at) => part.startsWith(':') || part === given[at])
}

/**
 * What stands at its public address on every host: `rooms` (console, admin) with everything in them, and single `pages`
 * (login, account/security …), beside which a trade may have pages of its own.
 */
type OwnPaths = { rooms: ReadonlySet<string>; pages: ReadonlySet<string> }

function ownPaths(house: House): OwnPaths {
  const all = house.registry.modules.flatMap((module) => module.pages ?? [])
  const desk = all.filter(({ site }) => site === 'console' || site === 'admin')
  const single = all.filter(({ site, path }) => site === 'any' && !path.startsWith('~'))
  return {
    rooms: new Set(desk.map(({ path }) => path.split('/')[0]!)),
    pages: new Set(single.map(({ path }) => path)),
  }
}

async function renderVisit(
  house: House,
  limiter: Limiter,
  render: Renderer,
  request: Request,
  visit: Visit,
  place: Place,
): Promise<Response> {
  const seen: Seen = { actor: await actorOf(house, visit), cookies: [], nonce: randomBytes(16).toString('base64') }
  const lang = visit.url.searchParams.get('lang')
  if (lang === visit.locale) seen.cookies.push(`lang=${lang}; Path=/; Max-Age=31536000; SameSite=Lax`)
  const url = new URL(place.path + visit.url.search, visit.origin.origin)
  const body = await bodyOf(request, isMultipart(request) ? UPLOAD_LIMIT_BYTES : BODY_LIMIT_BYTES)
  const { method, headers, signal } = request
  const inner = new Request(url, { method, headers, signal, ...(body.length > 0 ? { body } : {}) })
  const response = await render(inner, pageApp(house, limiter, visit, seen))
  return finish(response, visit, seen, place)
}

function finish(response: Response, visit: Visit, seen: Seen, place: Place): Response {
  const headers = new Headers(response.headers)
  const cached = headers.get('cache-control')?.includes('s-maxage') ?? false
  for (const [name, value] of Object.entries(securityHeaders(visit.origin.secure, cached ? null : seen.nonce))) {
    headers.set(name, value)
  }
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  if (visit.preview || place.status !== null) headers.set('x-robots-tag', 'noindex, nofollow')
  if (place.status === 503) headers.set('retry-after', '3600')
  headers.set('x-request-id', visit.requestId)
  for (const cookie of seen.cookies) headers.append('set-cookie', cookie)
  const status = place.status !== null && response.status === 200 ? place.status : response.status
  if (place.status !== null) headers.set('cache-control', 'no-store')
  return new Response(response.body, { status, headers })
}

async function actorOf(house: House, visit: Visit): Promise<Actor> {
  if (!visit.sessionToken || !visit.tenant) return { kind: 'anonymous' }
  const base = {
    tenant: visit.tenant,
    actor: { kind: 'anonymous' as const },
    now: new Date(),
    locale: visit.locale,
    requestId: visit.requestId,
    ip: visit.origin.ip,
    userAgent: visit.userAgent,
    sessionToken: visit.sessionToken,
    reply: { cookies: [] },
    house,
  }
  return transact(base, 'write', (ctx) => authenticate(ctx, visit.sessionToken!))
}

/** What this visitor may open of the console's or admin's menu, in its order. */
function menuOf(house: House, { tenant }: Visit, actor: Actor): MenuItem[] {
  if (!tenant || actor.kind === 'anonymous') return []
  const area = tenant.kind === 'platform' ? 'console' : 'admin'
  return house.registry.modules
    .filter((module) => house.registry.serves(module, tenant))
    .flatMap((module) => module.menu ?? [])
    .filter((item) => item.path.split('/')[0] === area && may(actor, item.can))
    .toSorted((left, right) => left.rank - right.rank)
}

/** Where customers of this site's trade land and register; null where only the team signs in. */
function customersOf(house: House, { tenant }: Visit): CustomerPaths | null {
  // At an outlet everybody buys as a guest.
  if (!tenant || tenant.outlet) return null
  const serving = house.registry.modules.filter((module) => house.registry.serves(module, tenant))
  return serving.find(({ customers }) => customers)?.customers ?? null
}

function pageApp(house: House, limiter: Limiter, visit: Visit, seen: Seen): PageApp {
  const nobody = {
    id: '',
    kind: 'client' as const,
    slug: '',
    vertical: null,
    name: 'Ruko',
    status: 'off' as const,
    host: visit.origin.host,
  }
  return {
    site: visit.tenant && visit.tenant.kind === 'client' ? 'tenant' : 'portal',
    tenant: visit.tenant ?? nobody,
    actor: seen.actor,
    locale: visit.locale,
    url: visit.url,
    nonce: seen.nonce,
    mode: house.mode,
    preview: visit.preview,
    requestId: visit.requestId,
    menu: menuOf(house, visit, seen.actor),
    customers: customersOf(house, visit),
    setCookie: (header) => void seen.cookies.push(header),
    call: async (id, input, options) => {
      const operation = house.registry.operations.get(id)
      if (!operation || !visit.tenant) throw notFound()
      try {
        const outcome = await perform(house, limiter, {
          ...visit,
          // A page is for a person in a browser; a key opens none.
          apiKey: null,
          tenant: visit.tenant,
          operation,
          ip: visit.origin.ip,
          idempotencyKey: options?.idempotencyKey ?? null,
          input,
        })
        seen.cookies.push(...outcome.cookies)
        return outcome.body as never
      } catch (error) {
        throw refusalOf(house, error, visit.requestId)
      }
    },
  }
}
