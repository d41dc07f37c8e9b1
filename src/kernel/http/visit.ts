import { timingSafeEqual } from 'node:crypto'
import type { Tenant } from '../context.ts'
import type { Locale } from '../problem/problem.ts'
import type { House } from '../house.ts'
import { newId } from '../db/id.ts'
import { sessionCookieName } from '../identity/sessions.ts'
import { type Origin, originOfRequest } from './security.ts'
import type { BlockList } from 'node:net'

/** One HTTP request, read once: who is asked (host), in which language, with which cookies. */
export type Visit = {
  requestId: string
  tenant: Tenant | null
  origin: Origin
  /** The public address, as the visitor's browser shows it. */
  url: URL
  locale: Locale
  sessionToken: string | null
  /** The Bearer credential of the request; it counts for the API and for documents, never for pages. */
  apiKey: string | null
  preview: boolean
  /** A preview token that came in the address and should be kept in a cookie. */
  newPreview: string | null
  userAgent: string | null
}

/** Reads a request. The tenant comes from the host alone; nothing in the body or another header can name one. */
export async function readVisit(
  house: House,
  request: Request,
  peer: string | null,
  trusted: BlockList,
): Promise<Visit> {
  const inner = new URL(request.url)
  const origin = originOfRequest(request.headers, inner, peer, trusted)
  const url = publicUrl(origin.origin, inner)
  const cookies = readCookies(request.headers.get('cookie'))
  const tenant = await house.hosts.tenantOf(origin.host)
  const asked = url.searchParams.get('preview')
  const held = asked ?? cookies.get(previewCookieName(house.mode)) ?? null
  const preview = tenant !== null && !tenant.outlet && held !== null && same(held, previewToken(house, tenant.id))
  return {
    requestId: newId(),
    tenant,
    origin,
    url,
    locale: localeOf(url, cookies.get('lang'), request.headers.get('accept-language'), inner.pathname),
    // Everybody is a stranger at an outlet: who signed in did so elsewhere, and its host is not the tenant's.
    sessionToken: tenant?.outlet ? null : (cookies.get(sessionCookieName(house.mode)) ?? null),
    apiKey: tenant?.outlet ? null : bearerOf(request.headers.get('authorization')),
    preview,
    newPreview: preview && asked ? asked : null,
    userAgent: request.headers.get('user-agent')?.slice(0, 300) ?? null,
  }
}

/** The cookie that keeps a preview link's token, and what ties it to its host where there is TLS. */
export function previewCookieName(mode: House['mode']): string {
  return mode === 'production' ? '__Host-ruko-preview' : 'ruko_preview'
}

/** The token of a link that shows a site before it is public. It opens reading only, only this tenant's site, and
 * only until that is public. */
export function previewToken(house: House, tenantId: string): string {
  return house.secrets.sign('preview', tenantId).slice(0, 32)
}

/** Indonesian unless asked: by the address, then the cookie; the API also listens to Accept-Language. */
function localeOf(url: URL, cookie: string | undefined, accepted: string | null, path: string): Locale {
  const asked = url.searchParams.get('lang') ?? cookie
  if (asked === 'en' || asked === 'id') return asked
  return path.startsWith('/api/') && /^en\b/i.test(accepted ?? '') ? 'en' : 'id'
}

/** What stands after `Bearer`; empty, and so no key at all, when nothing does. Other schemes are somebody else's. */
function bearerOf(header: string | null): string | null {
  const match = /^Bearer(?: +(.*))?$/i.exec(header?.trim() ?? '')
  return match ? (match[1] ?? '').trim() : null
}

function readCookies(header: string | null): Map<string, string> {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('='))
  return new Map(pairs.filter(([name]) => name).map(([name, ...value]) => [name!, value.join('=')]))
}

/** The path is set and not resolved: `//other.example/x` is a strange path of ours and not another host's. */
function publicUrl(origin: string, inner: URL): URL {
  const url = new URL(URL.canParse(origin) ? origin : inner.origin)
  url.pathname = inner.pathname
  url.search = inner.search
  return url
}

function same(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
