import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { notFound } from '#kernel/problem/common.ts'
import { problem } from '#kernel/problem/problem.ts'
import * as queries from './queries.ts'
import type { Coupon, CouponInput, ListCoupons } from './schemas.ts'

export const codeTaken = problem('coupon-code-taken', 409, {
  id: 'Kode kupon ini sudah ada.',
  en: 'There is a coupon of this code already.',
})
export const couponUsed = problem('coupon-used', 409, {
  id: 'Kupon ini sudah pernah dipakai. Nonaktifkan saja.',
  en: 'This coupon has been used. Switch it off instead.',
})
export const limitBelowUse = problem('coupon-limit-below-use', 422, {
  id: 'Kupon ini sudah dipakai {used} kali.',
  en: 'This coupon has been used {used} times.',
})

export async function list(ctx: Ctx, wanted: ListCoupons) {
  const rows = await queries.searchCoupons(ctx, wanted, wanted.limit + 1)
  const items = rows.slice(0, wanted.limit).map(present)
  return { items, nextCursor: rows.length > wanted.limit ? items.at(-1)!.id : null }
}

export async function create(ctx: Ctx, input: CouponInput): Promise<Coupon> {
  const id = newId()
  if (!(await queries.insertCoupon(ctx, id, input))) throw taken()
  return read(ctx, id)
}

export async function update(ctx: Ctx, id: string, input: CouponInput): Promise<Coupon> {
  const now = await read(ctx, id)
  if (input.totalLimit !== null && input.totalLimit < now.used) {
    const sentence = limitBelowUse({ used: now.used }).sentence
    throw limitBelowUse({ used: now.used }, [{ path: 'totalLimit', sentence }])
  }
  if (!(await queries.updateCoupon(ctx, id, input))) throw taken()
  return read(ctx, id)
}

export async function remove(ctx: Ctx, id: string): Promise<void> {
  await read(ctx, id)
  if ((await queries.deleteCoupon(ctx, id)) === 0) throw couponUsed()
}

export async function read(ctx: Ctx, id: string): Promise<Coupon> {
  const row = await queries.findCoupon(ctx, id)
  if (!row) throw notFound()
  return present(row)
}

function taken() {
  return codeTaken({}, [{ path: 'code', sentence: codeTaken.sentence }])
}

function present(row: queries.CouponRow): Coupon {
  return {
    id: row.id,
    code: row.code,
    kind: row.kind as Coupon['kind'],
    value: row.value,
    minSpendIdr: row.min_spend_idr,
    maxDiscountIdr: row.max_discount_idr,
    productIds: row.product_ids,
    categoryIds: row.category_ids,
    totalLimit: row.total_limit,
    buyerLimit: row.buyer_limit,
    used: row.used,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    active: row.active,
    withFlash: row.with_flash,
    withPoints: row.with_points,
    membersOnly: row.members_only,
    firstOrderOnly: row.first_order_only,
    createdAt: row.created_at,
  }
}
