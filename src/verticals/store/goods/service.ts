import type { Ctx } from '#kernel/context.ts'
import { notFound } from '#kernel/problem/common.ts'
import { daysLeft } from '../inventory/rules.ts'
import * as queries from './queries.ts'
import type { ListVariants } from './schemas.ts'

type Choice = Awaited<ReturnType<typeof queries.findChoices>>[number]

export async function listVariants(ctx: Ctx, input: ListVariants) {
  return { items: (await queries.findChoices(ctx, input)).map(choiceOf) }
}

export async function readVariant(ctx: Ctx, id: string) {
  const row = await queries.findStock(ctx, id)
  if (!row) throw notFound()
  const { available, held, sold, quarantined, voided } = row
  return {
    ...choiceOf(row),
    lowStockAt: row.low_stock_at,
    sold7Days: row.sold_7_days,
    ...{ available, held, sold, quarantined, voided },
    daysLeft: daysLeft(available, row.sold_7_days),
  }
}

function choiceOf({ id, product_id, product_name, name, kind, bundle, price_idr }: Choice) {
  return { id, productId: product_id, productName: product_name, name, kind, bundle, priceIdr: price_idr }
}
