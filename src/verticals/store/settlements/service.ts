import { createHash } from 'node:crypto'
import type { Ctx, OutsideCtx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { announce } from '#kernel/events/emit.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { notFound } from '#kernel/problem/common.ts'
import { credit, debit, post } from '#services/ledger/index.ts'
import { findCapturesBetween, findCapturesNamed, spanOf } from '#services/payments/index.ts'
import { rowsOf, textOf } from '../inventory/parse.ts'
import { lineDecided, lineNotBookable, settlementTooLong, settlementUnreadable } from './problems.ts'
import * as queries from './queries.ts'
import { guessMapping, headPlace, type Line, lineOf, LIMITS, type Match, matchLines } from './rules.ts'
import type * as schemas from './schemas.ts'

/* Files of the gateway about what it has sent to the bank: read, held line by line against the money that came, booked. */

/** What a file looks like and how it would be read; nothing is kept of it. */
export async function preview(ctx: Ctx, { file }: { file: string }) {
  const { rows, head, headKey, hash } = tableIn(file)
  const [remembered, knownId] = await Promise.all([queries.findMapping(ctx, headKey), queries.findByHash(ctx, hash)])
  return {
    head,
    mapping: remembered ?? guessMapping(head),
    remembered: remembered !== null,
    lines: rows.length,
    sample: rows.slice(0, LIMITS.sample).map((row) => head.map((_, place) => row[place] ?? '')),
    knownId,
  }
}

/** Takes a file in; a job holds its lines against the money. The same file a second time is the first one. */
export async function start(ctx: Ctx, { file, name, mapping }: schemas.StartSettlement) {
  const { rows, headKey, hash } = tableIn(file)
  const known = await queries.findByHash(ctx, hash)
  if (known) return { id: known, known: true }
  const lines = rows.map((row) => lineOf(row, mapping)).filter((line): line is Line => line !== null)
  if (lines.length === 0) throw settlementUnreadable({}, [{ path: 'mapping', sentence: settlementUnreadable.sentence }])
  const id = newId()
  const fresh = await queries.insertSettlement(ctx, {
    ...{ id, name, hash, headKey, mapping },
    lines: lines.length,
    by: personOf(ctx),
  })
  if (!fresh) return { id: (await queries.findByHash(ctx, hash))!, known: true }
  for (let from = 0; from < lines.length; from += LIMITS.chunk)
    await queries.insertLines(ctx, id, from + 1, lines.slice(from, from + LIMITS.chunk))
  enqueue(ctx, 'store.matchSettlement', { settlementId: id }, { key: `settlement ${id}` })
  return { id, known: false }
}

type Table = { rows: string[][]; head: string[]; headKey: string; hash: string }

function tableIn(file: string): Table {
  const bytes = Buffer.from(file, 'base64')
  const all = rowsOf(textOf(bytes))
  const place = headPlace(all)
  const head = (all[place] ?? []).slice(0, LIMITS.columns)
  const rows = all.slice(place + 1)
  if (head.length < 2 || rows.length === 0)
    throw settlementUnreadable({}, [{ path: 'file', sentence: settlementUnreadable.sentence }])
  if (rows.length > LIMITS.rows) throw settlementTooLong({ rows: rows.length, limit: LIMITS.rows })
  return { rows, head, headKey: digest(JSON.stringify(head)), hash: digest(bytes) }
}

function digest(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}

/** Works a file off, each part in a transaction of its own: a crash loses none and doubles none. */
export async function work(ctx: OutsideCtx, settlementId: string): Promise<void> {
  while (await ctx.transact((inner) => matchSome(inner, settlementId)));
}

export const topicOf = (id: string): string => `store.settlement:${id}`

/** False when nothing is left to do. */
async function matchSome(ctx: Ctx, id: string): Promise<boolean> {
  await queries.lockMatching(ctx)
  const settlement = await queries.lockSettlement(ctx, id)
  if (!settlement || settlement.status === 'done') return false
  const lines = await queries.findWaiting(ctx, id, LIMITS.chunk)
  announce(ctx, topicOf(id))
  if (lines.length === 0) {
    await noteMissing(ctx, id)
    await queries.finishSettlement(ctx, id)
    return false
  }
  const names = lines.flatMap(({ reference, payment_id }) => [reference, payment_id]).filter(Boolean)
  const captures = await findCapturesNamed(ctx, [...new Set(names)])
  const taken = await queries.findTaken(
    ctx,
    captures.map((one) => one.id),
  )
  const found = matchLines(lines.map(readable), captures, taken)
  await queries.writeMatches(ctx, id, lines, found)
  bookMatched(ctx, `settlement/${id}/${lines[0]!.place}/${settlement.seen}`, found)
  return true
}

function readable({ reference, payment_id, amount_idr, fee_idr }: queries.WaitingRow) {
  return { reference, paymentId: payment_id, amountIdr: amount_idr, feeIdr: fee_idr }
}

/** What agrees has gone from the gateway to the bank. */
function bookMatched(ctx: Ctx, source: string, found: readonly Match[]): void {
  const netIdr = found
    .filter(({ result }) => result === 'matched')
    .reduce((sum, { capture }) => sum + capture!.amount_idr - capture!.fee_idr, 0)
  post(ctx, { kind: 'settled', source, legs: [debit('assets:bank', netIdr), credit('assets:gateway', netIdr)] })
}

/** Money of the same days that no file has told of. */
async function noteMissing(ctx: Ctx, id: string): Promise<void> {
  const span = await spanOf(ctx, await queries.findMatched(ctx, id))
  if (!span?.from || !span.to) return
  const captures = await findCapturesBetween(ctx, span.from, span.to)
  await queries.insertMissing(ctx, id, captures)
}

/** Decides about a line that does not agree: what the gateway says is booked, or nothing is. */
export async function resolveLine(ctx: Ctx, { id, resolution, reason }: schemas.ResolveLine): Promise<void> {
  await queries.lockMatching(ctx)
  const line = await queries.lockLine(ctx, id)
  if (!line) throw notFound()
  if (line.result === 'waiting' || line.result === 'matched' || line.resolution) throw lineDecided()
  if (resolution === 'accepted') {
    if (!isBookable(line)) throw lineNotBookable()
    bookLine(ctx, line)
  }
  await queries.resolve(ctx, id, { resolution, reason, by: personOf(ctx) })
  // Its payment is free again: a line that was a duplicate of this one may be the one that has it right.
  if (resolution === 'dismissed' && isTaker(line)) await matchAgain(ctx, line)
}

async function matchAgain(ctx: Ctx, line: queries.LineRow): Promise<void> {
  const captureId = line.capture_id!
  const files = await queries.reopenDuplicates(ctx, captureId)
  for (const { settlement_id: settlementId } of files)
    enqueue(ctx, 'store.matchSettlement', { settlementId }, { key: `settlement ${settlementId}` })
  if (files.length > 0) return
  // Where no other line has it, no file has told of that money: that is said, and said again where it was.
  await queries.reopenMissing(ctx, captureId)
  const captures = await findCapturesNamed(ctx, [line.reference, line.payment_id].filter(Boolean))
  const freed = captures.filter((capture) => capture.id === captureId)
  await queries.insertMissing(ctx, line.settlement_id, freed)
}

function isTaker({ result, capture_id: captureId }: queries.LineRow): boolean {
  return captureId !== null && (result === 'fee_differs' || result === 'amount_differs')
}

function isBookable({ result }: queries.LineRow): boolean {
  return result === 'fee_differs' || result === 'amount_differs' || result === 'not_a_payment'
}

/** The gateway's figures: what differs from ours is its fee, or a difference that is borne. */
function bookLine(ctx: Ctx, line: queries.LineRow): void {
  const ours = { amountIdr: line.our_amount_idr ?? line.amount_idr, feeIdr: line.our_fee_idr ?? 0 }
  const feeIdr = line.fee_idr ?? ours.feeIdr
  post(ctx, {
    kind: 'settled',
    source: `settlement_line/${line.id}`,
    legs: [
      debit('assets:bank', line.amount_idr - feeIdr),
      debit('expenses:gateway_fees', feeIdr - ours.feeIdr),
      debit('expenses:settlement_differences', ours.amountIdr - line.amount_idr),
      credit('assets:gateway', ours.amountIdr - ours.feeIdr),
    ],
  })
}

function personOf({ actor }: Ctx): string | null {
  return actor.kind === 'person' ? actor.id : null
}

const PAGE = 20

export async function list(ctx: Ctx, { cursor }: { cursor?: string | undefined }) {
  const rows = await queries.findSettlements(ctx, { before: cursor, limit: PAGE + 1 })
  const items = rows.slice(0, PAGE).map(present)
  return { items, nextCursor: rows.length > PAGE ? items.at(-1)!.id : null }
}

export async function readOne(ctx: Ctx, id: string) {
  const [[row], counts] = await Promise.all([
    queries.findSettlements(ctx, { id, limit: 1 }),
    queries.countResults(ctx, id),
  ])
  if (!row) throw notFound()
  return {
    ...present(row),
    counts: counts.map(({ result, lines, amount_idr }) => ({
      result: result as schemas.Line['result'],
      lines,
      amountIdr: amount_idr,
    })),
  }
}

function present(row: queries.ListedRow): schemas.Settlement {
  return {
    id: row.id,
    name: row.name,
    status: row.status,
    lines: row.lines,
    seen: row.seen,
    unexplained: row.unexplained,
    settledIdr: row.settled_idr,
    createdAt: row.created_at,
  }
}

export async function listLines(ctx: Ctx, wish: schemas.ListLines) {
  const [rows, [settlement]] = await Promise.all([
    queries.findLines(ctx, wish, wish.limit + 1),
    queries.findSettlements(ctx, { id: wish.id, limit: 1 }),
  ])
  if (!settlement) throw notFound()
  const items = rows.slice(0, wish.limit).map(presentLine)
  return { items, nextCursor: rows.length > wish.limit ? items.at(-1)!.id : null }
}

function presentLine(row: queries.LineRow): schemas.Line {
  const open = row.resolution === null && row.result !== 'matched' && row.result !== 'waiting'
  return {
    id: row.id,
    place: row.place,
    reference: row.reference,
    paymentId: row.payment_id,
    amountIdr: row.amount_idr,
    feeIdr: row.fee_idr,
    ourAmountIdr: row.our_amount_idr,
    ourFeeIdr: row.our_fee_idr,
    paidAt: row.paid_at,
    result: row.result as schemas.Line['result'],
    resolution: row.resolution,
    reason: row.reason,
    acceptable: open && isBookable(row),
  }
}
