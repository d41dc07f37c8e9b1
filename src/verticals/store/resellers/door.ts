import type { Ctx } from '#kernel/context.ts'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import type { Door, Held, HeldItem } from '../checkout/door.ts'
import { priceChanged } from '../checkout/problems.ts'
import { shares } from '../pricing/rules.ts'
import { findWallet, payFromWallet, spendableOf, walletShort } from '../wallet/index.ts'
import { isActive, type Reseller } from './of.ts'
import { pricesFor } from './prices.ts'
import { notReseller } from './problems.ts'
import { keepQuiet, setMargins } from './queries.ts'
import { marginOf } from './rules.ts'

/** `wallet`: the order is paid at once from the wallet, or refused. `qris`: it waits for its money as any other. */
type Through = {
  channel: 'reseller' | 'api'
  refId: string | null
  payBy: 'wallet' | 'qris'
  /** What the goods cost when the reseller looked; dearer, and the order is refused. */
  shownIdr?: number | undefined
  /** Whether the shop writes to the buyer of the order. */
  tellBuyer?: boolean
}

/** The door of a reseller who buys at their own prices. */
export function resellerDoor(reseller: Reseller, through: Through): Door {
  const { channel, refId, payBy, shownIdr, tellBuyer = true } = through
  return {
    channel,
    personId: reseller.personId,
    resellerId: reseller.id,
    refId,
    terms: async (ctx, variantIds) => {
      const [prices, wallet, active] = await Promise.all([
        pricesFor(ctx, reseller, variantIds),
        payBy === 'wallet' ? findWallet(ctx, reseller.id) : undefined,
        isActive(ctx, reseller),
      ])
      if (!active) throw notReseller()
      return { prices, points: { most: 0, worthIdr: 1 }, walletIdr: wallet ? spendableOf(wallet) : 0 }
    },
    refuse: ({ totalIdr, subtotalIdr }) => {
      if (shownIdr !== undefined && subtotalIdr > shownIdr) throw priceChanged({ total: formatRupiah(subtotalIdr) })
      if (payBy === 'wallet' && totalIdr > 0) throw walletShort()
    },
    hold: async (ctx, { id, priced }) => {
      if (!tellBuyer) ctx.tx.defer(keepQuiet(ctx, id))
      if (priced.walletIdr > 0) await payFromWallet(ctx, reseller.id, { id, amountIdr: priced.walletIdr })
    },
  }
}

/** A customer who came by a reseller's link: they pay what everybody pays, and the reseller earns the difference. */
export function linkDoor(customer: Door, reseller: Reseller): Door {
  return {
    ...customer,
    resellerId: reseller.id,
    hold: async (ctx, order) => {
      await customer.hold(ctx, order)
      await writeMargins(ctx, order, (lines, netIdr) => linkMargins(ctx, reseller, lines, netIdr))
    },
  }
}

export type MarginLine = { variantId: string; quantity: number; totalIdr: number }

/** What each line of a customer's order earns, at the prices of this moment; null for whoever sells no more. */
async function linkMargins(ctx: Ctx, reseller: Reseller, lines: readonly MarginLine[], netIdr: number) {
  const [prices, active] = await Promise.all([
    pricesFor(ctx, reseller, [...new Set(lines.map(({ variantId }) => variantId))]),
    isActive(ctx, reseller),
  ])
  if (!active) return null
  const paid = shares(
    netIdr,
    lines.map(({ totalIdr }) => totalIdr),
  )
  return lines.map(({ variantId, quantity }, index) =>
    marginOf(paid[index]!, (prices.get(variantId) ?? Infinity) * quantity),
  )
}

type Earn = (lines: readonly MarginLine[], netIdr: number) => Promise<readonly number[] | null>

/** Writes beside each line what it will earn; `netIdr` is what is paid for all of them, without the fee. */
export async function writeMargins(ctx: Ctx, { priced, items }: Held, earn: Earn): Promise<void> {
  const tops = items.filter(({ parent_id }) => parent_id === null)
  const lines = tops.map(({ variant_id: variantId, quantity, total_idr: totalIdr }) => ({
    variantId,
    quantity,
    totalIdr,
  }))
  const earned = await earn(lines, priced.subtotalIdr - priced.discountIdr - priced.pointsIdr)
  const margins = (earned ?? []).flatMap((idr, index) => spreadMargin(tops[index]!, items, idr))
  if (margins.some(({ idr }) => idr > 0)) ctx.tx.defer(setMargins(ctx, margins))
}

/** A bundle is handed over by its parts, so they earn for it. */
function spreadMargin(top: HeldItem, items: readonly HeldItem[], marginIdr: number) {
  const parts = items.filter(({ parent_id }) => parent_id === top.id)
  const leaves = parts.length > 0 ? parts : [top]
  const split = shares(
    marginIdr,
    leaves.map(({ total_idr }) => total_idr),
  )
  return leaves.map(({ id }, index) => ({ itemId: id, idr: split[index]! }))
}
