import { randomBytes } from 'node:crypto'
import { newId } from '#kernel/db/id.ts'
import type { World } from '#kernel/module/controls.ts'

/* A code that was sold and handed over, and others of its batch, for tests and controls. */

type At = Pick<World, 'tenantId' | 'sql'>
type Wish = { variantId?: string; batchId?: string; buyerKey?: string; warrantyDays?: number; email?: string }

/** A variant with codes, and an empty batch of it. */
export async function oneStock({ tenantId, sql }: At, wish: { auto?: boolean } = {}) {
  const ids = { productId: newId(), variantId: newId(), batchId: newId() }
  await sql(
    `insert into store.products (tenant_id, id, slug, name, kind, status, warranty_days, warranty_auto)
     values ($1, $2, $3, 'Voucer Gim', 'stock', 'active', 7, $4)`,
    [tenantId, ids.productId, `voucer-${ids.productId.slice(-12)}`, wish.auto ?? false],
  )
  await sql(
    `insert into store.variants (tenant_id, id, product_id, name, price_idr) values ($1, $2, $3, '100 berlian', 20000)`,
    [tenantId, ids.variantId, ids.productId],
  )
  await sql(`insert into store.batches (tenant_id, id, variant_id, name) values ($1, $2, $3, 'Batch uji')`, [
    tenantId,
    ids.batchId,
    ids.variantId,
  ])
  return ids
}

export async function freeCodes({ tenantId, sql }: At, variantId: string, count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    await sql(`insert into store.stock_items (tenant_id, id, variant_id, sealed) values ($1, $2, $3, '\\x00')`, [
      tenantId,
      newId(),
      variantId,
    ])
  }
}

export async function oneCode(at: At, wish: Wish = {}) {
  const { tenantId, sql } = at
  const stock = wish.variantId ? { variantId: wish.variantId, batchId: wish.batchId! } : await oneStock(at)
  const ids = { orderId: newId(), itemId: newId(), stockId: newId(), deliveryId: newId() }
  const token = randomBytes(24).toString('base64url')
  await sql(
    `insert into store.orders (tenant_id, id, number, token, status, buyer_name, email, whatsapp, buyer_key, subtotal_idr,
       total_idr, consented_at, held_until, paid_at)
     values ($1, $2, $3, $4, 'delivered', 'Rina', $6, '+6281200000077', $5, 20000, 20000, now(), now(), now())`,
    [
      tenantId,
      ids.orderId,
      `RP-UJI-${ids.orderId.slice(-10)}`,
      token,
      wish.buyerKey ?? newId().replaceAll('-', '').repeat(2),
      wish.email ?? 'rina@contoh.id',
    ],
  )
  await sql(
    `insert into store.order_items (tenant_id, id, order_id, position, product_id, variant_id, kind, product_name,
       variant_name, quantity, unit_price_idr, total_idr, status, delivered_count, warranty_days)
     select $1, $2, $3, 0, product_id, id, 'stock', 'Voucer Gim', '100 berlian', 1, 20000, 20000, 'delivered', 1, 7
     from store.variants where tenant_id = $1 and id = $4`,
    [tenantId, ids.itemId, ids.orderId, stock.variantId],
  )
  await sql(
    `insert into store.stock_items (tenant_id, id, variant_id, batch_id, sealed, status, order_item_id, sold_at)
     values ($1, $2, $3, $4, '\\x00', 'sold', $5, now())`,
    [tenantId, ids.stockId, stock.variantId, stock.batchId, ids.itemId],
  )
  await sql(
    `insert into store.deliveries (tenant_id, id, order_id, order_item_id, kind, stock_item_id, status, warranty_until)
     values ($1, $2, $3, $4, 'code', $5, 'ready', now() + make_interval(days => $6))`,
    [tenantId, ids.deliveryId, ids.orderId, ids.itemId, ids.stockId, wish.warrantyDays ?? 7],
  )
  return { ...ids, ...stock, token }
}
