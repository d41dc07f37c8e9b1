import type { Insertable } from 'kysely'
import type { Ctx } from '#kernel/context.ts'
import { type DB, db, sql } from '#kernel/db/sql.ts'
import type { ListStock, ListUnits } from './schemas.ts'

export function findVariant(ctx: Ctx, id: string) {
  return ctx.tx.first(
    sql<{ kind: string; bundle: boolean; product_id: string }>`select p.kind, v.bundle, v.product_id
      from store.variants v join store.products p on p.tenant_id = ${ctx.tenant.id} and p.id = v.product_id
      where v.tenant_id = ${ctx.tenant.id} and v.id = ${id}`,
  )
}

type NewBatch = Omit<Insertable<DB['store.batches']>, 'tenant_id'>

export async function insertBatch(ctx: Ctx, batch: NewBatch): Promise<void> {
  await ctx.tx.run(db.insertInto('store.batches').values({ tenant_id: ctx.tenant.id, ...batch }))
}

/** The batch's row, held until the transaction ends. */
export function lockBatch(ctx: Ctx, id: string) {
  return ctx.tx.first(
    db.selectFrom('store.batches').selectAll().where('tenant_id', '=', ctx.tenant.id).where('id', '=', id).forUpdate(),
  )
}

export function updateBatch(ctx: Ctx, id: string, status: 'active' | 'quarantined', reason: string | null) {
  return ctx.tx.run(
    db
      .updateTable('store.batches')
      .set({ status, quarantine_reason: reason })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id),
  )
}

export async function insertChunk(ctx: Ctx, batchId: string, position: number, sealed: Buffer): Promise<void> {
  await ctx.tx.run(
    db.insertInto('store.import_chunks').values({ tenant_id: ctx.tenant.id, batch_id: batchId, position, sealed }),
  )
}

export function firstChunk(ctx: Ctx, batchId: string) {
  return ctx.tx.first(chunks(ctx, batchId).select(['position', 'sealed']).orderBy('position').limit(1))
}

export function deleteChunk(ctx: Ctx, batchId: string, position: number): Promise<number> {
  return ctx.tx.run(
    db
      .deleteFrom('store.import_chunks')
      .where('tenant_id', '=', ctx.tenant.id)
      .where('batch_id', '=', batchId)
      .where('position', '=', position),
  )
}

export function deleteChunks(ctx: Ctx, batchId: string): Promise<number> {
  return ctx.tx.run(
    db.deleteFrom('store.import_chunks').where('tenant_id', '=', ctx.tenant.id).where('batch_id', '=', batchId),
  )
}

export function countChunk(ctx: Ctx, batchId: string, added: number, duplicates: number): Promise<number> {
  return ctx.tx.run(
    sql`update store.batches set added = added + ${added}, duplicates = duplicates + ${duplicates}
      where tenant_id = ${ctx.tenant.id} and id = ${batchId}`,
  )
}

type NewUnits = {
  variantId: string
  batchId: string | null
  status: 'available' | 'quarantined'
  ids: string[]
  sealed: Buffer[]
  names: Buffer[]
}

/** Puts units into stock and returns how many were new: a code that was ever here stays what it is. */
export function insertUnits(ctx: Ctx, { variantId, batchId, status, ids, sealed, names }: NewUnits): Promise<number> {
  return ctx.tx.run(
    sql`insert into store.stock_items (tenant_id, id, variant_id, batch_id, status, sealed, fingerprint)
      select ${ctx.tenant.id}, u.id, ${variantId}, ${batchId}, ${status}, u.sealed, u.fingerprint
      from unnest(${ids}::uuid[], ${sealed}::bytea[], ${names}::bytea[]) as u (id, sealed, fingerprint)
      on conflict (tenant_id, fingerprint) where fingerprint is not null do nothing`,
  )
}

export async function countFingerprints(ctx: Ctx, names: Buffer[]): Promise<number> {
  const row = await ctx.tx.first(
    sql<{ count: number }>`select count(*)::int as count from store.stock_items
      where tenant_id = ${ctx.tenant.id} and fingerprint = any(${names}::bytea[])`,
  )
  return row!.count
}

type BatchRow = {
  id: string
  variant_id: string
  product_name: string
  variant_name: string
  name: string
  status: 'importing' | 'active' | 'quarantined' | 'failed'
  quarantine_reason: string | null
  total: number
  added: number
  duplicates: number
  unit_cost_idr: number
  expires_on: string | null
  created_at: string
}
type Wish = { id?: string; cursor?: string | undefined; variantId?: string | undefined }

export function findBatches(ctx: Ctx, { id, cursor, variantId }: Wish, limit: number) {
  return ctx.tx.all(
    sql<BatchRow>`select b.id, b.variant_id, p.name as product_name, v.name as variant_name, b.name, b.status,
        b.quarantine_reason, b.total, b.added, b.duplicates, b.unit_cost_idr, b.expires_on, b.created_at
      from store.batches b ${named(ctx, 'b')}
      where b.tenant_id = ${ctx.tenant.id} ${id ? sql`and b.id = ${id}` : sql``}
        ${cursor ? sql`and b.id < ${cursor}` : sql``} ${variantId ? sql`and b.variant_id = ${variantId}` : sql``}
      order by b.id desc limit ${limit}`,
  )
}

