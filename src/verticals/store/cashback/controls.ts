import type { Controls, World } from '#kernel/module/controls.ts'

const owner = { as: 'owner' as const }
const rule = { name: 'Seluruh margin', kind: 'share', value: 10_000 }

async function oneRule(world: World): Promise<string> {
  return (await world.call('store.createCashbackRule', rule)).id as string
}

export const cashbackControls: Controls = {
  listCashbackRules: async () => ({ ...owner, input: {} }),
  createCashbackRule: async () => ({ ...owner, input: rule }),
  updateCashbackRule: async (world) => ({ ...owner, input: { ...rule, id: await oneRule(world), value: 5_000 } }),
  deleteCashbackRule: async (world) => ({ ...owner, input: { id: await oneRule(world) } }),
}
