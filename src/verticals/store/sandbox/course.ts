import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { portion } from '#kernel/money/rupiah.ts'
import { tellBots } from '../bots/tell.ts'
import { orderClosed } from '../checkout/problems.ts'
import type { Reseller } from '../resellers/index.ts'
import { findReseller } from '../resellers/queries.ts'
import { tellReseller } from '../webhooks/tell.ts'
import type { EventKind } from '../webhooks/rules.ts'
import * as queries from './queries.ts'
import type { OrderRow } from './queries.ts'
import { deliveredOf, SECONDS } from './scenarios.ts'

/* How an order of the test side goes on: paid, then by its course. Whoever steps holds the reseller's test wallet. */

type Owner = Pick<Reseller, 'id' | 'personId'>
const DAY_MS = 86_400_000

/** Begins a new order: one that the wallet paid goes on at once, another waits for its money. */
export function begin(ctx: Ctx, owner: Owner, row: OrderRow): Promise<OrderRow> {
  if (row.total_idr === 0) return pay(ctx, owner, row)
  plan(ctx, row, new Date(row.expires_at))
  return Promise.resolve(row)
}

/** The money of an order is there. */
export async function pay(ctx: Ctx, owner: Owner, row: OrderRow): Promise<OrderRow> {
  if (row.status !== 'pending_payment') throw orderClosed()
  const paid = { ...row, status: 'paid' as const, paid_at: ctx.now.toISOString() }
  const seconds = SECONDS[row.scenario]
  // What is handed over in the same moment is told by that alone, as of a real order.
  if (seconds === 0) return deliver(ctx, owner, paid)
  await told(ctx, owner, paid, 'order.paid')
  plan(ctx, row, new Date(ctx.now.getTime() + seconds * 1000))
  if (row.scenario !== 'unsure') return { ...paid, status: 'processing' }
  const unsure = { ...paid, status: 'attention' as const }
  await told(ctx, owner, unsure, 'order.attention')
  return unsure
}

function plan(ctx: Ctx, { id, reseller_id: resellerId }: OrderRow, at: Date): void {
  enqueue(ctx, 'store.stepSandbox', { id, resellerId }, { runAt: at })
}

/** The next step of an order, if one is due: its time to be paid is over, or its course goes on. */
export async function step(ctx: Ctx, { id, resellerId }: { id: string; resellerId: string }): Promise<void> {
  const reseller = await findReseller(ctx, resellerId)
  if (!reseller) return
  await queries.takeWallet(ctx, resellerId)
  const row = await queries.findOrder(ctx, resellerId, id)
  if (!row) return
  const owner = { id: resellerId, personId: reseller.person_id }
  if (row.status === 'pending_payment') {
    if (new Date(row.expires_at) <= ctx.now) queries.setOrder(ctx, await expire(ctx, owner, row))
  } else if (row.status === 'processing' || row.status === 'attention')
    queries.setOrder(ctx, await deliver(ctx, owner, row))
}

async function expire(ctx: Ctx, owner: Owner, row: OrderRow): Promise<OrderRow> {
  await putBack(ctx, row, row.quantity)
  const ended = { ...row, status: 'expired' as const }
  await told(ctx, owner, ended, 'order.expired')
  return ended
}

/** Hands over what its course hands over, and gives the rest back. */
async function deliver(ctx: Ctx, owner: Owner, row: OrderRow): Promise<OrderRow> {
  const count = deliveredOf(row.scenario, row.quantity)
  for (let unit = 0; unit < count; unit++) for (const kind of row.kinds) handOver(ctx, row, kind)
  const missing = row.quantity - count
  if (missing > 0) {
    await putBack(ctx, row, missing)
    await giveBack(ctx, row, missing)
  }
  const status = count === 0 ? 'refunded' : missing > 0 ? 'partially_delivered' : 'delivered'
  const done: OrderRow = {
    ...row,
    status,
    delivered_count: count,
    delivered_at: count > 0 ? ctx.now.toISOString() : null,
  }
  if (count > 0) await told(ctx, owner, done, status === 'delivered' ? 'order.delivered' : 'order.partially_delivered')
  if (missing > 0) await told(ctx, owner, done, 'order.credited')
  return done
}

function handOver(ctx: Ctx, row: OrderRow, kind: queries.Kind): void {
  const after = (days: number) => new Date(ctx.now.getTime() + days * DAY_MS).toISOString()
  queries.insertUnit(ctx, {
    id: newId(),
    order_id: row.id,
    kind,
    status: 'ready',
    warranty_until: row.warranty_days > 0 ? after(row.warranty_days) : null,
    ends_at: row.duration_days ? after(row.duration_days) : null,
    first_revealed_at: null,
    replaces_id: null,
  })
}

async function putBack(ctx: Ctx, row: OrderRow, units: number): Promise<void> {
  if (!row.counted) return
  const known = await queries.readUnits(ctx, row.reseller_id, [row.variant_id])
  const left = known.get(row.variant_id) ?? queries.START_UNITS
  queries.setUnits(ctx, row.reseller_id, row.variant_id, left + units)
}

/** Only what the wallet paid comes back to it; of a QRIS payment that was never one, and of points, nothing does. */
async function giveBack(ctx: Ctx, row: OrderRow, units: number): Promise<void> {
  const backIdr = portion(row.wallet_idr, units, row.quantity)
  if (row.wallet_idr === 0 || backIdr === 0) return
  const balanceIdr = await queries.readBalance(ctx, row.reseller_id)
  queries.setBalance(ctx, row.reseller_id, {
    kind: 'wallet_returned',
    source: `order/${row.id}`,
    changeIdr: backIdr,
    afterIdr: balanceIdr + backIdr,
    orderId: row.id,
  })
}

/** Tells the reseller's test addresses, and no others. */
export async function told(
  ctx: Ctx,
  { personId }: Owner,
  row: OrderRow,
  kind: EventKind,
  what = row.id,
): Promise<void> {
  const data = {
    orderId: row.id,
    refId: row.ref_id,
    number: row.number,
    channel: 'api',
    status: row.status,
    totalIdr: row.total_idr,
    walletIdr: row.wallet_idr,
    paidAt: row.paid_at,
    deliveredAt: row.delivered_at,
  }
  const occasion = `sandbox/${kind}/${what}`
  await tellReseller(ctx, { personId, mode: 'test' }, { kind, occasion, at: ctx.now, data: async () => data })
  await tellBots(ctx, {
    resellerId: row.reseller_id,
    personId,
    mode: 'test',
    kind,
    occasion,
    at: ctx.now,
    orderId: row.id,
    refId: row.ref_id,
    status: row.status,
    priceIdr: row.unit_idr * row.quantity,
  })
}
