import type { Sentence } from '#kernel/problem/problem.ts'
import { findProducts } from '../catalogue/product-queries.ts'
import { type Column, tableOf } from '../desk/tables.ts'
import { findLevels } from '../inventory/queries.ts'
import { daysLeft } from '../inventory/rules.ts'
import { findReviews } from './queries.ts'
import { ProductTable, ReviewTable, StockTable } from './schemas.ts'

/* The lists of goods as tables, narrowed like their pages. */

function name(id: string, en: string): Sentence {
  return { id, en }
}

const kinds = {
  stock: name('Kode', 'Code'),
  shared: name('Akun berbagi', 'Shared account'),
  invite: name('Undangan', 'Invitation'),
  file: name('Berkas', 'File'),
}
const statuses = {
  draft: name('Draf', 'Draft'),
  active: name('Tayang', 'Live'),
  paused: name('Dijeda', 'Paused'),
  archived: name('Arsip', 'Archived'),
}
const reviewStatuses = {
  pending: name('Menunggu', 'Waiting'),
  shown: name('Tampil', 'Shown'),
  hidden: name('Disembunyikan', 'Hidden'),
}

type ProductRow = Awaited<ReturnType<typeof findProducts>>[number]
const productColumns: Column<ProductRow>[] = [
  { name: name('Produk', 'Product'), kind: 'text', width: 34, of: (row) => row.name },
  { name: name('Alamat', 'Address'), kind: 'text', width: 28, of: (row) => row.slug },
  { name: name('Jenis', 'Kind'), kind: 'text', width: 15, of: (row, locale) => kinds[row.kind][locale] },
  { name: name('Status', 'Status'), kind: 'text', width: 11, of: (row, locale) => statuses[row.status][locale] },
  { name: name('Kategori', 'Category'), kind: 'text', of: (row) => row.category_name },
  { name: name('Harga mulai (Rp)', 'Price from (Rp)'), kind: 'idr', width: 17, of: (row) => row.from_idr },
  { name: name('Varian', 'Variants'), kind: 'count', of: (row) => row.variants },
  { name: name('Stok', 'Stock'), kind: 'count', of: (row) => row.available },
  { name: name('Terjual', 'Sold'), kind: 'count', of: (row) => row.sold_count },
  { name: name('Diubah (WIB)', 'Changed (WIB)'), kind: 'at', of: (row) => row.updated_at },
]

const products = tableOf({
  path: 'admin/products',
  can: 'store.catalogue.manage',
  name: name('produk', 'products'),
  action: 'store.exportProducts',
  input: ProductTable,
  find: findProducts,
  columns: productColumns,
})
export const { csv: productsCsv, xlsx: productsXlsx } = products

type StockRow = Awaited<ReturnType<typeof findLevels>>[number]
const stockColumns: Column<StockRow>[] = [
  { name: name('Produk', 'Product'), kind: 'text', width: 34, of: (row) => row.product_name },
  { name: name('Varian', 'Variant'), kind: 'text', of: (row) => row.variant_name },
  { name: name('Jenis', 'Kind'), kind: 'text', width: 15, of: (row, locale) => kinds[row.kind][locale] },
  { name: name('Tersedia', 'Available'), kind: 'count', of: (row) => row.available },
  { name: name('Ditahan', 'Held'), kind: 'count', of: (row) => row.held },
  { name: name('Terjual', 'Sold'), kind: 'count', of: (row) => row.sold },
  { name: name('Karantina', 'Quarantined'), kind: 'count', width: 12, of: (row) => row.quarantined },
  { name: name('Batas menipis', 'Low at'), kind: 'count', width: 14, of: (row) => row.low_stock_at },
  { name: name('Terjual 7 hari', 'Sold in 7 days'), kind: 'count', width: 14, of: (row) => row.sold_7_days },
  {
    name: name('Habis dalam (hari)', 'Used up in (days)'),
    kind: 'count',
    width: 18,
    of: (row) => daysLeft(row.available, row.sold_7_days),
  },
]

const stock = tableOf({
  path: 'admin/stock',
  can: 'store.inventory.read',
  name: name('stok', 'stock'),
  action: 'store.exportStock',
  input: StockTable,
  find: (ctx, filter, limit) => findLevels(ctx, filter, null, limit),
  columns: stockColumns,
})
export const { csv: stockCsv, xlsx: stockXlsx } = stock

type ReviewRow = Awaited<ReturnType<typeof findReviews>>[number]
const reviewColumns: Column<ReviewRow>[] = [
  { name: name('Waktu (WIB)', 'Time (WIB)'), kind: 'at', of: (row) => row.created_at },
  { name: name('Produk', 'Product'), kind: 'text', width: 34, of: (row) => row.product_name },
  { name: name('Pesanan', 'Order'), kind: 'text', width: 18, of: (row) => row.order_number },
  { name: name('Bintang', 'Stars'), kind: 'count', of: (row) => row.rating },
  { name: name('Nama', 'Name'), kind: 'text', of: (row) => row.name },
  { name: name('Ulasan', 'Review'), kind: 'text', width: 60, of: (row) => row.body },
  { name: name('Balasan', 'Reply'), kind: 'text', width: 44, of: (row) => row.reply },
  { name: name('Status', 'Status'), kind: 'text', width: 15, of: (row, locale) => reviewStatuses[row.status][locale] },
]

const reviews = tableOf({
  path: 'admin/reviews',
  can: 'store.orders.manage',
  name: name('ulasan', 'reviews'),
  action: 'store.exportReviews',
  input: ReviewTable,
  find: findReviews,
  columns: reviewColumns,
})
export const { csv: reviewsCsv, xlsx: reviewsXlsx } = reviews
