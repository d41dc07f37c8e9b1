import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { pino } from 'pino'
import { z } from 'zod'
import { freshDatabase } from '../../../tests/support/postgres.ts'
import type { Ctx, Tenant } from '../context.ts'
import { newId } from '../db/id.ts'
import { openPools } from '../db/pools.ts'
import { transact } from '../db/transact.ts'
import type { House } from '../house.ts'
import { unlimited } from '../http/limits.ts'
import { operation } from '../http/operation.ts'
import { perform } from '../http/pipeline.ts'
import { defineModule } from '../module/manifest.ts'
import { register } from '../module/registry.ts'
import { masterKeyId, openSecrets } from '../secrets/secrets.ts'
import { identity } from './module.ts'
import { hashPassword } from './passwords.ts'
import { ensurePerson } from './people.ts'
import { updatePassword } from './queries.ts'

/* A house with nothing in it but identity and one small trade, on a database of its own. */

export const PASSWORD = 'tujuh kuda hijau di atap'

const say = (text: string) => ({ id: text, en: text })
const IDENTITY = identity.permissions!.map((permission) => permission.code)

/** A trade with an owner, a manager who may change roles but not close the till, and a cashier. */
const stall = defineModule({
  name: 'stall',
  kind: 'vertical',
  needs: ['identity'],
  permissions: [
    { code: 'stall.sell', name: say('sell') },
    { code: 'stall.close', name: say('close') },
  ],
  roles: [
    { code: 'owner', name: say('owner'), permissions: [...IDENTITY, 'stall.sell', 'stall.close'] },
    { code: 'manager', name: say('manager'), permissions: [...IDENTITY, 'stall.sell'] },
    { code: 'cashier', name: say('cashier'), permissions: ['stall.sell'] },
  ],
  operations: {
    sell: operation({
      post: '/sales',
      can: 'stall.sell',
      input: z.strictObject({}),
      output: z.strictObject({ sold: z.boolean() }),
      run: async () => ({ sold: true }),
    }),
  },
})

/** Another trade, whose owner may do what the stall's owner may not. */
const dock = defineModule({
  name: 'dock',
  kind: 'vertical',
  needs: ['identity'],
  permissions: [{ code: 'dock.sail', name: say('sail') }],
  roles: [{ code: 'owner', name: say('owner'), permissions: ['dock.sail'] }],
})

export type Visitor = {
  sessionToken?: string | null
  apiKey?: string | null
  ip?: string
  userAgent?: string
  tenant?: Tenant
}
export type TestHouse = Awaited<ReturnType<typeof openTestHouse>>

export async function openTestHouse() {
  const { adminUrl, urls, drop } = await freshDatabase()
  const owner = new pg.Client({ connectionString: adminUrl })
  await owner.connect()
  const [garuda, melati] = [await addTenant(owner, 'garuda'), await addTenant(owner, 'melati')]
  const key = randomBytes(32)
  const acts: string[] = []
  const house = {
    mode: 'demo',
    portalOrigin: 'http://ruko.localhost',
    baseDomain: 'ruko.localhost',
    pools: openPools(urls, () => {}),
    registry: register([identity, stall, dock]),
    hosts: { tenantById: async (id: string) => [garuda, melati].find((tenant) => tenant.id === id) ?? null },
    secrets: openSecrets([{ id: masterKeyId(key), key }]),
    ports: {},
    log: pino({ enabled: false }),
    recordAct: (_ctx: Ctx, act: { action: string }) => acts.push(act.action),
  } as unknown as House

  const base = (visitor: Visitor) => ({
    tenant: visitor.tenant ?? garuda,
    locale: 'id' as const,
    requestId: newId(),
    ip: visitor.ip ?? '203.0.113.7',
    userAgent:
      visitor.userAgent ?? 'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36',
    sessionToken: visitor.sessionToken ?? null,
  })
  /** Performs an operation as the server would, without its rate limits. */
  const call = async <T = Record<string, unknown>>(operationId: string, input: unknown, visitor: Visitor = {}) => {
    const bound = house.registry.operations.get(operationId)!
    const outcome = await perform(house, unlimited, {
      ...base(visitor),
      apiKey: visitor.apiKey ?? null,
      operation: bound,
      idempotencyKey: null,
      input,
    })
    return { ...outcome, body: outcome.body as T, token: tokenIn(outcome.cookies) }
  }
  /** Runs work in one transaction of a tenant, as a job of ours would. */
  const inside = <T>(work: (ctx: Ctx) => Promise<T>, tenant: Tenant = garuda): Promise<T> =>
    transact(
      { ...base({ tenant }), actor: { kind: 'system', name: 'test' }, now: new Date(), reply: { cookies: [] }, house },
      'write',
      work,
    )
  /** Adds a person with roles and the common password. */
  const add = (email: string, roles: string[] = [], tenant: Tenant = garuda) =>
    inside(async (ctx) => {
      const { id } = await ensurePerson(ctx, { email, name: email.split('@')[0]!, roles })
      await updatePassword(ctx, id, await hashPassword(PASSWORD))
      return id
    }, tenant)
  const signIn = async (email: string, visitor: Visitor = {}, code?: string) =>
    (await call<{ mfaRequired: boolean }>('identity.createSession', { email, password: PASSWORD, code }, visitor))
      .token!

  const close = async () => {
    await house.pools.close()
    await owner.end()
    await drop()
  }
  return { house, owner, garuda, melati, acts, call, inside, add, signIn, close }
}

/** The session token that an answer's cookies carry; null when they take it away or bring none. */
function tokenIn(cookies: readonly string[]): string | null {
  const value = cookies.map((cookie) => /^ruko=([^;]*)/.exec(cookie)?.[1]).findLast((found) => found !== undefined)
  return value || null
}

async function addTenant(owner: pg.Client, slug: string): Promise<Tenant> {
  const id = newId()
  await owner.query(
    "insert into kernel.tenants (id, kind, slug, vertical, name, status) values ($1, 'client', $2, 'stall', $2, 'live')",
    [id, slug],
  )
  return { id, kind: 'client', slug, vertical: 'stall', name: slug, status: 'live', host: `${slug}.ruko.localhost` }
}

/** A test of codes that change every thirty seconds must not straddle two of their steps. */
export async function clearOfStepEnd(): Promise<void> {
  const left = 30_000 - (Date.now() % 30_000)
  if (left < 5000) await new Promise((resolve) => setTimeout(resolve, left))
}
