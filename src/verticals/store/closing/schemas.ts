import { z } from 'zod'

/* A business day of the shop in figures. All of them are whole rupiah unless they count. */

const Idr = z.int()

/** The figures of a day. What they are made of stands in docs/store-books.md. */
export const Figures = z.object({
  /** Orders that were paid on the day, those that cost nothing among them. */
  orders: z.int(),
  freeOrders: z.int(),
  /** Their prices, what was taken off, what the buyer paid for paying, and what is left: what was paid for them. */
  grossIdr: Idr,
  discountIdr: Idr,
  pointsIdr: Idr,
  buyerFeeIdr: Idr,
  valueIdr: Idr,
  byGatewayIdr: Idr,
  byCreditIdr: Idr,
  byWalletTopupIdr: Idr,
  byWalletMarginIdr: Idr,
  /** Money the gateway told of, what it keeps of it, and what of it was for something else than orders. */
  receivedIdr: Idr,
  feesIdr: Idr,
  netReceivedIdr: Idr,
  topupsIdr: Idr,
  receivedAsCreditIdr: Idr,
  /** What was handed over, and what of paid lines could not be. */
  salesIdr: Idr,
  units: z.int(),
  undeliveredCreditIdr: Idr,
  undeliveredWalletIdr: Idr,
  /** Costs beside the gateway's fee, and what is left of the day. */
  marginsIdr: Idr,
  goodwillIdr: Idr,
  otherCostsIdr: Idr,
  resultIdr: Idr,
  /** Money that left, or will. */
  refundsDecidedIdr: Idr,
  refundsMadeIdr: Idr,
  creditsPaidOutIdr: Idr,
  withdrawalsAskedIdr: Idr,
  withdrawalsPaidIdr: Idr,
  settledIdr: Idr,
})
export type Figures = z.output<typeof Figures>

const Sold = { units: z.int(), salesIdr: Idr, marginIdr: Idr }
export const ByProduct = z.object({ productId: z.uuid(), name: z.string(), units: z.int(), salesIdr: Idr })
export const ByChannel = z.object({
  channel: z.string(),
  orders: z.int(),
  grossIdr: Idr,
  discountIdr: Idr,
  pointsIdr: Idr,
  valueIdr: Idr,
  ...Sold,
})
export const ByReseller = z.object({
  resellerId: z.uuid(),
  name: z.string(),
  orders: z.int(),
  valueIdr: Idr,
  ...Sold,
})
export const Moved = z.object({
  account: z.string(),
  kind: z.string(),
  entries: z.int(),
  debitIdr: Idr,
  creditIdr: Idr,
})
export const Standing = z.object({ account: z.string(), balanceIdr: Idr })

/** Everything that is kept of a day. */
export const DayBook = z.object({
  figures: Figures,
  products: z.array(ByProduct),
  channels: z.array(ByChannel),
  resellers: z.array(ByReseller),
  /** The ledger of the day, from which the figures come, and what stood on its accounts in the end. */
  movements: z.array(Moved),
  balances: z.array(Standing),
})
export type DayBook = z.output<typeof DayBook>

const Day = z.iso.date()
const Closed = z.object({ at: z.string(), by: z.string().nullable(), note: z.string() })

export const ListDays = z.strictObject({
  month: z
    .string()
    .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
    .optional(),
})
export type ListDays = z.output<typeof ListDays>
export const DayState = z.enum(['closed', 'open', 'running'])
export const DayRow = z.object({
  day: Day,
  state: DayState,
  closedBy: z.string().nullable(),
  orders: z.int(),
  receivedIdr: Idr,
  feesIdr: Idr,
  salesIdr: Idr,
  resultIdr: Idr,
})
export type DayRow = z.output<typeof DayRow>
export const Days = z.object({
  month: z.string(),
  items: z.array(DayRow),
  /** Whether days are closed by themselves in the night. */
  automatic: z.boolean(),
})

export const ReadDay = z.strictObject({ day: Day })
export const DayView = DayBook.extend({
  day: Day,
  state: DayState,
  closed: Closed.nullable(),
  /** Whether it can be closed now: it is over, and nothing of it is under way any more. */
  closable: z.boolean(),
  /** Figures of a closed day that the ledger tells otherwise today; there are none unless something is wrong. */
  differences: z.array(z.object({ name: z.string(), closedIdr: Idr, nowIdr: Idr })),
  /** What has come of the orders of a day after its end, by kind of entry; it counts on the day it happened. */
  since: z.array(z.object({ kind: z.string(), entries: z.int(), amountIdr: Idr })),
  /** Accounts and kinds of entries in words. */
  names: z.record(z.string(), z.string()),
})
export type DayView = z.output<typeof DayView>

export const CloseDay = z.strictObject({ day: Day, note: z.string().trim().max(500).default('') })
export type CloseDay = z.output<typeof CloseDay>
export const SetAutomatic = z.strictObject({ automatic: z.boolean() })
export const Automatic = z.object({ automatic: z.boolean() })
