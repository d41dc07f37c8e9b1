import { BlockList, isIP } from 'node:net'
import { foreignOrigin } from '../problem/common.ts'

/** What a request says about where it came from, after only trusted proxies were believed. */
export type Origin = { ip: string | null; host: string; origin: string; secure: boolean }

/** Reads exact addresses and CIDR ranges into a list to check peers against. */
export function trustedProxies(entries: readonly string[]): BlockList {
  const list = new BlockList()
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (bits) list.addSubnet(address, Number(bits), family)
    else list.addAddress(address, family)
  }
  return list
}

type Headers = { get(name: string): string | null | undefined }

/**
 * The caller's address and the public URL's origin. X-Forwarded-* counts only from a trusted peer, and of
 * X-Forwarded-For only the part our own proxies wrote: the first address from the right that is not ours.
 */
export function originOfRequest(headers: Headers, url: URL, peer: string | null, trusted: BlockList): Origin {
  const believed = peer !== null && contains(trusted, peer)
  const scheme = believed ? (headers.get('x-forwarded-proto') ?? url.protocol.slice(0, -1)) : url.protocol.slice(0, -1)
  const hostHeader = (believed ? headers.get('x-forwarded-host') : null) ?? headers.get('host') ?? url.host
  const host = hostHeader.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '')
  const chain = believed
    ? (headers.get('x-forwarded-for') ?? '')
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean)
    : []
  const ip = chain.findLast((address) => isIP(address) > 0 && !contains(trusted, address)) ?? plain(peer)
  return { ip, host, origin: `${scheme}://${hostHeader.toLowerCase()}`, secure: scheme === 'https' }
}

/**
 * A browser tells where an unsafe request comes from; another site's is refused. A caller that sends neither header
 * is not a browser acting for somebody else's cookies.
 */
export function checkOrigin(headers: Headers, method: string, ownOrigin: string): void {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return
  const site = headers.get('sec-fetch-site')
  if (site && site !== 'same-origin' && site !== 'none') throw foreignOrigin()
  const origin = headers.get('origin')
  if (origin && origin !== ownOrigin) throw foreignOrigin()
}

/** Headers of every answer. `nonce` is for rendered pages with scripts; cached pages and the API allow only 'self'. */
export function securityHeaders(secure: boolean, nonce: string | null): Readonly<Record<string, string>> {
  if (nonce === null)
    return secure ? (withoutNonce.secure ??= make(true, null)) : (withoutNonce.plain ??= make(false, null))
  return make(secure, nonce)
}

/** A response with the headers of every answer, where it has none of its own. */
export function withHeaders(response: Response, secure: boolean): Response {
  for (const [name, value] of Object.entries(securityHeaders(secure, null))) {
    if (!response.headers.has(name)) response.headers.set(name, value)
  }
  return response
}

/** Most answers carry the same ones. */
const withoutNonce: { secure?: Record<string, string>; plain?: Record<string, string> } = {}

function make(secure: boolean, nonce: string | null): Record<string, string> {
  const scripts = nonce ? `'self' 'nonce-${nonce}'` : "'self'"
  const policy = [
    "default-src 'self'",
    `script-src ${scripts}`,
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    // A site's own editor shows the site in a frame; nobody else's page may.
    "frame-ancestors 'self'",
  ]
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(secure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}

function contains(list: BlockList, address: string): boolean {
  const value = plain(address) ?? ''
  const family = isIP(value)
  return family > 0 && list.check(value, family === 6 ? 'ipv6' : 'ipv4')
}

function plain(address: string | null): string | null {
  return address?.replace(/^::ffff:(?=\d+\.)/i, '') ?? null
}
