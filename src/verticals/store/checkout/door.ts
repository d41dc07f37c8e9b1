import type { Ctx } from '#kernel/context.ts'
import type { Priced } from '../pricing/rules.ts'

/** What the goods cost whoever comes through a door, and what may pay for them beside money of the gateway. */
export type Terms = {
  /** Prices of their own, whole rupiah a unit by variant; where there is none, the shop's price and its flash sale hold. */
  prices: ReadonlyMap<string, number>
  /** How many points may be given for this order, and what one takes off. */
  points: { most: number; worthIdr: number }
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
  /** The reseller's own name for the order. */
  refId: string | null
  /** Read in one flight with everything else that a price needs. */
  terms(ctx: Ctx, variantIds: readonly string[]): Promise<Terms>
  /** Takes points and wallet money in the transaction that writes the order; throws where somebody was faster. */
  hold(ctx: Ctx, order: { id: string; priced: Priced }): Promise<void>
}

/** For whoever has not signed in: the shop's prices, and money alone pays. */
export const guestDoor: Door = {
  channel: 'shop',
  personId: null,
  resellerId: null,
  refId: null,
  terms: async () => ({ prices: new Map(), points: { most: 0, worthIdr: 1 }, walletIdr: 0 }),
  hold: async () => {},
}
