import type { Ctx } from '#kernel/context.ts'
import { networkOf } from '#kernel/http/limits.ts'
import type { Fingerprinter } from '#kernel/secrets/secrets.ts'
import { readSettings } from '#kernel/tenancy/settings.ts'
import { readForSale, type SaleVariant } from '../catalogue/index.ts'
import { blockText, buyerText } from '../orders/buyer.ts'
import { type CouponFacts, type PricedLine, type Priced, priceOf } from '../pricing/rules.ts'
import { StoreSettings } from '../settings.ts'
import { lockStock } from '../stock/queries.ts'
import { nameOf, type Sale } from './decide.ts'
import type { Door, Terms } from './door.ts'
import { productGone } from './problems.ts'
import * as queries from './queries.ts'
import type { AskQuote, PlaceOrder } from './schemas.ts'

/* Reads what a price and a decision need, in one flight. */

export type Keys = { buyer: queries.Buyer; network: string | null; device: string | null; blocked: string[] }

/** Everything that a stranger's contact, network and device is compared by; never the plain values. */
export async function keysOf(
  ctx: Ctx,
  { buyer, device }: Pick<PlaceOrder, 'buyer' | 'device'>,
  door: Pick<Door, 'channel' | 'personId'>,
): Promise<Keys> {
  const name = await ctx.house.secrets.fingerprinter(ctx)
  const block = (...parts: Parameters<typeof blockText>) => keyOf(name, blockText(...parts))
  const network = ctx.ip ? block('network', networkOf(ctx.ip)) : null
  const ofDevice = device ? block('device', device) : null
  return {
    buyer: {
      key: keyOf(name, buyerText(buyer.email, buyer.whatsapp)),
      whatsapp: buyer.whatsapp,
      personId: memberOf(door),
    },
    network,
    device: ofDevice,
    blocked: [block('email', buyer.email), block('whatsapp', buyer.whatsapp), network, ofDevice].filter(
      (key) => key !== null,
    ),
  }
}

/** The member who buys for themselves; a reseller buys for many. */
function memberOf({ channel, personId }: Pick<Door, 'channel' | 'personId'>): string | null {
  return channel === 'shop' ? personId : null
}

/** As far as it is known before anything is ordered: by the address, and by having signed in. */
async function knownBuyer(ctx: Ctx, { email }: AskQuote, door: Door): Promise<queries.Buyer | null> {
  const personId = memberOf(door)
  if (email) return { ...(await buyerOf(ctx, email)), personId }
  return personId ? { key: '', whatsapp: '', personId } : null
}

function keyOf(name: Fingerprinter, [purpose, text]: readonly [string, string]): string {
  return name(purpose, text)
}

export type Gathered = Awaited<ReturnType<typeof gather>>

/** What is needed to take an order. The first statement makes one buyer's orders follow each other. */
export async function gather(
  ctx: Ctx,
  input: PlaceOrder,
  { buyer, network, blocked }: Keys,
  { formKey, door }: { formKey: string | null; door: Door },
) {
  const ids = [...new Set(input.lines.map(({ variantId }) => variantId))]
  const [, same, variants, settings, locked, open, openUnits, bought, partPrices, isBlocked, coupon, credits, terms] =
    await Promise.all([
      queries.lockBuyer(ctx, buyer),
      formKey ? queries.findByForm(ctx, formKey) : undefined,
      readForSale(ctx, ids),
      readSettings(ctx, 'store', StoreSettings),
      lockStock(ctx, input.lines),
      queries.countOpen(ctx, buyer, network),
      queries.countOpenUnits(ctx, ids),
      queries.countBought(ctx, buyer, ids),
      queries.findPartPrices(ctx, ids),
      queries.isBlocked(ctx, blocked),
      couponOf(ctx, input, door, buyer),
      creditsOf(ctx, input, door, true),
      door.terms(ctx, ids),
    ])
  return { same, variants, settings, locked, open, openUnits, bought, partPrices, isBlocked, coupon, credits, terms }
}

