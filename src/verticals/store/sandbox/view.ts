import type { Ctx } from '#kernel/context.ts'
import type { PartnerOrder } from '../partner/schemas.ts'
import * as queries from './queries.ts'
import type { OrderRow } from './queries.ts'
import { MARK } from './scenarios.ts'

/** An order of the test side, of the very shape of a real one. */
export async function present(ctx: Ctx, row: OrderRow): Promise<PartnerOrder> {
  const [units, claims] = await Promise.all([queries.findUnits(ctx, row.id), queries.findClaims(ctx, row.id)])
  return {
    id: row.id,
    refId: row.ref_id,
    number: row.number,
    status: row.status,
    createdAt: row.created_at,
    paidAt: row.paid_at,
    deliveredAt: row.delivered_at,
    items: [
      {
        variantId: row.variant_id,
        productName: row.product_name,
        variantName: row.variant_name,
        quantity: row.quantity,
        unitIdr: row.unit_idr,
        totalIdr: row.unit_idr * row.quantity,
        target: row.target,
        targetName: row.target_name,
        status: ITEM[row.status],
        deliveredCount: row.delivered_count,
      },
    ],
    points: row.points,
    pointsIdr: row.points_idr,
    walletIdr: row.wallet_idr,
    feeIdr: row.fee_idr,
    totalIdr: row.total_idr,
    invoice: row.total_idr === 0 ? null : invoiceOf(ctx, row),
    deliveries: units.map(({ order_id: _order, ...unit }, index) => ({
      id: unit.id,
      kind: unit.kind,
      status: unit.status,
      label: labelOf(unit.kind, index),
      warrantyUntil: unit.warranty_until,
      endsAt: unit.ends_at,
      revealedAt: unit.first_revealed_at,
      changed: false,
      replacesId: unit.replaces_id,
      createdAt: unit.created_at,
    })),
    claims: claims.map(({ unit_id: deliveryId, created_at: createdAt, decided_at: decidedAt, ...claim }) => {
      return { ...claim, deliveryId, createdAt, decidedAt }
    }),
  }
}

const ITEM: Readonly<Record<OrderRow['status'], PartnerOrder['items'][number]['status']>> = {
  pending_payment: 'pending',
  paid: 'queued',
  processing: 'delivering',
  delivered: 'delivered',
  partially_delivered: 'partial',
  attention: 'attention',
  expired: 'cancelled',
  cancelled: 'cancelled',
  refunded: 'credited',
}

function labelOf(kind: queries.Kind, index: number): string | null {
  if (kind === 'seat') return `Profil ${index + 1}`
  return kind === 'invite' ? 'u***@contoh.id' : null
}

function invoiceOf(ctx: Ctx, row: OrderRow): NonNullable<PartnerOrder['invoice']> {
  const open = row.status === 'pending_payment' && new Date(row.expires_at) > ctx.now
  return {
    state: row.paid_at ? 'paid' : open ? 'open' : 'ended',
    reference: row.number,
    amountIdr: row.total_idr,
    qrString: open ? qrOf(row.id) : null,
    payUrl: null,
    expiresAt: row.expires_at,
  }
}

/** No bank reads it: it only looks like something to be drawn. */
export function qrOf(id: string): string {
  return `${MARK}.QRIS.${id}`
}
