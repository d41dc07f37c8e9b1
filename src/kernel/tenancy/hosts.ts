import type { Pool } from 'pg'
import { PLATFORM_TENANT_ID, type Tenant } from '../context.ts'
import { db, sql } from '../db/sql.ts'
import { inTenant } from '../db/tx.ts'
import { type LiveHub, TENANT_CHANNEL } from '../events/live.ts'
import type { Ctx } from '../context.ts'

/** From a host name to the tenant behind it. */
export type Hosts = {
  /** The tenant whose verified host this is; null when nobody's. */
  tenantOf(host: string): Promise<Tenant | null>
  tenantById(id: string): Promise<Tenant | null>
  /** Calls `listener` whenever a tenant changed (its id, or an empty text for "any"). */
  onChange(listener: (tenantId: string) => void): void
}

/** A lost notice is made good after this long. */
const TTL_MS = 5_000
const MOST_HOSTS = 20_000
const MOST_UNKNOWN = 2_000

/**
 * Host names are looked up in the exact table of verified domains and remembered for five seconds; a notice from
 * any process drops what is remembered at once.
 */
export function openHosts(pool: Pool, live: LiveHub, baseDomain: string): Hosts {
  const remembered = new Map<string, { at: number; tenant: Promise<Tenant | null> }>()
  // Made-up host names have a small memory of their own, so that they push nobody's site out of the large one.
  const unknown = new Map<string, number>()
  const changed: ((tenantId: string) => void)[] = []
  live.listen(TENANT_CHANNEL, (tenantId) => {
    remembered.clear()
    unknown.clear()
    for (const listener of changed) listener(tenantId)
  })
  const remember = (key: string, load: () => Promise<Tenant | null>): Promise<Tenant | null> => {
    const known = remembered.get(key)
    if (known && Date.now() - known.at < TTL_MS) return known.tenant
    if (Date.now() - (unknown.get(key) ?? 0) < TTL_MS) return Promise.resolve(null)
    if (remembered.size >= MOST_HOSTS) remembered.clear()
    const entry = { at: Date.now(), tenant: load() }
    remembered.set(key, entry)
    const forget = (): void => {
      if (remembered.get(key) === entry) remembered.delete(key)
    }
    entry.tenant.then((tenant) => {
      if (tenant) return
      forget()
      if (unknown.size >= MOST_UNKNOWN) unknown.clear()
      unknown.set(key, entry.at)
    }, forget)
    return entry.tenant
  }
  return {
    tenantOf: (host) => remember(`host ${host}`, () => findByHost(pool, baseDomain, host)),
    tenantById: (id) => remember(`id ${id}`, () => findById(pool, baseDomain, id)),
    onChange: (listener) => changed.push(listener),
  }
}

/** Tells every process, on commit, that this tenant's row or addresses have changed. */
export function announceTenant(ctx: Ctx, tenantId: string): void {
  ctx.tx.defer(sql`select pg_notify(${TENANT_CHANNEL}, ${tenantId})`)
}

const columns = [
  'tenants.id',
  'tenants.kind',
  'tenants.slug',
  'tenants.vertical',
  'tenants.name',
  'tenants.status',
] as const

async function findByHost(pool: Pool, baseDomain: string, host: string): Promise<Tenant | null> {
  if (host === baseDomain) return findById(pool, baseDomain, PLATFORM_TENANT_ID)
  const label = host.endsWith(`.${baseDomain}`) ? host.slice(0, -baseDomain.length - 1) : null
  // What cannot be a host of ours is not looked up.
  if (!/^[a-z0-9.-]{1,253}$/.test(host) || label?.includes('.')) return null
  const row = await inTenant(pool, PLATFORM_TENANT_ID, 'read', (tx) =>
    tx.first(
      db
        .selectFrom('kernel.domains as domains')
        .innerJoin('kernel.tenants as tenants', 'tenants.id', 'domains.tenant_id')
        .select([...columns, 'domains.outlet_id', 'domains.outlet_name', 'domains.outlet_open'])
        .where('domains.kind', '=', label ? 'subdomain' : 'custom')
        .where('domains.name', '=', label ?? host)
        .where('domains.verified_at', 'is not', null),
    ),
  )
  if (!row) return null
  const { outlet_id: id, outlet_name, outlet_open, ...tenant } = row
  if (!id) return { ...tenant, host } as Tenant
  return { ...tenant, name: outlet_name, slug: label ?? host, host, outlet: { id, open: outlet_open } } as Tenant
}

async function findById(pool: Pool, baseDomain: string, id: string): Promise<Tenant | null> {
  const row = await inTenant(pool, PLATFORM_TENANT_ID, 'read', (tx) =>
    tx.first(db.selectFrom('kernel.tenants as tenants').select(columns).where('tenants.id', '=', id)),
  )
  if (!row) return null
  const host = row.kind === 'platform' ? baseDomain : `${row.slug}.${baseDomain}`
  return { ...row, host } as Tenant
}
