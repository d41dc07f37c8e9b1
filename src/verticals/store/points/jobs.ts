import { z } from 'zod'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { job } from '#kernel/module/manifest.ts'
import { nextMorning } from '../notices/rules.ts'
import * as claimed from './claimed.ts'
import { endDue, remindDue } from './ending.ts'

const Nothing = z.strictObject({})

/** Every night: points whose time is over end, and whoever loses some soon is told in the morning. */
export const endPoints = job({
  input: Nothing,
  run: async (ctx) => {
    enqueue(ctx, 'store.remindPoints', {}, { runAt: nextMorning(ctx.now), key: 'morning' })
    if (await endDue(ctx)) enqueue(ctx, 'store.endPoints', {}, { key: 'more' })
  },
})

/** Orders of a guest who has become a member. */
export const earnClaimed = job({
  input: z.strictObject({ orderIds: z.array(z.uuid()).max(50) }),
  run: (ctx, { orderIds }) => claimed.earnClaimed(ctx, orderIds),
})

/** What does not fit into one transaction goes on in the next. */
export const remindPoints = job({
  input: Nothing,
  run: async (ctx) => {
    if (await remindDue(ctx)) enqueue(ctx, 'store.remindPoints', {}, { key: 'more' })
  },
})
