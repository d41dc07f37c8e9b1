import { z } from 'zod'
import { Order } from '../portal/schemas.ts'

export const MyOrders = z.object({
  email: z.string(),
  /** Orders are shown to whoever has proven that the address is theirs. */
  verified: z.boolean(),
  items: z.array(
    z.object({
      token: z.string(),
      number: z.string(),
      businessName: z.string(),
      slug: z.string(),
      status: Order.shape.status,
      package: z.string(),
      totalIdr: z.int(),
      paidIdr: z.int(),
      /** Messages of the owner that were not seen yet. */
      unread: z.int(),
      createdAt: z.string(),
      updatedAt: z.string(),
    }),
  ),
})
export type MyOrders = z.output<typeof MyOrders>
