import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { sql } from '#kernel/db/sql.ts'
import { transact } from '#kernel/db/transact.ts'
import { writeSettings } from '#kernel/tenancy/settings.ts'
import { simulatorGateway } from '#services/payments/index.ts'
import { startFakes } from '../../src/demo/fakes.ts'
import { freePort, serve } from '../../src/serve.ts'
import { sealLines, stockPlace } from '../../src/verticals/store/inventory/sealed.ts'
import { StoreSettings } from '../../src/verticals/store/settings.ts'
import { openGround, type Ground } from '../database/ground.ts'
import { get, postJson } from '../support/http.ts'
import { type Findings, inTurns, median, perSecond, verdict } from '../support/measure.ts'

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
const GIVE_UP_MS = 30_000
const LOOK_MS = 10

type Goods = { host: string; variantId: string }

export async function measurePurchases(say: (sentence: string) => void): Promise<Findings> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ruko-bench-'))
  const [key, webhookSecret] = ['kunci-ukur', `whsec_${Buffer.alloc(32, 5).toString('base64')}`]
  const fakes = await startFakes({ dataDir, simulatorPort: 0, key, webhookSecret })
  const port = await freePort()
  const gateway = simulatorGateway({ url: fakes.gatewayUrl, key, webhookSecret, timeoutMs: 10_000 })
  const ground = await openGround(say, openShops, { gateway, port })
  const listening = await serve(ground.server, port)
  try {
    await ground.startWorker()
    say('Filling the shelves …')
    const units = Math.ceil((PURCHASES * (ROUNDS + 1)) / SHOPS)
    const spread = await Promise.all(ground.sites.map((_, place) => shelve(ground, place, units)))
    const hot = await shelve(ground, 0, PURCHASES * (ROUNDS + 1))
    say('Buying …')
    const times: number[] = []
    let turn = 0
    const buy = async (goods: Goods) => {
      const began = performance.now()
      await purchase(port, fakes.gatewayUrl, key, goods)
      times.push(performance.now() - began)
    }
    const results = await inTurns(PART, 'purchases/s', ROUNDS, [
      {
        name: `${SHOPS} shops`,
        run: () => perSecond(PURCHASES, LANES, () => buy(spread[turn++ % SHOPS]!)),
      },
      { name: 'one shop, one product', run: () => perSecond(PURCHASES, LANES, () => buy(hot)) },
    ])
    return {
      results: [...results, { part: PART, name: 'from the order to the code in hand', unit: 'ms', samples: times }],
      verdicts: results.map(({ name, samples }) => verdict(PART, name, median(samples), { atLeast: WANTED })),
    }
  } finally {
    await listening.close()
    await ground.close()
    await fakes.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** One buyer who pays at once and looks until the code is there. */
async function purchase(port: number, gatewayUrl: string, key: string, { host, variantId }: Goods): Promise<void> {
  const api = async <T>(path: string, body?: unknown): Promise<T> => {
    const answer = body
      ? await postJson(port, host, `/api/v1/store${path}`, body)
      : await get(port, host, `/api/v1/store${path}`)
    if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}: ${answer.body}`)
    return JSON.parse(answer.body) as T
  }
  const name = newId()
  const { token } = await api<{ token: string }>('/orders', {
    lines: [{ variantId, quantity: 1 }],
    buyer: {
      name: 'Pembeli Ukur',
      email: `${name}@contoh.id`,
      whatsapp: `0812${name.replaceAll(/\D/g, '').slice(-8)}`,
    },
    consent: true,
  })
  const { invoice } = await api<{ invoice: { reference: string } }>(`/orders/${token}`)
  const pressed = await fetch(`${gatewayUrl}/control/charges/${invoice.reference}/bayar`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
  })
  if (!pressed.ok) throw new Error(`the simulator refused: ${await pressed.text()}`)
  const end = Date.now() + GIVE_UP_MS
  for (;;) {
    const seen = await api<{ status: string; deliveries: { id: string }[] }>(`/orders/${token}`)
    if (seen.status === 'delivered') {
      const { lines } = await api<{ lines: { value: string }[] }>(
        `/orders/${token}/deliveries/${seen.deliveries[0]!.id}/reveals`,
        {},
      )
      if (!lines[0]?.value.startsWith('UKUR-')) throw new Error('what came is not a code')
      return
    }
    if (Date.now() > end) throw new Error(`an order stayed ${seen.status}`)
    await sleep(LOOK_MS)
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
async function shelve(ground: Ground, place: number, units: number): Promise<Goods> {
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
