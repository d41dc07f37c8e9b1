import { randomBytes } from 'node:crypto'
import { newId } from '#kernel/db/id.ts'
import type { World } from '#kernel/module/controls.ts'

/* A paid order of one invitation, for tests and controls; the catalogue and the checkout have tests of their own. */

type Wish = { providerId: string | null; quantity?: number; email?: string; variantId?: string; productId?: string }
export type Sale = {
  orderId: string
  token: string
  itemId: string
  jobId: string
  productId: string
  variantId: string
  providerId: string | null
}

export async function oneSale({ tenantId, sql }: Pick<World, 'tenantId' | 'sql'>, wish: Wish): Promise<Sale> {
  const { providerId, quantity = 1, email = 'pembeli@contoh.id' } = wish
  const made = { productId: wish.productId ?? newId(), variantId: wish.variantId ?? newId() }
  const ids = { orderId: newId(), itemId: newId(), jobId: newId(), token: randomBytes(24).toString('base64url') }
  if (!wish.variantId) await oneProduct({ tenantId, sql }, { ...made, providerId })
  await sql(
    `insert into store.orders (tenant_id, id, number, token, status, buyer_name, email, whatsapp, buyer_key, subtotal_idr,
       total_idr, consented_at, held_until, paid_at)
     values ($1, $2, $3, $4, 'processing', 'Rina', $5, '+6281200000077', $6, 50000, 50000, now(), now(), now())`,
    [tenantId, ids.orderId, `RP-UJI-${ids.orderId.slice(-10)}`, ids.token, email, 'a'.repeat(64)],
  )
  await sql(
    `insert into store.order_items (tenant_id, id, order_id, position, product_id, variant_id, kind, product_name,
       variant_name, quantity, unit_price_idr, total_idr, target, warranty_days, duration_days, status)
     values ($1, $2, $3, 0, $4, $5, 'invite', 'Kanva Pro', '1 bulan', $6, 50000, 50000, $7, 7, 30, 'queued')`,
    [tenantId, ids.itemId, ids.orderId, made.productId, made.variantId, quantity, JSON.stringify({ email })],
  )
  await sql(
    `insert into store.fulfillment_jobs (tenant_id, id, order_id, order_item_id, kind, status)
     values ($1, $2, $3, $4, 'invite', 'queued')`,
    [tenantId, ids.jobId, ids.orderId, ids.itemId],
  )
  return { ...ids, ...made, providerId }
}

export async function oneProduct(
  { tenantId, sql }: Pick<World, 'tenantId' | 'sql'>,
  { productId, variantId, providerId }: { productId: string; variantId: string; providerId: string | null },
): Promise<void> {
  await sql(
    `insert into store.products (tenant_id, id, slug, name, kind, status, inputs)
     values ($1, $2, $3, 'Kanva Pro', 'invite', 'active', '[{"key": "email", "type": "email"}]')`,
    [tenantId, productId, `kanva-${productId.slice(-12)}`],
  )
  await sql(
    `insert into store.variants (tenant_id, id, product_id, name, price_idr, duration_days, provider_id, plan)
     values ($1, $2, $3, '1 bulan', 50000, 30, $4, 'pro')`,
    [tenantId, variantId, productId, providerId],
  )
}
