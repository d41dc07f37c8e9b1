import type { Controls, World } from '#kernel/module/controls.ts'
import { oneReseller } from '../partner/controls.ts'
import { oneForSale } from '../orders/controls.ts'
import { CreateOrder } from '../partner/schemas.ts'
import { findReseller } from '../resellers/queries.ts'
import { openTopup } from './money.ts'
import { placeOrder } from './place.ts'

/* How the generated tests reach a success of what only the test side has. */

async function asReseller(world: World) {
  return { as: { sessionToken: (await oneReseller(world)).sessionToken } }
}

async function mineOf(world: World) {
  const reseller = await oneReseller(world)
  const mine = await world.inside(async (ctx) => {
    const row = (await findReseller(ctx, reseller.id))!
    return { id: row.id, personId: row.person_id, tierId: row.tier_id!, shopName: row.shop_name, code: row.code }
  })
  return { as: { sessionToken: reseller.sessionToken }, mine }
}

export const sandboxControls: Controls = {
  readTestSide: async (world) => ({ ...(await asReseller(world)), input: {} }),
  refillTestSide: async (world) => ({ ...(await asReseller(world)), input: { balanceIdr: 250_000 } }),
  payTestOrder: async (world) => {
    const { as, mine } = await mineOf(world)
    const variantId = await oneForSale(world)
    const wish = CreateOrder.parse({ refId: 'uji-qris', variantId, payBy: 'qris' })
    const { id } = await world.inside((ctx) => placeOrder(ctx, mine, wish))
    return { as, input: { orderId: id } }
  },
  payTestTopup: async (world) => {
    const { as, mine } = await mineOf(world)
    const { id } = await world.inside((ctx) => openTopup(ctx, mine, 50_000))
    return { as, input: { topupId: id } }
  },
}
