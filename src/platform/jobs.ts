import { z } from 'zod'
import { outsidePlatformJob } from '#kernel/module/manifest.ts'
import { findIntentsFor, settle } from '#services/payments/index.ts'
import { checkWish as check } from './domains/service.ts'
import { expireInvoice as expire, INVOICE } from './billing/service.ts'
import { advanceWaiting as advance } from './portal/advance.ts'
import { takeStep } from './provisioning/service.ts'

/** Before an unpaid order ends, the gateway is asked once more whether money is on its way; what it finds is kept. */
export const expireInvoice = outsidePlatformJob({
  input: z.object({ invoiceId: z.uuid() }),
  run: async (ctx, { invoiceId }) => {
    const intents = await ctx.transact((inner) => findIntentsFor(inner, INVOICE, invoiceId))
    for (const { reference, status } of intents)
      if (status === 'pending' || status === 'intent') await settle(ctx, reference)
    await ctx.transact((inner) => expire(inner, invoiceId))
  },
})

export const provision = outsidePlatformJob({
  input: z.object({ orderId: z.uuid(), step: z.string().optional() }),
  run: (ctx, { orderId, step }) => takeStep(ctx, orderId, step),
})

/** What the registry knows of the domain an order wishes for. */
export const checkWish = outsidePlatformJob({
  input: z.object({ orderId: z.uuid() }),
  run: (ctx, { orderId }) => check(ctx, orderId),
})

/** After a change of settings. */
export const advanceWaiting = outsidePlatformJob({ input: z.strictObject({}), run: (ctx) => advance(ctx) })
