import type { Ctx } from '#kernel/context.ts'
import { type Booked, findBooked, type Movement, sumBalances, sumMovements } from '#services/ledger/index.ts'
import { dayAfter, startOf } from '../desk/rules.ts'
import * as queries from './queries.ts'
import { figuresOf, type OrderSums, PAYING } from './rules.ts'
import type { DayBook } from './schemas.ts'

/* A day added up: from the ledger, with names from the orders. */

export async function readBook(ctx: Ctx, day: string): Promise<DayBook> {
  const period = { from: startOf(day), before: startOf(dayAfter(day, 1)) }
  const [moved, balances, paid, sold, earned] = await Promise.all([
    sumMovements(ctx, period),
    sumBalances(ctx, period.before),
    findBooked(ctx, period, { accounts: ['liabilities:deposits'], kinds: PAYING }),
    findBooked(ctx, period, { accounts: ['income:sales'], kinds: ['sale'] }),
    findBooked(ctx, period, {
      accounts: ['expenses:reseller_margin'],
      kinds: ['wallet_margin', 'wallet_margin_back'],
    }),
  ])
  const parts = await readParts(ctx, day, { paid, sold, earned })
  return {
    figures: figuresOf(moved, sumsOf(parts)),
    products: productsOf(parts.sales),
    channels: channelsOf(parts),
    resellers: await resellersOf(ctx, parts),
    movements: moved.map(presentMovement),
    balances: balances.map(({ account, balance_idr }) => ({ account, balanceIdr: balance_idr })),
  }
}

/** The orders behind what was paid for them that day. */
export async function paidOn(ctx: Ctx, day: string): Promise<string[]> {
  const period = { from: startOf(day), before: startOf(dayAfter(day, 1)) }
  const paid = await findBooked(ctx, period, { accounts: ['liabilities:deposits'], kinds: PAYING })
  return [...new Set(paid.flatMap(({ party }) => party ?? []))]
}

function presentMovement({ account, kind, entries, debit_idr, credit_idr }: Movement) {
  return { account, kind, entries, debitIdr: debit_idr, creditIdr: credit_idr }
}

type Rows = { paid: Booked[]; sold: Booked[]; earned: Booked[] }
type Parts = Awaited<ReturnType<typeof readParts>>

/** Each query is given what the ledger says and finds whose it was. */
async function readParts(ctx: Ctx, day: string, { paid, sold, earned }: Rows) {
  const ofOrders = paid.filter(({ party }) => party !== null)
  const ofMargins = earned.filter(({ party }) => party !== null)
  const [orders, sales, margins] = await Promise.all([
    queries.sumOrders(ctx, day, {
      orderIds: ofOrders.map(({ party }) => party!),
      valuesIdr: ofOrders.map(({ amount_idr }) => -amount_idr),
    }),
    queries.sumSales(
      ctx,
      sold.map(({ source }) => source.slice('item/'.length)),
      sold.map(({ amount_idr }) => -amount_idr),
    ),
    queries.sumMargins(
      ctx,
      ofMargins.map(({ party }) => party!),
      ofMargins.map(({ amount_idr }) => amount_idr),
    ),
  ])
  return { orders, sales, margins }
}

function sumsOf({ orders, sales }: Parts): OrderSums {
  return {
    orders: total(orders, (one) => one.orders),
    freeOrders: total(orders, (one) => one.free),
    grossIdr: total(orders, (one) => one.gross_idr),
    discountIdr: total(orders, (one) => one.discount_idr),
    pointsIdr: total(orders, (one) => one.points_idr),
    buyerFeeIdr: total(orders, (one) => one.fee_idr),
    units: total(sales, (one) => one.units),
  }
}

function productsOf(sales: Parts['sales']): DayBook['products'] {
  const ids = [...new Set(sales.map(({ product_id }) => product_id))]
  return ids
    .map((productId) => {
      const own = sales.filter(({ product_id }) => product_id === productId)
      return { productId, name: own[0]!.name, ...soldOf(own) }
    })
    .toSorted((left, right) => right.salesIdr - left.salesIdr || left.name.localeCompare(right.name))
}

function soldOf(own: Parts['sales']) {
  return { units: total(own, (one) => one.units), salesIdr: total(own, (one) => one.sales_idr) }
}

function channelsOf({ orders, sales, margins }: Parts): DayBook['channels'] {
  const channels = [...new Set([...orders, ...sales, ...margins].map(({ channel }) => channel))].toSorted()
  return channels.map((channel) => {
    const own = (one: { channel: string }) => one.channel === channel
    const [ordered, sold, earned] = [orders.filter(own), sales.filter(own), margins.filter(own)]
    return {
      channel,
      orders: total(ordered, (one) => one.orders),
      grossIdr: total(ordered, (one) => one.gross_idr),
      discountIdr: total(ordered, (one) => one.discount_idr),
      pointsIdr: total(ordered, (one) => one.points_idr),
      valueIdr: total(ordered, (one) => one.value_idr),
      ...soldOf(sold),
      marginIdr: total(earned, (one) => one.margin_idr),
    }
  })
}

async function resellersOf(ctx: Ctx, { orders, sales, margins }: Parts): Promise<DayBook['resellers']> {
  const ids = [...new Set([...orders, ...sales, ...margins].flatMap(({ reseller_id }) => reseller_id ?? []))]
  if (ids.length === 0) return []
  const names = new Map((await queries.nameResellers(ctx, ids)).map(({ id, shop_name }) => [id, shop_name]))
  return ids
    .map((resellerId) => {
      const ordered = orders.filter(({ reseller_id }) => reseller_id === resellerId)
      return {
        resellerId,
        name: names.get(resellerId) ?? '',
        orders: total(ordered, (one) => one.orders),
        valueIdr: total(ordered, (one) => one.value_idr),
        ...soldOf(sales.filter(({ reseller_id }) => reseller_id === resellerId)),
        marginIdr: total(
          margins.filter(({ reseller_id }) => reseller_id === resellerId),
          (one) => one.margin_idr,
        ),
      }
    })
    .toSorted((left, right) => right.salesIdr - left.salesIdr || left.name.localeCompare(right.name))
}

function total<R>(rows: readonly R[], of: (row: R) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0)
}
