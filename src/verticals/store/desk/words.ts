import type { Locale, Sentence } from '#kernel/problem/problem.ts'

/* States as tables call them; the pages' own words are in messages/sell. */

function word(id: string, en: string): Sentence {
  return { id, en }
}

const words: Record<string, Sentence> = {
  pending_payment: word('Menunggu pembayaran', 'Awaiting payment'),
  paid: word('Dibayar', 'Paid'),
  processing: word('Diproses', 'Processing'),
  delivered: word('Terkirim', 'Delivered'),
  partially_delivered: word('Terkirim sebagian', 'Partly delivered'),
  attention: word('Perlu ditangani', 'Needs attention'),
  expired: word('Kedaluwarsa', 'Expired'),
  cancelled: word('Dibatalkan', 'Cancelled'),
  refunded: word('Dana kembali', 'Refunded'),
  pending: word('Menunggu', 'Pending'),
  failed: word('Gagal', 'Failed'),
  exact: word('tepat', 'exact'),
  late: word('terlambat', 'late'),
  double: word('ganda', 'double'),
  wrong_amount: word('jumlah berbeda', 'wrong amount'),
  queued: word('Antre', 'Queued'),
  running: word('Berjalan', 'Running'),
  waiting: word('Menunggu jadwal', 'Scheduled'),
  unknown: word('Belum pasti', 'Unknown'),
  staff: word('Menunggu petugas', 'Waiting for staff'),
  done: word('Selesai', 'Done'),
  dead: word('Gagal total', 'Given up'),
  stock: word('Kode', 'Code'),
  shared: word('Akun berbagi', 'Shared account'),
  invite: word('Undangan', 'Invitation'),
  file: word('Berkas', 'File'),
  available: word('Belum dipakai', 'Available'),
  applied: word('Dipakai belanja', 'Spent'),
  payout_asked: word('Minta ditransfer', 'Transfer asked'),
  refunding: word('Sedang dikembalikan', 'Being returned'),
  out_of_stock: word('stok habis', 'out of stock'),
  undelivered: word('tidak terkirim', 'undelivered'),
  goodwill: word('dari toko', 'goodwill'),
  from_shop: word('Toko', 'Shop'),
  from_outlet: word('Toko mini', 'Mini-shop'),
  from_link: word('Link reseller', 'Reseller’s link'),
  from_own: word('Belanja sendiri reseller', 'A reseller’s own purchase'),
  from_reseller: word('Halaman reseller', 'Reseller pages'),
  from_api: word('API reseller', 'Reseller API'),
}

/** A state in words; one without a word goes by its name. */
export function wordOf(state: string, locale: Locale): string {
  return words[state]?.[locale] ?? state
}
