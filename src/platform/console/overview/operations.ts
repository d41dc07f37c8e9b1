import { z } from 'zod'
import { operation } from '#kernel/http/operation.ts'
import { countFailedMessages } from '#services/notifications/index.ts'
import { countFailedJobs, countOverview, findDays } from './queries.ts'
import { Overview } from './schemas.ts'

export const readOverview = operation({
  get: '/console/overview',
  can: 'platform.orders.read',
  summary: 'The figures of the console home page, what waits for somebody, and the last thirty days.',
  input: z.strictObject({}),
  output: Overview,
  run: async (ctx) => {
    const [counts, failedJobs, failedMessages, days] = await Promise.all([
      countOverview(ctx),
      countFailedJobs(ctx),
      countFailedMessages(ctx),
      findDays(ctx),
    ])
    return {
      sites: { active: counts.active, inactive: counts.inactive, building: counts.building },
      orders: { new: counts.fresh, thisWeek: counts.week, thisMonth: counts.month },
      incomeIdr: counts.income,
      incomeThisMonthIdr: counts.income_month,
      creditsIdr: counts.credits,
      attention: {
        approval: counts.approval,
        message: counts.message_orders,
        building: counts.failed_buildings,
        credit: counts.credit_orders,
        unpaid: counts.unpaid,
        failedJobs,
        failedMessages,
      },
      since: { week: counts.this_week, month: counts.this_month, yesterday: counts.yesterday },
      days: days.map(({ day, orders, income }) => ({ day, orders, incomeIdr: income })),
    }
  },
})
