import { z } from 'zod'
import { OrderPage } from '../partner/schemas.ts'

export const Refill = z.strictObject({
  /** What the test wallet holds afterwards. */
  balanceIdr: z
    .int({ error: 'Isi nominal dengan rupiah bulat.|Give the amount in whole rupiah.' })
    .min(0)
    .max(1_000_000_000, { error: 'Paling banyak Rp1.000.000.000.|At most Rp1,000,000,000.' })
    .default(1_000_000),
})
export const Refilled = z.object({ balanceIdr: z.int() })
export const PayOrder = z.strictObject({ orderId: z.uuid() })
export const PayTopup = z.strictObject({ topupId: z.uuid() })
export const Side = z.object({
  balanceIdr: z.int(),
  /** Units of each variant that one begins with. */
  startUnits: z.int(),
  /** What can be tried, by the word or the number that an order names as its target. */
  scenarios: z.array(z.object({ scenario: z.string(), word: z.string(), number: z.string(), means: z.string() })),
  /** Written in a warranty claim, it is refused after five seconds. */
  refusedWord: z.string(),
  /** The latest of what was tried. */
  orders: OrderPage.shape.items,
})
