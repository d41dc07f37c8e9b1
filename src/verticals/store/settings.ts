import { z } from 'zod'
import { PointRules } from './points/schemas.ts'

const feeRange = { error: 'Tulis 0 sampai 10 persen.|Write 0 to 10 per cent.' }

/** How a shop does its business; its owner changes these in the admin. */
export const StoreSettings = z.strictObject({
  /** Who bears what the gateway withholds for QRIS. */
  feeBearer: z.enum(['buyer', 'shop']).default('shop'),
  /** Hundredths of a per cent that QRIS costs (0.7 %), for the buyer's part when the buyer bears it. */
  feeBasisPoints: z.int(feeRange).min(0, feeRange).max(1_000, feeRange).default(70),
  /** So long goods are held for somebody who has not paid. */
  paymentWindowMinutes: z.int().min(5).max(120).default(10),
  /** Unpaid orders at one time of one contact and from one network. Mobile carriers have many people in one network. */
  openPerContact: z.int().min(1).max(100).default(3),
  openPerNetwork: z.int().min(1).max(10_000).default(20),
  /** Units of one product that unpaid orders may hold at one time. */
  openPerProduct: z.int().min(1).max(100_000).default(500),
  /** What order numbers begin with. */
  numberPrefix: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9]{2,6}$/, { error: 'Pakai 2–6 huruf atau angka.|Use 2–6 letters or digits.' })
    .default('RP'),
  /** Warranty claims of one buyer in 90 days after which staff decides, whatever the product says. */
  warrantyAbuseLimit: z.int().min(1).max(100).default(3),
  /** Reviews are shown when somebody has looked at them, or at once. */
  reviewModeration: z.enum(['before', 'after']).default('before'),
  /** What a reseller may pay into the wallet at one time, and the least margin that is paid out. */
  topupMinIdr: z.int().min(1_000).max(10_000_000).default(10_000),
  topupMaxIdr: z.int().min(1_000).max(10_000_000).default(10_000_000),
  withdrawMinIdr: z.int().min(1).max(100_000_000).default(50_000),
  /** Whether a business day is closed by itself in the night after it. */
  closeAutomatically: z.boolean().default(false),
  /** Where buyers ask for help, shown on order pages. */
  supportWhatsapp: z.string().trim().max(20).default(''),
  /** Points: earned on delivery, given at the checkout; resellers have their own. */
  memberPoints: PointRules.prefault({}),
  resellerPoints: PointRules.prefault({}),
})
export type StoreSettings = z.output<typeof StoreSettings>
