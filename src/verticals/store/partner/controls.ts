import { newId } from '#kernel/db/id.ts'
import type { Controls, World } from '#kernel/module/controls.ts'
import { createOwnKey } from '#kernel/identity/personal-keys.ts'
import { saveAccount } from '../bots/account.ts'
import { oneOrder, oneForSale } from '../orders/controls.ts'
import { oneReseller as approved } from '../resellers/making.ts'
import { targetControls } from '../targets/controls.ts'
import { KEY_SCOPES } from './permissions.ts'

/* How the generated tests reach a success of what resellers and their programs do. */

type Reseller = { id: string; personId: string; sessionToken: string }

/** An approved reseller who is signed in. */
export async function oneReseller(world: World): Promise<Reseller> {
  const { id, personId, token } = await world.inside((ctx) => approved(ctx))
  return { id, personId, sessionToken: token }
}

type Wish = { mode?: 'live' | 'test'; networks?: string[]; permissions?: string[] }

/** One of the reseller's keys. */
export function oneKey(world: World, { personId }: Reseller, wish: Wish = {}): Promise<{ id: string; key: string }> {
  return world.inside((ctx) => {
    const permissions = wish.permissions ?? [...KEY_SCOPES]
    const actor = {
      kind: 'person' as const,
      id: personId,
      email: '',
      name: '',
      roles: ['reseller'],
      permissions: new Set(permissions),
      sessionId: newId(),
    }
    const { mode = 'live', networks = [] } = wish
    return createOwnKey({ ...ctx, actor }, { name: 'Bot toko', permissions, mode, networks })
  })
}

async function withKey(world: World) {
  const reseller = await oneReseller(world)
  const { id } = await oneKey(world, reseller)
  return { as: { sessionToken: reseller.sessionToken }, id }
}

/** A free order of theirs that is delivered, under a name of their own. */
async function withOrder(world: World) {
  const reseller = await oneReseller(world)
  const { id } = await oneOrder(world, { free: true })
  const refId = `uji-${newId().slice(-12)}`
  await world.sql(
    "update store.orders set reseller_id = $2, person_id = $3, ref_id = $4, channel = 'api' where id = $1",
    [id, reseller.id, reseller.personId, refId],
  )
  const [unit] = await world.sql('select id from store.deliveries where order_id = $1', [id])
  return { as: { sessionToken: reseller.sessionToken }, id, refId, deliveryId: unit!.id as string }
}

async function asReseller(world: World) {
  return { as: { sessionToken: (await oneReseller(world)).sessionToken } }
}

async function withTopup(world: World) {
  const reseller = await oneReseller(world)
  const id = newId()
  await world.sql(
    "insert into store.topups (tenant_id, id, reseller_id, amount_idr, expires_at) values ($1, $2, $3, 50000, now() + interval '1 hour')",
    [world.tenantId, id, reseller.id],
  )
  return { as: { sessionToken: reseller.sessionToken }, id }
}

export const partnerControls: Controls = {
  listPartnerProducts: async (world) => {
    await oneForSale(world)
    return { ...(await asReseller(world)), input: {} }
  },
  createPartnerOrder: async (world) => ({
    ...(await asReseller(world)),
    input: { refId: `uji-${newId()}`, variantId: await oneForSale(world), payBy: 'qris' },
  }),
  listPartnerOrders: async (world) => ({ as: (await withOrder(world)).as, input: {} }),
  readPartnerOrder: async (world) => {
    const { as, id } = await withOrder(world)
    return { as, input: { id } }
  },
  readPartnerOrderByRef: async (world) => {
    const { as, refId } = await withOrder(world)
    return { as, input: { refId } }
  },
  openPartnerDelivery: async (world) => {
    const { as, id, deliveryId } = await withOrder(world)
    return { as, input: { id, deliveryId } }
  },
  openPartnerClaim: async (world) => {
    const { as, id, deliveryId } = await withOrder(world)
    await world.sql("update store.deliveries set warranty_until = now() + interval '1 day' where id = $1", [deliveryId])
    return { as, input: { id, deliveryId, problem: 'Kodenya ditolak' } }
  },
  describePartnerApi: async (world) => ({ ...(await asReseller(world)), input: {} }),
  readPartnerWallet: async (world) => ({ ...(await asReseller(world)), input: {} }),
  readPartnerPoints: async (world) => ({ ...(await asReseller(world)), input: {} }),
  listPartnerEntries: async (world) => ({ ...(await asReseller(world)), input: {} }),
  openPartnerTopup: async (world) => ({ ...(await asReseller(world)), input: { amountIdr: 100_000 } }),
  readPartnerTopup: async (world) => {
    const { as, id } = await withTopup(world)
    return { as, input: { id } }
  },
  checkPartnerTarget: async (world) => {
    const { input } = await targetControls.checkTarget!(world)
    return { ...(await asReseller(world)), input }
  },
  listResellerKeys: async (world) => ({ as: (await withKey(world)).as, input: {} }),
  createResellerKey: async (world) => ({
    as: await oneReseller(world),
    input: { name: 'Bot toko', permissions: ['store.reseller.catalogue'], networks: ['203.0.113.0/24'] },
  }),
  rotateResellerKey: async (world) => {
    const { as, id } = await withKey(world)
    return { as, input: { id, graceHours: 1 } }
  },
  setResellerKeyNetworks: async (world) => {
    const { as, id } = await withKey(world)
    return { as, input: { id, networks: ['203.0.113.7'] } }
  },
  readResellerPrograms: async (world) => {
    const reseller = await oneReseller(world)
    await oneKey(world, reseller)
    return { as: 'owner', input: { id: reseller.id } }
  },
  revokeProgramKey: async (world) => {
    const reseller = await oneReseller(world)
    const { id: keyId } = await oneKey(world, reseller)
    return { as: 'owner', input: { id: reseller.id, keyId, reason: 'Kuncinya bocor' } }
  },
  revokeBotAccount: async (world) => {
    const reseller = await oneReseller(world)
    const wish = { active: true, networks: ['203.0.113.0/24'], reveals: false }
    await world.inside((ctx) => saveAccount(ctx, reseller, wish))
    return { as: 'owner', input: { id: reseller.id, reason: 'Key-nya bocor' } }
  },
  setResellerCalls: async (world) => ({ as: 'owner', input: { id: (await oneReseller(world)).id, callsAMinute: 500 } }),
  revokeResellerKey: async (world) => {
    const { as, id } = await withKey(world)
    return { as, input: { id } }
  },
}
