import type { Ctx } from '#kernel/context.ts'
import { type Door, guestDoor } from '../checkout/door.ts'
import { linkDoor, type Reseller } from '../resellers/index.ts'
import { activeOf } from '../resellers/of.ts'
import { findReseller } from '../resellers/queries.ts'
import { outletClosed } from './problems.ts'
import { findOutletPrices } from './prices.ts'
import { findOutlet, findRules, type OutletRow } from './queries.ts'
import { isOpen } from './rules.ts'

/**
 * The door of whoever buys at an outlet: its prices, and only what it sells; everybody is a guest there. What is paid
 * above the reseller's price is their margin, as of an order by their link.
 */
export function outletDoor(outlet: Pick<OutletRow, 'id'>, reseller: Reseller): Door {
  const door: Door = {
    ...guestDoor,
    outletId: outlet.id,
    terms: async (ctx, variantIds) => {
      const [terms, rows] = await Promise.all([
        guestDoor.terms(ctx, variantIds),
        findOutletPrices(ctx, outlet.id, variantIds),
        // It may have been closed since the order was begun.
        openOutlet(ctx, outlet.id),
      ])
      return { ...terms, prices: new Map(rows.map((row) => [row.variant_id, row.price_idr])), only: true }
    },
  }
  return linkDoor(door, reseller)
}

/**
 * The door of the outlet under whose host somebody asks; null: they are in the shop itself. What a host is remembered for
 * may be some seconds old, so whether it still sells is looked up.
 */
export async function outletDoorOf(ctx: Ctx): Promise<Door | null> {
  if (!ctx.tenant.outlet) return null
  const { outlet, reseller } = await openOutlet(ctx, ctx.tenant.outlet.id)
  return outletDoor(outlet, reseller)
}

/** An outlet that sells now, with whose it is; throws where it does not. */
async function openOutlet(ctx: Ctx, id: string) {
  const [outlet, rules] = await Promise.all([findOutlet(ctx, id), findRules(ctx)])
  const row = outlet ? await findReseller(ctx, outlet.reseller_id) : undefined
  const reseller = row ? activeOf(row) : null
  if (!outlet || !reseller || !isOpen(outlet, row!, rules)) throw outletClosed()
  return { outlet, reseller }
}
