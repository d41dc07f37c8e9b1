import type { Ctx } from '#kernel/context.ts'
import { accountName, entryName, type Movement, sumMovements, sumSince } from '#services/ledger/index.ts'
import { readSettings, writeSettings } from '#kernel/tenancy/settings.ts'
import { dayAfter, dayOf, startOf } from '../desk/rules.ts'
import { StoreSettings } from '../settings.ts'
import { paidOn, readBook } from './book.ts'
import { dayBefore, dayClosed, dayNotOver } from './problems.ts'
import * as queries from './queries.ts'
import { differencesOf, figuresOf, isOver } from './rules.ts'
import type { CloseDay, DayBook, DayRow, DayView, ListDays } from './schemas.ts'

/* Business days: how they run, how they are closed, and what is said of them afterwards. */

/** Freezes a day that is over, as the ledger tells it now. Of two who close it one does. */
export async function closeDay(ctx: Ctx, { day, note }: CloseDay): Promise<DayView> {
  if (!isOver(endOf(day), ctx.now)) throw dayNotOver()
  const first = await queries.findFirstDay(ctx)
  if (!first || day < first) throw dayBefore({}, [{ path: 'day', sentence: dayBefore.sentence }])
  if (!(await freeze(ctx, day, note))) throw dayClosed()
  return readDay(ctx, { day })
}

async function freeze(ctx: Ctx, day: string, note: string): Promise<boolean> {
  const { actor } = ctx
  const book = await readBook(ctx, day)
  return queries.insertClosing(ctx, {
    day,
    // Nothing is ever taken out of a closed day, so nobody's name goes in.
    figures: { ...book, resellers: book.resellers.map((one) => ({ ...one, name: '' })) },
    note,
    closed_by: actor.kind === 'person' ? actor.id : null,
    closed_by_name: actor.kind === 'person' ? actor.name : '',
  })
}

/** Days that one night may catch up on; a shop that begins to close by itself begins with yesterday. */
const CATCH_UP_DAYS = 31

/** In the night: closes what is over and not closed since the last closing, where the shop wants that. */
export async function closeByItself(ctx: Ctx): Promise<void> {
  const { closeAutomatically } = await readSettings(ctx, 'store', StoreSettings)
  if (!closeAutomatically) return
  const yesterday = dayAfter(dayOf(ctx.now), -1)
  const [last, first] = await Promise.all([queries.findLastClosed(ctx), queries.findFirstDay(ctx)])
  if (!first) return
  const next = last ? dayAfter(last, 1) : yesterday
  const [earliest] = [dayAfter(yesterday, 1 - CATCH_UP_DAYS), first, next].toSorted().toReversed()
  for (let day = earliest!; day <= yesterday && isOver(endOf(day), ctx.now); day = dayAfter(day, 1))
    await freeze(ctx, day, '')
}

export async function setAutomatic(ctx: Ctx, automatic: boolean) {
  const settings = await writeSettings(ctx, 'store', StoreSettings, { closeAutomatically: automatic })
  return { automatic: settings.closeAutomatically }
}

/** The days of a month, the newest first: closed ones as they were closed, the others as they stand. */
export async function listDays(ctx: Ctx, { month = dayOf(ctx.now).slice(0, 7) }: ListDays) {
  const today = dayOf(ctx.now)
  const [from, end] = [`${month}-01`, dayAfter(`${month}-28`, 4).slice(0, 8).concat('01')]
  const [closings, moved, paid, first, settings] = await Promise.all([
    queries.findClosings(ctx, from, end),
    sumMovements(ctx, { from: startOf(from), before: startOf(end) }),
    queries.countPaid(ctx, from, end),
    queries.findFirstDay(ctx),
    readSettings(ctx, 'store', StoreSettings),
  ])
  const closed = new Map(closings.map((one) => [one.day, one]))
  const items: DayRow[] = []
  for (let day = from; day < end && day <= today; day = dayAfter(day, 1)) {
    if (!first || day < first) continue
    const state = closed.has(day) ? 'closed' : day === today ? 'running' : 'open'
    const row = rowOf(day, state, closed.get(day), moved)
    items.unshift(closed.has(day) ? row : { ...row, orders: paid.get(day) ?? 0 })
  }
  return { month, items, automatic: settings.closeAutomatically }
}

function rowOf(
  day: string,
  state: DayRow['state'],
  closing: queries.ClosingRow | undefined,
  moved: readonly Movement[],
): DayRow {
  const own = moved.filter((one) => one.day === day)
  const figures = closing?.figures.figures ?? figuresOf(own, NO_SUMS)
  return {
    day,
    state,
    closedBy: closing?.closed_by_name || null,
    orders: figures.orders,
    receivedIdr: figures.receivedIdr,
    feesIdr: figures.feesIdr,
    salesIdr: figures.salesIdr,
    resultIdr: figures.resultIdr,
  }
}

const NO_SUMS = { orders: 0, freeOrders: 0, grossIdr: 0, discountIdr: 0, pointsIdr: 0, buyerFeeIdr: 0, units: 0 }

/** A day in full. What has come of a closed day's orders since then stands beside it and changes nothing of it. */
export async function readDay(ctx: Ctx, { day }: { day: string }): Promise<DayView> {
  const [[closing], now] = await Promise.all([queries.findClosings(ctx, day, dayAfter(day, 1)), readBook(ctx, day)])
  const over = isOver(endOf(day), ctx.now)
  const book = closing ? await withNames(ctx, closing.figures) : now
  const orders = closing ? await paidOn(ctx, day) : []
  const since = orders.length === 0 ? [] : await sumSince(ctx, endOf(day), { accounts: SINCE, parties: orders })
  return {
    day,
    state: closing ? 'closed' : over ? 'open' : 'running',
    closed: closing ? { at: closing.closed_at, by: closing.closed_by_name || null, note: closing.note } : null,
    closable: !closing && over,
    differences: closing ? differencesOf(closing.figures.figures, now.figures) : [],
    since: since.map(({ kind, entries, amount_idr }) => ({ kind, entries, amountIdr: amount_idr })),
    ...book,
    names: namesOf(ctx, book, since),
  }
}

/** A closed day with its resellers as they are called now. */
async function withNames(ctx: Ctx, book: DayBook): Promise<DayBook> {
  const ids = book.resellers.map(({ resellerId }) => resellerId)
  const names = new Map((await queries.nameResellers(ctx, ids)).map(({ id, shop_name }) => [id, shop_name]))
  return { ...book, resellers: book.resellers.map((one) => ({ ...one, name: names.get(one.resellerId) ?? '' })) }
}

function namesOf({ locale }: Ctx, { movements, balances }: DayBook, since: readonly { kind: string }[]) {
  const accounts = [...movements, ...balances].map(({ account }) => [account, accountName(account, locale)])
  const kinds = [...movements, ...since].map(({ kind }) => [kind, entryName(kind, locale)])
  return Object.fromEntries([...accounts, ...kinds]) as Record<string, string>
}

/** Accounts on which something that comes of an order later stands under the order's name. */
const SINCE = ['liabilities:deposits', 'liabilities:credits', 'expenses:goodwill', 'expenses:reseller_margin']

function endOf(day: string): Date {
  return startOf(dayAfter(day, 1))
}
