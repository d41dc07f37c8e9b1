import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { invalidInput, notFound } from '#kernel/problem/common.ts'
import { announceTenant } from '#kernel/tenancy/hosts.ts'
import { recordStockEvent } from './events.ts'
import { stockVariant } from './imports.ts'
import { noteStockAdded } from './levels.ts'
import { codeKnown, unitsBusy } from './problems.ts'
import * as queries from './queries.ts'
import { daysLeft, maskedLines } from './rules.ts'
import type { AddUnit, ListStock, ListUnits } from './schemas.ts'
import { fingerprintsOf, openLines, sealLines, stockPlace } from './sealed.ts'

const PAGE = 30
const LEVELS_PAGE = 50

export async function listLevels(ctx: Ctx, input: ListStock) {
  const rows = await queries.findLevels(ctx, input, input.cursor ? readCursor(input.cursor) : null, LEVELS_PAGE + 1)
  const shown = rows.slice(0, LEVELS_PAGE)
  const last = shown.at(-1)
  const items = shown.map((row) => ({
    variantId: row.variant_id,
    productId: row.product_id,
    productName: row.product_name,
    variantName: row.variant_name,
    kind: row.kind,
    available: row.available,
    held: row.held,
    sold: row.sold,
    quarantined: row.quarantined,
    lowStockAt: row.low_stock_at,
    low: row.available <= row.low_stock_at,
    sold7Days: row.sold_7_days,
    daysLeft: daysLeft(row.available, row.sold_7_days),
  }))
  const more = last && rows.length > LEVELS_PAGE
  return { items, nextCursor: more ? writeCursor(last.product_name.toLowerCase(), last.variant_id) : null }
}

/** Units with their codes masked; whoever must see one goes through orders/secrets.ts. */
export async function listUnits(ctx: Ctx, input: ListUnits) {
  const rows = await queries.findUnits(ctx, input, PAGE + 1)
  const items = await Promise.all(
    rows.slice(0, PAGE).map(async (row) => ({
      id: row.id,
      variantId: row.variant_id,
      batchId: row.batch_id,
      accountId: row.account_id,
      seat: row.seat,
      masked: row.sealed ? maskedLines(await openLines(ctx, stockPlace(row.id), row.sealed)) : '',
      status: row.status,
      orderItemId: row.order_item_id,
      heldUntil: row.held_until,
      soldAt: row.sold_at,
      createdAt: row.created_at,
    })),
  )
  return { items, next: rows.length > PAGE ? items.at(-1)!.id : null }
}

export async function listEvents(ctx: Ctx, input: { cursor?: string | undefined; variantId?: string | undefined }) {
  const rows = await queries.findEvents(ctx, input, PAGE + 1)
  const items = rows.slice(0, PAGE).map((row) => ({
    id: row.id,
    variantId: row.variant_id,
    productName: row.product_name,
    variantName: row.variant_name,
    batchId: row.batch_id,
    kind: row.kind,
    count: row.count,
    reason: row.reason,
    actorName: row.actor_name,
    createdAt: row.created_at,
  }))
  return { items, next: rows.length > PAGE ? items.at(-1)!.id : null }
}

/** One unit by hand. */
export async function addUnit(ctx: Ctx, { variantId, lines, reason }: AddUnit): Promise<{ id: string }> {
  await stockVariant(ctx, variantId)
  const id = newId()
  const [names, sealed] = await Promise.all([fingerprintsOf(ctx, [lines]), sealLines(ctx, stockPlace(id), lines)])
  const added = await queries.insertUnits(ctx, {
    variantId,
    batchId: null,
    status: 'available',
    ids: [id],
    sealed: [sealed],
    names,
  })
  if (added === 0) throw codeKnown({}, [{ path: 'lines', sentence: codeKnown.sentence }])
  recordStockEvent(ctx, { variantId, stockItemId: id, kind: 'added', reason })
  await noteStockAdded(ctx, [variantId])
  return { id }
}

/** Takes free units out of stock for good; they are remembered, so that nobody enters them again. */
export async function voidUnits(ctx: Ctx, ids: readonly string[], reason: string): Promise<{ count: number }> {
  const units = await lockFree(ctx, ids)
  const count = await queries.setUnitStatus(
    ctx,
    units.map(({ id }) => id),
    'void',
  )
  for (const [variantId, of] of byVariant(units)) {
    recordStockEvent(ctx, { variantId, kind: 'voided', count: of, reason })
  }
  announceTenant(ctx, ctx.tenant.id)
  return { count }
}

/** Free codes become units of another variant; seats belong to their account and stay. */
export async function moveUnits(
  ctx: Ctx,
  { ids, variantId, reason }: { ids: string[]; variantId: string; reason: string },
) {
  await stockVariant(ctx, variantId)
  const units = await lockFree(ctx, ids)
  const seats = units.filter((unit) => unit.account_id !== null).length
  if (seats > 0) throw unitsBusy({ count: seats })
  const count = await queries.moveUnits(
    ctx,
    units.map(({ id }) => id),
    variantId,
  )
  for (const [from, of] of byVariant(units))
    recordStockEvent(ctx, { variantId: from, kind: 'moved_out', count: of, reason })
  recordStockEvent(ctx, { variantId, kind: 'moved_in', count, reason })
  await noteStockAdded(ctx, [variantId])
  return { count }
}

/** All or none: a unit that somebody holds or bought cannot be changed. */
async function lockFree(ctx: Ctx, ids: readonly string[]) {
  const wanted = [...new Set(ids)]
  const units = await queries.lockUnits(ctx, wanted)
  if (units.length === 0) throw notFound()
  if (units.length < wanted.length) throw unitsBusy({ count: wanted.length - units.length })
  return units
}

function byVariant(units: readonly { variant_id: string }[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const unit of units) counts.set(unit.variant_id, (counts.get(unit.variant_id) ?? 0) + 1)
  return counts
}

function writeCursor(name: string, variantId: string): string {
  return Buffer.from(JSON.stringify([name, variantId])).toString('base64url')
}

function readCursor(cursor: string): [string, string] {
  try {
    const [name, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [unknown, unknown]
    if (typeof name === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(id)))
      return [name, String(id)]
  } catch {
    // Told below.
  }
  const sentence = { id: 'Halaman ini sudah tidak berlaku.', en: 'This page is no longer valid.' }
  throw invalidInput({}, [{ path: 'cursor', sentence }])
}
