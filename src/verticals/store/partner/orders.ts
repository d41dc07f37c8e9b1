import type { Ctx, OutsideCtx } from '#kernel/context.ts'
import { findPerson } from '#kernel/identity/queries.ts'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { notFound } from '#kernel/problem/common.ts'
import { hashInput } from '#kernel/http/idempotency.ts'
import type { Door } from '../checkout/door.ts'
import { pointsRefusal } from '../checkout/reserve.ts'
import type { PlaceOrder } from '../checkout/schemas.ts'
import { placeOrder } from '../checkout/service.ts'
import { createFileLink } from '../downloads/service.ts'
import { announceOrder } from '../orders/events.ts'
import { findSecret } from '../orders/reveal-queries.ts'
import { openDelivery, viewerOf } from '../orders/secrets.ts'
import { readWhole } from '../orders/view.ts'
import type { Priced } from '../pricing/rules.ts'
import { type Reseller, resellerDoor } from '../resellers/index.ts'
import { ownPoints } from '../resellers/place.ts'
import { reportProblem } from '../warranty/service.ts'
import * as queries from './order-queries.ts'
import { duplicateRef, priceAbove } from './problems.ts'
import { livePartnerOf, partnerOf } from './reseller.ts'
import type { CreateOrder, ListOrders, Opened, PartnerOrder } from './schemas.ts'

/*
 * Orders of a reseller's programs. Under one `refId` there is one order for ever: the same content is answered with the
 * very bytes of the first answer, other content is refused.
 */

export async function createOrder(ctx: OutsideCtx, input: CreateOrder): Promise<PartnerOrder> {
  const { maxPriceIdr: _guard, ...content } = input
  const hash = hashInput('reseller order', content)
  const { reseller, known, buyer } = await ctx.transact((inner) => begin(inner, input, hash))
  if (known) return known
  try {
    await placeOrder(
      ctx,
      cartOf(input, buyer, formKeyOf(reseller, input.refId, hash), ctx),
      doorOf(reseller, input, hash),
    )
  } catch (error) {
    // Somebody was faster under the same name: theirs is the order.
    if (!isTaken(error)) throw error
  }
  const made = await ctx.transact((inner) => answerOf(inner, reseller, input.refId, hash))
  if (!made) throw new Error(`the order ${input.refId} of ${reseller.id} was placed and is not there`)
  return made
}

async function begin(ctx: Ctx, { refId, buyer }: CreateOrder, hash: string) {
  const reseller = await livePartnerOf(ctx)
  const known = await answerOf(ctx, reseller, refId, hash)
  return { reseller, known, buyer: known ? null : (buyer ?? (await ownContact(ctx, reseller))) }
}

type Buyer = PlaceOrder['buyer']

async function ownContact(ctx: Ctx, reseller: Reseller): Promise<Buyer> {
  const [person, whatsapp] = await Promise.all([
    findPerson(ctx, reseller.personId),
    queries.findWhatsapp(ctx, reseller.id),
  ])
  return { name: person!.name, email: person!.email, whatsapp }
}

/** What was answered first, or is from now on; null: there is no such order. */
async function answerOf(ctx: Ctx, reseller: Reseller, refId: string, hash: string): Promise<PartnerOrder | null> {
  const found = await queries.findByRef(ctx, reseller.id, refId)
  if (!found) return null
  if (found.request_hash !== hash) throw duplicateRef()
  if (found.answer !== null) return JSON.parse(found.answer) as PartnerOrder
  const answer = JSON.stringify(await present(ctx, found))
  return JSON.parse(await queries.keepAnswer(ctx, found.id, answer)) as PartnerOrder
}

/** Names a repeated request to the checkout: the same reseller, name and content. */
function formKeyOf({ id }: Reseller, refId: string, hash: string): string {
  return `ref/${hashInput('reseller form', { id, refId, hash })}`
}

function cartOf(input: CreateOrder, buyer: Buyer | null, formKey: string, { locale }: OutsideCtx) {
  const { variantId, quantity, target } = input
  return {
    lines: [{ variantId, quantity, target }],
    coupon: '',
    usePoints: false,
    useCredit: false,
    buyer: buyer!,
    consent: true as const,
    hasRead: true,
    formToken: formKey,
    locale,
  }
}

/** The reseller's door with the price they agreed to, noting under which name and content the order was placed. */
function doorOf(reseller: Reseller, { refId, payBy, maxPriceIdr, points }: CreateOrder, hash: string): Door {
  const plain = resellerDoor(reseller, { channel: 'api', refId, payBy })
  const door = points === undefined ? plain : ownPoints(plain, reseller, true, points)
  return {
    ...door,
    refuse: (priced) => {
      const unitIdr = Math.max(...priced.lines.map((line) => line.unitIdr))
      if (maxPriceIdr !== undefined && unitIdr > maxPriceIdr) throw priceAbove({ price: formatRupiah(unitIdr) })
      refusePoints(points, priced)
      door.refuse?.(priced)
    },
    hold: async (ctx, order) => {
      ctx.tx.defer(queries.insertRef(ctx, { orderId: order.id, resellerId: reseller.id, hash }))
      await door.hold(ctx, order)
    },
  }
}

