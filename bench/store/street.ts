import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'
import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { sql } from '#kernel/db/sql.ts'
import { transact } from '#kernel/db/transact.ts'
import { writeSettings } from '#kernel/tenancy/settings.ts'
import { simulatorGateway } from '#services/payments/index.ts'
import { freePort, serve } from '../../src/serve.ts'
import type { Gateway } from '../../src/services/payments/gateways/port.ts'
import { sealLines, stockPlace } from '../../src/verticals/store/inventory/sealed.ts'
import { StoreSettings } from '../../src/verticals/store/settings.ts'
import { openGround, type Ground } from '../database/ground.ts'
import type { Done, Errand, Goods, Opened } from './buyers.ts'

/* Shops that sell, and the world outside them: what is needed to measure purchases. */

export const SHOPS = 50
export const LANES = 8

/** The shops, open for business, and the world outside them. */
export type Street = {
  ground: Ground
  port: number
  /** At the product's port, or at another shop's. */
  send(goods: Goods[], purchases: number, port?: number): Promise<Done>
  gateway: Gateway
  close(): Promise<void>
}

/** Opens the shops, the gateway and the buyers outside, and starts the worker. */
export async function openStreet(say: (sentence: string) => void): Promise<Street> {
  const [key, webhookSecret] = ['kunci-ukur', `whsec_${Buffer.alloc(32, 5).toString('base64')}`]
  const outside = fork(join(import.meta.dirname, 'buyers.ts'), [key, webhookSecret])
  const answer = <T>() => once(outside, 'message').then(([message]) => message as T)
  const { gatewayUrl } = await answer<Opened>()
  const port = await freePort()
  const gateway = simulatorGateway({ url: gatewayUrl, key, webhookSecret, timeoutMs: 10_000 })
  const ground = await openGround(say, (adminUrl) => openShops(adminUrl), { gateway, port })
  const listening = await serve(ground.server, port)
  await ground.startWorker()
  return {
    ground,
    port,
    gateway,
    send: async (goods, purchases, at = port) => {
      const done = answer<Done>()
      outside.send({ port: at, goods, purchases, lanes: LANES } satisfies Errand)
      return done
    },
    close: async () => {
      outside.disconnect()
      await listening.close()
      await ground.close()
    },
  }
}

export async function openShops(adminUrl: string, shops = SHOPS): Promise<string[]> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query(
      `insert into kernel.tenants (id, kind, slug, vertical, name, status)
       select uuidv7(), 'client', 'ramai-' || lpad(n::text, 3, '0'), 'store', 'Toko Ramai ' || n, 'live'
       from generate_series(1, ${shops}) n`,
    )
    await client.query(
      `insert into kernel.domains (kind, name, tenant_id, verified_at)
       select 'subdomain', slug, id, now() from kernel.tenants where kind = 'client'`,
    )
    const { rows } = await client.query<{ id: string }>(
      "select id from kernel.tenants where kind = 'client' order by slug",
    )
    return rows.map(({ id }) => id)
  } finally {
    await client.end()
  }
}

/** A product of one variant with so many sealed codes in the shop at this place. */
export async function shelve(ground: Ground, place: number, units: number): Promise<Goods> {
  const [productId, variantId] = [newId(), newId()]
  const base = baseOf(ground, place)
  const { id: tenantId } = base.tenant
  await transact(base, 'write', async (ctx) => {
    await writeSettings(ctx, 'store', StoreSettings, { openPerContact: 100, openPerNetwork: 10_000 })
    ctx.tx.defer(sql`insert into store.products (tenant_id, id, slug, name, kind, status, stock_variant_ids)
      values (${tenantId}, ${productId}, ${`ukur-${productId}`}, 'Barang ukur', 'stock', 'active', array[${variantId}]::uuid[])`)
    ctx.tx.defer(sql`insert into store.variants (tenant_id, id, product_id, name, price_idr)
      values (${tenantId}, ${variantId}, ${productId}, '1 bulan', 25000)`)
    for (let unit = 0; unit < units; unit++) {
      const id = newId()
      const sealed = await sealLines(ctx, stockPlace(id), [{ label: '', value: `UKUR-${id}` }])
      ctx.tx.defer(sql`insert into store.stock_items (tenant_id, id, variant_id, sealed)
        values (${tenantId}, ${id}, ${variantId}, ${sealed})`)
    }
  })
  return { host: base.tenant.host, variantId }
}

/** A context in the shop at this place. */
export function baseOf({ house, sites }: Ground, place: number): Omit<Ctx, 'tx'> {
  return {
    tenant: sites[place]!,
    actor: { kind: 'system', name: 'bench' },
    now: new Date(),
    locale: 'id',
    requestId: newId(),
    ip: null,
    userAgent: null,
    sessionToken: null,
    reply: { cookies: [] },
    house,
  }
}
