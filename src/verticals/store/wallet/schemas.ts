import { z } from 'zod'

/** `preparing`: the gateway has not answered yet. `ended`: nothing came in time; what comes later is credited all the same. */
export const Topup = z.object({
  id: z.uuid(),
  amountIdr: z.int(),
  /** What has come for it. */
  creditedIdr: z.int(),
  status: z.enum(['preparing', 'open', 'paid', 'ended']),
  qrString: z.string().nullable(),
  /** A test gateway's own page, only where the house is a demonstration. */
  payUrl: z.string().nullable(),
  expiresAt: z.string(),
  createdAt: z.string(),
})
export type Topup = z.output<typeof Topup>

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** Where margin is sent. */
export const BankAccount = z.strictObject({
  /** The bank or e-wallet. */
  bank: z.string().max(60).transform(oneLine).pipe(z.string().min(2).max(60)),
  number: z
    .string()
    .transform((typed) => typed.replaceAll(/[\s.-]/g, ''))
    .pipe(z.string().regex(/^\d{6,24}$/, { error: 'Tulis nomornya dengan angka saja.|Write the number in digits.' })),
  holder: z.string().max(80).transform(oneLine).pipe(z.string().min(2).max(80)),
})
export type BankAccount = z.output<typeof BankAccount>

export const AskWithdrawal = BankAccount.extend({ amountIdr: z.int().min(1).max(1_000_000_000) })
export type AskWithdrawal = z.output<typeof AskWithdrawal>

const Month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/)
const limit = z.coerce.number().int().min(1).max(100).default(25)

export const Wallet = z.object({
  topupIdr: z.int(),
  marginIdr: z.int(),
  /** Margin that was taken back after it had been spent; the next margin pays it. */
  owedIdr: z.int(),
  spendableIdr: z.int(),
  /** Below this sum the reseller is told; null: never. */
  lowAtIdr: z.int().nullable(),
})
export const WalletView = Wallet.extend({
  topupMinIdr: z.int(),
  topupMaxIdr: z.int(),
  withdrawMinIdr: z.int(),
})

export const ENTRY_KINDS = [
  'wallet_topup',
  'wallet_paid',
  'wallet_returned',
  'wallet_goodwill',
  'wallet_margin',
  'wallet_margin_back',
  'wallet_withdrawal',
  'wallet_withdrawal_back',
] as const

/** `month` is one of Jakarta's calendar, `2026-11`. */
export const ListEntries = z.strictObject({ month: Month.optional(), cursor: z.uuid().optional(), limit })
export type ListEntries = z.output<typeof ListEntries>
export const EntryTable = ListEntries.pick({ month: true })

/** One change of the wallet; figures with a sign, and how the sides stood afterwards. */
export const Entry = z.object({
  id: z.uuid(),
  kind: z.enum(ENTRY_KINDS),
  orderId: z.uuid().nullable(),
  orderNumber: z.string().nullable(),
  /** Of an order that the reseller placed at the shop's prices: its margin is cashback. */
  cashback: z.boolean(),
  topupIdr: z.int(),
  marginIdr: z.int(),
  owedIdr: z.int(),
  topupAfterIdr: z.int(),
  marginAfterIdr: z.int(),
  createdAt: z.string(),
})
export type Entry = z.output<typeof Entry>
export const EntryPage = z.object({ items: z.array(Entry), nextCursor: z.uuid().nullable() })

export const OpenTopup = z.strictObject({ amountIdr: z.int().min(1).max(10_000_000) })
export const ById = z.strictObject({ id: z.uuid() })
export const SetLowAlert = z.strictObject({ lowAtIdr: z.int().min(0).max(1_000_000_000).nullable() })

export const WITHDRAWAL_STATUSES = ['asked', 'paid', 'refused'] as const
const Withdrawal = z.object({
  id: z.uuid(),
  amountIdr: z.int(),
  status: z.enum(WITHDRAWAL_STATUSES),
  /** The bank with the last digits of the account. */
  account: z.string(),
  /** The bank's reference, or why it was refused. */
  note: z.string(),
  createdAt: z.string(),
  decidedAt: z.string().nullable(),
})
export const MyWithdrawals = z.object({ items: z.array(Withdrawal) })
export const ListWithdrawals = z.strictObject({
  status: z.enum(WITHDRAWAL_STATUSES).optional(),
  cursor: z.uuid().optional(),
  limit,
})
export type ListWithdrawals = z.output<typeof ListWithdrawals>
export const WithdrawalPage = z.object({
  items: z.array(Withdrawal.extend({ resellerId: z.uuid(), shopName: z.string(), personName: z.string() })),
  nextCursor: z.uuid().nullable(),
  /** Waiting, of all. */
  waiting: z.object({ count: z.int(), idr: z.int() }),
})
export const Made = z.object({ id: z.uuid() })

const reason = z.string().trim().min(3).max(200)
export const WithReason = ById.extend({ reason })
/** `reference` is the bank's own number of the transfer, never an account number. */
export const PayWithdrawal = ById.extend({ reference: z.string().trim().min(3).max(60) })
