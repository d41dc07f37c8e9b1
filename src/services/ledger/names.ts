import type { Locale, Sentence } from '#kernel/problem/problem.ts'

const say = (id: string, en: string): Sentence => ({ id, en })

/** How accounts are called; an account a module has invented since shows by its code. */
const ACCOUNTS: Record<string, Sentence> = {
  'assets:gateway': say('Saldo di gateway pembayaran', 'Balance at the payment gateway'),
  'assets:bank': say('Rekening bank', 'Bank account'),
  'liabilities:unallocated': say('Penerimaan belum dialokasikan', 'Receipts not yet allocated'),
  'liabilities:deposits': say('Uang muka pelanggan', 'Customer deposits'),
  'liabilities:credits': say('Kredit pelanggan', 'Customer credits'),
  'liabilities:refunds_due': say('Pengembalian dana berjalan', 'Refunds under way'),
  'liabilities:wallet_topup': say('Saldo reseller: isi saldo', 'Reseller wallets: paid in'),
  'liabilities:wallet_margin': say('Saldo reseller: margin', 'Reseller wallets: margin'),
  'liabilities:withdrawals_due': say('Penarikan reseller berjalan', 'Withdrawals of resellers under way'),
  'assets:wallet_owed': say('Margin yang harus dikembalikan reseller', 'Margin owed by resellers'),
  'income:sites': say('Pendapatan situs', 'Income from sites'),
  'income:sales': say('Penjualan', 'Sales'),
  'expenses:gateway_fees': say('Biaya gateway', 'Gateway fees'),
  'expenses:reseller_margin': say('Margin reseller', 'Margin of resellers'),
  'expenses:goodwill': say('Kredit atas kebaikan toko', 'Credit as a kindness'),
  'expenses:settlement_differences': say('Selisih settlement', 'Settlement differences'),
}

/** Kinds of entries: each is in the audit log as well. */
export const ENTRIES: Readonly<Record<string, Sentence>> = {
  receipt: say('Uang masuk', 'Money received'),
  payment: say('Pesanan dibayar', 'Order paid'),
  sale: say('Penjualan dibukukan', 'Sale booked'),
  credit_applied: say('Kredit dipakai belanja', 'Credit spent'),
  goodwill: say('Kredit dari toko', 'Credit as a kindness'),
  refund: say('Pengembalian dana selesai', 'Refund made'),
  dp: say('DP dibukukan', 'Deposit booked'),
  pelunasan: say('Pelunasan dibukukan', 'Settlement booked'),
  full_payment: say('Pembayaran penuh dibukukan', 'Full payment booked'),
  credit: say('Kredit dibukukan', 'Credit booked'),
  revenue: say('Pendapatan diakui', 'Revenue recognised'),
  refund_decided: say('Pengembalian diputuskan', 'Refund decided'),
  refund_refused: say('Pengembalian ditolak gerbang', 'Refund refused by the gateway'),
  wallet_topup: say('Saldo reseller diisi', 'Reseller wallet topped up'),
  wallet_paid: say('Pesanan dibayar dari saldo', 'Order paid from a wallet'),
  wallet_returned: say('Uang kembali ke saldo', 'Money returned to a wallet'),
  wallet_goodwill: say('Ganti rugi masuk saldo', 'Compensation put into a wallet'),
  wallet_margin: say('Margin reseller dibukukan', 'Reseller margin booked'),
  wallet_margin_back: say('Margin reseller ditarik kembali', 'Reseller margin taken back'),
  wallet_withdrawal: say('Penarikan reseller diminta', 'Withdrawal asked for'),
  wallet_withdrawal_back: say('Penarikan reseller ditolak', 'Withdrawal refused'),
  withdrawal_paid: say('Penarikan reseller dibayar', 'Withdrawal paid'),
  credit_paid_out: say('Kredit dibayarkan', 'Credit paid out'),
  settled: say('Settlement gateway dibukukan', 'Settlement of the gateway booked'),
}

/** An account in words. */
export function accountName(code: string, locale: Locale): string {
  return ACCOUNTS[code]?.[locale] ?? code
}

/** A kind of entry in words. */
export function entryName(kind: string, locale: Locale): string {
  return ENTRIES[kind]?.[locale] ?? kind
}
