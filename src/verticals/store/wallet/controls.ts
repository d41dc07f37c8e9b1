import type { Controls, World } from '#kernel/module/controls.ts'
import { newId } from '#kernel/db/id.ts'
import { debit } from '#services/ledger/index.ts'
import { oneReseller } from '../resellers/making.ts'
import { moveWallet, takeWallet } from './move.ts'
import { askWithdrawal } from './withdrawals.ts'

const owner = { as: 'owner' as const }
const account = { bank: 'BCA', number: '1234567890', holder: 'Rina Uji' }

/** A reseller with margin, signed in. */
async function withMargin(world: World) {
  const reseller = await world.inside((ctx) => oneReseller(ctx))
  await world.inside(async (ctx) =>
    moveWallet(ctx, await takeWallet(ctx, reseller.id), {
      kind: 'wallet_margin',
      source: `item/${newId()}`,
      change: { topupIdr: 0, marginIdr: 100_000 },
      against: [debit('expenses:reseller_margin', 100_000)],
    }),
  )
  return { id: reseller.id, as: { as: { sessionToken: reseller.token } } }
}

async function oneWithdrawal(world: World): Promise<string> {
  const { id } = await withMargin(world)
  return (await world.inside((ctx) => askWithdrawal(ctx, { id }, { amountIdr: 50_000, ...account }))).id
}

async function oneTopup(world: World) {
  const { id, as } = await withMargin(world)
  const topupId = newId()
  await world.sql(
    `insert into store.topups (tenant_id, id, reseller_id, amount_idr, expires_at)
     values ($1, $2, $3, 20000, now() + interval '10 minutes')`,
    [world.tenantId, topupId, id],
  )
  return { ...as, input: { id: topupId } }
}

export const walletControls: Controls = {
  readMyWallet: async (world) => ({ ...(await withMargin(world)).as, input: {} }),
  listMyWalletEntries: async (world) => ({ ...(await withMargin(world)).as, input: {} }),
  setLowAlert: async (world) => ({ ...(await withMargin(world)).as, input: { lowAtIdr: 20_000 } }),
  openMyTopup: async (world) => ({ ...(await withMargin(world)).as, input: { amountIdr: 20_000 } }),
  readMyTopup: oneTopup,
  watchMyTopup: oneTopup,
  askMyWithdrawal: async (world) => ({
    ...(await withMargin(world)).as,
    input: { amountIdr: 50_000, ...account },
  }),
  listMyWithdrawals: async (world) => ({ ...(await withMargin(world)).as, input: {} }),
  listWithdrawals: async () => ({ ...owner, input: {} }),
  readWithdrawalAccount: async (world) => ({
    ...owner,
    input: { id: await oneWithdrawal(world), reason: 'akan ditransfer' },
  }),
  payWithdrawal: async (world) => ({ ...owner, input: { id: await oneWithdrawal(world), reference: 'TRX-881' } }),
  refuseWithdrawal: async (world) => ({
    ...owner,
    input: { id: await oneWithdrawal(world), reason: 'rekening salah' },
  }),
}
