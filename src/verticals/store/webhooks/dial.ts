import { isIP } from 'node:net'
import { ADDRESS_REFUSED, exchange, isPublic } from '../outbound.ts'
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

/** One POST without redirects. It never throws. */
export async function post({ url, headers, body, timeoutMs, reach }: Call): Promise<Answer> {
  if (refusalOf(url, reach)) return none('address-refused')
  const sent = { url, method: 'POST', headers, body, timeoutMs, mostBytes: KEPT_BYTES } as const
  try {
    // The status says all; of the rest a beginning is enough.
    const answer = await exchange({ ...sent, mayReach: (address) => mayReach(address, reach) })
    const retryAfterSeconds = retryAfter(answer.headers['retry-after'], new Date())
    return { status: answer.status, trouble: '', text: keptText(answer.body), retryAfterSeconds }
  } catch (error) {
    return none(troubleOf(error as Error))
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

function troubleOf(error: Error & { code?: string }): Trouble {
  if (error.name === 'TimeoutError') return 'timed-out'
  const code = error.code ?? ''
  if (code === ADDRESS_REFUSED) return 'address-refused'
  if (['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'].includes(code)) return 'refused'
  if (['ENOTFOUND', 'EAI_AGAIN'].includes(code)) return 'name-unknown'
  return /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code) ? 'tls' : 'broken'
}
