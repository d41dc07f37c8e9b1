import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { hashInput } from '#kernel/http/idempotency.ts'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import type { Problem } from '#kernel/problem/problem.ts'
import { readTarget } from '../catalogue/index.ts'
import * as decide from '../checkout/decide.ts'
import { type Door, guestDoor } from '../checkout/door.ts'
import { gatherQuote, priceSales, salesOf } from '../checkout/gather.ts'
import { soldOut, stockShort } from '../checkout/problems.ts'
import { AskQuote } from '../checkout/schemas.ts'
import { refusePoints } from '../partner/orders.ts'
import { duplicateRef, priceAbove } from '../partner/problems.ts'
import type { CreateOrder, PartnerOrder } from '../partner/schemas.ts'
import { pointTerms } from '../points/index.ts'
import type { PointTerms } from '../pricing/rules.ts'
import { pricesFor, type Reseller } from '../resellers/index.ts'
import { targetAbsent } from '../targets/problems.ts'
import { absenceWords, fieldToBlame } from '../targets/rules.ts'
import { walletShort } from '../wallet/index.ts'
import { begin, told } from './course.ts'
import * as queries from './queries.ts'
import { type Course, risenPrice, type Scenario, scenarioOf } from './scenarios.ts'
import { present } from './view.ts'

/*
 * Orders of test keys. What is refused is refused by the very rules of real orders, at the reseller's own prices; what is
 * taken comes from a wallet and a stock that are nobody's.
 */

type Sale = decide.Sale
/** What is known of an order before anything is taken for it. */
type Priced = { sale: Sale; scenario: Scenario; priced: ReturnType<typeof priceSales>; minutes: number; left: number }

/**
 * Places an order; under one name there is one, answered with the bytes of the first answer. `word` may name the scenario
 * where the order itself cannot.
 */
export async function placeOrder(
  ctx: Ctx,
  reseller: Reseller,
  input: CreateOrder,
  word?: string,
): Promise<PartnerOrder> {
  const { maxPriceIdr: _guard, ...content } = input
  const hash = hashInput('reseller order', content)
  const balanceIdr = await queries.takeWallet(ctx, reseller.id)
  const known = await queries.findByRef(ctx, reseller.id, input.refId)
  if (known) {
    if (known.request_hash !== hash) throw duplicateRef()
    return JSON.parse(known.answer!) as PartnerOrder
  }
  const scenario = scenarioOf(input.target, word ?? input.buyer?.email)
  const found = await priceOrder(ctx, reseller, { input, scenario }, balanceIdr)
  const row = rowOf(ctx, reseller, { input, found, hash })
  queries.insertOrder(ctx, row)
  takeUnits(ctx, row, found.left)
  if (row.wallet_idr > 0)
    queries.setBalance(ctx, reseller.id, {
      kind: 'wallet_paid',
      source: `order/${row.id}`,
      changeIdr: -row.wallet_idr,
      afterIdr: balanceIdr - row.wallet_idr,
      orderId: row.id,
    })
  await told(ctx, reseller, row, 'order.placed')
  const begun = await begin(ctx, reseller, row)
  const answer = await present(ctx, begun)
  queries.setOrder(ctx, { ...begun, answer: JSON.stringify(answer) })
  return answer
}

type Wanted = { input: CreateOrder; scenario: Scenario }

async function priceOrder(
  ctx: Ctx,
  reseller: Reseller,
  { input, scenario }: Wanted,
  balanceIdr: number,
): Promise<Priced> {
  const { variantId, quantity, target, payBy, maxPriceIdr } = input
  const prices = new Map(await pricesFor(ctx, reseller, [variantId]))
  const own = prices.get(variantId)
  if (scenario === 'price' && own !== undefined) prices.set(variantId, risenPrice(own))
  const found = await gatherQuote(
    ctx,
    AskQuote.parse({ lines: [{ variantId, quantity }] }),
    doorAt(prices, payBy === 'wallet' ? balanceIdr : 0, await termsFor(ctx, reseller, input)),
  )
  const sales = salesOf([{ variantId, quantity, target }], found)
  const [sale] = sales as [Sale]
  throwAny(decide.saleProblem(sale, sales, ctx.now))
  throwAny(decide.inputProblem(sales, true))
  throwAny(accountProblem(sale, scenario))
  const left = await unitsLeft(ctx, reseller, sale, scenario)
  const priced = priceSales(sales, found, '', ctx.now)
  const { unitIdr } = priced.lines[0]!
  if (maxPriceIdr !== undefined && unitIdr > maxPriceIdr) throw priceAbove({ price: formatRupiah(unitIdr) })
  refusePoints(input.points, priced)
  if (payBy === 'wallet' && priced.totalIdr > 0) throw walletShort()
  throwAny(decide.totalProblem(priced.totalIdr))
  return { sale, scenario, priced, minutes: found.settings.paymentWindowMinutes, left }
}

