import { allocate, portion } from '#kernel/money/rupiah.ts'
import type { Sentence } from '#kernel/problem/problem.ts'
import { formatRupiah } from '#kernel/money/rupiah.ts'

/* The one price breakdown. Pure: the same for a quote and for an order. Whole rupiah throughout. */

/** One line as it is priced: `flashIdr` is the price of a running flash sale. */
export type PricedLine = {
  variantId: string
  productId: string
  categoryId: string | null
  name: string
  quantity: number
  priceIdr: number
  flashIdr: number | null
}

export type CouponFacts = {
  code: string
  kind: 'percent' | 'fixed'
  value: number
  minSpendIdr: number
  maxDiscountIdr: number | null
  productIds: readonly string[]
  categoryIds: readonly string[]
  totalLimit: number | null
  buyerLimit: number | null
  used: number
  /** Uses by this buyer; null when the buyer is not known yet. */
  usedByBuyer: number | null
  startsAt: string | null
  endsAt: string | null
  active: boolean
}

export type Charges = { feeBearer: 'buyer' | 'shop'; feeBasisPoints: number }

/**
 * What QRIS takes in one payment. The national limit is Rp 10.000.000; gateways take small amounts from Rp 1 to Rp 1.000
 * on, so a total below Rp 1.000 is not charged but refused.
 */
export const QRIS_LIMITS = { minIdr: 1_000, maxIdr: 10_000_000 } as const

export type Priced = {
  lines: { variantId: string; name: string; quantity: number; unitIdr: number; totalIdr: number; flash: boolean }[]
  subtotalIdr: number
  coupon: { code: string; discountIdr: number; problem: Sentence | null } | null
  discountIdr: number
  points: number
  pointsIdr: number
  creditIdr: number
  walletIdr: number
  feeIdr: number
  feeBearer: 'buyer' | 'shop'
  totalIdr: number
}

/**
 * `couponCode` is what was typed; `coupon` what was found under it. `creditIdr` is how much credit may be used. Taken off in
 * this order: coupon, points, credit, wallet; a wallet pays all that is left or nothing.
 */
export function priceOf(
  lines: readonly PricedLine[],
  { couponCode, coupon, points, creditIdr, walletIdr, charges, now }: PriceWith,
): Priced {
  const priced = lines.map((line) => {
    const unitIdr = line.flashIdr ?? line.priceIdr
    const { variantId, name, quantity } = line
    return { variantId, name, quantity, unitIdr, totalIdr: unitIdr * quantity, flash: line.flashIdr !== null }
  })
  const subtotalIdr = priced.reduce((sum, line) => sum + line.totalIdr, 0)
  const taken = couponCode ? couponOf(lines, coupon, couponCode, now) : null
  const discountIdr = taken?.discountIdr ?? 0
  const afterDiscount = subtotalIdr - discountIdr
  const given = Math.min(points.most, Math.floor(afterDiscount / points.worthIdr))
  const afterPoints = afterDiscount - given * points.worthIdr
  const used = Math.min(creditIdr, afterPoints)
  const rest = afterPoints - used
  const fromWallet = walletIdr >= rest ? rest : 0
  const due = rest - fromWallet
  const feeIdr = charges.feeBearer === 'buyer' ? buyersFee(due, charges.feeBasisPoints) : 0
  return {
    lines: priced,
    subtotalIdr,
    coupon: taken,
    discountIdr,
    points: given,
    pointsIdr: given * points.worthIdr,
    creditIdr: used,
    walletIdr: fromWallet,
    feeIdr,
    feeBearer: charges.feeBearer,
    totalIdr: due + feeIdr,
  }
}
type PriceWith = {
  couponCode: string
  coupon: CouponFacts | null
  points: { most: number; worthIdr: number }
  creditIdr: number
  walletIdr: number
  charges: Charges
  now: Date
}

/** What has to be added so that after the gateway's cut the shop has its price: the fee is on the fee as well. */
export function buyersFee(dueIdr: number, basisPoints: number): number {
  if (dueIdr === 0 || basisPoints === 0) return 0
  return Math.ceil((dueIdr * basisPoints) / (10_000 - basisPoints))
}

function couponOf(lines: readonly PricedLine[], coupon: CouponFacts | null, code: string, now: Date) {
  const problem = couponProblem(lines, coupon, now)
  if (problem || !coupon) return { code, discountIdr: 0, problem }
  return { code: coupon.code, discountIdr: discountOf(lines, coupon), problem: null }
}

/** Why a coupon gives nothing; null when it gives something. */
export function couponProblem(lines: readonly PricedLine[], coupon: CouponFacts | null, now: Date): Sentence | null {
  if (!coupon || !coupon.active) return say('Kupon ini tidak dikenal.', 'This coupon is not known.')
  if (coupon.startsAt && new Date(coupon.startsAt) > now)
    return say('Kupon ini belum berlaku.', 'This coupon is not valid yet.')
  if (coupon.endsAt && new Date(coupon.endsAt) <= now) return say('Kupon ini sudah berakhir.', 'This coupon has ended.')
  const scopeIdr = inScope(lines, coupon).reduce((sum, line) => sum + valueOf(line), 0)
  if (scopeIdr === 0) return say('Kupon ini tidak berlaku untuk produk ini.', 'This coupon is not for this product.')
  if (scopeIdr < coupon.minSpendIdr) {
    const least = formatRupiah(coupon.minSpendIdr)
    return say(`Kupon ini berlaku mulai belanja ${least}.`, `This coupon needs a purchase of ${least} or more.`)
  }
  if (coupon.totalLimit !== null && coupon.used >= coupon.totalLimit)
    return say('Kupon ini sudah habis dipakai.', 'This coupon has been used up.')
  if (coupon.buyerLimit !== null && (coupon.usedByBuyer ?? 0) >= coupon.buyerLimit)
    return say('Kamu sudah memakai kupon ini.', 'You have used this coupon already.')
  return null
}

function discountOf(lines: readonly PricedLine[], coupon: CouponFacts): number {
  const scopeIdr = inScope(lines, coupon).reduce((sum, line) => sum + valueOf(line), 0)
  const wished = coupon.kind === 'percent' ? portion(scopeIdr, coupon.value, 100) : coupon.value
  return Math.min(wished, coupon.maxDiscountIdr ?? wished, scopeIdr)
}

function inScope(lines: readonly PricedLine[], { productIds, categoryIds }: CouponFacts): PricedLine[] {
  if (productIds.length === 0 && categoryIds.length === 0) return [...lines]
  return lines.filter(
    ({ productId, categoryId }) =>
      productIds.includes(productId) || (categoryId !== null && categoryIds.includes(categoryId)),
  )
}

function valueOf(line: PricedLine): number {
  return (line.flashIdr ?? line.priceIdr) * line.quantity
}

/** Splits a total over parts by weights; parts that weigh nothing all weigh the same. */
export function shares(totalIdr: number, weights: readonly number[]): number[] {
  if (weights.length === 0) return []
  const none = weights.every((weight) => weight === 0)
  return allocate(totalIdr, none ? weights.map(() => 1) : weights)
}

function say(id: string, en: string): Sentence {
  return { id, en }
}
