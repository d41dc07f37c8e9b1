import type { Ctx, OutsideCtx } from '#kernel/context.ts'
import { findPerson } from '#kernel/identity/queries.ts'
import type { Door } from '../checkout/door.ts'
import type { PlaceOrder } from '../checkout/schemas.ts'
import { placeOrder } from '../checkout/service.ts'
import { findOrderByToken } from '../orders/queries.ts'
import { withPoints } from '../points/index.ts'
import { resellerDoor } from './door.ts'
import type { Reseller } from './of.ts'
import { findReseller } from './queries.ts'
import type { PlaceForCustomer } from './schemas.ts'

/* An order that a reseller places, for themselves or for a customer. */

type Wish = Pick<PlaceForCustomer, 'lines' | 'hasRead' | 'formToken'> & { buyer: PlaceOrder['buyer'] }

/** The reseller as a buyer. */
export async function selfOf(ctx: Ctx, reseller: Reseller): Promise<PlaceOrder['buyer']> {
  const [row, person] = await Promise.all([findReseller(ctx, reseller.id), findPerson(ctx, reseller.personId)])
  return { name: row!.shop_name, email: person!.email, whatsapp: row!.whatsapp }
}

export function inputFor({ locale }: { locale: 'id' | 'en' }, { lines, buyer, formToken, hasRead }: Wish): PlaceOrder {
  // Terms and privacy were agreed to with the application.
  const own = { coupon: '', usePoints: false, useCredit: false, consent: true as const }
  return { ...own, lines, buyer, hasRead, locale, ...(formToken ? { formToken } : {}) }
}

/** The same door with the reseller's own points: as many as the rules let (`atMost`), and none where they let none. */
export function ownPoints(door: Door, { personId }: Reseller, wanted: boolean, atMost?: number): Door {
  return withPoints(door, { personId, role: 'reseller' }, wanted, atMost)
}

export async function placeForCustomer(ctx: OutsideCtx, reseller: Reseller, wish: PlaceForCustomer) {
  const buyer = wish.buyer ?? (await ctx.transact((inner) => selfOf(inner, reseller)))
  const { payBy, tellBuyer, shownIdr } = wish
  const door = ownPoints(
    resellerDoor(reseller, { channel: 'reseller', refId: null, payBy, shownIdr, tellBuyer }),
    reseller,
    wish.usePoints,
  )
  const { number, token } = await placeOrder(ctx, inputFor(ctx, { ...wish, buyer }), door)
  const order = (await ctx.transact((inner) => findOrderByToken(inner, token)))!
  return { id: order.id, number, token }
}
