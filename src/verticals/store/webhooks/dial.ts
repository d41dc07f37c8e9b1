import { type LookupAddress, lookup as resolve } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublic } from '../providers/adapters/line.ts'
import { KEPT_BYTES, keptText, retryAfter } from './rules.ts'

/*
 * Calls an address that a stranger has named. It may lead to the open internet by https and nowhere else; beside stand-ins
 * also to this very machine, but never into the networks around it.
 */

export type Reach = 'public' | 'demo'
export type Answer =
  | { status: number; trouble: ''; text: string; retryAfterSeconds: number | null }
  | { status: null; trouble: Trouble; text: ''; retryAfterSeconds: null }
/** Why there was no answer. */
export type Trouble = 'address-refused' | 'timed-out' | 'refused' | 'name-unknown' | 'tls' | 'broken'

type Call = { url: URL; headers: Record<string, string>; body: string; timeoutMs: number; reach: Reach }

/** Why an address may not be called, or null. What a name leads to is looked at when it is called. */
export function refusalOf(url: URL, reach: Reach): 'password' | 'scheme' | 'private' | null {
  if (url.username || url.password) return 'password'
  if (url.protocol !== 'https:' && !(reach === 'demo' && url.protocol === 'http:')) return 'scheme'
  const host = hostOf(url)
  if (isIP(host)) return mayReach(host, reach) ? null : 'private'
  if (reach === 'demo' && (host === 'localhost' || host.endsWith('.localhost'))) return null
  return !host.includes('.') || /\.(localhost|local|internal)\.?$/.test(host) ? 'private' : null
}

/** One POST without redirects. The address that was checked is the one that is dialled. It never throws. */
export function post({ url, headers, body, timeoutMs, reach }: Call): Promise<Answer> {
  if (refusalOf(url, reach)) return Promise.resolve(none('address-refused'))
  const { promise, resolve: done } = Promise.withResolvers<Answer>()
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  const outgoing = request(url, {
    method: 'POST',
    headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
    agent: false,
    signal: AbortSignal.timeout(timeoutMs),
    lookup: checkedLookup(reach),
  })
  outgoing.on('response', (response) => {
    const chunks: Buffer[] = []
    let size = 0
    const finish = () => {
      const asked = retryAfter(response.headers['retry-after'], new Date())
      const text = keptText(Buffer.concat(chunks))
      done({ status: response.statusCode ?? 0, trouble: '', text, retryAfterSeconds: asked })
      outgoing.destroy()
    }
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      size += chunk.length
      // The status says all; of the rest a beginning is enough.
      if (size >= KEPT_BYTES) finish()
    })
    response.on('end', finish)
    response.on('error', (error) => done(none(troubleOf(error))))
  })
  outgoing.on('error', (error) => done(none(troubleOf(error))))
  outgoing.end(body)
  return promise
}

function checkedLookup(reach: Reach): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) return done(error, '', 0)
      if (addresses.length === 0 || !addresses.every(({ address }) => mayReach(address, reach)))
        return done(Object.assign(new Error('the name leads to a private address'), { code: REFUSED }), '', 0)
      return options.all ? done(null, addresses) : done(null, addresses[0]!.address, addresses[0]!.family)
    })
  }
}

function mayReach(address: string, reach: Reach): boolean {
  if (isPublic(address)) return true
  return reach === 'demo' && (address.startsWith('127.') || address === '::1')
}

function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1')
}

function none(trouble: Trouble): Answer {
  return { status: null, trouble, text: '', retryAfterSeconds: null }
}

const REFUSED = 'EADDRESSREFUSED'

function troubleOf(error: Error & { code?: string }): Trouble {
  if (error.name === 'TimeoutError' || error.name === 'AbortError' || error.code === 'ABORT_ERR') return 'timed-out'
  const code = error.code ?? ''
  if (code === REFUSED) return 'address-refused'
  if (['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'].includes(code)) return 'refused'
  if (['ENOTFOUND', 'EAI_AGAIN'].includes(code)) return 'name-unknown'
  return /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code) ? 'tls' : 'broken'
}