/** A program that meant to pay with points is not made to pay without them. */
export function refusePoints(asked: number | undefined, { points, pointsOffer }: Priced): void {
  if (asked !== undefined && points === 0) throw pointsRefusal(pointsOffer.problem, 'points')
}

function isTaken(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string }
  return code === '23505' && (constraint === 'orders_ref' || constraint === 'orders_form')
}

export async function readById(ctx: Ctx, { id }: { id: string }): Promise<PartnerOrder> {
  return present(ctx, await mine(ctx, await partnerOf(ctx), id))
}

export async function readByRef(ctx: Ctx, { refId }: { refId: string }): Promise<PartnerOrder> {
  const reseller = await partnerOf(ctx)
  const row = await queries.findByRefOnly(ctx, reseller.id, refId)
  if (!row) throw notFound()
  return present(ctx, row)
}

export async function listOrders(ctx: Ctx, { limit, ...page }: ListOrders) {
  const rows = await queries.listOrders(ctx, (await partnerOf(ctx)).id, page, limit + 1)
  const shown = rows.slice(0, limit)
  return {
    items: shown.map((row) => ({
      id: row.id,
      refId: row.ref_id,
      number: row.number,
      status: row.status,
      createdAt: row.created_at,
      deliveredAt: row.delivered_at,
      walletIdr: row.wallet_idr,
      totalIdr: row.total_idr,
    })),
    nextCursor: rows.length > limit ? shown.at(-1)!.id : null,
  }
}

/** Opens one unit of an order that this reseller placed; each look is noted. */
export async function openUnit(ctx: Ctx, { id, deliveryId }: { id: string; deliveryId: string }): Promise<Opened> {
  const order = await placed(ctx, await livePartnerOf(ctx), id)
  const viewer = viewerOf(ctx.actor, 'reseller')
  const found = await findSecret(ctx, deliveryId)
  if (!found || found.order_id !== id) throw notFound()
  if (found.kind === 'file') {
    const file = await createFileLink(ctx, { token: order.token, id: deliveryId }, viewer)
    return { lines: [], instructions: found.instructions, file }
  }
  const { lines, instructions, row } = await openDelivery(ctx, { deliveryId, viewer, orderId: id, found })
  if (!row.first_revealed_at) announceOrder(ctx, id)
  return { lines, instructions, file: null }
}

export async function openClaim(ctx: Ctx, input: { id: string; deliveryId: string; problem: string }) {
  const order = await placed(ctx, await livePartnerOf(ctx), input.id)
  const { deliveryId: id, problem } = input
  return reportProblem(ctx, { token: order.token, id, problem, pictureIds: [] })
}

async function mine(ctx: Ctx, reseller: Reseller, id: string): Promise<queries.OwnRow> {
  const row = await queries.findOwn(ctx, reseller.id, id)
  if (!row) throw notFound()
  return row
}

/** One that this reseller placed. What a customer bought by the link is the customer's to open and to complain about. */
async function placed(ctx: Ctx, reseller: Reseller, id: string): Promise<queries.OwnRow> {
  const row = await mine(ctx, reseller, id)
  if (row.channel === 'shop') throw notFound()
  return row
}

/** Of a customer's order by the link a program hears what was bought and how it stands, and nothing that is the customer's. */
async function present(ctx: Ctx, row: queries.OwnRow): Promise<PartnerOrder> {
  const theirs = row.channel === 'shop'
  const order = await readWhole(ctx, row.token)
  const { canCharge: _charge, canRenew: _renew, ...invoice } = order.invoice
  return {
    id: row.id,
    refId: row.ref_id,
    number: order.number,
    status: order.status,
    createdAt: order.createdAt,
    paidAt: order.paidAt,
    deliveredAt: order.deliveredAt,
    items: order.items
      .filter(({ parentId }) => parentId === null)
      .map((item) => ({
        variantId: item.variantId,
        productName: item.productName,
        variantName: item.variantName,
        quantity: item.quantity,
        unitIdr: item.unitIdr,
        totalIdr: item.totalIdr,
        target: theirs ? {} : item.target,
        targetName: theirs ? null : item.targetName,
        status: item.status,
        deliveredCount: item.deliveredCount,
      })),
    points: theirs ? 0 : order.points,
    pointsIdr: theirs ? 0 : order.pointsIdr,
    walletIdr: row.wallet_idr,
    feeIdr: order.feeIdr,
    totalIdr: order.totalIdr,
    // Of what wallet and points have paid there is nothing to charge.
    invoice: theirs || order.totalIdr === 0 ? null : invoice,
    deliveries: (theirs ? [] : order.deliveries).map(
      ({ itemId: _item, file: _file, downloadsLeft: _left, downloadsUntil: _until, ...unit }) => unit,
    ),
    claims: theirs ? [] : order.claims,
  }
}
