import { formatRupiah } from '#kernel/money/rupiah.ts'
import { invalidInput } from '#kernel/problem/common.ts'
import type { Problem } from '#kernel/problem/problem.ts'
import { checkInputs, isClosed, type SaleVariant } from '../catalogue/index.ts'
import { QRIS_LIMITS } from '../pricing/rules.ts'
import type { StoreSettings } from '../settings.ts'
import * as problems from './problems.ts'
import type { Bought, OpenCounts } from './queries.ts'

/* May this order be taken? Pure decisions over what was read; the first refusal counts. */

export type Line = {
  variantId: string
  quantity: number
  target: Record<string, string>
  /** What the provider calls the account; null: it was not asked or did not answer. */
  targetName?: string | null
}
export type Sale = { line: Line; variant: SaleVariant; flash: boolean }
type Refusal = Problem | null

/** As it is called where one line has to be told from another. */
export function nameOf({ productName, variantName }: Pick<SaleVariant, 'productName' | 'variantName'>): string {
  return variantName && variantName !== productName ? `${productName} ${variantName}` : productName
}

/** Whether what is asked for is sold at all, now, in this number; all lines of a product count for its most. */
export function saleProblem({ line, variant }: Sale, sales: readonly Sale[], now: Date): Refusal {
  const name = nameOf(variant)
  if (variant.status !== 'active' || !variant.visible) return problems.productGone()
  if (isClosed(variant.cutoff, now)) return problems.shopClosed({ name, ...variant.cutoff! })
  if (variant.fileMissing || variant.parts.some((part) => part.fileMissing)) return problems.soldOut({ name })
  const { productId, minQuantity: least, maxQuantity: most } = variant
  const wanted = sum(sales.filter((other) => other.variant.productId === productId).map((other) => other.line.quantity))
  if (line.quantity < least || wanted > most) return problems.quantityOff({ name, least, most })
  return null
}

/** What the buyer told and agreed to. Each refused field is named where it stands in the request. */
export function inputProblem(sales: readonly Sale[], hasRead: boolean): Refusal {
  const fields = sales.flatMap(({ line, variant }, index) =>
    checkInputs(variant.inputs, line.target, `lines.${index}.target`),
  )
  if (fields.length > 0) return invalidInput({}, fields)
  if (!hasRead && sales.some(({ variant }) => variant.mustRead !== ''))
    return problems.mustRead({}, [{ path: 'hasRead', sentence: problems.mustRead.sentence }])
  return null
}

/** Limits of one buyer: units of a product in 30 days, units at a flash price. */
export function buyerProblem(sales: readonly Sale[], bought: readonly Bought[]): Refusal {
  for (const { variant } of sales) {
    const { productId, perBuyerMax, flash } = variant
    const name = nameOf(variant)
    const mine = sales.filter((other) => other.variant.productId === productId)
    const before = sum(bought.filter((row) => row.product_id === productId).map(({ recent }) => recent))
    const most = perBuyerMax ?? Infinity
    if (before + sum(mine.map(({ line }) => line.quantity)) > most)
      return problems.buyerLimit({ name: variant.productName, most })
    const atFlash = sales.filter((other) => other.flash && other.variant.flash?.id === flash?.id)
    const flashed = sum(bought.filter((row) => flash && row.flash_sale_id === flash.id).map(({ ever }) => ever))
    if (flash && atFlash.length > 0 && flashed + sum(atFlash.map(({ line }) => line.quantity)) > flash.perBuyer)
      return problems.flashLimit({ name, most: flash.perBuyer })
  }
  return null
}

export type Caps = Pick<StoreSettings, 'openPerContact' | 'openPerNetwork' | 'openPerProduct'>

/** Unpaid orders of one contact and from one network. */
export function openProblem(open: OpenCounts, caps: Caps): Refusal {
  if (open.by_contact >= caps.openPerContact) return problems.tooManyOpen()
  if (open.by_network >= caps.openPerNetwork) return problems.networkBusy()
  return null
}

/** Units of a product that unpaid orders may hold, so that nobody empties a shop without paying. */
export function unitsProblem(
  sales: readonly Sale[],
  open: readonly { product_id: string; units: number }[],
  caps: Caps,
): Refusal {
  for (const { variant } of sales) {
    const mine = sales.filter((other) => other.variant.productId === variant.productId)
    const held = open.find((row) => row.product_id === variant.productId)?.units ?? 0
    if (held + sum(mine.map(({ line }) => line.quantity)) > caps.openPerProduct)
      return problems.productBusy({ name: variant.productName })
  }
  return null
}

/** Whether a gateway can take this total at all. Nothing to pay needs no gateway. */
export function totalProblem(totalIdr: number): Refusal {
  if (totalIdr === 0) return null
  if (totalIdr < QRIS_LIMITS.minIdr) return problems.totalTooSmall({ least: formatRupiah(QRIS_LIMITS.minIdr) })
  if (totalIdr > QRIS_LIMITS.maxIdr) return problems.totalTooLarge({ most: formatRupiah(QRIS_LIMITS.maxIdr) })
  return null
}

/** How many units of each variant an order takes from stock: its own, and those of its bundles' parts. */
export function stockNeeded(sales: readonly Sale[]): Map<string, number> {
  const needed = new Map<string, number>()
  for (const { line, variant } of sales) {
    const units = variant.bundle ? variant.parts : [{ ...variant, quantity: 1 }]
    for (const { variantId, kind, quantity } of units)
      if (kind === 'stock' || kind === 'shared')
        needed.set(variantId, (needed.get(variantId) ?? 0) + quantity * line.quantity)
  }
  return needed
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((left, right) => left + right, 0)
}
