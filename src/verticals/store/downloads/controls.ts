import { randomBytes } from 'node:crypto'
import { newId } from '#kernel/db/id.ts'
import type { Controls, World } from '#kernel/module/controls.ts'

export const downloadControls: Controls = {
  uploadProductFile: async (world) => ({
    as: 'owner',
    input: {
      id: await oneVariant(world),
      file: Buffer.from('isi berkas').toString('base64'),
      name: 'panduan.pdf',
      mime: 'application/pdf',
    },
  }),
  listProductFiles: async (world) => ({ as: 'owner', input: { id: await oneVariant(world) } }),
  retireProductFile: async (world) => ({ as: 'owner', input: { id: (await oneHanded(world)).fileId } }),
  resetDownloads: async (world) => ({
    as: 'owner',
    input: { id: (await oneHanded(world)).deliveryId, reason: 'Pembeli berganti ponsel' },
  }),
  createDownload: async (world) => {
    const { token, deliveryId } = await oneHanded(world)
    return { as: 'anonymous', input: { token, id: deliveryId } }
  },
}

/** A variant that is sold as a file, three downloads each. */
export async function oneVariant({ tenantId, sql }: Pick<World, 'tenantId' | 'sql'>): Promise<string> {
  const [productId, id] = [newId(), newId()]
  await sql(
    `insert into store.products (tenant_id, id, slug, name, kind, status)
     values ($1, $2, $3, 'Buku Panduan', 'file', 'active')`,
    [tenantId, productId, `buku-${productId.slice(-12)}`],
  )
  await sql(
    `insert into store.variants (tenant_id, id, product_id, name, price_idr, download_limit, download_days)
     values ($1, $2, $3, 'PDF', 20000, 3, 7)`,
    [tenantId, id, productId],
  )
  return id
}

/** A file that was handed over; its bytes are not there unless `fileId` is one that was uploaded. */
export async function oneHanded(
  world: Pick<World, 'tenantId' | 'sql'>,
  wish: { variantId?: string; fileId?: string } = {},
) {
  const { tenantId, sql } = world
  const variantId = wish.variantId ?? (await oneVariant(world))
  const ids = { orderId: newId(), itemId: newId(), deliveryId: newId(), fileId: wish.fileId ?? newId() }
  const token = randomBytes(24).toString('base64url')
  await sql(
    `insert into store.orders (tenant_id, id, number, token, status, buyer_name, email, whatsapp, buyer_key, subtotal_idr,
       total_idr, consented_at, held_until, paid_at)
     values ($1, $2, $3, $4, 'delivered', 'Rina', 'rina@contoh.id', '+6281200000077', $5, 20000, 20000, now(), now(), now())`,
    [tenantId, ids.orderId, `RP-UJI-${ids.orderId.slice(-10)}`, token, 'b'.repeat(64)],
  )
  await sql(
    `insert into store.order_items (tenant_id, id, order_id, position, product_id, variant_id, kind, product_name,
       variant_name, quantity, unit_price_idr, total_idr, status, delivered_count)
     select $1, $2, $3, 0, product_id, id, 'file', 'Buku Panduan', 'PDF', 1, 20000, 20000, 'delivered', 1
     from store.variants where tenant_id = $1 and id = $4`,
    [tenantId, ids.itemId, ids.orderId, variantId],
  )
  if (!wish.fileId) {
    await sql(
      `insert into store.product_files (tenant_id, id, variant_id, name, mime, bytes, sha256, key_sealed)
       values ($1, $2, $3, 'panduan.pdf', 'application/pdf', 10, $4, '\\x00')`,
      [tenantId, ids.fileId, variantId, '0'.repeat(64)],
    )
  }
  await sql(
    `insert into store.deliveries (tenant_id, id, order_id, order_item_id, kind, file_id, status, downloads_left,
       downloads_until) values ($1, $2, $3, $4, 'file', $5, 'ready', 3, now() + interval '7 days')`,
    [tenantId, ids.deliveryId, ids.orderId, ids.itemId, ids.fileId],
  )
  return { ...ids, token, variantId }
}
