import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import { atOnce, type AtOnce, type Listener } from '#kernel/module/manifest.ts'
import { tellBots } from '../bots/tell.ts'
import type { OrderStatus } from '../orders/schemas.ts'
import { onDecided, onRestored } from './hold.ts'
import type { EventKind } from './rules.ts'
import { tellReseller } from './tell.ts'

/* What happens to orders and wallets of resellers, as their addresses are told of it. */

type Fact = { id: string; at: string }
type Of = { orderId?: string; claimId?: string; resellerId?: string }

const KINDS: Readonly<Record<string, EventKind>> = {
  'store.reseller_order_placed': 'order.placed',
  'store.order_paid': 'order.paid',
  'store.order_delivered': 'order.delivered',
  'store.order_partially_delivered': 'order.partially_delivered',
  'store.order_attention': 'order.attention',
  'store.order_expired': 'order.expired',
  'store.order_cancelled': 'order.cancelled',
  'store.credit_noted': 'order.credited',
  'store.wallet_returned': 'order.credited',
  'store.invite_changed': 'order.delivery_changed',
  'store.secret_changed': 'order.delivery_changed',
  'store.claim_decided': 'order.claim_decided',
  'store.topup_credited': 'wallet.topped_up',
  'store.wallet_low': 'wallet.low',
  'store.reseller_tier_changed': 'reseller.tier_changed',
}

/** The same listeners, where a reseller's addresses are told as well, or hear again; what was heard at once still is. */
export function tellingResellers(
  listeners: Readonly<Record<string, Listener | AtOnce>>,
): Record<string, Listener | AtOnce> {
  const more = [...Object.entries(KINDS).map(([name, kind]) => [name, telling(kind)] as const), ...AGAIN]
  return { ...listeners, ...Object.fromEntries(more.map(([name, also]) => [name, besides(listeners[name], also)])) }
}

const AGAIN: readonly (readonly [string, Listener])[] = [
  ['store.reseller_decided', onDecided],
  ['identity.person_restored', onRestored],
]

function telling(kind: EventKind): Listener {
  return (ctx, payload: Of, fact) =>
    payload.resellerId ? tellOfReseller(ctx, kind, payload, fact) : tellOfOrder(ctx, kind, payload, fact)
}

function besides(first: Listener | AtOnce | undefined, also: Listener): Listener | AtOnce {
  if (!first) return also
  const run = typeof first === 'function' ? first : first.run
  const both: Listener = async (ctx, payload, fact) => {
    await Promise.all([run(ctx, payload, fact), also(ctx, payload, fact)])
  }
  return typeof first === 'function' ? both : atOnce(both)
}

type Row = {
  id: string
  number: string
  ref_id: string | null
  channel: string
  status: string
  total_idr: number
  wallet_idr: number
  paid_at: string | null
  delivered_at: string | null
}

async function tellOfOrder(ctx: Ctx, kind: EventKind, { orderId, claimId }: Of, fact: Fact): Promise<void> {
  const found = await findReseller(ctx, orderId ?? null, claimId ?? null)
  if (!found) return
  const [occasion, at] = [`${kind}/${fact.id}`, new Date(fact.at)]
  await tellReseller(
    ctx,
    { personId: found.person_id, mode: 'live' },
    { kind, occasion, at, data: () => readOrder(ctx, found.id) },
  )
  // Only what a program placed can be one of theirs.
  if (found.channel !== 'api') return
  await tellBots(ctx, {
    resellerId: found.reseller_id,
    personId: found.person_id,
    mode: 'live',
    kind,
    occasion,
    at,
    orderId: found.id,
    refId: found.ref_id,
    status: found.status,
    priceIdr: found.subtotal_idr,
  })
}

async function tellOfReseller(ctx: Ctx, kind: EventKind, { resellerId, ...figures }: Of, fact: Fact): Promise<void> {
  const row = await ctx.tx.first(sql<{ person_id: string }>`select person_id from store.resellers
    where tenant_id = ${ctx.tenant.id} and id = ${resellerId}`)
  if (!row) return
  await tellReseller(
    ctx,
    { personId: row.person_id, mode: 'live' },
    { kind, occasion: `${kind}/${fact.id}`, at: new Date(fact.at), data: async () => figures },
  )
}

type Found = {
  id: string
  reseller_id: string
  person_id: string
  channel: string
  ref_id: string | null
  status: OrderStatus
  subtotal_idr: number
}

/** Whose order it is; most are nobody's. */
function findReseller(ctx: Ctx, orderId: string | null, claimId: string | null) {
  return ctx.tx.first(sql<Found>`
    select o.id, o.reseller_id, o.channel, o.ref_id, o.status, o.subtotal_idr, r.person_id from store.orders o
      join store.resellers r on r.tenant_id = ${ctx.tenant.id} and r.id = o.reseller_id
    where o.tenant_id = ${ctx.tenant.id} and o.reseller_id is not null and o.id = coalesce(${orderId}::uuid,
      (select c.order_id from store.warranty_claims c where c.tenant_id = ${ctx.tenant.id} and c.id = ${claimId}::uuid))`)
}

async function readOrder(ctx: Ctx, id: string): Promise<Record<string, unknown> | null> {
  const row = await ctx.tx.first(sql<Row>`
    select id, number, ref_id, channel, status, total_idr, wallet_idr, paid_at, delivered_at
    from store.orders where tenant_id = ${ctx.tenant.id} and id = ${id}`)
  if (!row) return null
  return {
    orderId: row.id,
    refId: row.ref_id,
    number: row.number,
    channel: row.channel,
    status: row.status,
    totalIdr: row.total_idr,
    walletIdr: row.wallet_idr,
    paidAt: row.paid_at,
    deliveredAt: row.delivered_at,
  }
}
