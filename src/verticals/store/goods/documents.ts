import type { Ctx } from '#kernel/context.ts'
import { document } from '#kernel/http/document.ts'
import { findProducts } from '../catalogue/product-queries.ts'
import { findLevels } from '../inventory/queries.ts'
import { daysLeft } from '../inventory/rules.ts'
import { exportTooLong } from './problems.ts'
import { findReviews } from './queries.ts'
import { ExportProducts, ExportReviews, ExportStock } from './schemas.ts'
import { fileOf, stampOf } from './sheet.ts'

/** A file this long still opens on an ordinary laptop, and is made within a second. */
const MOST_ROWS = 20_000

const words = {
  id: {
    kind: { stock: 'Kode', shared: 'Akun bersama', invite: 'Undangan', file: 'Berkas' },
    status: { draft: 'Draf', active: 'Tayang', paused: 'Dijeda', archived: 'Arsip' },
    review: { pending: 'Menunggu', shown: 'Tampil', hidden: 'Disembunyikan' },
    products: [
      'Produk',
      'Alamat',
      'Jenis',
      'Status',
      'Kategori',
      'Harga mulai (Rp)',
      'Varian',
      'Stok',
      'Terjual',
      'Diubah (WIB)',
    ],
    stock: [
      'Produk',
      'Varian',
      'Jenis',
      'Tersedia',
      'Ditahan',
      'Terjual',
      'Karantina',
      'Batas menipis',
      'Terjual 7 hari',
      'Habis dalam (hari)',
    ],
    reviews: ['Waktu (WIB)', 'Produk', 'Pesanan', 'Bintang', 'Nama', 'Ulasan', 'Balasan', 'Status'],
    names: { products: 'produk', stock: 'stok', reviews: 'ulasan' },
  },
  en: {
    kind: { stock: 'Code', shared: 'Shared account', invite: 'Invitation', file: 'File' },
    status: { draft: 'Draft', active: 'Live', paused: 'Paused', archived: 'Archived' },
    review: { pending: 'Waiting', shown: 'Shown', hidden: 'Hidden' },
    products: [
      'Product',
      'Address',
      'Kind',
      'Status',
      'Category',
      'Price from (Rp)',
      'Variants',
      'Stock',
      'Sold',
      'Changed (WIB)',
    ],
    stock: [
      'Product',
      'Variant',
      'Kind',
      'Available',
      'Held',
      'Sold',
      'Quarantined',
      'Low at',
      'Sold in 7 days',
      'Used up in (days)',
    ],
    reviews: ['Time (WIB)', 'Product', 'Order', 'Stars', 'Name', 'Review', 'Reply', 'Status'],
    names: { products: 'products', stock: 'stock', reviews: 'reviews' },
  },
}

export const productsFile = document({
  path: 'admin/exports/products/{format}',
  can: 'store.catalogue.manage',
  input: ExportProducts,
  run: async (ctx, { format, ...filter }) => {
    const say = words[ctx.locale]
    const found = await findProducts(ctx, filter, MOST_ROWS + 1)
    const rows = few(ctx, found, 'store.exportProducts').map((row) => [
      row.name,
      row.slug,
      say.kind[row.kind],
      say.status[row.status],
      row.category_name,
      row.from_idr,
      row.variants,
      row.available,
      row.sold_count,
      stampOf(row.updated_at),
    ])
    return fileOf({ name: say.names.products, head: say.products, rows }, format, ctx.locale)
  },
})

export const stockFile = document({
  path: 'admin/exports/stock/{format}',
  can: 'store.inventory.read',
  input: ExportStock,
  run: async (ctx, { format, ...filter }) => {
    const say = words[ctx.locale]
    const found = await findLevels(ctx, filter, null, MOST_ROWS + 1)
    const rows = few(ctx, found, 'store.exportStock').map((row) => [
      row.product_name,
      row.variant_name,
      say.kind[row.kind],
      row.available,
      row.held,
      row.sold,
      row.quarantined,
      row.low_stock_at,
      row.sold_7_days,
      daysLeft(row.available, row.sold_7_days),
    ])
    return fileOf({ name: say.names.stock, head: say.stock, rows }, format, ctx.locale)
  },
})

export const reviewsFile = document({
  path: 'admin/exports/reviews/{format}',
  can: 'store.orders.manage',
  input: ExportReviews,
  run: async (ctx, { format, ...filter }) => {
    const say = words[ctx.locale]
    const found = await findReviews(ctx, filter, MOST_ROWS + 1)
    const rows = few(ctx, found, 'store.exportReviews').map((row) => [
      stampOf(row.created_at),
      row.product_name,
      row.order_number,
      row.rating,
      row.name,
      row.body,
      row.reply,
      say.review[row.status],
    ])
    return fileOf({ name: say.names.reviews, head: say.reviews, rows }, format, ctx.locale)
  },
})

/** Refuses what is too long; the log says who took how much. */
function few<R>(ctx: Ctx, rows: R[], action: string): R[] {
  if (rows.length > MOST_ROWS) throw exportTooLong({ most: MOST_ROWS })
  ctx.house.recordAct(ctx, { action, subject: null, detail: { count: rows.length } })
  return rows
}
