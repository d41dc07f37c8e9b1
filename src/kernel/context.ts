import type { House } from './house.ts'
import type { Tx } from './db/tx.ts'
import type { Locale } from './problem/problem.ts'

export type { Locale } from './problem/problem.ts'
export type { Tx } from './db/tx.ts'

/**
 * One business with its own site and its own rows. `host` is the name it is reached by, without a port. Where that is the
 * host of an `outlet`, a shop of somebody's inside this tenant, `name`, `slug` and `host` are the outlet's.
 */
export type Tenant = {
  id: string
  kind: 'platform' | 'client'
  slug: string
  vertical: string | null
  name: string
  status: 'preparing' | 'live' | 'off'
  host: string
  outlet?: Outlet
}

/** Opaque to the kernel: the trade knows whose it is. A closed one shows no more than what was bought there. */
export type Outlet = { id: string; open: boolean }

/** Who acts. Permissions are resolved once, from the roles of the session's person. */
export type Actor =
  | { kind: 'anonymous' }
  | {
      kind: 'person'
      id: string
      email: string
      name: string
      roles: readonly string[]
      permissions: ReadonlySet<string>
      sessionId: string
    }
  /** A program that holds one of the tenant's API keys. `personId` is who made it, and for whom a `personal` one acts. */
  | {
      kind: 'key'
      id: string
      name: string
      permissions: ReadonlySet<string>
      personId: string
      personal: boolean
      mode: 'live' | 'test'
    }
  | { kind: 'system'; name: string }

/** What an answer carries beside its body. */
export type Reply = { cookies: string[] }

type Base = {
  tenant: Tenant
  actor: Actor
  now: Date
  locale: Locale
  requestId: string
  /** The caller's address as seen behind trusted proxies; null for jobs. */
  ip: string | null
  userAgent: string | null
  /** The Idempotency-Key the request came with, for what must be one thing even when the request was cut off. */
  idempotencyKey?: string | null
  /** The session token of the request, for the few operations that end or renew it. */
  sessionToken: string | null
  reply: Reply
  house: House
}

/** One tenant, one transaction. The first parameter of everything that touches data. */
export type Ctx = Base & { tx: Tx }

/** A context of the platform's own tenant that may also act inside other tenants, in the same transaction. */
export type PlatformCtx = Ctx & {
  visit<T>(tenant: Tenant, work: (ctx: Ctx) => Promise<T>): Promise<T>
}

/** For work that must speak to the outside: no transaction is open; each `transact` is one short one. */
export type OutsideCtx<C extends Ctx = Ctx> = Base & {
  transact<T>(work: (ctx: C) => Promise<T>): Promise<T>
}

/** The id every platform has for its own tenant. */
export const PLATFORM_TENANT_ID = '00000000-0000-7000-8000-000000000001'
