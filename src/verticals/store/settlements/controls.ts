import { newId } from '#kernel/db/id.ts'
import type { Controls, World } from '#kernel/module/controls.ts'
import { start, work } from './service.ts'
import { outsideCtx } from '#kernel/db/transact.ts'

const owner = { as: 'owner' as const }
const mapping = { reference: 0, amount: 1, fee: 2, net: null, paymentId: null, paidAt: null }

/** A file with one line that nobody knows. */
function fileOf(reference: string): string {
  return Buffer.from(`Order ID,Amount,Fee\n${reference},25000,175\n`).toString('base64')
}

async function oneSettlement(world: World): Promise<string> {
  return world.inside(async (ctx) => {
    const { id } = await start(ctx, { file: fileOf(`X-${newId()}`), name: 'settlement.csv', mapping })
    return id
  })
}

async function oneLine(world: World): Promise<string> {
  const id = await oneSettlement(world)
  await world.inside((ctx) => work({ ...outsideCtx(ctx, false), transact: (run) => run(ctx) }, id))
  const [line] = await world.sql('select id from store.settlement_lines where settlement_id = $1', [id])
  return line!.id as string
}

export const settlementControls: Controls = {
  previewSettlement: async () => ({ ...owner, input: { file: fileOf(`X-${newId()}`) } }),
  startSettlement: async () => ({ ...owner, input: { file: fileOf(`X-${newId()}`), name: 'settlement.csv', mapping } }),
  listSettlements: async () => ({ ...owner, input: {} }),
  readSettlement: async (world) => ({ ...owner, input: { id: await oneSettlement(world) } }),
  listSettlementLines: async (world) => ({ ...owner, input: { id: await oneSettlement(world) } }),
  resolveSettlementLine: async (world) => ({
    ...owner,
    input: { id: await oneLine(world), resolution: 'dismissed', reason: 'Bukan milik toko ini' },
  }),
}
