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
  /** What it goes together with: flash prices, and points. */
  withFlash: boolean
  withPoints: boolean
  /** Whom it is for; of a buyer who is not known yet it is not known whether this is the first order. */
  membersOnly: boolean
  firstOrderOnly: boolean
  isMember: boolean
  ordersBefore: number | null
}

/** The points that somebody has, and what they may do for an order. */
export type PointTerms = {
  /** How many there are to be given. */
  most: number
  /** What one takes off, whole rupiah. */
  worthIdr: number
  /** Whether they are to be given; what they could do is told all the same. */
  wanted?: boolean
  /** The most of what the goods cost after the coupon, per cent, and from how much on. */
  capPercent?: number
  leastIdr?: number
  /** So much money that is paid makes one point; null: none are earned. */
  perPointIdr?: number | null
  /** What a unit of each variant costs the shop, where points may not take a price below that; 0: it is not known. */
  costs?: ReadonlyMap<string, number>
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
  /** What points could do for this order, given or not; `problem` says why they can do nothing. */
  pointsOffer: { most: number; points: number; idr: number; problem: Sentence | null }
  /** What the order earns once all of it is handed over. */
  pointsEarned: number
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
  const pointsOffer = offerOf(points, {
    dueIdr: afterDiscount,
    costIdr: lines.reduce((sum, { variantId, quantity }) => sum + quantity * (points.costs?.get(variantId) ?? 0), 0),
    creditIdr,
    walletIdr,
    coupon: taken && !taken.problem ? coupon : null,
  })
  const given = (points.wanted ?? true) ? pointsOffer.points : 0
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
    pointsOffer,
    pointsEarned: points.perPointIdr ? Math.floor(afterPoints / points.perPointIdr) : 0,
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
  points: PointTerms
  creditIdr: number
  walletIdr: number
  charges: Charges
  now: Date
}

type Due = { dueIdr: number; costIdr: number; creditIdr: number; walletIdr: number; coupon: CouponFacts | null }

/**
 * How many points may be given: whole ones, within the most of the rules, and so that what is left to pay is nothing or
 * something that a gateway takes.
 */
function offerOf(
  { most, worthIdr, capPercent = 100, leastIdr = 0 }: PointTerms,
  { dueIdr, costIdr, creditIdr, walletIdr, coupon }: Due,
) {
  const none = (problem: Sentence) => ({ most, points: 0, idr: 0, problem })
  if (most === 0) return none(say('Kamu belum punya poin.', 'You have no points yet.'))
  if (coupon && !coupon.withPoints)
    return none(
      say(
        `Kupon ${coupon.code} tidak bisa digabung dengan poin.`,
        `The coupon ${coupon.code} does not go together with points.`,
      ),
    )
  if (dueIdr < leastIdr) {
    const least = formatRupiah(leastIdr)
    return none(
      say(`Poin bisa dipakai mulai belanja ${least}.`, `Points can be used for a purchase of ${least} or more.`),
    )
  }
  const roomIdr = Math.min(portion(dueIdr, capPercent, 100), Math.max(dueIdr - costIdr, 0))
  const fitting = Math.min(most, Math.floor(roomIdr / worthIdr))
  const restIdr = dueIdr - fitting * worthIdr - creditIdr
  const byGateway = restIdr > 0 && restIdr > walletIdr
  const short = byGateway ? Math.max(0, Math.ceil((QRIS_LIMITS.minIdr - restIdr) / worthIdr)) : 0
  const points = Math.max(0, fitting - short)
  if (points > 0) return { most, points, idr: points * worthIdr, problem: null }
  return none(say('Belanja ini terlalu kecil untuk dibayar dengan poin.', 'This purchase is too small for points.'))
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
  const scope = inScope(lines, coupon)
  const scopeIdr = scope.reduce((sum, line) => sum + valueOf(line), 0)
  if (scope.length === 0 && inScope(lines, { ...coupon, withFlash: true }).length > 0)
    return say('Kupon ini tidak berlaku untuk harga flash sale.', 'This coupon is not for flash sale prices.')
  if (scopeIdr === 0) return say('Kupon ini tidak berlaku untuk produk ini.', 'This coupon is not for this product.')
  if (coupon.membersOnly && !coupon.isMember)
    return say('Kupon ini khusus anggota. Masuk dulu ke akunmu.', 'This coupon is for members. Sign in first.')
  if (scopeIdr < coupon.minSpendIdr) {
    const least = formatRupiah(coupon.minSpendIdr)
    return say(`Kupon ini berlaku mulai belanja ${least}.`, `This coupon needs a purchase of ${least} or more.`)
  }
  if (coupon.totalLimit !== null && coupon.used >= coupon.totalLimit)
    return say('Kupon ini sudah habis dipakai.', 'This coupon has been used up.')
  if (coupon.firstOrderOnly && (coupon.ordersBefore ?? 0) > 0)
    return say('Kupon ini khusus pesanan pertama.', 'This coupon is for a first order only.')
  if (coupon.buyerLimit !== null && (coupon.usedByBuyer ?? 0) >= coupon.buyerLimit)
    return say('Kamu sudah memakai kupon ini.', 'You have used this coupon already.')
  return null
}

function discountOf(lines: readonly PricedLine[], coupon: CouponFacts): number {
  const scopeIdr = inScope(lines, coupon).reduce((sum, line) => sum + valueOf(line), 0)
  const wished = coupon.kind === 'percent' ? portion(scopeIdr, coupon.value, 100) : coupon.value
  return Math.min(wished, coupon.maxDiscountIdr ?? wished, scopeIdr)
}

function inScope(
  lines: readonly PricedLine[],
  { productIds, categoryIds, withFlash }: Pick<CouponFacts, 'productIds' | 'categoryIds' | 'withFlash'>,
): PricedLine[] {
  const taken = withFlash ? [...lines] : lines.filter(({ flashIdr }) => flashIdr === null)
  if (productIds.length === 0 && categoryIds.length === 0) return taken
  return taken.filter(
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