/** What a quote needs: nothing is locked, and limits of a buyer are known only with an address. */
export async function gatherQuote(ctx: Ctx, input: AskQuote, door: Door) {
  const ids = [...new Set(input.lines.map(({ variantId }) => variantId))]
  const buyer = await knownBuyer(ctx, input, door)
  const [variants, settings, coupon, credits, terms] = await Promise.all([
    readForSale(ctx, ids),
    readSettings(ctx, 'store', StoreSettings),
    couponOf(ctx, input, door, buyer),
    creditsOf(ctx, input, door, false),
    door.terms(ctx, ids),
  ])
  return { variants, settings, coupon, credits, terms }
}

/** Coupons are the shop's own: at an outlet none is known. */
function couponOf(ctx: Ctx, { coupon }: Pick<AskQuote, 'coupon'>, { outletId }: Door, buyer: queries.Buyer | null) {
  return coupon && !outletId ? queries.findCoupon(ctx, coupon, buyer) : undefined
}

/** By the link of an order its credit; by an account that of all its orders. */
function creditsOf(ctx: Ctx, { creditToken, useCredit }: AskQuote | PlaceOrder, { personId }: Door, lock: boolean) {
  if (creditToken) return queries.findUsableCredits(ctx, creditToken, lock)
  return useCredit && personId ? queries.findMemberCredits(ctx, personId, lock) : []
}

async function buyerOf(ctx: Ctx, email: string): Promise<queries.Buyer> {
  const name = await ctx.house.secrets.fingerprinter(ctx)
  return { key: keyOf(name, buyerText(email, '')), whatsapp: '', personId: null }
}

/**
 * The lines with what they are: at the buyer's own price where there is one, else at a flash price where enough units of it
 * are left for the whole line.
 */
export function salesOf(
  lines: PlaceOrder['lines'],
  { variants, terms }: { variants: readonly SaleVariant[]; terms: Terms },
): Sale[] {
  const taken = new Map<string, number>()
  return lines.map((line) => {
    const found = variants.find(({ variantId }) => variantId === line.variantId)
    if (!found) throw productGone()
    const own = terms.prices.get(line.variantId)
    if (own === undefined && terms.only) throw productGone()
    const variant = own === undefined ? found : { ...found, priceIdr: own, flash: null }
    const { flash } = variant
    if (!flash) return { line, variant, flash: false }
    const before = taken.get(flash.id) ?? 0
    const fits = flash.held + flash.sold + before + line.quantity <= flash.cap
    if (fits) taken.set(flash.id, before + line.quantity)
    return { line, variant, flash: fits }
  })
}

type PriceParts = {
  settings: StoreSettings
  coupon: queries.CouponRow | undefined
  credits: readonly { left_idr: number }[]
  terms: Terms
}

/** The breakdown of these lines: the only place where the server makes a price. */
export function priceSales(sales: readonly Sale[], parts: PriceParts, couponCode: string, now: Date): Priced {
  return priceOf(sales.map(pricedOf), {
    couponCode,
    coupon: parts.coupon ? couponFacts(parts.coupon) : null,
    points: parts.terms.points,
    creditIdr: parts.credits.reduce((sum, one) => sum + one.left_idr, 0),
    walletIdr: parts.terms.walletIdr,
    charges: parts.settings,
    now,
  })
}

function pricedOf({ line, variant, flash }: Sale): PricedLine {
  return {
    variantId: variant.variantId,
    productId: variant.productId,
    categoryId: variant.categoryId,
    name: nameOf(variant),
    quantity: line.quantity,
    priceIdr: variant.priceIdr,
    flashIdr: flash ? variant.flash!.priceIdr : null,
  }
}

function couponFacts(row: queries.CouponRow): CouponFacts {
  return {
    code: row.code,
    kind: row.kind,
    value: row.value,
    minSpendIdr: row.min_spend_idr,
    maxDiscountIdr: row.max_discount_idr,
    productIds: row.product_ids,
    categoryIds: row.category_ids,
    totalLimit: row.total_limit,
    buyerLimit: row.buyer_limit,
    used: row.used,
    usedByBuyer: row.used_by_buyer,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    active: row.active,
    withFlash: row.with_flash,
    withPoints: row.with_points,
    membersOnly: row.members_only,
    firstOrderOnly: row.first_order_only,
    isMember: row.is_member,
    ordersBefore: row.orders_before,
  }
}
