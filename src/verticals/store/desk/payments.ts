import type { Ctx } from '#kernel/context.ts'
import {
  type ChargeFilter,
  type ChargeRow,
  searchCharges,
  searchNotices,
  sumCharges,
} from '#services/payments/index.ts'
import { ORDER } from '../orders/events.ts'
import { findNamed, findOrdersNamed, type Named } from './queries.ts'
import type { ListPayments, ListWebhooks, Payment, PaymentPage, Webhook } from './schemas.ts'

/* The money of a shop's orders as the gateway tells it, and what the gateway sent. */

const PAGE = 50

export async function listPayments(ctx: Ctx, { cursor, ...wish }: ListPayments): Promise<PaymentPage> {
  const filter = await filterOf(ctx, wish)
  const [rows, sums] = await Promise.all([
    searchCharges(ctx, filter, { before: cursor, limit: PAGE + 1 }),
    sumCharges(ctx, filter),
  ])
  return {
    items: await described(ctx, rows.slice(0, PAGE)),
    next: rows.length > PAGE ? rows[PAGE - 1]!.id : null,
    sums: {
      pending: sums.pending,
      paid: sums.paid,
      failed: sums.failed,
      capturedIdr: sums.captured_idr,
      feeIdr: sums.fee_idr,
      pendingIdr: sums.pending_idr,
    },
  }
}

export async function findPayments(ctx: Ctx, wish: Omit<ListPayments, 'cursor'>, limit: number): Promise<Payment[]> {
  return described(ctx, await searchCharges(ctx, await filterOf(ctx, wish), { limit }))
}

async function filterOf(ctx: Ctx, { q, ...rest }: Omit<ListPayments, 'cursor'>): Promise<ChargeFilter> {
  const named = q ? { reference: q, forIds: await findOrdersNamed(ctx, q) } : undefined
  return { kind: ORDER, ...rest, q: named }
}

async function described(ctx: Ctx, rows: readonly ChargeRow[]): Promise<Payment[]> {
  const orders = await namesOf(
    ctx,
    rows.map(({ for_id }) => for_id),
  )
  return rows.flatMap((row) => {
    const order = orders.get(row.for_id)
    if (!order) return []
    return {
      id: row.id,
      reference: row.reference,
      gateway: row.gateway,
      method: row.method,
      state: row.state,
      status: row.status,
      outcomes: row.outcomes,
      amountIdr: row.amount_idr,
      capturedIdr: row.captured_idr,
      feeIdr: row.fee_idr,
      createdAt: row.created_at,
      expiresAt: row.expires_at,
      paidAt: row.paid_at,
      order: nameOf(order),
    }
  })
}

async function namesOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Named>> {
  const rows = ids.length === 0 ? [] : await findNamed(ctx, [...new Set(ids)])
  return new Map(rows.map((row) => [row.id, row]))
}

function nameOf({ id, number, buyer_name: buyerName }: Named) {
  return { id, number, buyerName }
}

export async function listWebhooks(ctx: Ctx, { cursor, ...wish }: ListWebhooks) {
  const items = await findWebhooks(ctx, wish, PAGE + 1, cursor)
  const shown = items.slice(0, PAGE)
  return { items: shown, next: items.length > PAGE ? shown.at(-1)!.id : null }
}

/** What the gateway sent, word for word, newest first, with the order it was about. */
export async function findWebhooks(
  ctx: Ctx,
  wish: Omit<ListWebhooks, 'cursor'>,
  limit: number,
  before?: string,
): Promise<Webhook[]> {
  const rows = await searchNotices(ctx, { kind: ORDER, ...wish }, { before, limit })
  const orders = await namesOf(
    ctx,
    rows.flatMap(({ for_id }) => for_id ?? []),
  )
  return rows.map((row) => {
    const order = row.for_id ? orders.get(row.for_id) : undefined
    return {
      id: row.id,
      gateway: row.gateway,
      reference: row.reference,
      eventId: row.event_id,
      headers: row.headers,
      body: row.body.toString('utf8'),
      at: row.received_at,
      order: order ? nameOf(order) : null,
    }
  })
}
