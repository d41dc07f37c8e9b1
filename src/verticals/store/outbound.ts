import { type LookupAddress, lookup as resolve } from 'node:dns'
import { type IncomingHttpHeaders, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/* Calls to servers that somebody else has named: how a request is made that ends, whatever the other side does. */

type Outgoing = {
  url: URL
  method: 'GET' | 'POST'
  headers: Record<string, string>
  body: string | null
  timeoutMs: number
  /** Of the answer's body so much is read; with more, `whole` is false. */
  mostBytes: number
  /** Whether an address that the name leads to may be dialled. */
  mayReach: (address: string) => boolean
}
export type Incoming = { status: number; headers: IncomingHttpHeaders; body: Buffer; whole: boolean }

/** The code of the error where a name leads to an address that may not be dialled. */
export const ADDRESS_REFUSED = 'EADDRESSREFUSED'

/**
 * One request without redirects. The address that was looked at is the one that is dialled, so that a name cannot lead
 * elsewhere in between. Rejects with Node's error, or with a `TimeoutError`, at the latest after `timeoutMs`.
 */
export function exchange(outgoing: Outgoing): Promise<Incoming> {
  const { url, method, headers, body, timeoutMs, mostBytes, mayReach } = outgoing
  const { promise, resolve: done, reject } = Promise.withResolvers<Incoming>()
  const length = body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  const call = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
    method,
    headers: { ...headers, ...length },
    agent: false,
    lookup: lookupWithin(mayReach),
  })
  // A clock of its own: a signal is not heard any more by a request whose line was given up without an error.
  const clock = setTimeout(() => fail(new DOMException('no answer in time', 'TimeoutError')), timeoutMs)
  const end = (settle: () => void): void => {
    clearTimeout(clock)
    settle()
    call.destroy()
  }
  const fail = (error: Error): void => end(() => reject(error))
  let answered = false
  call.on('response', (response) => {
    answered = true
    const chunks: Buffer[] = []
    let size = 0
    const finish = (whole: boolean): void => {
      const read = Buffer.concat(chunks).subarray(0, mostBytes)
      end(() => done({ status: response.statusCode ?? 0, headers: response.headers, body: read, whole }))
    }
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      size += chunk.length
      if (size > mostBytes) finish(false)
    })
    response.on('end', () => finish(true))
    response.on('error', fail)
    response.on('close', () => fail(brokenOff()))
  })
  // After "101 Switching Protocols" comes neither an answer nor an error, and the line is no more the request's.
  call.on('upgrade', (_response, socket) => {
    socket.destroy()
    fail(brokenOff())
  })
  call.on('error', fail)
  call.on('close', () => !answered && fail(brokenOff()))
  call.end(body ?? undefined)
  return promise
}

function brokenOff(): Error {
  return Object.assign(new Error('the line broke off without an answer'), { code: 'ECONNRESET' })
}

function lookupWithin(mayReach: (address: string) => boolean): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) return done(error, '', 0)
      if (addresses.length === 0 || !addresses.every(({ address }) => mayReach(address)))
        return done(Object.assign(new Error('the name leads to a closed address'), { code: ADDRESS_REFUSED }), '', 0)
      return options.all ? done(null, addresses) : done(null, addresses[0]!.address, addresses[0]!.family)
    })
  }
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