type LevelRow = {
  variant_id: string
  product_id: string
  product_name: string
  variant_name: string
  kind: 'stock' | 'shared'
  available: number
  held: number
  sold: number
  quarantined: number
  low_stock_at: number
  sold_7_days: number
}

/** Stock of every variant that has any, by name. `after` is the last row's product name and variant. */
export function findLevels(ctx: Ctx, { q, low }: ListStock, after: [string, string] | null, limit: number) {
  const like = q ? `%${q.replaceAll(/[\\%_]/g, '\\$&')}%` : null
  return ctx.tx.all(
    sql<LevelRow>`select v.id as variant_id, p.id as product_id, p.name as product_name, v.name as variant_name, p.kind,
        n.available, n.held, n.sold, n.quarantined, v.low_stock_at, v.sold_7_days
      from store.products p join store.variants v on v.tenant_id = ${ctx.tenant.id} and v.product_id = p.id and not v.bundle
        cross join lateral (select count(*) filter (where s.status = 'available')::int as available,
          count(*) filter (where s.status = 'held')::int as held, count(*) filter (where s.status = 'sold')::int as sold,
          count(*) filter (where s.status = 'quarantined')::int as quarantined
          from store.stock_items s where s.tenant_id = ${ctx.tenant.id} and s.variant_id = v.id) n
      where p.tenant_id = ${ctx.tenant.id} and p.kind in ('stock', 'shared') and p.status <> 'archived'
        ${like ? sql`and (p.name ilike ${like} or v.name ilike ${like} or v.sku ilike ${like})` : sql``}
        ${low === 'true' ? sql`and n.available <= v.low_stock_at` : sql``}
        ${after ? sql`and (lower(p.name) collate "C", v.id) > (${after[0]}::text, ${after[1]}::uuid)` : sql``}
      order by lower(p.name) collate "C", v.id limit ${limit}`,
  )
}

type UnitRow = {
  id: string
  variant_id: string
  batch_id: string | null
  account_id: string | null
  seat: string | null
  sealed: Buffer | null
  status: 'available' | 'held' | 'sold' | 'quarantined' | 'void'
  order_item_id: string | null
  held_until: string | null
  sold_at: string | null
  created_at: string
}

export function findUnits(ctx: Ctx, { variantId, batchId, status, cursor }: ListUnits, limit: number) {
  return ctx.tx.all(
    sql<UnitRow>`select id, variant_id, batch_id, account_id, seat, sealed, status, order_item_id, held_until, sold_at,
        created_at
      from store.stock_items where tenant_id = ${ctx.tenant.id} ${variantId ? sql`and variant_id = ${variantId}` : sql``}
        ${batchId ? sql`and batch_id = ${batchId}` : sql``} ${status ? sql`and status = ${status}` : sql``}
        ${cursor ? sql`and id < ${cursor}` : sql``} order by id desc limit ${limit}`,
  )
}

/** Units of these ids that nobody holds or bought, locked. */
export function lockUnits(ctx: Ctx, ids: readonly string[]) {
  return ctx.tx.all(
    sql<{ id: string; variant_id: string; account_id: string | null }>`select id, variant_id, account_id
      from store.stock_items where tenant_id = ${ctx.tenant.id} and id = any(${ids}::uuid[])
        and status in ('available', 'quarantined') order by id for update`,
  )
}

export function setUnitStatus(ctx: Ctx, ids: readonly string[], status: 'void' | 'available' | 'quarantined') {
  return ctx.tx.run(
    sql`update store.stock_items set status = ${status} where tenant_id = ${ctx.tenant.id} and id = any(${ids}::uuid[])`,
  )
}

export function moveUnits(ctx: Ctx, ids: readonly string[], variantId: string): Promise<number> {
  return ctx.tx.run(
    sql`update store.stock_items set variant_id = ${variantId}
      where tenant_id = ${ctx.tenant.id} and id = any(${ids}::uuid[])`,
  )
}

type EventRow = {
  id: string
  variant_id: string
  product_name: string
  variant_name: string
  batch_id: string | null
  kind: string
  count: number
  reason: string
  actor_name: string
  created_at: string
}

export function findEvents(ctx: Ctx, { cursor, variantId }: Wish, limit: number) {
  return ctx.tx.all(
    sql<EventRow>`select e.id, e.variant_id, p.name as product_name, v.name as variant_name, e.batch_id, e.kind, e.count,
        e.reason, e.actor_name, e.created_at
      from store.stock_events e ${named(ctx, 'e')}
      where e.tenant_id = ${ctx.tenant.id} ${cursor ? sql`and e.id < ${cursor}` : sql``}
        ${variantId ? sql`and e.variant_id = ${variantId}` : sql``}
      order by e.id desc limit ${limit}`,
  )
}

/** Joins the names of the variant that a row is about. */
export function named(ctx: Ctx, row: 'b' | 'e' | 'a') {
  return sql`join store.variants v on v.tenant_id = ${ctx.tenant.id} and v.id = ${sql.ref(`${row}.variant_id`)}
    join store.products p on p.tenant_id = ${ctx.tenant.id} and p.id = v.product_id`
}

function chunks(ctx: Ctx, batchId: string) {
  return db.selectFrom('store.import_chunks').where('tenant_id', '=', ctx.tenant.id).where('batch_id', '=', batchId)
}
