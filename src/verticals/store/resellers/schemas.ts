import { z } from 'zod'
import { Email } from '#kernel/identity/email.ts'
import { MOST_LINES, Target } from '../checkout/schemas.ts'
import { Whatsapp } from '../orders/buyer.ts'
import { OrderStatus, OrderView } from '../orders/schemas.ts'
import { WalletView } from '../wallet/schemas.ts'

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
const line = (least: number, most: number) =>
  z
    .string()
    .max(most * 2)
    .transform(oneLine)
    .pipe(z.string().min(least).max(most))
const limit = z.coerce.number().int().min(1).max(100).default(25)
const offRange = { error: 'Tulis 0 sampai 90 persen.|Write 0 to 90 per cent.' }
/** Hundredths of a per cent; people type and read whole per cents. */
const Off = z.int(offRange).min(0, offRange).max(9_000, offRange)
const Idr = z.int().min(0).max(1_000_000_000)

export const STATUSES = ['applied', 'approved', 'refused', 'suspended'] as const
export const ById = z.strictObject({ id: z.uuid() })
export const WithReason = ById.extend({ reason: z.string().trim().min(3).max(500) })

export const Apply = z.strictObject({
  shopName: line(2, 80),
  /** Where they sell: an address, a name, a marketplace. */
  channel: line(3, 200),
  whatsapp: Whatsapp,
  about: z.string().trim().max(1_000).default(''),
  consent: z.literal(true, { error: 'Centang persetujuan untuk melanjutkan.|Tick the consent to go on.' }),
})
export type Apply = z.output<typeof Apply>

/** How one's own application stands; null: there is none. */
export const MyStanding = z.object({
  standing: z
    .object({
      status: z.enum(STATUSES),
      shopName: z.string(),
      channel: z.string(),
      about: z.string(),
      whatsapp: z.string(),
      reason: z.string(),
      createdAt: z.string(),
    })
    .nullable(),
  person: z.object({ name: z.string(), email: z.string() }),
  mayApply: z.boolean(),
})

export const Tier = z.object({
  id: z.uuid(),
  name: z.string(),
  rank: z.int(),
  offBasisPoints: z.int(),
  turnoverIdr: z.int(),
  callsAMinute: z.int(),
  /** Resellers on it. */
  resellers: z.int(),
})
export const TierList = z.object({ items: z.array(Tier) })
const notRising =
  'Omzetnya harus di atas omzet tingkat sebelumnya, agar tingkat ini tidak didapat semua orang.|The turnover has to be above that of the level before, or everybody would get this level.'
const sameName = 'Tingkat lain sudah memakai nama ini.|Another level has this name.'
/** All levels, the lowest first; one without an id is new, one that is missing goes away if nobody is on it. */
export const SaveTiers = z.strictObject({
  tiers: z
    .array(
      z.strictObject({
        id: z.uuid().optional(),
        name: line(1, 40),
        offBasisPoints: Off,
        turnoverIdr: z.int().min(0).max(1_000_000_000_000),
        callsAMinute: z.int().min(1).max(10_000),
      }),
    )
    .min(1)
    .max(10)
    // A table of prices names its columns by the level.
    .superRefine((all, check) => {
      for (const [index, { name }] of all.entries())
        if (all.slice(0, index).some((other) => other.name.toLowerCase() === name.toLowerCase()))
          check.addIssue({ code: 'custom', path: [index, 'name'], message: sameName })
      // Whoever has reached several is on the highest of them.
      for (const [index, { turnoverIdr }] of all.entries())
        if (index > 0 && turnoverIdr <= all[index - 1]!.turnoverIdr)
          check.addIssue({ code: 'custom', path: [index, 'turnoverIdr'], message: notRising })
    }),
})
export type SaveTiers = z.output<typeof SaveTiers>

export const ListResellers = z.strictObject({
  status: z.enum(STATUSES).optional(),
  q: z.string().trim().max(80).optional(),
  cursor: z.uuid().optional(),
  limit,
})
export type ListResellers = z.output<typeof ListResellers>

export const ResellerView = z.object({
  id: z.uuid(),
  status: z.enum(STATUSES),
  shopName: z.string(),
  channel: z.string(),
  about: z.string(),
  whatsapp: z.string(),
  code: z.string(),
  personId: z.uuid(),
  name: z.string(),
  email: z.string(),
  /** False: the account was shut with the team's other accounts; nothing can be sold while it is. */
  accountActive: z.boolean(),
  tierId: z.uuid().nullable(),
  tierPinned: z.boolean(),
  turnoverIdr: z.int(),
  topupIdr: z.int(),
  marginIdr: z.int(),
  owedIdr: z.int(),
  reason: z.string(),
  createdAt: z.string(),
  decidedAt: z.string().nullable(),
})
export type ResellerView = z.output<typeof ResellerView>
export const ResellerPage = z.object({
  items: z.array(ResellerView),
  nextCursor: z.uuid().nullable(),
  waiting: z.int(),
})

