import type { Ctx, OutsideCtx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { announce } from '#kernel/events/emit.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { notFound } from '#kernel/problem/common.ts'
import { recordStockEvent } from './events.ts'
import { noteStockAdded } from './levels.ts'
import { linesOf, type Parsed, parseCodes, textOf } from './parse.ts'
import { importEmpty, importTooLong, wrongKind } from './problems.ts'
import * as queries from './queries.ts'
import { LIMITS, masked } from './rules.ts'
import type { ReadCodes, StartImport } from './schemas.ts'
import { chunkPlace, fingerprintsOf, type Line, sealLines, stockPlace } from './sealed.ts'

/* Codes come in as a text, wait sealed in chunks and go into stock chunk by chunk; nothing ever lies open anywhere. */

/** What an import would do; nothing is kept of it. */
export async function preview(ctx: Ctx, input: ReadCodes) {
  await stockVariant(ctx, input.variantId)
  const parsed = parse(input)
  const { units, names, twice } = await unitsOf(ctx, parsed)
  const known = await countKnown(ctx, names)
  return {
    delimiter: parsed.delimiter,
    custom: parsed.custom,
    header: parsed.header,
    labels: parsed.labels,
    valid: units.length - known,
    empty: parsed.empty,
    invalid: parsed.invalid,
    duplicatesInFile: twice,
    duplicatesInHistory: known,
    sample: parsed.rows.slice(0, LIMITS.sample).map((row) => row.map(masked)),
  }
}

/** Seals the codes away and lets a job put them into stock. */
export async function start(ctx: Ctx, input: StartImport): Promise<{ id: string }> {
  await stockVariant(ctx, input.variantId)
  const parsed = parse(input)
  const { units, twice } = await unitsOf(ctx, parsed)
  const id = newId()
  await queries.insertBatch(ctx, {
    id,
    variant_id: input.variantId,
    name: input.name,
    status: 'importing',
    total: units.length,
    duplicates: twice,
    unit_cost_idr: input.unitCostIdr,
    expires_on: input.expiresOn ?? null,
    created_by: ctx.actor.kind === 'person' ? ctx.actor.id : null,
  })
  for (let from = 0; from < units.length; from += LIMITS.chunk) {
    const position = from / LIMITS.chunk
    const text = JSON.stringify({ labels: parsed.labels, rows: units.slice(from, from + LIMITS.chunk) } satisfies Chunk)
    const sealed = await ctx.house.secrets.seal(ctx, chunkPlace(id, position), text)
    await queries.insertChunk(ctx, id, position, sealed)
  }
  enqueue(ctx, 'store.importCodes', { batchId: id }, { key: `import ${id}` })
  return { id }
}

/** Works off a batch's chunks, each in a transaction of its own: a crash loses none and doubles none. */
export async function work(ctx: OutsideCtx, batchId: string): Promise<void> {
  while (await ctx.transact((inner) => takeChunk(inner, batchId)));
}

/** What waits of an import is dropped; what is in stock stays. */
export async function cancel(ctx: Ctx, id: string): Promise<void> {
  const batch = await queries.lockBatch(ctx, id)
  if (!batch) throw notFound()
  if (batch.status === 'importing') await finish(ctx, batch, await queries.deleteChunks(ctx, id))
}

export const topicOf = (batchId: string): string => `store.import:${batchId}`

type Chunk = { labels: string[]; rows: string[][] }
type BatchRow = NonNullable<Awaited<ReturnType<typeof queries.lockBatch>>>

/** False when nothing is left to do. */
async function takeChunk(ctx: Ctx, batchId: string): Promise<boolean> {
  // Of two workers the second waits here and then finds the next chunk.
  const batch = await queries.lockBatch(ctx, batchId)
  if (!batch || batch.status === 'failed') return false
  const chunk = await queries.firstChunk(ctx, batchId)
  if (!chunk) {
    if (batch.status === 'importing') await finish(ctx, batch, 0)
    return false
  }
  const { labels, rows } = JSON.parse(
    await ctx.house.secrets.open(ctx, chunkPlace(batchId, chunk.position), chunk.sealed),
  ) as Chunk
  const lines = rows.map((row) => linesOf(labels, row))
  const [names, units] = await Promise.all([
    fingerprintsOf(ctx, lines),
    Promise.all(lines.map((one) => sealUnit(ctx, one))),
  ])
  const status = batch.status === 'quarantined' ? 'quarantined' : 'available'
  const added = await queries.insertUnits(ctx, {
    variantId: batch.variant_id,
    batchId,
    status,
    ids: units.map(({ id }) => id),
    sealed: units.map(({ sealed }) => sealed),
    names,
  })
  await Promise.all([
    queries.deleteChunk(ctx, batchId, chunk.position),
    queries.countChunk(ctx, batchId, added, rows.length - added),
  ])
  announce(ctx, topicOf(batchId))
  return true
}

async function sealUnit(ctx: Ctx, lines: readonly Line[]): Promise<{ id: string; sealed: Buffer }> {
  const id = newId()
  return { id, sealed: await sealLines(ctx, stockPlace(id), lines) }
}

async function finish(ctx: Ctx, batch: BatchRow, dropped: number): Promise<void> {
  await queries.updateBatch(ctx, batch.id, 'active', null)
  const reason = dropped > 0 ? 'dihentikan' : batch.name
  recordStockEvent(ctx, {
    variantId: batch.variant_id,
    batchId: batch.id,
    kind: 'imported',
    count: batch.added,
    reason,
  })
  await noteStockAdded(ctx, [batch.variant_id])
  announce(ctx, topicOf(batch.id))
}

function parse(input: ReadCodes): Parsed {
  const text = input.file ? textOf(Buffer.from(input.file, 'base64')) : (input.text ?? '')
  const parsed = parseCodes(text, input)
  if (parsed.rows.length === 0) throw importEmpty({}, [{ path: 'text', sentence: importEmpty.sentence }])
  if (parsed.rows.length > LIMITS.rows) throw importTooLong({ rows: parsed.rows.length, limit: LIMITS.rows })
  return parsed
}

const YIELD_EVERY = 5_000

/** The rows that are not in the list a second time, with their fingerprints. Others are served meanwhile. */
async function unitsOf(ctx: Ctx, { labels, rows }: Parsed) {
  const units: string[][] = []
  const names = new Map<string, Buffer>()
  for (let from = 0; from < rows.length; from += YIELD_EVERY) {
    const part = rows.slice(from, from + YIELD_EVERY)
    const made = await fingerprintsOf(
      ctx,
      part.map((row) => linesOf(labels, row)),
    )
    made.forEach((name, place) => {
      const key = name.toString('latin1')
      if (names.has(key)) return
      names.set(key, name)
      units.push(part[place]!)
    })
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { units, names: [...names.values()], twice: rows.length - units.length }
}

const ASKED_AT_ONCE = 10_000

async function countKnown(ctx: Ctx, names: readonly Buffer[]): Promise<number> {
  let known = 0
  for (let from = 0; from < names.length; from += ASKED_AT_ONCE) {
    known += await queries.countFingerprints(ctx, names.slice(from, from + ASKED_AT_ONCE))
  }
  return known
}

/** The variant must be of this shop and take codes. */
export async function stockVariant(ctx: Ctx, variantId: string): Promise<void> {
  const variant = await queries.findVariant(ctx, variantId)
  if (!variant) throw notFound()
  if (variant.kind !== 'stock' || variant.bundle)
    throw wrongKind({}, [{ path: 'variantId', sentence: wrongKind.sentence }])
}
