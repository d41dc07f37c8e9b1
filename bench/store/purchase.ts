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
import { sealLines, stockPlace } from '../../src/verticals/store/inventory/sealed.ts'
import { StoreSettings } from '../../src/verticals/store/settings.ts'
import { openGround, type Ground } from '../database/ground.ts'
import { type Findings, inTurns, median, verdict } from '../support/measure.ts'
import type { Done, Errand, Goods, Opened } from './buyers.ts'

/*
 * Whole purchases as a buyer makes them: the order and its charge, the payment at the simulator, its signed webhook, the
 * question back to the gateway, the hand-over and the code in the clear. Everything goes over HTTP, every commit is
 * durable, and product, simulator, database and buyers share the machine.
 */

const PART = 'store: purchase'
const SHOPS = 50
const LANES = 8
const PURCHASES = 400
const ROUNDS = 3
const WANTED = 200

/** The shops, open for business, and the world outside them. */
export type Street = {
  ground: Ground
  port: number
  send(goods: Goods[], purchases: number): Promise<Done>
  close(): Promise<void>
}

export async function openStreet(say: (sentence: string) => void): Promise<Street> {
  const [key, webhookSecret] = ['kunci-ukur', `whsec_${Buffer.alloc(32, 5).toString('base64')}`]
  const outside = fork(join(import.meta.dirname, 'buyers.ts'), [key, webhookSecret])
  const answer = <T>() => once(outside, 'message').then(([message]) => message as T)
  const { gatewayUrl } = await answer<Opened>()
  const port = await freePort()
  const gateway = simulatorGateway({ url: gatewayUrl, key, webhookSecret, timeoutMs: 10_000 })
  const ground = await openGround(say, openShops, { gateway, port })
  const listening = await serve(ground.server, port)
  await ground.startWorker()
  return {
    ground,
    port,
    send: async (goods, purchases) => {
      const done = answer<Done>()
      outside.send({ port, goods, purchases, lanes: LANES } satisfies Errand)
      return done
    },
    close: async () => {
      outside.disconnect()
      await listening.close()
      await ground.close()
    },
  }
}

export async function measurePurchases(say: (sentence: string) => void): Promise<Findings> {
  const street = await openStreet(say)
  const { ground } = street
  try {
    say('Filling the shelves …')
    const units = Math.ceil((PURCHASES * (ROUNDS + 2)) / SHOPS)
    const spread = await Promise.all(ground.sites.map((_, place) => shelve(ground, place, units)))
    const hot = await shelve(ground, 0, PURCHASES * (ROUNDS + 1))
    say('Buying …')
    // As on any server that has run for a minute: it has counted the tables that have begun to fill.
    await street.send(spread, PURCHASES)
    await ground.ask('analyze')
    const times: number[] = []
    const run = async (goods: Goods[]) => {
      const done = await street.send(goods, PURCHASES)
      times.push(...done.times)
      return done.rate
    }
    const results = await inTurns(PART, 'purchases/s', ROUNDS, [
      { name: `${SHOPS} shops`, run: () => run(spread) },
      { name: 'one shop, one product', run: () => run([hot]) },
    ])
    return {
      results: [...results, { part: PART, name: 'from the order to the code in hand', unit: 'ms', samples: times }],
      verdicts: results.map(({ name, samples }) => verdict(PART, name, median(samples), { atLeast: WANTED })),
    }
  } finally {
    await street.close()
  }
}

async function openShops(adminUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query(
      `insert into kernel.tenants (id, kind, slug, vertical, name, status)
       select uuidv7(), 'client', 'ramai-' || lpad(n::text, 3, '0'), 'store', 'Toko Ramai ' || n, 'live'
       from generate_series(1, ${SHOPS}) n`,
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

function baseOf({ house, sites }: Ground, place: number): Omit<Ctx, 'tx'> {
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
