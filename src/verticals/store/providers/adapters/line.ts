import { type LookupAddress, lookup as resolve } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { ProviderUnavailable } from './port.ts'

export type Call = {
  url: URL
  method: 'GET' | 'POST'
  headers: Record<string, string>
  body: string | null
  timeoutMs: number
  /** False only beside stand-ins: then plain http and this machine may be called as well. */
  publicOnly: boolean
}
export type Reply = { status: number; text: string }

const MOST_BYTES = 64 * 1024

/** Why an address may not be called, or null. What a name leads to is looked at again when the line is opened. */
export function refusalOfUrl(url: URL, publicOnly: boolean): string | null {
  if (url.username || url.password) return 'carries a password'
  if (!publicOnly) return ['http:', 'https:'].includes(url.protocol) ? null : 'is neither http nor https'
  if (url.protocol !== 'https:') return 'is not https'
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  if (isIP(host) ? !isPublic(host) : !host.includes('.') || /\.(localhost|local|internal)\.?$/.test(host))
    return 'is not public'
  return null
}

/**
 * One request without redirects, its answer within `timeoutMs` and 64 KB. The address that was checked is the one that is
 * dialled, so that a name cannot lead elsewhere in between. Throws `ProviderUnavailable`.
 */
export function call({ url, method, headers, body, timeoutMs, publicOnly }: Call): Promise<Reply> {
  const { promise, resolve: done, reject } = Promise.withResolvers<Reply>()
  const refusal = refusalOfUrl(url, publicOnly)
  if (refusal) throw new ProviderUnavailable(`the address of the provider ${refusal}`, 'refused')
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  const outgoing = request(url, {
    method,
    headers: { ...headers, ...(body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) }) },
    agent: false,
    signal: AbortSignal.timeout(timeoutMs),
    ...(publicOnly ? { lookup: publicLookup } : {}),
  })
  outgoing.on('response', (response) => {
    const chunks: Buffer[] = []
    let size = 0
    response.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > MOST_BYTES) response.destroy(new Error('the answer is too long'))
      else chunks.push(chunk)
    })
    response.on('end', () => done({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }))
    response.on('error', (error) => reject(lineTrouble(error, timeoutMs)))
  })
  outgoing.on('error', (error) => reject(lineTrouble(error, timeoutMs)))
  outgoing.end(body ?? undefined)
  return promise
}

/** These happen before the first byte leaves, so nothing can have been done. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTPUBLIC'])

function lineTrouble(error: Error & { code?: string }, timeoutMs: number): ProviderUnavailable {
  const code = error.code ?? ''
  if (NEVER_SENT.has(code)) {
    return new ProviderUnavailable(`the provider cannot be reached (${code})`, 'refused', { cause: error })
  }
  const late = error.name === 'TimeoutError' || error.name === 'AbortError'
  const what = late ? `the provider did not answer within ${timeoutMs} ms` : `the line to the provider broke (${code})`
  return new ProviderUnavailable(what, 'unknown', { cause: error })
}

const publicLookup: LookupFunction = (hostname, options, done) => {
  resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return done(error, '', 0)
    const bad = addresses.find(({ address }) => !isPublic(address))
    if (bad || addresses.length === 0) {
      return done(
        Object.assign(new Error('the name leads to an address that is not public'), { code: 'ENOTPUBLIC' }),
        '',
        0,
      )
    }
    return options.all ? done(null, addresses) : done(null, addresses[0]!.address, addresses[0]!.family)
  })
}

const closed = new BlockList()
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  closed.addSubnet(net, prefix, 'ipv4')

const open6 = new BlockList()
open6.addSubnet('2000::', 3, 'ipv6')
// Addresses within the public range that lead to IPv4 ones or to nobody.
const closed6 = new BlockList()
for (const [net, prefix] of [
  ['2001::', 32],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  closed6.addSubnet(net, prefix, 'ipv6')

/** Whether an address belongs to the open internet. */
export function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !closed.check(address, 'ipv4')
  return open6.check(address, 'ipv6') && !closed6.check(address, 'ipv6')
}
