import type { Ctx } from '#kernel/context.ts'
import { findPrices, type PriceRow } from './queries.ts'
import { resellerPrice, type Rule } from './rules.ts'

/** What a unit of each of these variants costs a reseller, by variant. Flash sales are for visitors of the shop. */
export async function pricesFor(
  ctx: Ctx,
  reseller: { id: string; tierId: string },
  variantIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await findPrices(ctx, reseller, variantIds)
  return new Map(rows.map((row) => [row.variant_id, priceOfRow(row)]))
}

function priceOfRow(row: PriceRow): number {
  return resellerPrice(row.retail_idr, {
    own: ruleOf(row.own_price_idr, row.own_off),
    tier: ruleOf(row.tier_price_idr, row.tier_off),
    offBasisPoints: row.off_basis_points,
    costIdr: row.cost_idr,
  })
}

function ruleOf(priceIdr: number | null, offBasisPoints: number | null): Rule | null {
  if (priceIdr !== null) return { priceIdr }
  return offBasisPoints === null ? null : { offBasisPoints }
}
