import type { Controls, World } from '#kernel/module/controls.ts'
import { oneReseller } from '../partner/controls.ts'
import { saveAccount } from './account.ts'

/* How the generated tests reach a success of the dialect and of what a reseller sets for it. */

const networks = ['203.0.113.0/24']
// Whoever is not known is answered in the dialect, with a code.
const proof = { username: 'tidakdikenal', sign: '0'.repeat(32) }

async function asReseller(world: World) {
  return { as: { sessionToken: (await oneReseller(world)).sessionToken } }
}

export const botControls: Controls = {
  listBotPrices: async () => ({ as: 'anonymous', input: { ...proof } }),
  readBotBalance: async () => ({ as: 'anonymous', input: { ...proof } }),
  placeBotTransaction: async () => ({
    as: 'anonymous',
    input: { ...proof, buyer_sku_code: 'ML86', customer_no: '84120077', ref_id: 'trx-1' },
  }),
  readBotAccount: async (world) => ({ ...(await asReseller(world)), input: {} }),
  saveBotAccount: async (world) => ({
    ...(await asReseller(world)),
    input: { active: true, networks, reveals: false },
  }),
  replaceBotKey: async (world) => {
    const reseller = await oneReseller(world)
    const as = { sessionToken: reseller.sessionToken }
    await world.inside((ctx) => saveAccount(ctx, reseller, { active: false, networks, reveals: false }))
    return { as, input: {} }
  },
}
