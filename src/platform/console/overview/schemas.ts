import { z } from 'zod'

/** What the platform's people should look at first, as counts; each is a list elsewhere. */
const Attention = z.object({
  approval: z.int(),
  message: z.int(),
  building: z.int(),
  credit: z.int(),
  /** Partly paid orders of yesterday and before. */
  unpaid: z.int(),
  failedJobs: z.int(),
  failedMessages: z.int(),
})

export const Overview = z.object({
  sites: z.object({ active: z.int(), inactive: z.int(), building: z.int() }),
  orders: z.object({ new: z.int(), thisWeek: z.int(), thisMonth: z.int() }),
  incomeIdr: z.int(),
  incomeThisMonthIdr: z.int(),
  creditsIdr: z.int(),
  attention: Attention,
  /** The first day of this week and of this month, and yesterday, in Jakarta. */
  since: z.object({ week: z.string(), month: z.string(), yesterday: z.string() }),
  /** The last thirty days, oldest first. */
  days: z.array(z.object({ day: z.string(), orders: z.int(), incomeIdr: z.int() })),
})
export type Overview = z.output<typeof Overview>