export const Approve = ById.extend({ tierId: z.uuid().optional() })
/** Null: by turnover from now on. */
export const SetTier = ById.extend({ tierId: z.uuid().nullable() })

/** What a reseller sees first. */
export const ResellerHome = z.object({
  shopName: z.string(),
  code: z.string(),
  link: z.string(),
  tier: z.object({ name: z.string(), offBasisPoints: z.int() }),
  nextTier: z.object({ name: z.string(), offBasisPoints: z.int(), turnoverIdr: z.int() }).nullable(),
  tierPinned: z.boolean(),
  turnoverIdr: z.int(),
  wallet: WalletView,
  today: z.object({ orders: z.int(), units: z.int(), spentIdr: z.int(), marginIdr: z.int() }),
  month: z.object({ orders: z.int(), units: z.int(), spentIdr: z.int(), marginIdr: z.int() }),
})

export const ListPrices = z.strictObject({
  q: z.string().trim().max(80).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type ListPrices = z.output<typeof ListPrices>
export const PriceLine = z.object({
  variantId: z.uuid(),
  /** What a line of a fast order calls it. */
  code: z.string(),
  name: z.string(),
  slug: z.string(),
  retailIdr: z.int(),
  priceIdr: z.int(),
  /** Free units, counted up to 100; null: needs no stock. */
  left: z.int().nullable(),
  inputs: z.array(z.object({ key: z.string(), label: z.string() })),
})
export type PriceLine = z.output<typeof PriceLine>
export const PricePage = z.object({ items: z.array(PriceLine), nextCursor: z.string().nullable() })

/* The matrix of prices */

const Rule = z.object({ priceIdr: z.int().nullable(), offBasisPoints: z.int().nullable() })
export const ListMatrix = z.strictObject({
  q: z.string().trim().max(80).optional(),
  resellerId: z.uuid().optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type ListMatrix = z.output<typeof ListMatrix>
export const Matrix = z.object({
  tiers: z.array(z.object({ id: z.uuid(), name: z.string(), offBasisPoints: z.int() })),
  reseller: z.object({ id: z.uuid(), shopName: z.string(), tierId: z.uuid().nullable() }).nullable(),
  items: z.array(
    z.object({
      variantId: z.uuid(),
      productId: z.uuid(),
      code: z.string(),
      name: z.string(),
      retailIdr: z.int(),
      costIdr: z.int(),
      /** One for each level, in their order, with what was set (nulls: nothing) and what it comes to. */
      cells: z.array(Rule.extend({ tierId: z.uuid(), effectiveIdr: z.int() })),
      own: Rule.extend({ effectiveIdr: z.int() }).nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
})

const Cell = z
  .strictObject({
    variantId: z.uuid(),
    tierId: z.uuid().optional(),
    resellerId: z.uuid().optional(),
    priceIdr: Idr.nullable().default(null),
    offBasisPoints: Off.nullable().default(null),
  })
  .refine(({ tierId, resellerId }) => (tierId === undefined) !== (resellerId === undefined), {
    error: 'Sebut tingkat atau reseller, salah satu.|Name a level or a reseller, one of them.',
  })
  .refine(({ priceIdr, offBasisPoints }) => priceIdr === null || offBasisPoints === null, {
    error: 'Isi harga atau potongan, salah satu.|Give a price or a per cent off, one of them.',
  })
/** Both figures null: nothing is said any more. The answer holds what stood there before, to put it back. */
export const SavePrices = z.strictObject({ cells: z.array(Cell).min(1).max(500) })
export type SavePrices = z.output<typeof SavePrices>
export const SavedPrices = z.object({
  changed: z.int(),
  before: z.array(
    z.object({
      variantId: z.uuid(),
      tierId: z.uuid().optional(),
      resellerId: z.uuid().optional(),
      priceIdr: z.int().nullable(),
      offBasisPoints: z.int().nullable(),
    }),
  ),
})

/* Orders */

const ResellerLine = z.strictObject({
  variantId: z.uuid(),
  quantity: z.int().min(1).max(100),
  target: Target.default({}),
})
const Buyer = z.strictObject({ name: line(2, 120), email: Email, whatsapp: Whatsapp })

/** `buyer` is whom it is for; left out: the reseller themselves. `tellBuyer`: whether the shop writes to them. */
export const PlaceForCustomer = z.strictObject({
  lines: z.array(ResellerLine).min(1).max(MOST_LINES),
  buyer: Buyer.optional(),
  tellBuyer: z.boolean().default(false),
  payBy: z.enum(['wallet', 'qris']).default('wallet'),
  /** Gives as many of the reseller's points as the shop's rules let. */
  usePoints: z.boolean().default(false),
  /** Made once with the form: the same form sent twice is one order. */
  formToken: z.uuid().optional(),
  hasRead: z.boolean().default(false),
  /** The sum that was on the screen; when it is no longer the price, the order is refused. */
  shownIdr: z.int().min(0).optional(),
})
export type PlaceForCustomer = z.output<typeof PlaceForCustomer>
export const PlacedForCustomer = z.object({ id: z.uuid(), number: z.string(), token: z.string() })

export const MOST_FAST = 50
/** Lines as they are pasted: `code quantity target`. */
export const PreviewFast = z.strictObject({ text: z.string().max(50_000) })
export const FastLine = z.object({
  line: z.int(),
  text: z.string(),
  code: z.string(),
  variantId: z.uuid().nullable(),
  name: z.string(),
  quantity: z.int(),
  target: z.record(z.string(), z.string()),
  unitIdr: z.int(),
  totalIdr: z.int(),
  /** Why it cannot be ordered; null: it can. */
  problem: z.string().nullable(),
})
export type FastLine = z.output<typeof FastLine>
export const FastPreview = z.object({ lines: z.array(FastLine), totalIdr: z.int(), spendableIdr: z.int() })

/** Each line is an order of its own, paid from the wallet; what one is refused for leaves the others alone. */
export const PlaceFast = z.strictObject({
  formToken: z.uuid(),
  lines: z
    .array(ResellerLine.extend({ shownIdr: z.int().min(0).optional() }))
    .min(1)
    .max(MOST_FAST),
  /** Gives as many of the reseller's points as the shop's rules let, line by line. */
  usePoints: z.boolean().default(false),
})
export type PlaceFast = z.output<typeof PlaceFast>
export const FastResults = z.object({
  items: z.array(
    z.object({
      /** What was to be ordered; empty when it is not for sale any more. */
      name: z.string(),
      id: z.uuid().nullable(),
      number: z.string().nullable(),
      status: OrderStatus.nullable(),
      problem: z.string().nullable(),
    }),
  ),
  spendableIdr: z.int(),
})
/** The Idempotency-Key the lines were ordered under. */
export const ReadFast = z.strictObject({ key: z.string().min(8).max(128) })

export const ListResellerOrders = z.strictObject({
  status: OrderStatus.optional(),
  /** `mine`: bought by the reseller; `link`: by customers who came by the link. */
  of: z.enum(['mine', 'link']).optional(),
  q: z.string().trim().max(80).optional(),
  cursor: z.uuid().optional(),
  limit,
})
export type ListResellerOrders = z.output<typeof ListResellerOrders>
export const ResellerOrder = z.object({
  id: z.uuid(),
  number: z.string(),
  status: OrderStatus,
  channel: z.enum(['shop', 'reseller', 'api']),
  refId: z.string().nullable(),
  /** Bought by the reseller at the shop's prices; what comes back stands as margin. */
  cashback: z.boolean(),
  /** Of a customer who came by the link, masked. */
  buyerName: z.string(),
  goods: z.string(),
  units: z.int(),
  /** What the goods cost: the reseller's prices, or for customers by the link the shop's. */
  subtotalIdr: z.int(),
  walletIdr: z.int(),
  /** Margin of the order that is the reseller's now. */
  marginIdr: z.int(),
  createdAt: z.string(),
})
export const ResellerOrderPage = z.object({ items: z.array(ResellerOrder), nextCursor: z.uuid().nullable() })
/** With what was delivered, masked. */
export const ResellerOrderDetail = ResellerOrder.extend({
  returnedIdr: z.int(),
  customerLink: z.string(),
  payLink: z.string().nullable(),
  order: OrderView,
})
export const RevealForReseller = z.strictObject({ id: z.uuid(), deliveryId: z.uuid() })

/** A table as `GET /admin/pricing.csv` gives it. Without `apply` nothing is changed. */
export const ImportPrices = z.strictObject({ csv: z.string().max(200_000), apply: z.boolean().default(false) })
export type ImportPrices = z.output<typeof ImportPrices>
export const PriceChange = z.object({
  variantId: z.uuid(),
  tierId: z.uuid(),
  name: z.string(),
  tier: z.string(),
  before: z.string(),
  after: z.string(),
  priceIdr: z.int().nullable(),
  offBasisPoints: z.int().nullable(),
})
export type PriceChange = z.output<typeof PriceChange>
export const ImportedPrices = z.object({
  /** The first of them; `changeCount` of all. */
  changes: z.array(PriceChange),
  changeCount: z.int(),
  /** Cells that say nothing that can be understood, and codes that nothing or too much goes by. */
  wrong: z.array(z.object({ code: z.string(), column: z.string(), text: z.string() })),
  wrongCount: z.int(),
  applied: z.boolean(),
})
