import { portion } from '#kernel/money/rupiah.ts'
import { shares } from '../pricing/rules.ts'

/* What a reseller gets back who buys for themselves at the shop's prices. Pure; whole rupiah throughout. */

export type CashbackRule = {
  id: string
  kind: 'share' | 'fixed'
  value: number
  mostOrderIdr: number | null
  productIds: readonly string[]
  categoryIds: readonly string[]
  startsAt: string | null
  endsAt: string | null
  active: boolean
}

/** One line as it is paid: `netIdr` after coupon and points, `marginIdr` what a customer's order would have earned. */
export type CashbackLine = {
  productId: string
  categoryId: string | null
  quantity: number
  netIdr: number
  marginIdr: number
  /** What the goods cost the shop; 0: it is not known. */
  costIdr: number
}

const WHOLE = 10_000

/** What each line gets back once it is handed over. */
export function cashbackOf(lines: readonly CashbackLine[], rules: readonly CashbackRule[], now: Date): number[] {
  const holding = lines.map((line) => ruleFor(line, rules, now))
  const wished = lines.map((line, index) => amountOf(line, holding[index]))
  for (const rule of new Set(holding.filter((one) => one !== undefined))) {
    const mine = wished.flatMap((_, index) => (holding[index] === rule ? [index] : []))
    const sum = mine.reduce((total, index) => total + wished[index]!, 0)
    if (rule.mostOrderIdr === null || sum <= rule.mostOrderIdr) continue
    const parts = shares(
      rule.mostOrderIdr,
      mine.map((index) => wished[index]!),
    )
    for (const [at, index] of mine.entries()) wished[index] = parts[at]!
  }
  return wished
}

/** The most particular rule that runs now: of the product, of its category, of everything; of equal ones the newest. */
export function ruleFor(
  { productId, categoryId }: Pick<CashbackLine, 'productId' | 'categoryId'>,
  rules: readonly CashbackRule[],
  now: Date,
): CashbackRule | undefined {
  const rank = ({ productIds, categoryIds }: CashbackRule): number => {
    if (productIds.includes(productId)) return 3
    if (categoryId !== null && categoryIds.includes(categoryId)) return 2
    return productIds.length + categoryIds.length === 0 ? 1 : 0
  }
  return rules
    .filter((rule) => runs(rule, now) && rank(rule) > 0)
    .toSorted((left, right) => rank(right) - rank(left) || (left.id < right.id ? 1 : -1))[0]
}

export function runs({ active, startsAt, endsAt }: CashbackRule, now: Date): boolean {
  return active && (!startsAt || new Date(startsAt) <= now) && (!endsAt || new Date(endsAt) > now)
}

/** Never more than what the shop keeps of the line over what the goods cost it. */
function amountOf({ quantity, netIdr, marginIdr, costIdr }: CashbackLine, rule: CashbackRule | undefined): number {
  if (!rule) return 0
  const wished = rule.kind === 'share' ? portion(marginIdr, rule.value, WHOLE) : rule.value * quantity
  return Math.min(wished, Math.max(netIdr - costIdr, 0))
}
