import type { Ctx } from '#kernel/context.ts'
import { csvOf } from '#kernel/csv/csv.ts'
import { cellOf, type Figures, readTable, textOf } from './rules.ts'
import { readMatrix, savePrices } from './matrix.ts'
import type { ImportPrices, PriceChange } from './schemas.ts'

/* The matrix as a table for spreadsheets, out and in. */

const PAGE = 100
const MOST_ROWS = 5_000
/** So many changes, and so many cells that are wrong, are shown; all are counted, and all are made. */
const MOST_SHOWN = 500

type Matrix = Awaited<ReturnType<typeof readMatrix>>

/** Everything, page by page. */
async function wholeMatrix(ctx: Ctx): Promise<Pick<Matrix, 'tiers' | 'items'>> {
  const first = await readMatrix(ctx, { limit: PAGE })
  const items = [...first.items]
  for (let cursor = first.nextCursor; cursor && items.length < MOST_ROWS;) {
    const page = await readMatrix(ctx, { limit: PAGE, cursor })
    items.push(...page.items)
    cursor = page.nextCursor
  }
  return { tiers: first.tiers, items }
}

/** Code, name and shop price, then a column for each level; cells are as they are typed. */
export async function matrixCsv(ctx: Ctx): Promise<string> {
  const { tiers, items } = await wholeMatrix(ctx)
  const head = [...KNOWN[ctx.locale], ...tiers.map(({ name }) => name)]
  return csvOf(
    head,
    items.map((row) => [row.code, row.name, row.retailIdr, ...row.cells.map(textOf)]),
  )
}

const KNOWN = { id: ['Kode', 'Produk', 'Harga toko'], en: ['Code', 'Product', 'Shop price'] }

/** What a table would change; with `apply` it does, all or none. Cells that say what stands there already are no change. */
export async function importPrices(ctx: Ctx, { csv, apply }: ImportPrices) {
  const { tiers, items } = await wholeMatrix(ctx)
  const changes: PriceChange[] = []
  const wrong: { code: string; column: string; text: string }[] = []
  for (const row of readTable(csv)) {
    const tier = tiers.find(({ name }) => name.toLowerCase() === row.column.toLowerCase())
    if (!tier) continue
    const goods = items.filter(({ code }) => code === row.code)
    const figures = cellOf(row.text)
    if (goods.length !== 1 || !figures) {
      wrong.push(row)
      continue
    }
    const now = goods[0]!.cells.find(({ tierId }) => tierId === tier.id)!
    if (same(now, figures)) continue
    const place = { variantId: goods[0]!.variantId, tierId: tier.id, name: goods[0]!.name, tier: tier.name }
    changes.push({ ...place, before: textOf(now), after: textOf(figures), ...figures })
  }
  const shown = {
    changes: changes.slice(0, MOST_SHOWN),
    changeCount: changes.length,
    wrong: wrong.slice(0, MOST_SHOWN),
    wrongCount: wrong.length,
  }
  if (!apply || changes.length === 0 || wrong.length > 0) return { ...shown, applied: false }
  const cells = changes.map(({ variantId, tierId, priceIdr, offBasisPoints }) => ({
    ...{ variantId, tierId, priceIdr, offBasisPoints },
  }))
  await savePrices(ctx, { cells })
  return { ...shown, applied: true }
}

function same(left: Figures, right: Figures): boolean {
  return left.priceIdr === right.priceIdr && left.offBasisPoints === right.offBasisPoints
}