function doorAt(prices: ReadonlyMap<string, number>, walletIdr: number, points: PointTerms): Door {
  return { ...guestDoor, terms: async () => ({ prices, points, walletIdr }) }
}

/** Points by the shop's real rules, of a balance that is nobody's. */
async function termsFor(ctx: Ctx, { personId }: Reseller, { points, variantId }: CreateOrder): Promise<PointTerms> {
  if (points === undefined) return { most: 0, worthIdr: 1 }
  const wish = { variantIds: [variantId], wanted: true, atMost: points, have: queries.TEST_POINTS }
  return pointTerms(ctx, { personId, role: 'reseller' }, wish)
}

/** Nobody outside is asked: the one account that is not there is a published value. */
function accountProblem({ variant, line }: Sale, scenario: Scenario): Problem | null {
  if (scenario !== 'no_account' || !variant.targetCheck || Object.keys(line.target).length === 0) return null
  const key = fieldToBlame(variant.inputs, 'unknown')
  return targetAbsent({}, key ? [{ path: `lines.0.target.${key}`, sentence: absenceWords.unknown }] : [])
}

/** What is left of it to try out, or the refusal. */
async function unitsLeft(ctx: Ctx, reseller: Reseller, { variant, line }: Sale, scenario: Scenario): Promise<number> {
  const name = decide.nameOf(variant)
  if (scenario === 'sold_out') throw soldOut({ name })
  const known = await queries.readUnits(ctx, reseller.id, [variant.variantId])
  const left = known.get(variant.variantId) ?? queries.START_UNITS
  if (!isCounted(variant) || left >= line.quantity) return left
  throw left > 0 ? stockShort({ name, left }) : soldOut({ name })
}

/** Of files and invitations there is no end. */
function isCounted({ bundle, kind }: Sale['variant']): boolean {
  return bundle || kind === 'stock' || kind === 'shared'
}

const KINDS = { stock: 'code', shared: 'seat', invite: 'invite', file: 'file' } as const

function kindsOf({ bundle, kind, parts }: Sale['variant']): queries.Kind[] {
  if (!bundle) return [KINDS[kind]]
  return parts.flatMap((part) => Array<queries.Kind>(part.quantity).fill(KINDS[part.kind])).slice(0, 100)
}

/** What an order that was not refused goes on as. */
const COURSES: Readonly<Record<Scenario, Course>> = {
  success: 'success',
  slow: 'slow',
  failed: 'failed',
  partial: 'partial',
  unsure: 'unsure',
  sold_out: 'success',
  price: 'success',
  no_account: 'success',
}

type Taken = { input: CreateOrder; found: Priced; hash: string }

function rowOf(ctx: Ctx, reseller: Reseller, { input, found, hash }: Taken): queries.OrderRow {
  const { sale, priced, minutes } = found
  const { variant } = sale
  const id = newId()
  const now = ctx.now.toISOString()
  return {
    id,
    reseller_id: reseller.id,
    ref_id: input.refId,
    number: `UJI-${id.replaceAll('-', '').slice(-10).toUpperCase()}`,
    scenario: COURSES[found.scenario],
    status: 'pending_payment',
    variant_id: variant.variantId,
    product_name: variant.productName,
    variant_name: variant.variantName,
    kinds: kindsOf(variant),
    quantity: input.quantity,
    delivered_count: 0,
    unit_idr: priced.lines[0]!.unitIdr,
    points: priced.points,
    points_idr: priced.pointsIdr,
    fee_idr: priced.feeIdr,
    wallet_idr: priced.walletIdr,
    total_idr: priced.totalIdr,
    target: readTarget(variant.inputs, input.target),
    target_name: variant.targetCheck ? 'Akun Uji' : null,
    warranty_days: variant.warrantyDays,
    duration_days: variant.durationDays,
    counted: isCounted(variant),
    expires_at: new Date(ctx.now.getTime() + minutes * 60_000).toISOString(),
    paid_at: null,
    delivered_at: null,
    request_hash: hash,
    answer: null,
    created_at: now,
  }
}

function takeUnits(ctx: Ctx, row: queries.OrderRow, left: number): void {
  if (row.counted) queries.setUnits(ctx, row.reseller_id, row.variant_id, left - row.quantity)
}

function throwAny(problem: Problem | null): void {
  if (problem) throw problem
}
