import type { Ctx } from '#kernel/context.ts'
import { may } from '#kernel/identity/authorize.ts'
import { list } from '../orders/admin.ts'
import { type Day, readDays } from './days.ts'
import * as queries from './queries.ts'
import { CHECKS, dayAfter, dayOf, medianOf } from './rules.ts'
import type { ShopDesk } from './schemas.ts'

/* The front page of a shop's admin. */

const SHOWN_DAYS = 30
const MEDIAN_DAYS = 7
const LATEST = 6
const LOW = 6

/** Each part only for whoever may also open the list behind it. */
export async function readDesk(ctx: Ctx): Promise<ShopDesk> {
  const [mayOrders, mayMoney] = [may(ctx.actor, 'store.orders.read'), may(ctx.actor, 'payments.read')]
  const [days, waiting, latest, low, checks] = await Promise.all([
    mayOrders || mayMoney ? readDays(ctx, dayAfter(dayOf(ctx.now), 1 - SHOWN_DAYS)) : [],
    mayOrders ? queries.countWaiting(ctx) : null,
    mayOrders ? list(ctx, { limit: LATEST }) : null,
    may(ctx.actor, 'store.inventory.read') ? queries.findLow(ctx, LOW) : null,
    may(ctx.actor, 'store.site.manage') ? queries.readChecks(ctx) : null,
  ])
  return {
    orders: waiting && latest ? ordersOf(days, waiting, latest.items) : null,
    income: mayMoney ? incomeOf(days) : null,
    work: waiting && workOf(waiting),
    low: low && low.map(lowOf),
    checklist: checks && CHECKS.map((code) => ({ code, done: checks[code] })),
  }
}

function ordersOf(days: readonly Day[], waiting: queries.Waiting, latest: NonNullable<ShopDesk['orders']>['latest']) {
  const [yesterday, today] = days.slice(-2)
  return {
    today: today!.orders,
    paidToday: today!.paid,
    yesterday: yesterday!.orders,
    unpaid: waiting.unpaid,
    attention: waiting.attention,
    medianSeconds: medianOf(days.slice(-MEDIAN_DAYS).map(({ seconds }) => seconds)),
    days: days.map(({ day, orders, paid, units }) => ({ day, orders, paid, units })),
    latest,
  }
}

function incomeOf(days: readonly Day[]) {
  const [yesterday, today] = days.slice(-2)
  return {
    todayIdr: netOf(today!),
    feesTodayIdr: today!.feesIdr,
    yesterdayIdr: netOf(yesterday!),
    days: days.map((one) => ({ day: one.day, netIdr: netOf(one) })),
  }
}

function netOf({ revenueIdr, feesIdr, creditsIdr, marginsIdr }: Day): number {
  return revenueIdr - feesIdr - creditsIdr - marginsIdr
}

function workOf({ pending, staff, dead, claims, reviews, credits, credits_idr, payouts }: queries.Waiting) {
  return { pending, staff, dead, claims, reviews, credits, creditsIdr: credits_idr, payoutsAsked: payouts }
}

const WEEK = 7

function lowOf(row: queries.LowStock) {
  return {
    variantId: row.variant_id,
    productId: row.product_id,
    productName: row.product_name,
    variantName: row.variant_name,
    available: row.available,
    daysLeft: row.sold_7_days === 0 ? null : Math.floor((row.available * WEEK) / row.sold_7_days),
  }
}
