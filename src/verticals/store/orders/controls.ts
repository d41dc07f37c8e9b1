import { newId } from '#kernel/db/id.ts'
import type { Controls, World } from '#kernel/module/controls.ts'
import { oneProduct } from '../catalogue/controls.ts'
import { noteCredit } from '../credits/notes.ts'
import { sealLines, stockPlace } from '../inventory/sealed.ts'
import { findOrder } from './queries.ts'

/* How the generated tests reach a success of what sells, hands over and returns money. */

const owner = { as: 'owner' as const }
const anonymous = { as: 'anonymous' as const }
const reason = 'Diminta pembeli'

let buyers = 0
export function cartOf(variantId: string): Record<string, unknown> {
  buyers += 1
  const number = `${process.pid % 1000}${String(buyers).padStart(5, '0')}`.padStart(8, '0')
  return {
    lines: [{ variantId, quantity: 1 }],
    buyer: { name: 'Rina Uji', email: `rina-${newId()}@contoh.id`, whatsapp: `0813${number}` },
    consent: true,
  }
}

/** A product with one code; a free one is paid and delivered as soon as it is ordered. */
export async function oneForSale(world: World, { free = false, kind = 'stock' } = {}): Promise<string> {
  const { variantId } = await oneProduct(world, { kind })
  if (free) await world.sql('update store.variants set price_idr = 0 where id = $1', [variantId])
  const id = newId()
  const sealed = await world.inside((ctx) => sealLines(ctx, stockPlace(id), [{ label: '', value: `UJI-${id}` }]))
  await world.sql('insert into store.stock_items (tenant_id, id, variant_id, sealed) values ($1, $2, $3, $4)', [
    world.tenantId,
    id,
    variantId,
    sealed,
  ])
  return variantId
}

type Made = { id: string; token: string; number: string; email: string }

/** An order of that product; `token` opens it. */
export async function oneOrder(world: World, options: { free?: boolean; kind?: string } = {}): Promise<Made> {
  const { token, number } = await world.call('store.placeOrder', cartOf(await oneForSale(world, options)))
  const [row] = await world.sql('select id, email from store.orders where token = $1', [token])
  return { id: row!.id as string, token: token as string, number: number as string, email: row!.email as string }
}

async function oneDelivery(world: World): Promise<Made & { deliveryId: string }> {
  const order = await oneOrder(world, { free: true })
  const [row] = await world.sql('select id from store.deliveries where order_id = $1', [order.id])
  return { ...order, deliveryId: row!.id as string }
}

/** An unpaid order with a credit from its charge. */
async function oneCredit(world: World): Promise<Made & { creditId: string }> {
  const order = await oneOrder(world)
  const [intent] = await world.sql('select id from payments.intents where for_id = $1', [order.id])
  const creditId = await world.inside(async (ctx) => {
    const row = (await findOrder(ctx, order.id))!
    return noteCredit(ctx, row, { amountIdr: 5_000, reason: 'late', intentId: intent!.id as string })
  })
  return { ...order, creditId }
}

/** A hand-over that was given up. */
async function oneDeadJob(world: World): Promise<Made & { jobId: string }> {
  const order = await oneOrder(world, { free: true, kind: 'invite' })
  const look = 'select id, status from store.fulfillment_jobs where order_id = $1'
  const end = Date.now() + 600
  let [job] = await world.sql(look, [order.id])
  while (['queued', 'running'].includes(job!.status as string) && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    ;[job] = await world.sql(look, [order.id])
  }
  await world.sql("update store.fulfillment_jobs set status = 'dead', next_run_at = null where id = $1", [job!.id])
  return { ...order, jobId: job!.id as string }
}

async function oneCoupon(world: World) {
  const made = await world.call('store.createCoupon', couponInput())
  return made.id as string
}

function couponInput(): Record<string, unknown> {
  return { code: `HEMAT-${newId().slice(-8)}`.toUpperCase(), kind: 'percent', value: 10 }
}

async function oneAccount(world: World): Promise<string> {
  const { variantId } = await oneProduct(world, { kind: 'shared' })
  const id = newId()
  await world.sql(
    'insert into store.shared_accounts (tenant_id, id, variant_id, label, sealed, seats) values ($1, $2, $3, $4, $5, 2)',
    [world.tenantId, id, variantId, 'Akun uji', Buffer.from('x')],
  )
  return id
}

