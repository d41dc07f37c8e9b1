import { newId } from '#kernel/db/id.ts'
import { ensurePerson } from '#kernel/identity/people.ts'
import type { Controls, World } from '#kernel/module/controls.ts'

const owner = { as: 'owner' as const }

/** A member without any points yet. */
export async function oneMember(world: World): Promise<string> {
  const wanted = { email: `anggota-${newId()}@contoh.id`, name: 'Nadia Uji', roles: ['member'], verified: true }
  return (await world.inside((ctx) => ensurePerson(ctx, wanted))).id
}

export const pointControls: Controls = {
  readPoints: async () => ({ ...owner, input: {} }),
  listPointEntries: async () => ({ ...owner, input: { role: 'reseller' } }),
  readPointRules: async () => ({ ...owner, input: {} }),
  updatePointRules: async () => ({ ...owner, input: { role: 'member', rules: { on: true, worthIdr: 10 } } }),
  listPointBalances: async () => ({ ...owner, input: { q: 'nadia' } }),
  readPointBalance: async (world) => ({ ...owner, input: { personId: await oneMember(world) } }),
  correctPoints: async (world) => ({
    ...owner,
    input: { personId: await oneMember(world), points: 50, reason: 'Permintaan maaf' },
  }),
}
