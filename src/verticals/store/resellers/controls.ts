import type { Controls, World } from '#kernel/module/controls.ts'
import { hashInput, keep } from '#kernel/http/idempotency.ts'
import { ensurePerson } from '#kernel/identity/people.ts'
import { createPersonSession } from '#kernel/identity/sessions.ts'
import { newId } from '#kernel/db/id.ts'
import { oneProduct } from '../catalogue/controls.ts'
import { cartOf, oneForSale } from '../orders/controls.ts'
import { oneReseller } from './making.ts'

const owner = { as: 'owner' as const }
const reason = 'Tokonya tidak ditemukan'

/** Signed in as somebody with these roles. */
async function someone(world: World, roles: string[]) {
  const token = await world.inside(async (ctx) => {
    const { id } = await ensurePerson(ctx, { email: `orang-${newId()}@contoh.id`, name: 'Orang Uji', roles })
    return (await createPersonSession(ctx, id)).token
  })
  return { as: { sessionToken: token } }
}

export async function asReseller(world: World) {
  const { token } = await world.inside((ctx) => oneReseller(ctx))
  return { as: { sessionToken: token } }
}

/** Something that costs nothing, with one code. */
async function oneFree(world: World) {
  const variantId = await oneForSale(world, { free: true })
  return { variantId }
}

/** An order of a reseller, delivered. */
async function oneOrder(world: World) {
  const { variantId } = await oneFree(world)
  const { token, ...reseller } = await world.inside((ctx) => oneReseller(ctx))
  const { token: orderToken } = await world.call('store.placeOrder', cartOf(variantId))
  const [order] = await world.sql(
    "update store.orders set reseller_id = $2, channel = 'reseller' where token = $1 returning id",
    [orderToken, reseller.id],
  )
  return { as: { sessionToken: token }, order: order! }
}

async function applicant(world: World) {
  return world.inside((ctx) => oneReseller(ctx, { status: 'applied' }))
}

export const resellerControls: Controls = {
  readResellerStanding: async (world) => ({ ...(await someone(world, ['member'])), input: {} }),
  applyForReseller: async (world) => ({
    ...(await someone(world, ['member'])),
    input: { shopName: 'Kios Rina', channel: 'instagram.com/kiosrina', whatsapp: '081234567890', consent: true },
  }),
  readResellerHome: async (world) => ({ ...(await asReseller(world)), input: {} }),
  listResellerPrices: async (world) => {
    await oneProduct(world)
    return { ...(await asReseller(world)), input: {} }
  },
  listResellers: async (world) => {
    await applicant(world)
    return { ...owner, input: { status: 'applied' } }
  },
  readReseller: async (world) => ({ ...owner, input: { id: (await applicant(world)).id } }),
  approveReseller: async (world) => {
    const { id, tierId } = await applicant(world)
    return { ...owner, input: { id, tierId } }
  },
  refuseReseller: async (world) => ({ ...owner, input: { id: (await applicant(world)).id, reason } }),
  suspendReseller: async (world) => {
    const { id } = await world.inside((ctx) => oneReseller(ctx))
    return { ...owner, input: { id, reason } }
  },
  setResellerTier: async (world) => {
    const { id, tierId } = await world.inside((ctx) => oneReseller(ctx))
    return { ...owner, input: { id, tierId } }
  },
  listResellerTiers: async () => ({ ...owner, input: {} }),
  saveResellerTiers: async (world) => {
    // Levels that resellers of other tests stand on must be kept.
    const { items } = await world.call('store.listResellerTiers', {})
    const kept = (items as Record<string, unknown>[]).slice(0, 9)
    const tiers = [...kept, { name: 'Tamu', offBasisPoints: 100 }].map(({ id, name, offBasisPoints }, index) => ({
      ...{ id, name, offBasisPoints, turnoverIdr: index * 1_000_000 },
      callsAMinute: 60,
    }))
    return { ...owner, input: { tiers } }
  },
  readPriceMatrix: async (world) => {
    const { id } = await world.inside((ctx) => oneReseller(ctx))
    await oneProduct(world)
    return { ...owner, input: { resellerId: id } }
  },
  listResellerOrders: async (world) => ({ ...(await asReseller(world)), input: {} }),
  readResellerOrder: async (world) => {
    const { as, order } = await oneOrder(world)
    return { as, input: { id: order.id } }
  },
  revealForReseller: async (world) => {
    const { as, order } = await oneOrder(world)
    const [row] = await world.sql('select id from store.deliveries where order_id = $1', [order.id])
    return { as, input: { id: order.id, deliveryId: row!.id } }
  },
  placeResellerOrder: async (world) => {
    const { variantId } = await oneFree(world)
    return { ...(await asReseller(world)), input: { lines: [{ variantId, quantity: 1 }] } }
  },
  previewFastOrder: async (world) => ({ ...(await asReseller(world)), input: { text: 'NTF 1 rina@contoh.id' } }),
  placeFastOrder: async (world) => {
    const { variantId } = await oneFree(world)
    return { ...(await asReseller(world)), input: { formToken: newId(), lines: [{ variantId, quantity: 1 }] } }
  },
  readFastOrder: async (world) => {
    const { personId, token } = await world.inside((ctx) => oneReseller(ctx))
    const key = `fast-${newId()}`
    const item = { name: 'Film · 1 bulan', id: null, number: null, status: null, problem: 'Stoknya habis.' }
    const answer = JSON.stringify({ items: [item], spendableIdr: 0 })
    const claim = { scope: personId, key, hash: hashInput('store.placeFastOrder', {}) }
    await world.inside(async (ctx) => keep(ctx, claim, { status: 201, answer }))
    return { as: { sessionToken: token }, input: { key } }
  },
  importPriceMatrix: async () => ({ ...owner, input: { csv: 'Kode,Emas\n' } }),
  savePriceMatrix: async (world) => {
    const { id } = await world.inside((ctx) => oneReseller(ctx))
    const { variantId } = await oneProduct(world)
    return { ...owner, input: { cells: [{ variantId, resellerId: id, priceIdr: 20_000 }] } }
  },
}
