import { randomBytes } from 'node:crypto'
import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { emit } from '#kernel/events/emit.ts'
import { readTarget } from '../catalogue/index.ts'
import { noteStockTaken } from '../inventory/levels.ts'
import { announceOrder, noteEvent } from '../orders/events.ts'
import { rememberLink } from '../orders/links.ts'
import { markPaid } from '../orders/paid.ts'
import { planWaiting } from '../orders/waits.ts'
import { reviewSoon } from '../providers/review.ts'
import { holdStock, type Locked } from '../stock/queries.ts'
import { spread } from '../stock/spread.ts'
import { prepare, type Prepared } from './charge.ts'
import * as decide from './decide.ts'
import type { Door } from './door.ts'
import type { Gathered, Keys, priceSales } from './gather.ts'
import * as problems from './problems.ts'
import { nameFor, type Verdicts } from './targets.ts'
import type { Placed, PlaceOrder } from './schemas.ts'
import * as write from './write.ts'

/* Writes an order that may be taken, with everything it holds. */

export type Reserved = Placed & { prepared: Prepared | null }

export type Kept = {
  input: PlaceOrder
  keys: Keys
  door: Door
  found: Gathered
  sales: readonly decide.Sale[]
  units: readonly Locked[]
  priced: ReturnType<typeof priceSales>
  formKey: string | null
  verdicts: Verdicts
}

/** Writes everything in one flight; the number comes last, because its row makes the shop's orders follow each other. */
export async function keep(ctx: Ctx, kept: Kept): Promise<Reserved> {
  const { input, keys, door, found, sales, units, priced, formKey, verdicts } = kept
  const { settings, coupon } = found
  const [id, token] = [newId(), randomBytes(24).toString('base64url')]
  const heldUntil = new Date(ctx.now.getTime() + settings.paymentWindowMinutes * 60_000)
  const items = write.itemsOf(
    withTargets(sales, verdicts),
    new Map(found.partPrices.map((part) => [part.id, part.price_idr])),
  )
  const payable = {
    id,
    token,
    total_idr: priced.totalIdr,
    held_until: heldUntil.toISOString(),
    buyer_name: input.buyer.name,
    email: input.buyer.email,
    whatsapp: input.buyer.whatsapp,
  }
  const flash = flashUnits(sales)
  const flashed = [...flash.keys()]
    .toSorted()
    .map((saleId) => write.holdFlash(ctx, saleId, flash.get(saleId)!, input.buyer.email))
  const couponed = coupon ? write.useCoupon(ctx, coupon.id) : 1
  const numbered = write.insertOrder(ctx, {
    id,
    door,
    token,
    month: monthOf(ctx.now),
    prefix: settings.numberPrefix,
    status: 'pending_payment',
    input,
    priced,
    couponId: coupon?.id ?? null,
    buyerKey: keys.buyer.key,
    networkKey: keys.network,
    deviceKey: keys.device,
    formKey,
    mustRead: agreedText(sales),
    heldUntil: payable.held_until,
    now: ctx.now,
  })
  ctx.tx.defer(write.insertItems(ctx, id, items))
  if (units.length > 0) ctx.tx.defer(holdStock(ctx, spread(units, items), payable.held_until))
  const [flashCounts, couponCount, number, prepared] = await Promise.all([
    Promise.all(flashed),
    couponed,
    numbered,
    priced.totalIdr > 0 ? prepare(ctx, payable, { named: numbered, first: true }) : null,
    noteStockTaken(ctx, [...new Set(units.map(({ variant_id }) => variant_id))]),
  ])
  if (flashCounts.includes(0)) throw problems.flashGone({ name: flashName(sales) })
  if (couponCount === 0) throw problems.couponGone({ code: input.coupon })
  if (priced.creditIdr > 0) write.holdCredits(ctx, id, found.credits, priced.creditIdr)
  await door.hold(ctx, { id, priced, items })
  noteEvent(ctx, id, 'placed', String(priced.totalIdr))
  for (const [index, { kind }] of verdicts ?? [])
    if (kind === 'silent') noteEvent(ctx, id, 'target_unchecked', sales[index]!.variant.productName)
  emit(ctx, 'store.order_placed', { orderId: id })
  if (door.resellerId) emit(ctx, 'store.reseller_order_placed', { orderId: id })
  for (const providerId of providersOf(sales)) reviewSoon(ctx, providerId)
  announceOrder(ctx, id)
  ctx.tx.afterCommit(() => rememberLink(ctx, token, id))
  if (prepared) planWaiting(ctx, id, { heldUntil, away: door.channel !== 'shop' })
  else await markPaid(ctx, id)
  return { number, token, prepared }
}

/** Whose pools the order will use, and so are looked at again. */
function providersOf(sales: readonly decide.Sale[]): Set<string> {
  const goods = sales.flatMap(({ variant }) => [variant, ...variant.parts])
  return new Set(goods.flatMap(({ kind, providerId }) => (kind === 'invite' && providerId ? [providerId] : [])))
}

function withTargets(sales: readonly decide.Sale[], verdicts: Verdicts): decide.Sale[] {
  return sales.map((sale, index) => {
    const target = readTarget(sale.variant.inputs, sale.line.target)
    return { ...sale, line: { ...sale.line, target, targetName: nameFor(verdicts, index) } }
  })
}

function flashUnits(sales: readonly decide.Sale[]): Map<string, number> {
  const units = new Map<string, number>()
  for (const { line, variant, flash } of sales)
    if (flash) units.set(variant.flash!.id, (units.get(variant.flash!.id) ?? 0) + line.quantity)
  return units
}

function flashName(sales: readonly decide.Sale[]): string {
  return decide.nameOf(sales.find(({ flash }) => flash)!.variant)
}

function agreedText(sales: readonly decide.Sale[]): string | null {
  const texts = [...new Set(sales.map(({ variant }) => variant.mustRead).filter((text) => text !== ''))]
  return texts.length > 0 ? texts.join('\n\n') : null
}

/** Year and month in Jakarta, as order numbers have them: 2611. */
function monthOf(now: Date): string {
  const day = new Date(now.getTime() + 7 * 3_600_000).toISOString()
  return day.slice(2, 4) + day.slice(5, 7)
}
