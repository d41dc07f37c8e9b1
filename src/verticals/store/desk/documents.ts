import type { Ctx } from '#kernel/context.ts'
import type { Sentence } from '#kernel/problem/problem.ts'
import { list as listOrderRows } from '../orders/admin.ts'
import { list as listJobRows } from '../fulfilment/list.ts'
import { list as listCreditRows } from '../credits/service.ts'
import { findPayments, findWebhooks } from './payments.ts'
import { CreditTable, JobTable, OrderTable, PaymentTable, WebhookTable } from './schemas.ts'
import { type Column, tableOf } from './tables.ts'
import { wordOf } from './words.ts'

/* Every list of the desk as a table, narrowed like its page. */

function name(id: string, en: string): Sentence {
  return { id, en }
}

type OrderRow = Awaited<ReturnType<typeof listOrderRows>>['items'][number]
const orderColumns: Column<OrderRow>[] = [
  { name: name('Nomor', 'Number'), kind: 'text', width: 18, of: ({ number }) => number },
  { name: name('Status', 'Status'), kind: 'text', of: ({ status }, locale) => wordOf(status, locale) },
  { name: name('Pembeli', 'Buyer'), kind: 'text', of: ({ buyerName }) => buyerName },
  { name: name('Email', 'Email'), kind: 'text', width: 28, of: ({ email }) => email },
  { name: name('WhatsApp', 'WhatsApp'), kind: 'text', width: 17, of: ({ whatsapp }) => whatsapp.replace(/^\+/, '') },
  { name: name('Barang', 'Goods'), kind: 'text', width: 40, of: ({ goods }) => goods },
  { name: name('Asal', 'From'), kind: 'text', of: ({ origin }, locale) => wordOf(`from_${origin.place}`, locale) },
  { name: name('Toko mini', 'Mini-shop'), kind: 'text', of: ({ origin }) => origin.outlet?.name ?? null },
  { name: name('Reseller', 'Reseller'), kind: 'text', of: ({ origin }) => origin.reseller?.name ?? null },
  { name: name('Unit', 'Units'), kind: 'count', of: ({ units }) => units },
  { name: name('Total (Rp)', 'Total (Rp)'), kind: 'idr', of: ({ totalIdr }) => totalIdr },
  { name: name('Saldo dipakai (Rp)', 'Credit used (Rp)'), kind: 'idr', of: ({ creditIdr }) => creditIdr },
  { name: name('Dari saldo reseller (Rp)', 'From a wallet (Rp)'), kind: 'idr', of: ({ walletIdr }) => walletIdr },
  { name: name('Dipesan (WIB)', 'Ordered (WIB)'), kind: 'at', of: ({ createdAt }) => createdAt },
  { name: name('Dibayar (WIB)', 'Paid (WIB)'), kind: 'at', of: ({ paidAt }) => paidAt },
  { name: name('Terkirim (WIB)', 'Delivered (WIB)'), kind: 'at', of: ({ deliveredAt }) => deliveredAt },
]

const orders = tableOf({
  path: 'admin/orders',
  can: 'store.orders.read',
  name: name('pesanan', 'orders'),
  action: 'store.exportOrders',
  input: OrderTable,
  find: async (ctx: Ctx, filter, limit) => (await listOrderRows(ctx, { ...filter, limit })).items,
  columns: orderColumns,
})
export const { csv: ordersCsv, xlsx: ordersXlsx } = orders

const payments = tableOf({
  path: 'admin/payments',
  can: 'payments.read',
  name: name('pembayaran', 'payments'),
  action: 'store.exportPayments',
  input: PaymentTable,
  find: findPayments,
  columns: [
    { name: name('Referensi', 'Reference'), kind: 'text', width: 28, of: ({ reference }) => reference },
    { name: name('Pesanan', 'Order'), kind: 'text', width: 18, of: ({ order }) => order.number },
    { name: name('Pembeli', 'Buyer'), kind: 'text', of: ({ order }) => order.buyerName },
    { name: name('Keadaan', 'State'), kind: 'text', width: 12, of: ({ state }, locale) => wordOf(state, locale) },
    {
      name: name('Catatan', 'Remark'),
      kind: 'text',
      of: ({ outcomes }, locale) => outcomes.map((one) => wordOf(one, locale)).join(', '),
    },
    { name: name('Tagihan (Rp)', 'Charged (Rp)'), kind: 'idr', of: ({ amountIdr }) => amountIdr },
    { name: name('Diterima (Rp)', 'Received (Rp)'), kind: 'idr', of: ({ capturedIdr }) => capturedIdr },
    { name: name('Biaya (Rp)', 'Fee (Rp)'), kind: 'idr', of: ({ feeIdr }) => feeIdr },
    { name: name('Dibuat (WIB)', 'Begun (WIB)'), kind: 'at', of: ({ createdAt }) => createdAt },
    { name: name('Dibayar (WIB)', 'Paid (WIB)'), kind: 'at', of: ({ paidAt }) => paidAt },
    { name: name('Gateway', 'Gateway'), kind: 'text', width: 12, of: ({ gateway }) => gateway },
  ],
})
export const { csv: paymentsCsv, xlsx: paymentsXlsx } = payments

