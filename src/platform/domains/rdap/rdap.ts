import type { DomainState, Rdap } from './port.ts'

type Options = {
  /** The RDAP service (RFC 9082); `domain/<name>` is put behind it. */
  url: string
  timeoutMs?: number
  keepMs?: number
  /** For tests. */
  now?: () => number
}

const MOST_KEPT = 5_000
const MOST_HOPS = 3
const MOST_BYTES = 256 * 1024
/** A registry that says "slow down" without saying for how long. */
const PAUSE_MS = 30_000
const LONGEST_PAUSE_MS = 600_000

/**
 * Asks a registry whether a name is registered: 200 with a domain object is taken, 404 is free, everything else is
 * unknown. What is known is kept for ten minutes; a question that is under way is not asked twice; a registry that is
 * busy is left alone for as long as it wishes.
 */
export function rdapAt({ url, timeoutMs = 3_000, keepMs = 600_000, now = Date.now }: Options): Rdap {
  const base = new URL(url.endsWith('/') ? url : `${url}/`)
  if (!mayAsk(base, base)) throw new Error('a registry is asked over https, or on this machine')
  const kept = new Map<string, { state: DomainState; until: number }>()
  const asked = new Map<string, Promise<DomainState>>()
  let pausedUntil = 0

  async function ask(domain: string): Promise<DomainState> {
    const signal = AbortSignal.timeout(timeoutMs)
    try {
      let at = new URL(`domain/${encodeURIComponent(domain)}`, base)
      for (let hop = 0; hop <= MOST_HOPS; hop += 1) {
        // oxlint-disable-next-line no-await-in-loop
        const answer = await fetch(at, { redirect: 'manual', signal, headers: { accept: 'application/rdap+json' } })
        const next = answer.status >= 300 && answer.status < 400 ? answer.headers.get('location') : null
        // oxlint-disable-next-line no-await-in-loop
        if (!next) return await read(answer, domain)
        void answer.body?.cancel()
        at = new URL(next, at)
        if (!mayAsk(at, base)) return 'unknown'
      }
    } catch {
      // Not reached, not in time, not understood: all the same to the one who asks.
    }
    return 'unknown'
  }

  async function read(answer: Response, domain: string): Promise<DomainState> {
    if (answer.status === 200) return (await describes(answer, domain)) ? 'taken' : 'unknown'
    void answer.body?.cancel()
    if (answer.status === 429) pausedUntil = now() + pauseOf(answer.headers.get('retry-after'), now())
    return answer.status === 404 ? 'free' : 'unknown'
  }

  return {
    look: (domain) => {
      const known = kept.get(domain)
      if (known && known.until > now()) return Promise.resolve(known.state)
      if (pausedUntil > now()) return Promise.resolve('unknown')
      const running = asked.get(domain)
      if (running) return running
      const answer = ask(domain).then((state) => {
        asked.delete(domain)
        if (kept.size >= MOST_KEPT) kept.clear()
        if (state !== 'unknown') kept.set(domain, { state, until: now() + keepMs })
        return state
      })
      asked.set(domain, answer)
      return answer
    },
  }
}

/** Only https; and this machine itself, when that is where the registry was said to be. */
function mayAsk(url: URL, base: URL): boolean {
  if (url.protocol === 'https:') return true
  return url.protocol === 'http:' && isLoopback(url) && isLoopback(base)
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}

/** Whether the answer is about this very name: a portal page that answers 200 to everything is not. */
async function describes(answer: Response, domain: string): Promise<boolean> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of answer.body ?? []) {
    size += chunk.length
    if (size > MOST_BYTES) return false
    chunks.push(chunk)
  }
  const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { objectClassName?: unknown; ldhName?: unknown }
  if (body?.objectClassName !== 'domain') return false
  return typeof body.ldhName !== 'string' || body.ldhName.toLowerCase().replace(/\.$/, '') === domain
}

/** Retry-After in seconds or as a date, within reason. */
function pauseOf(header: string | null, now: number): number {
  const seconds = Number(header)
  const wished = header && Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(header ?? '') - now
  return Number.isFinite(wished) && wished > 0 ? Math.min(wished, LONGEST_PAUSE_MS) : PAUSE_MS
}