const payout = { kind: 'bank', institution: 'BCA', account: '1234567890', holder: 'Rina Uji' }

export const orderControls: Controls = {
  askQuote: async (world) => ({
    ...anonymous,
    input: { lines: [{ variantId: await oneForSale(world), quantity: 1 }] },
  }),
  placeOrder: async (world) => ({ ...anonymous, input: cartOf(await oneForSale(world)) }),
  renewOrder: async (world) => {
    const { token } = await oneOrder(world)
    await world.call('store.cancelOrder', { token })
    return { ...anonymous, input: { token } }
  },
  createOrderCharge: async (world) => ({ ...anonymous, input: { token: (await oneOrder(world)).token } }),
  readOrder: async (world) => ({ ...anonymous, input: { token: (await oneOrder(world)).token } }),
  watchOrder: async (world) => ({ ...anonymous, input: { token: (await oneOrder(world)).token } }),
  revealDelivery: async (world) => {
    const { token, deliveryId } = await oneDelivery(world)
    return { ...anonymous, input: { token, id: deliveryId } }
  },
  cancelOrder: async (world) => ({ ...anonymous, input: { token: (await oneOrder(world)).token } }),
  createLookup: async (world) => {
    const { number, email } = await oneOrder(world)
    return { ...anonymous, input: { number, contact: email } }
  },
  createProof: async (world) => ({ ...anonymous, input: { token: (await oneOrder(world)).token } }),
  readProof: async (world) => {
    const { proof } = await world.call('store.createProof', { token: (await oneOrder(world)).token })
    return { ...anonymous, input: { token: proof } }
  },
  askPayout: async (world) => {
    const { token, creditId } = await oneCredit(world)
    return { ...anonymous, input: { token, creditId, ...payout } }
  },
  listCredits: async () => ({ ...owner, input: {} }),
  readPayout: async (world) => {
    const { token, creditId } = await oneCredit(world)
    await world.call('store.askPayout', { token, creditId, ...payout })
    return { ...owner, input: { creditId, reason } }
  },
  refundCredit: async (world) => ({ ...owner, input: { creditId: (await oneCredit(world)).creditId, reason } }),
  payOutCredit: async (world) => ({
    ...owner,
    input: { creditId: (await oneCredit(world)).creditId, reason, bankReference: 'TRX-1' },
  }),
  listOrders: async () => ({ ...owner, input: { q: 'rina', status: 'delivered' } }),
  readOrderDetail: async (world) => ({ ...owner, input: { id: (await oneDelivery(world)).id } }),
  watchOrders: async () => ({ ...owner, input: {} }),
  setOrderNote: async (world) => ({ ...owner, input: { id: (await oneOrder(world)).id, note: 'Pelanggan lama.' } }),
  endOrder: async (world) => ({ ...owner, input: { id: (await oneOrder(world)).id, reason } }),
  retryOrder: async (world) => ({ ...owner, input: { id: (await oneDeadJob(world)).id } }),
  refundOrder: async (world) => ({ ...owner, input: { id: (await oneCredit(world)).id, reason } }),
  revealForStaff: async (world) => ({ ...owner, input: { id: (await oneDelivery(world)).deliveryId, reason } }),
  listFulfilmentJobs: async () => ({ ...owner, input: {} }),
  readFulfilmentJob: async (world) => ({ ...owner, input: { id: (await oneDeadJob(world)).jobId } }),
  replayFulfilmentJob: async (world) => ({ ...owner, input: { id: (await oneDeadJob(world)).jobId, reason } }),
  cancelFulfilmentJob: async (world) => ({ ...owner, input: { id: (await oneDeadJob(world)).jobId, reason } }),
  listCoupons: async () => ({ ...owner, input: {} }),
  readCoupon: async (world) => ({ ...owner, input: { id: await oneCoupon(world) } }),
  createCoupon: async () => ({ ...owner, input: couponInput() }),
  updateCoupon: async (world) => ({ ...owner, input: { id: await oneCoupon(world), ...couponInput(), value: 20 } }),
  deleteCoupon: async (world) => ({ ...owner, input: { id: await oneCoupon(world) } }),
  changeAccountSecret: async (world) => ({
    ...owner,
    input: { id: await oneAccount(world), lines: [{ label: 'Sandi', value: 'baru-123' }] },
  }),
}
