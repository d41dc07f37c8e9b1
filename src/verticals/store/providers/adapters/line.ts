import { isIP } from 'node:net'
import { ADDRESS_REFUSED, exchange, isPublic } from '../../outbound.ts'
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

/** One request without redirects, its answer within `timeoutMs` and 64 KB. Throws `ProviderUnavailable`. */
export async function call({ url, method, headers, body, timeoutMs, publicOnly }: Call): Promise<Reply> {
  const refusal = refusalOfUrl(url, publicOnly)
  if (refusal) throw new ProviderUnavailable(`the address of the provider ${refusal}`, 'refused')
  const mayReach = publicOnly ? isPublic : () => true
  const sent = { url, method, headers, body, timeoutMs, mostBytes: MOST_BYTES, mayReach }
  const answer = await exchange(sent).catch((error: Error) => {
    throw lineTrouble(error, timeoutMs)
  })
  if (!answer.whole) throw new ProviderUnavailable('the answer of the provider is too long', 'unknown')
  return { status: answer.status, text: answer.body.toString('utf8') }
}

/** These happen before the first byte leaves, so nothing can have been done. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', ADDRESS_REFUSED])

function lineTrouble(error: Error & { code?: string }, timeoutMs: number): ProviderUnavailable {
  const code = error.code ?? ''
  if (NEVER_SENT.has(code)) {
    return new ProviderUnavailable(`the provider cannot be reached (${code})`, 'refused', { cause: error })
  }
  const late = error.name === 'TimeoutError'
  const what = late ? `the provider did not answer within ${timeoutMs} ms` : `the line to the provider broke (${code})`
  return new ProviderUnavailable(what, 'unknown', { cause: error })
}
