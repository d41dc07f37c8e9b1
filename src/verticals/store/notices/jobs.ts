import { z } from 'zod'
import type { Ctx } from '#kernel/context.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { job } from '#kernel/module/manifest.ts'
import { renewUrl } from './links.ts'
import { findOrder, takeEnding } from './queries.ts'
import { nameOf, nextMorning, REMINDED_DAYS } from './rules.ts'
import { tell } from './tell.ts'

const Nothing = z.strictObject({})
const AT_ONCE = 200

/** Found out every night, sent in the morning. */
export const planReminders = job({
  input: Nothing,
  run: async (ctx) => enqueue(ctx, 'store.remindEndings', {}, { runAt: nextMorning(ctx.now), key: 'morning' }),
})

/** What ends soon, each delivery once. What does not fit into one transaction goes on in the next. */
export const remindEndings = job({ input: Nothing, run: (ctx) => remind(ctx) })

async function remind(ctx: Ctx): Promise<void> {
  const due = await takeEnding(ctx, REMINDED_DAYS, AT_ONCE)
  for (const row of due) {
    const order = await findOrder(ctx, row.order_id)
    if (!order) continue
    const endsAt = new Date(row.ends_at).toISOString()
    const again = { slug: row.slug, variantId: row.variant_id, itemId: row.item_id }
    const params = { number: order.number, goods: nameOf(row), endsAt, renewUrl: renewUrl(ctx, order, again) }
    // Five seats of one line that end on the same day are one message.
    await tell(ctx, order, 'store_ending_soon', params, `${row.item_id}/${endsAt.slice(0, 10)}`)
  }
  if (due.length === AT_ONCE) enqueue(ctx, 'store.remindEndings', {}, { key: 'more' })
}
