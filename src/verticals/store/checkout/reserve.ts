import type { Ctx } from '#kernel/context.ts'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { Problem, type Sentence } from '#kernel/problem/problem.ts'
import { countAvailable, type Locked } from '../stock/queries.ts'
import { prepareAgain } from './charge.ts'
import * as decide from './decide.ts'
import type { Door } from './door.ts'
import { gather, type Gathered, type Keys, keysOf, priceSales, salesOf } from './gather.ts'
import { keep, type Reserved } from './keep.ts'
import * as problems from './problems.ts'
import { countOpen, countOpenUnits, lockCap } from './queries.ts'
import type { PlaceOrder } from './schemas.ts'
import { targetProblem, type Verdicts } from './targets.ts'

/* May this order be taken, and then takes it. Whoever is too late hears it here, before there is any charge. */

/** Units were there and somebody else was just taking them: looked at again before anybody is refused. */
export class Contended extends Error {}

/** One try: reads, decides and writes in one transaction. */
export async function reserve(
  ctx: Ctx,
  input: PlaceOrder,
  { formKey, door, last, verdicts }: { formKey: string | null; door: Door; last: boolean; verdicts: Verdicts },
): Promise<Reserved> {
  const keys = await keysOf(ctx, input, door)
  const found = await gather(ctx, input, keys, { formKey, door })
  if (found.same?.buyer_key === keys.buyer.key && found.same.outlet_id === (door.outletId ?? null)) {
    const { number, token } = found.same
    return { number, token, prepared: await prepareAgain(ctx, found.same) }
  }
  if (found.isBlocked) throw problems.blocked()
  const sales = salesOf(input.lines, found)
  await refuse(ctx, sales, found, { input, keys, door })
  throwAny(targetProblem(sales, verdicts))
  const units = await unitsOf(ctx, sales, found.locked, last)
  const priced = priceSales(sales, found, input.coupon, ctx.now)
  door.refuse?.(priced)
  refusePrice(priced, input)
  // A form of somebody else's is no reason to refuse this one.
  const form = found.same ? null : formKey
  return keep(ctx, { input, keys, door, found, sales, units, priced, formKey: form, verdicts })
}

type Asked = { input: PlaceOrder; keys: Keys; door: Door }

async function refuse(ctx: Ctx, sales: readonly decide.Sale[], found: Gathered, { input, keys, door }: Asked) {
  const { settings, bought } = found
  for (const sale of sales) throwAny(decide.saleProblem(sale, sales, ctx.now))
  throwAny(decide.inputProblem(sales, input.hasRead))
  // Who sells on buys for many, often under their own name.
  if (door.channel === 'shop') throwAny(decide.buyerProblem(sales, bought))
  throwAny(decide.openProblem(found.open, settings))
  throwAny(decide.unitsProblem(sales, found.openUnits, settings))
  await nearCaps(ctx, sales, found, keys)
}

/**
 * Counting is exact only behind a lock, and a lock for everybody is slow: it is taken close to the cap alone, that is
 * where as many orders as may be written at one moment (the connections of two processes) could pass it together.
 */
const AT_ONCE = 16

async function nearCaps(ctx: Ctx, sales: readonly decide.Sale[], found: Gathered, { buyer, network }: Keys) {
  const { settings, open, openUnits } = found
  if (network && open.by_network + AT_ONCE >= settings.openPerNetwork) {
    const [, again] = await Promise.all([lockCap(ctx, network), countOpen(ctx, buyer, network)])
    throwAny(decide.openProblem(again, settings))
  }
  const close = sales.flatMap(({ variant: { productId, maxQuantity } }) => {
    const units = openUnits.find(({ product_id }) => product_id === productId)?.units ?? 0
    return units + AT_ONCE * maxQuantity >= settings.openPerProduct ? [productId] : []
  })
  if (close.length === 0) return
  const ids = sales.map(({ variant }) => variant.variantId)
  const locked = [...new Set(close)].toSorted().map((id) => lockCap(ctx, id))
  const again = countOpenUnits(ctx, ids)
  await Promise.all(locked)
  throwAny(decide.unitsProblem(sales, await again, settings))
}

/** The locked units that the order takes, or why there are not enough. */
async function unitsOf(ctx: Ctx, sales: readonly decide.Sale[], locked: readonly Locked[], last: boolean) {
  for (const [variantId, wanted] of decide.stockNeeded(sales)) {
    const got = locked.filter((unit) => unit.variant_id === variantId).length
    if (got >= wanted) continue
    const left = (await countAvailable(ctx, variantId, wanted))!.n
    if (left >= wanted && !last) throw new Contended()
    const sale = sales.find(({ variant }) => variant.variantId === variantId)
    const bundle = sales.find(({ variant }) => variant.parts.some((part) => part.variantId === variantId))
    const name = decide.nameOf((sale ?? bundle)!.variant)
    if (sale && left > 0 && left < wanted) throw problems.stockShort({ name, left })
    throw problems.soldOut({ name })
  }
  return locked
}

function refusePrice(priced: ReturnType<typeof priceSales>, input: PlaceOrder): void {
  if (input.usePoints && priced.points === 0) throw pointsRefusal(priced.pointsOffer.problem)
  const why = priced.coupon?.problem
  if (why) throw couponRefusal(why)
  if ((input.creditToken || input.useCredit) && priced.creditIdr === 0) throw problems.creditGone()
  if (input.shownTotalIdr !== undefined && input.shownTotalIdr !== priced.totalIdr)
    throw problems.priceChanged({ total: formatRupiah(priced.totalIdr) })
  throwAny(decide.totalProblem(priced.totalIdr))
}

function couponRefusal(why: Sentence): Problem {
  const { code, status } = problems.couponRefused
  return new Problem(code, status, why, {}, [{ path: 'coupon', sentence: why }])
}

/** Why no points can be given; nobody's are said to be lacking. */
export function pointsRefusal(why: Sentence | null, path = 'usePoints'): Problem {
  const { code, status, sentence } = problems.pointsRefused
  return new Problem(code, status, why ?? sentence, {}, [{ path, sentence: why ?? sentence }])
}

function throwAny(problem: Problem | null): void {
  if (problem) throw problem
}
