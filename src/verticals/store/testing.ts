import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { press, type Button } from '../../../tests/support/gateway.ts'
import type { TestHouse } from '../../../tests/support/house.ts'
import { waitFor } from '../../../tests/support/wait.ts'
import { openTradeSite, type Site } from '../../../tests/support/world.ts'
import { newId } from '#kernel/db/id.ts'
import { sql } from '#kernel/db/sql.ts'
import { writeSettings } from '#kernel/tenancy/settings.ts'
import { sealLines, stockPlace } from './inventory/sealed.ts'
import { store } from './module.ts'
import type { OrderView } from './orders/schemas.ts'
import { StoreSettings } from './settings.ts'
import type { z } from 'zod'

/* For tests of this trade: a shop with goods, and buyers who order over HTTP. */

export type Goods = { productId: string; variantId: string; codes: string[] }
export type Shop = Site & {
  house: TestHouse
  /** A product of one variant with so many codes. */
  stock(count: number, options?: GoodsOptions): Promise<Goods>
  order(input: object, options?: { key?: string; ip?: string }): Promise<Response>
  placed(input: object): Promise<{ number: string; token: string }>
  read(token: string): Promise<OrderView>
  reference(token: string): Promise<string>
  pay(token: string, button?: Button): Promise<void>
  /** Waits until the order stands so. */
  reached(token: string, status: OrderView['status']): Promise<OrderView>
  api(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>
  asOwner(method: string, path: string, body?: unknown): Promise<Response>
}
type GoodsOptions = {
  kind?: 'stock' | 'shared' | 'invite' | 'file'
  priceIdr?: number
  product?: Record<string, unknown>
  variant?: Record<string, unknown>
}

export async function openShop(
  house: TestHouse,
  slug: string,
  settings: z.input<typeof StoreSettings> = {},
): Promise<Shop> {
  const site = await openTradeSite(house, store, slug)
  const wide = { openPerContact: 100, openPerNetwork: 10_000, ...settings }
  await house.inside(site.tenant, (ctx) => writeSettings(ctx, 'store', StoreSettings, wide))
  const api: Shop['api'] = (method, path, body, headers = {}) =>
    house.fetch(site.tenant.host, `/api/v1/store${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const read = async (token: string) => (await (await api('GET', `/orders/${token}`)).json()) as OrderView
  const reference = (token: string) => waitFor(async () => (await read(token)).invoice.reference)
  return {
    ...site,
    house,
    api,
    read,
    reference,
    stock: (count, options) => addGoods(house, site, count, options),
    order: (input, { key } = {}) => api('POST', '/orders', input, key ? { 'idempotency-key': key } : {}),
    placed: async (input) => {
      const answer = await api('POST', '/orders', input)
      assert.equal(answer.status, 201, await answer.clone().text())
      return (await answer.json()) as { number: string; token: string }
    },
    pay: async (token, button = 'bayar') => press(house.gateway.url, await reference(token), button),
    reached: async (token, status) => {
      let last: OrderView | null = null
      return waitFor(async () => ((last = await read(token)).status === status ? last : null)).catch(() => {
        throw new Error(`${status} was not reached: ${JSON.stringify(last)}`)
      })
    },
    asOwner: (method, path, body) => api(method, path, body, { cookie: `ruko=${site.ownerToken}` }),
  }
}

let buyers = 0
/** A cart of one line with a buyer of its own. */
export function cart(variantId: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  buyers += 1
  const number = String(buyers).padStart(6, '0')
  return {
    lines: [{ variantId, quantity: 1 }],
    buyer: { name: `Pembeli ${buyers}`, email: `pembeli-${number}@contoh.id`, whatsapp: `0812${number}77` },
    consent: true,
    ...changes,
  }
}

async function addGoods(house: TestHouse, site: Site, count: number, options: GoodsOptions = {}): Promise<Goods> {
  const { kind = 'stock', priceIdr = 25_000, product = {}, variant = {} } = options
  const [productId, variantId] = [newId(), newId()]
  const row = async (table: string, values: Record<string, unknown>) => {
    const names = Object.keys(values)
    const places = names.map((_, index) => `$${index + 2}`)
    await house.sql(
      site.tenant.id,
      `insert into store.${table} (tenant_id, ${names.join(', ')}) values ($1, ${places.join(', ')})`,
      [site.tenant.id, ...Object.values(values)],
    )
  }
  await row('products', {
    id: productId,
    slug: `barang-${productId.slice(-12)}`,
    name: `Barang ${productId.slice(-4)}`,
    kind,
    status: 'active',
    max_quantity: 10,
    ...product,
  })
  await row('variants', { id: variantId, product_id: productId, name: '1 bulan', price_idr: priceIdr, ...variant })
  const codes = Array.from({ length: count }, () => `KODE-${randomBytes(12).toString('hex').toUpperCase()}`)
  await house.inside(site.tenant, async (ctx) => {
    for (const code of codes) {
      const id = newId()
      const sealed = await sealLines(ctx, stockPlace(id), [{ label: '', value: code }])
      ctx.tx.defer(insertUnit(site.tenant.id, id, variantId, sealed))
    }
  })
  return { productId, variantId, codes }
}

function insertUnit(tenantId: string, id: string, variantId: string, sealed: Buffer) {
  return sql`insert into store.stock_items (tenant_id, id, variant_id, sealed)
    values (${tenantId}, ${id}, ${variantId}, ${sealed})`
}
