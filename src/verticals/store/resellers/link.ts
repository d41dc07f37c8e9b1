import type { Ctx, OutsideCtx } from '#kernel/context.ts'
import { cashbackBuyer, cashbackDoor, mayGetCashback } from '../cashback/door.ts'
import type { Door } from '../checkout/door.ts'
import { linkDoor } from './door.ts'
import { activeOf } from './of.ts'
import { findByCode } from './queries.ts'

/**
 * The door of a customer who may have come by a reseller's link. A code that names nobody who sells now is no reason to
 * refuse anybody. A reseller who has signed in is nobody's customer: what comes back to them, their own link or another's
 * notwithstanding, is said by the shop's rules of cashback.
 */
export async function throughLink(ctx: OutsideCtx, door: Door, code: string | undefined): Promise<Door> {
  if (door.resellerId) return door
  if (door.personId && mayGetCashback(ctx)) {
    const buyer = await ctx.transact(cashbackBuyer)
    return buyer ? cashbackDoor(door, buyer) : door
  }
  if (!code) return door
  const row = await ctx.transact((inner: Ctx) => findByCode(inner, code))
  const reseller = row ? activeOf(row) : null
  return reseller ? linkDoor(door, reseller) : door
}
