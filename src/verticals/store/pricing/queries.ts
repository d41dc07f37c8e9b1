import type { Ctx } from '#kernel/context.ts'
import { db, sql } from '#kernel/db/sql.ts'
import type { CouponInput, ListCoupons } from './schemas.ts'

const columns = [
  'id',
  'code',
  'kind',
  'value',
  'min_spend_idr',
  'max_discount_idr',
  'product_ids',
  'category_ids',
  'total_limit',
  'buyer_limit',
  'used',
  'starts_at',
  'ends_at',
  'active',
  'with_flash',
  'with_points',
  'members_only',
  'first_order_only',
  'created_at',
] as const

function coupons(ctx: Ctx) {
  return db.selectFrom('store.coupons').select(columns).where('tenant_id', '=', ctx.tenant.id)
}
export type CouponRow = NonNullable<Awaited<ReturnType<typeof findCoupon>>>

export function findCoupon(ctx: Ctx, id: string) {
  return ctx.tx.first(coupons(ctx).where('id', '=', id))
}

/** Coupons newest first. */
export function searchCoupons(ctx: Ctx, { q, active, cursor }: ListCoupons, limit: number) {
  let query = coupons(ctx)
  if (q) query = query.where('code', 'ilike', `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`)
  if (active) query = query.where('active', '=', active === 'yes')
  if (cursor) query = query.where('id', '<', cursor)
  return ctx.tx.all(query.orderBy('id', 'desc').limit(limit))
}

function columnsOf(input: CouponInput) {
  return {
    code: input.code,
    kind: input.kind,
    value: input.value,
    min_spend_idr: input.minSpendIdr,
    max_discount_idr: input.maxDiscountIdr,
    product_ids: input.productIds,
    category_ids: input.categoryIds,
    total_limit: input.totalLimit,
    buyer_limit: input.buyerLimit,
    starts_at: input.startsAt,
    ends_at: input.endsAt,
    active: input.active,
    with_flash: input.withFlash,
    with_points: input.withPoints,
    members_only: input.membersOnly,
    first_order_only: input.firstOrderOnly,
  }
}

/** False when the code is taken. */
export async function insertCoupon(ctx: Ctx, id: string, input: CouponInput): Promise<boolean> {
  const count = await ctx.tx.run(
    db
      .insertInto('store.coupons')
      .values({ tenant_id: ctx.tenant.id, id, ...columnsOf(input) })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'code']).doNothing()),
  )
  return count > 0
}

/** False when the code is another coupon's. */
export async function updateCoupon(ctx: Ctx, id: string, input: CouponInput): Promise<boolean> {
  const count = await ctx.tx.run(
    db
      .updateTable('store.coupons')
      .set(columnsOf(input))
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('store.coupons as other')
              .select(sql`1`.as('one'))
              .where('other.tenant_id', '=', ctx.tenant.id)
              .where('other.code', '=', input.code)
              .where('other.id', '<>', id),
          ),
        ),
      ),
  )
  return count > 0
}

/** Only one that no order has used. */
export function deleteCoupon(ctx: Ctx, id: string) {
  return ctx.tx.run(sql`delete from store.coupons where tenant_id = ${ctx.tenant.id} and id = ${id}
    and not exists (select from store.orders where tenant_id = ${ctx.tenant.id} and coupon_id = ${id})`)
}
