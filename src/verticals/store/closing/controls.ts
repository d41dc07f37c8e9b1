import type { Controls, World } from '#kernel/module/controls.ts'
import { dayAfter, dayOf } from '../desk/rules.ts'
import { oneOrder } from '../orders/controls.ts'

const owner = { as: 'owner' as const }
let back = 1

/** A day on which the shop had an order and that nobody has closed yet. */
async function openDay(world: World): Promise<string> {
  const { id } = await oneOrder(world)
  back += 1
  await world.sql(`update store.orders set created_at = now() - make_interval(days => $2) where id = $1`, [
    id,
    back + 1,
  ])
  return dayAfter(dayOf(new Date()), -back)
}

export const closingControls: Controls = {
  listBusinessDays: async () => ({ ...owner, input: {} }),
  readBusinessDay: async () => ({ ...owner, input: { day: dayOf(new Date()) } }),
  closeDay: async (world) => ({ ...owner, input: { day: await openDay(world), note: 'Kas cocok' } }),
  setAutomaticClosing: async () => ({ ...owner, input: { automatic: true } }),
}
