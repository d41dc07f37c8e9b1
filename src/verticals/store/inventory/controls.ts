import { newId } from '#kernel/db/id.ts'
import type { Controls, World } from '#kernel/module/controls.ts'
import { oneProduct } from '../catalogue/controls.ts'

const owner = { as: 'owner' as const }
const reason = 'salah masuk'

const codes = (count = 3) => Array.from({ length: count }, () => `KODE-${newId()}`).join('\n')

async function oneImport(world: World) {
  const { variantId } = await oneProduct(world)
  const { id } = await world.call('store.startImport', { variantId, text: codes() })
  return { id: id as string, variantId }
}

async function oneUnit(world: World) {
  const { variantId } = await oneProduct(world)
  const { id } = await world.call('store.addUnit', { variantId, lines: [{ value: `KODE-${newId()}` }] })
  return { ids: [id as string], variantId }
}

async function accountInput(world: World) {
  const { variantId } = await oneProduct(world, { kind: 'shared' })
  const lines = [
    { label: 'Email', value: 'akun@contoh.id' },
    { label: 'Sandi', value: `rahasia-${newId()}` },
  ]
  return { variantId, label: 'Akun 1', lines, seats: [{ name: 'Profil 1', secret: '4321' }, { name: 'Profil 2' }] }
}

export const inventoryControls: Controls = {
  previewImport: async (world) => ({
    ...owner,
    input: { variantId: (await oneProduct(world)).variantId, text: codes(), header: 'auto', delimiter: 'newline' },
  }),
  startImport: async (world) => ({
    ...owner,
    input: {
      variantId: (await oneProduct(world)).variantId,
      file: Buffer.from(codes()).toString('base64'),
      name: 'Isi ulang',
    },
  }),
  readImport: async (world) => ({ ...owner, input: { id: (await oneImport(world)).id } }),
  watchImport: async (world) => ({ ...owner, input: { id: (await oneImport(world)).id } }),
  cancelImport: async (world) => ({ ...owner, input: { id: (await oneImport(world)).id } }),
  listBatches: async () => ({ ...owner, input: {} }),
  quarantineBatch: async (world) => ({ ...owner, input: { id: (await oneImport(world)).id, reason } }),
  releaseBatch: async (world) => {
    const { id } = await oneImport(world)
    await world.call('store.quarantineBatch', { id, reason })
    return { ...owner, input: { id } }
  },
  listStock: async () => ({ ...owner, input: {} }),
  listUnits: async (world) => ({ ...owner, input: { status: 'available', ...(await variantOnly(world)) } }),
  addUnit: async (world) => ({
    ...owner,
    input: { variantId: (await oneProduct(world)).variantId, lines: [{ label: '', value: `KODE-${newId()}` }], reason },
  }),
  voidUnits: async (world) => ({ ...owner, input: { ids: (await oneUnit(world)).ids, reason } }),
  moveUnits: async (world) => ({
    ...owner,
    input: { ids: (await oneUnit(world)).ids, variantId: (await oneProduct(world)).variantId, reason },
  }),
  listAccounts: async () => ({ ...owner, input: {} }),
  createAccount: async (world) => ({ ...owner, input: await accountInput(world) }),
  retireAccount: async (world) => {
    const { id } = await world.call('store.createAccount', await accountInput(world))
    return { ...owner, input: { id, reason } }
  },
  listStockEvents: async () => ({ ...owner, input: {} }),
}

async function variantOnly(world: World) {
  return { variantId: (await oneUnit(world)).variantId }
}