const webhooks = tableOf({
  path: 'admin/webhooks',
  can: 'payments.read',
  name: name('webhook', 'webhooks'),
  action: 'store.exportWebhooks',
  input: WebhookTable,
  find: findWebhooks,
  columns: [
    { name: name('Diterima (WIB)', 'Received (WIB)'), kind: 'at', of: ({ at }) => at },
    { name: name('Kejadian', 'Event'), kind: 'text', width: 32, of: ({ eventId }) => eventId },
    { name: name('Referensi', 'Reference'), kind: 'text', width: 28, of: ({ reference }) => reference },
    { name: name('Pesanan', 'Order'), kind: 'text', width: 18, of: ({ order }) => order?.number ?? null },
    { name: name('Isi', 'Body'), kind: 'text', width: 80, of: ({ body }) => body },
  ],
})
export const { csv: webhooksCsv, xlsx: webhooksXlsx } = webhooks

const jobs = tableOf({
  path: 'admin/jobs',
  can: 'store.orders.read',
  name: name('pengiriman', 'hand-over'),
  action: 'store.exportJobs',
  input: JobTable,
  find: async (ctx, filter, limit) => (await listJobRows(ctx, { ...filter, limit })).items,
  columns: [
    { name: name('Pesanan', 'Order'), kind: 'text', width: 18, of: ({ orderNumber }) => orderNumber },
    { name: name('Barang', 'Goods'), kind: 'text', width: 34, of: (row) => `${row.productName} ${row.variantName}` },
    { name: name('Jumlah', 'Quantity'), kind: 'count', of: ({ quantity }) => quantity },
    { name: name('Jenis', 'Kind'), kind: 'text', width: 14, of: ({ kind }, locale) => wordOf(kind, locale) },
    { name: name('Keadaan', 'State'), kind: 'text', of: ({ status }, locale) => wordOf(status, locale) },
    { name: name('Percobaan', 'Attempts'), kind: 'count', of: ({ attempts }) => attempts },
    { name: name('Kesalahan terakhir', 'Last error'), kind: 'text', width: 44, of: ({ lastError }) => lastError },
    { name: name('Dibuat (WIB)', 'Created (WIB)'), kind: 'at', of: ({ createdAt }) => createdAt },
    { name: name('Berikutnya (WIB)', 'Next (WIB)'), kind: 'at', of: ({ nextRunAt }) => nextRunAt },
    { name: name('Selesai (WIB)', 'Finished (WIB)'), kind: 'at', of: ({ finishedAt }) => finishedAt },
  ],
})
export const { csv: jobsCsv, xlsx: jobsXlsx } = jobs

const credits = tableOf({
  path: 'admin/credits',
  can: 'store.orders.read',
  name: name('saldo', 'credits'),
  action: 'store.exportCredits',
  input: CreditTable,
  find: async (ctx, filter, limit) => (await listCreditRows(ctx, { ...filter, limit })).items,
  columns: [
    { name: name('Pesanan', 'Order'), kind: 'text', width: 18, of: ({ orderNumber }) => orderNumber },
    { name: name('Pembeli', 'Buyer'), kind: 'text', of: ({ buyerName }) => buyerName },
    { name: name('Alasan', 'Reason'), kind: 'text', of: ({ reason }, locale) => wordOf(reason, locale) },
    { name: name('Jumlah (Rp)', 'Amount (Rp)'), kind: 'idr', of: ({ amountIdr }) => amountIdr },
    { name: name('Sisa (Rp)', 'Left (Rp)'), kind: 'idr', of: ({ leftIdr }) => leftIdr },
    { name: name('Keadaan', 'State'), kind: 'text', of: ({ status }, locale) => wordOf(status, locale) },
    { name: name('Dicatat (WIB)', 'Noted (WIB)'), kind: 'at', of: ({ createdAt }) => createdAt },
  ],
})
export const { csv: creditsCsv, xlsx: creditsXlsx } = credits
