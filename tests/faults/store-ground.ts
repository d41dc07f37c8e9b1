import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { inTenant } from '#kernel/db/tx.ts'
import { masterKeyId, openSecrets } from '#kernel/secrets/secrets.ts'
import { sealLines, stockPlace } from '#verticals/store/inventory/sealed.ts'
import { testMasterKey } from '../support/postgres.ts'
import type { FaultGround } from './ground.ts'

export type Goods = { productId: string; variantId: string; codes: string[] }
export type FaultShop = { tenantId: string; host: string; plenty: Goods; scarce: Goods; bundle: string }

/** A shop with goods: plenty of one, few of another, and a bundle of both. */
export async function layShop(ground: FaultGround, counts: { plenty: number; scarce: number }): Promise<FaultShop> {
  const tenantId = newId()
  await ground.rows(
    "insert into kernel.tenants (id, kind, slug, vertical, name, status) values ($1, 'client', 'toko-gangguan', 'store', 'Toko Gangguan', 'live')",
    [tenantId],
  )
  await ground.rows(
    "insert into kernel.domains (kind, name, tenant_id, verified_at) values ('subdomain', 'toko-gangguan', $1, now())",
    [tenantId],
  )
  await ground.rows("insert into kernel.settings (tenant_id, module, value) values ($1, 'store', $2)", [
    tenantId,
    JSON.stringify({ openPerContact: 100, openPerNetwork: 10_000, openPerProduct: 100_000 }),
  ])
  const plenty = await addGoods(ground, tenantId, 'banyak', counts.plenty)
  const scarce = await addGoods(ground, tenantId, 'sedikit', counts.scarce)
  const { variantId: bundle } = await addGoods(ground, tenantId, 'paket', 0)
  await ground.rows('update store.variants set bundle = true where id = $1', [bundle])
  for (const part of [plenty, scarce])
    await ground.rows('insert into store.bundle_items values ($1, $2, $3, 1)', [tenantId, bundle, part.variantId])
  return { tenantId, host: 'toko-gangguan.ruko.localhost', plenty, scarce, bundle }
}

async function addGoods(ground: FaultGround, tenantId: string, name: string, count: number): Promise<Goods> {
  const [productId, variantId] = [newId(), newId()]
  await ground.rows(
    "insert into store.products (tenant_id, id, slug, name, kind, status, max_quantity) values ($1, $2, $3, $3, 'stock', 'active', 5)",
    [tenantId, productId, name],
  )
  await ground.rows(
    'insert into store.variants (tenant_id, id, product_id, name, price_idr) values ($1, $2, $3, $4, 20000)',
    [tenantId, variantId, productId, name],
  )
  const codes = Array.from({ length: count }, () => randomBytes(16).toString('hex'))
  const pool = new pg.Pool({ connectionString: ground.database.urls.app, max: 1 })
  const secrets = openSecrets([{ id: masterKeyId(testMasterKey), key: testMasterKey }])
  try {
    await inTenant(pool, tenantId, 'write', async (tx) => {
      const ctx = { tenant: { id: tenantId }, tx, house: { secrets } } as unknown as Ctx
      for (const code of codes) {
        const id = newId()
        const sealed = await sealLines(ctx, stockPlace(id), [{ label: '', value: code }])
        tx.defer({
          compile: () => ({
            sql: 'insert into store.stock_items (tenant_id, id, variant_id, sealed) values ($1, $2, $3, $4)',
            parameters: [tenantId, id, variantId, sealed],
          }),
        } as never)
      }
    })
  } finally {
    await pool.end()
  }
  return { productId, variantId, codes }
}
