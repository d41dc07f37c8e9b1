import type { Ctx } from '#kernel/context.ts'
import type { PointTerms, Priced } from '../pricing/rules.ts'

/** What the goods cost whoever comes through a door, and what may pay for them beside money of the gateway. */
export type Terms = {
  /** Prices of their own, whole rupiah a unit by variant; where there is none, the shop's price and its flash sale hold. */
  prices: ReadonlyMap<string, number>
  /** Nothing is sold but what has a price of its own. */
  only?: boolean
  /** The points that may be given for this order, and what they are good for. */
  points: PointTerms
  /** What a wallet may pay. It pays all of an order or nothing. */
  walletIdr: number
}

/**
 * The door an order comes through: whose it is, at what terms, and how what the terms promised is taken. The checkout
 * knows no members and no resellers; whoever lets somebody in passes their door along.
 */
export type Door = {
  channel: 'shop' | 'reseller' | 'api'
  /** The member whose order it is; null: a guest's. */
  personId: string | null
  resellerId: string | null
  /** The outlet it stands at; its orders are seen and spoken of there alone. */
  outletId?: string
  /** The reseller's own name for the order. */
  refId: string | null
  /** Read in one flight with everything else that a price needs. */
  terms(ctx: Ctx, variantIds: readonly string[]): Promise<Terms>
  /** Throws where the door does not let an order of this price through, before anything is taken for it. */
  refuse?(priced: Priced): void
  /** Takes points and wallet money in the transaction that writes the order; throws where somebody was faster. */
  hold(ctx: Ctx, order: Held): Promise<void>
}

/** An order that is just being written, with its lines; the parts of a bundle stand below it. */
export type Held = { id: string; priced: Priced; items: readonly HeldItem[] }
export type HeldItem = { id: string; parent_id: string | null; variant_id: string; quantity: number; total_idr: number }

/** For whoever has not signed in: the shop's prices, and money alone pays. */
export const guestDoor: Door = {
  channel: 'shop',
  personId: null,
  resellerId: null,
  refId: null,
  terms: async () => ({ prices: new Map(), points: { most: 0, worthIdr: 1 }, walletIdr: 0 }),
  hold: async () => {},
}
