import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { Pool } from 'pg'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { BoundOperation } from '../module/registry.ts'
import { tooManyRequests } from '../problem/common.ts'
import type { Limit } from './operation.ts'
import type { Allowance, Spent } from './quota.ts'

type Caller = {
  via?: 'api'
  ip: string | null
  tenant: { id: string }
  sessionToken: string | null
  apiKey?: string | null
  input: unknown
}

/** Counts attempts in PostgreSQL, so that a restart or a second process forgives nothing; a crash of the server does. */
export type Limiter = {
  /** Counts a call, or refuses it. Whoever is `granted` calls by a quota goes by the operation's own limit alone. */
  check(operation: BoundOperation, caller: Caller, granted?: boolean): Promise<void>
  /** Counts one call against what somebody is granted. */
  spend(name: string, tenantId: string, allowance: Allowance): Promise<Spent>
}

/** For our own calls, from within: nothing is counted. */
export const unlimited: Limiter = {
  check: async () => {},
  spend: async (_name, _tenantId, { points, seconds }) => {
    return { points, seconds, left: points, resetMs: seconds * 1000, refused: false }
  },
}

/** For services that know more of a caller than the router does: counts one more against a limit, or refuses. */
export type Meter = { count(limit: Limit, caller: Pick<Caller, 'ip' | 'tenant'>): Promise<void> }

/** What any caller may change, beside an operation's own limit. */
const UNSAFE: Limit = { name: 'unsafe', points: 120, seconds: 60 }
/** What any caller may read through the API; pages that read in-process are not counted. */
const API_READS: Limit = { name: 'api', points: 1_200, seconds: 60 }
/** Reads are counted in PostgreSQL by the lot, so that one read in twenty-five pays for the counting. */
const LOT = 25

/** `factor` multiplies all limits (tests and load runs on loopback). */
export function openLimiter(pool: Pool, factor = 1): Limiter & Meter {
  const stores = new Map<string, RateLimiterPostgres>()
  const storeOf = (limit: Pick<Limit, 'name' | 'points' | 'seconds'>): RateLimiterPostgres => {
    const place = `${limit.name} ${limit.points} ${limit.seconds}`
    let store = stores.get(place)
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
      stores.set(place, store)
    }
    return store
  }
  const lots = new Lots()
  return {
    count: async (limit, { ip, tenant }) => {
      const counted = countersOf(limit, { ip, tenant, sessionToken: null, input: null })
      await Promise.all(counted.map(({ limit: one, key }) => consume(storeOf(one), key, 1)))
    },
    spend: async (name, tenantId, { who, points, seconds }) => {
      const store = storeOf({ name: `quota-${name}`, points, seconds })
      const { refused, window } = await store.consume(`${tenantId}:${who}`, 1).then(
        (taken) => ({ refused: false, window: taken }),
        (error) => {
          if (error instanceof RateLimiterRes) return { refused: true, window: error }
          throw error
        },
      )
      const left = refused ? 0 : window.remainingPoints
      return { points: points * factor, seconds, left, resetMs: window.msBeforeNext, refused }
    },
    check: async (operation, caller, granted = false) => {
      if (operation.raw) return
      const counted = operation.limit ? countersOf(operation.limit, caller) : []
      const common = operation.method !== 'get' && !granted && !operation.counts
      if (common) counted.push(...countersOf(UNSAFE, caller), ...keyCounters(UNSAFE, caller))
      await Promise.all(counted.map(({ limit, key }) => consume(storeOf(limit), key, 1)))
      if (operation.method !== 'get' || caller.via !== 'api' || granted) return
      for (const { key } of [...countersOf(API_READS, caller), ...keyCounters(API_READS, caller)]) {
        while (!lots.take(key)) await lots.buy(key, () => consume(storeOf(API_READS), key, LOT))
      }
    },
  }
}

/** Reads already paid for, by caller; forgotten by the minute. */
class Lots {
  private readonly left = new Map<string, { reads: number; until: number }>()
  private readonly buying = new Map<string, Promise<void>>()

  take(key: string): boolean {
    const lot = this.left.get(key)
    if (!lot || lot.reads === 0 || lot.until < Date.now()) return false
    lot.reads--
    return true
  }

  /** Pays for a lot; of many reads that wait at once one pays and all go on. */
  buy(key: string, pay: () => Promise<void>): Promise<void> {
    const known = this.buying.get(key)
    if (known) return known
    const bought = pay()
      .then(() => this.add(key))
      .finally(() => this.buying.delete(key))
    this.buying.set(key, bought)
    return bought
  }

  private add(key: string): void {
    if (this.left.size > 20_000) this.left.clear()
    this.left.set(key, { reads: LOT, until: Date.now() + API_READS.seconds * 1000 })
  }
}

async function consume(store: RateLimiterPostgres, key: string, points: number): Promise<void> {
  try {
    await store.consume(key, points)
  } catch (error) {
    if (error instanceof RateLimiterRes) throw tooManyRequests({ seconds: Math.ceil(error.msBeforeNext / 1000) })
    throw error
  }
}

type Counter = { limit: Limit; key: string }

function countersOf(limit: Limit, caller: Caller): Counter[] {
  const network = `ip:${networkOf(caller.ip ?? 'none')}`
  const { id } = caller.tenant
  if (!limit.field) return [{ limit, key: `${id}:${network}` }]
  const wide = { name: `${limit.name}-wide`, points: limit.widePoints, seconds: limit.seconds }
  const counters: Counter[] = [{ limit: wide, key: `${id}:${network}` }]
  const named = (caller.input as Record<string, unknown> | null)?.[limit.field]
  if (typeof named !== 'string') return counters
  const value = `${limit.field}:${digest(named.normalize('NFKC').toLowerCase())}`
  return [...counters, { limit, key: `${id}:${value}:${network}` }, { limit: wide, key: `${id}:${value}` }]
}

/** A key counts for itself as well, from however many networks its program calls. */
function keyCounters(limit: Limit, { apiKey, tenant }: Caller): Counter[] {
  return apiKey ? [{ limit, key: `${tenant.id}:key:${digest(apiKey)}` }] : []
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
