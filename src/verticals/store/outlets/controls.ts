import type { Controls, World } from '#kernel/module/controls.ts'
import { newId } from '#kernel/db/id.ts'
import { oneProduct } from '../catalogue/controls.ts'
import { asReseller } from '../resellers/controls.ts'
import { oneOutlet } from './making.ts'

const owner = { as: 'owner' as const }
const wish = {
  name: 'Toko Rina',
  whatsapp: '081234567890',
  add: { basisPoints: 1_000 },
  look: { primary: '#7c3aed', accent: '#d4af37', mode: 'light' },
}

/** One red pixel. */
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg=='

async function asSeller(world: World) {
  const { token, outlet } = await world.inside((ctx) => oneOutlet(ctx))
  return { as: { sessionToken: token }, outlet }
}

const mine = async (world: World) => ({ as: (await asSeller(world)).as })

export const outletControls: Controls = {
  readMyOutlet: async (world) => ({ ...(await mine(world)), input: {} }),
  openMyOutlet: async (world) => ({
    ...(await asReseller(world)),
    input: { label: `toko-${newId().slice(-12)}`, ...wish },
  }),
  editMyOutlet: async (world) => ({ ...(await mine(world)), input: wish }),
  setMyOutletLogo: async (world) => ({ ...(await mine(world)), input: { file: DOT, name: 'logo.png' } }),
  removeMyOutletLogo: async (world) => ({ ...(await mine(world)), input: {} }),
  setMyOutletOpen: async (world) => ({ ...(await mine(world)), input: { open: false } }),
  listMyOutletGoods: async (world) => {
    await oneProduct(world)
    return { ...(await mine(world)), input: {} }
  },
  saveMyOutletGoods: async (world) => {
    const { variantId } = await oneProduct(world)
    return { ...(await mine(world)), input: { goods: [{ variantId, priceIdr: 30_000, hidden: false }] } }
  },
  listOutlets: async (world) => {
    await asSeller(world)
    return { ...owner, input: {} }
  },
  suspendOutlet: async (world) => {
    const { outlet } = await asSeller(world)
    return { ...owner, input: { id: outlet.id, reason: 'Menjual di luar aturan' } }
  },
  reopenOutlet: async (world) => ({ ...owner, input: { id: (await asSeller(world)).outlet.id } }),
  readOutletRules: async () => ({ ...owner, input: {} }),
  saveOutletRules: async () => ({
    ...owner,
    input: { enabled: true, mostBasisPoints: null, forbidden: [] },
  }),
}
