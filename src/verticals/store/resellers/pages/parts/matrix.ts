import type { AnswerOf } from '#web/seam.ts'
import type { readPriceMatrix } from '../../operations.ts'

/* The matrix as the page's parts share it. */

export type Matrix = AnswerOf<typeof readPriceMatrix>
export type Goods = Matrix['items'][number]
/** A column: a level, or one reseller. */
export type Column = { id: string; name: string; own: boolean }
/** What was typed, by goods and column. */
export type Typed = Readonly<Record<string, string>>

export const keyOf = (goods: Goods, column: Column): string => `${goods.variantId} ${column.id}`

/** What stands in a cell now, as it is typed. */
export function standing(goods: Goods, column: Column) {
  return column.own ? goods.own! : goods.cells.find(({ tierId }) => tierId === column.id)!
}
