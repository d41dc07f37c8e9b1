import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { Pool } from 'pg'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { BoundOperation } from '../module/registry.ts'
import { tooManyRequests } from '../problem/common.ts'
import type { Limit } from './operation.ts'

type Caller = { ip: string | null; tenant: { id: string }; sessionToken: string | null; input: unknown }

/** Counts attempts in PostgreSQL, so that a restart or a second process forgives nothing. */
export type Limiter = { check(operation: BoundOperation, caller: Caller): Promise<void> }

/** What any caller may do, beside an operation's own limit. Reads that pages make are not counted. */
const UNSAFE: Limit = { name: 'unsafe', points: 120, seconds: 60 }

/** `factor` multiplies all limits (tests and load runs on loopback). */
export function openLimiter(pool: Pool, factor = 1): Limiter {
  const stores = new Map<string, RateLimiterPostgres>()
  const storeOf = (limit: Limit): RateLimiterPostgres => {
    let store = stores.get(limit.name)
    if (!store) {
      store = new RateLimiterPostgres({
        storeClient: pool,
        storeType: 'pool',
        schemaName: 'kernel',
        tableName: 'rate_limits',
        tableCreated: true,
        clearExpiredByTimeout: true,
        keyPrefix: limit.name,
        points: limit.points * factor,
        duration: limit.seconds,
        // A caller far over the limit is refused from memory and costs the database nothing.
        inMemoryBlockOnConsumed: limit.points * factor + 1,
        insuranceLimiter: new RateLimiterMemory({ points: limit.points * factor, duration: limit.seconds }),
      })
      stores.set(limit.name, store)
    }
    return store
  }
  return {
    check: async (operation, caller) => {
      const limits = operation.limit ? [UNSAFE, operation.limit] : [UNSAFE]
      if (operation.method === 'get' && !operation.limit) return
      if (operation.raw) return
      await Promise.all(limits.flatMap((limit) => keysOf(limit, caller).map((key) => consume(storeOf(limit), key))))
    },
  }
}

async function consume(store: RateLimiterPostgres, key: string): Promise<void> {
  try {
    await store.consume(key)
  } catch (error) {
    if (error instanceof RateLimiterRes) throw tooManyRequests({ seconds: Math.ceil(error.msBeforeNext / 1000) })
    throw error
  }
}

function keysOf(limit: Limit, caller: Caller): string[] {
  const keys = [`${caller.tenant.id}:ip:${networkOf(caller.ip ?? 'none')}`]
  const named = limit.field ? (caller.input as Record<string, unknown> | null)?.[limit.field] : undefined
  if (typeof named === 'string')
    keys.push(`${caller.tenant.id}:${limit.field}:${digest(named.normalize('NFKC').toLowerCase())}`)
  return keys
}

/** One household or server has a whole /64 of IPv6, in many spellings; it counts as one caller. */
export function networkOf(ip: string): string {
  if (!isIPv6(ip)) return ip
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)
  if (mapped) return mapped[1]!
  const [head = '', tail] = ip.toLowerCase().split('%')[0]!.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail?.split(':').filter(Boolean) ?? []
  const groups = tail === undefined ? left : [...left, ...Array(8 - left.length - right.length).fill('0'), ...right]
  return `${groups
    .slice(0, 4)
    .map((group: string) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 24)
}
