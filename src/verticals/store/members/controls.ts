import { newId } from '#kernel/db/id.ts'
import { hashPassword } from '#kernel/identity/passwords.ts'
import { ensurePerson } from '#kernel/identity/people.ts'
import { updatePassword } from '#kernel/identity/queries.ts'
import { createPersonSession } from '#kernel/identity/sessions.ts'
import type { Controls, World } from '#kernel/module/controls.ts'
import { oneProduct } from '../catalogue/controls.ts'
import { oneHanded } from '../downloads/controls.ts'
import { oneOrder } from '../orders/controls.ts'
import { MEMBER } from './rules.ts'
import { saveMember } from './queries.ts'

/* How the generated tests reach a success of what members do. */

const PASSWORD = 'tujuh kuda hijau di atap'

/** A member with a session; `email` is proven to be theirs. */
export async function oneMember(world: World, email = `anggota-${newId()}@contoh.id`) {
  const hash = await hashPassword(PASSWORD)
  return world.inside(async (ctx) => {
    const { id } = await ensurePerson(ctx, { email, name: 'Rina Anggota', roles: [MEMBER], verified: true })
    await updatePassword(ctx, id, hash)
    await saveMember(ctx, id, { locale: 'id', consentedAt: ctx.now })
    return { id, email, sessionToken: (await createPersonSession(ctx, id)).token }
  })
}

/** An order that was delivered to a member. */
async function oneOwned(world: World) {
  const order = await oneOrder(world, { free: true })
  const { sessionToken } = await oneMember(world, order.email)
  const [row] = await world.sql('select id from store.deliveries where order_id = $1', [order.id])
  return { id: order.id, deliveryId: row!.id as string, as: { sessionToken } }
}

async function asMember(world: World) {
  const { sessionToken } = await oneMember(world)
  return { sessionToken }
}

const INPUTS = [{ key: 'userid', label: 'ID pemain', type: 'number', required: true, help: '' }]

async function oneTarget(world: World) {
  const { id: productId } = await oneProduct(world)
  await world.sql('update store.products set inputs = $2::jsonb where id = $1', [productId, JSON.stringify(INPUTS)])
  const member = await oneMember(world)
  const id = newId()
  await world.sql(
    `insert into store.saved_targets (tenant_id, id, person_id, asks, product_id, label, target, target_key)
     values ($1, $2, $3, 'userid', $4, 'Utama', '{"userid":"1234"}', repeat('a', 64))`,
    [world.tenantId, id, member.id, productId],
  )
  return { id, productId, as: { sessionToken: member.sessionToken } }
}

const profile = { name: 'Rina Baru', whatsapp: '081200000077', locale: 'id', tellEmail: true, tellWhatsapp: false }

export const memberControls: Controls = {
  registerMember: async () => ({
    as: 'anonymous',
    input: { name: 'Rina', email: `daftar-${newId()}@contoh.id`, whatsapp: '081200000078', consent: true },
  }),
  readProfile: async (world) => ({ as: await asMember(world), input: {} }),
  updateProfile: async (world) => ({ as: await asMember(world), input: profile }),
  listMyOrders: async (world) => ({ as: (await oneOwned(world)).as, input: { view: 'done', q: 'uji' } }),
  readMyOrder: async (world) => {
    const { id, as } = await oneOwned(world)
    return { as, input: { id } }
  },
  revealMyDelivery: async (world) => {
    const { id, deliveryId, as } = await oneOwned(world)
    return { as, input: { id, deliveryId } }
  },
  createMyDownload: async (world) => {
    const { orderId, deliveryId } = await oneHanded(world)
    const { id, sessionToken } = await oneMember(world)
    await world.sql('update store.orders set person_id = $2 where id = $1', [orderId, id])
    return { as: { sessionToken }, input: { id: orderId, deliveryId } }
  },
  listMyLibrary: async (world) => ({ as: (await oneOwned(world)).as, input: { state: 'active' } }),
  listMyCredits: async (world) => ({ as: (await oneOwned(world)).as, input: {} }),
  listTargets: async (world) => {
    const { productId, as } = await oneTarget(world)
    return { as, input: { productId } }
  },
  saveTarget: async (world) => {
    const { productId, as } = await oneTarget(world)
    return { as, input: { productId, target: { userid: '5678' } } }
  },
  renameTarget: async (world) => {
    const { id, as } = await oneTarget(world)
    return { as, input: { id, label: 'Cadangan' } }
  },
  deleteTarget: async (world) => {
    const { id, as } = await oneTarget(world)
    return { as, input: { id } }
  },
  readClosing: async (world) => ({ as: await asMember(world), input: {} }),
  closeAccount: async (world) => ({ as: await asMember(world), input: { password: PASSWORD } }),
}
