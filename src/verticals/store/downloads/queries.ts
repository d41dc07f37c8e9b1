import type { Ctx } from '#kernel/context.ts'
import { db, sql } from '#kernel/db/sql.ts'
import { nameForGood } from '../orders/events.ts'

const table = 'store.product_files'

export type FileRow = {
  id: string
  variant_id: string
  name: string
  mime: string
  bytes: number
  sha256: string
  key_sealed: Buffer
  version: number
  status: 'active' | 'retired'
  created_at: string
}
const columns = [
  'id',
  'variant_id',
  'name',
  'mime',
  'bytes',
  'sha256',
  'key_sealed',
  'version',
  'status',
  'created_at',
] as const

export function findFile(ctx: Ctx, id: string): Promise<FileRow | undefined> {
  const query = db.selectFrom(table).select(columns).where('tenant_id', '=', ctx.tenant.id).where('id', '=', id)
  return ctx.tx.first(query) as Promise<FileRow | undefined>
}

/** Every version, newest first. */
export function findFiles(ctx: Ctx, variantId: string): Promise<FileRow[]> {
  const query = db
    .selectFrom(table)
    .select(columns)
    .where('tenant_id', '=', ctx.tenant.id)
    .where('variant_id', '=', variantId)
    .orderBy('version', 'desc')
  return ctx.tx.all(query) as Promise<FileRow[]>
}

export async function hasVariant(ctx: Ctx, variantId: string): Promise<boolean> {
  const query = db.selectFrom('store.variants').select('id').where('tenant_id', '=', ctx.tenant.id)
  return (await ctx.tx.first(query.where('id', '=', variantId))) !== undefined
}

/** The version that is sold now. */
export function findCurrent(ctx: Ctx, variantId: string): Promise<(FileRow & Limits) | undefined> {
  return ctx.tx.first(sql<FileRow & Limits>`
    select f.id, f.variant_id, f.name, f.mime, f.bytes, f.sha256, f.key_sealed, f.version, f.status, f.created_at,
      v.download_limit, v.download_days
    from store.product_files f join store.variants v on v.tenant_id = ${ctx.tenant.id} and v.id = f.variant_id
    where f.tenant_id = ${ctx.tenant.id} and f.variant_id = ${variantId} and f.status = 'active'
    order by f.version desc limit 1`)
}
type Limits = { download_limit: number; download_days: number }

/** The kind of the variant's product, held, so that two uploads get two versions. */
export async function lockVariantKind(ctx: Ctx, variantId: string): Promise<string | null> {
  const row = await ctx.tx.first(sql<{ kind: string }>`
    select p.kind from store.variants v join store.products p on p.tenant_id = ${ctx.tenant.id} and p.id = v.product_id
    where v.tenant_id = ${ctx.tenant.id} and v.id = ${variantId} for update of v`)
  return row?.kind ?? null
}

/** Writes the row before the bytes: what is not there yet is not sold. */
export async function insertFile(ctx: Ctx, row: Omit<FileRow, 'version' | 'status' | 'created_at'>): Promise<void> {
  await ctx.tx.run(
    db.insertInto(table).values({
      ...row,
      tenant_id: ctx.tenant.id,
      status: 'retired',
      version: sql<number>`(select coalesce(max(version), 0) + 1 from store.product_files
        where tenant_id = ${ctx.tenant.id} and variant_id = ${row.variant_id})`,
    }),
  )
}

/** This version is sold from now on, and no other. */
export async function activateFile(ctx: Ctx, { id, variant_id }: Pick<FileRow, 'id' | 'variant_id'>): Promise<void> {
  await ctx.tx.run(
    db
      .updateTable(table)
      .set({ status: sql<string>`case when id = ${id} then 'active' else 'retired' end` })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('variant_id', '=', variant_id),
  )
}

export function retireFile(ctx: Ctx, id: string): Promise<number> {
  return ctx.tx.run(
    db.updateTable(table).set({ status: 'retired' }).where('tenant_id', '=', ctx.tenant.id).where('id', '=', id),
  )
}

export type Handed = { id: string; order_id: string; file_id: string }

/** Takes one download off, if one is left and its time has not passed: one statement, whoever comes at the same time. */
export function takeDownload(ctx: Ctx, token: string, deliveryId: string) {
  return ctx.tx.first(sql<Handed & { downloads_left: number }>`
    update store.deliveries d set downloads_left = d.downloads_left - 1,
      first_revealed_at = coalesce(d.first_revealed_at, now())
    from store.orders o
    where d.tenant_id = ${ctx.tenant.id} and d.id = ${deliveryId} and d.kind = 'file'
      and d.status not in ('replaced', 'revoked') and d.downloads_left > 0 and d.downloads_until > now()
      and o.tenant_id = ${ctx.tenant.id} and o.id = d.order_id and o.token = ${token}
    returning d.id, d.order_id, d.file_id, d.downloads_left`)
}

export function findHanded(ctx: Ctx, deliveryId: string, token?: string): Promise<Handed | undefined> {
  return ctx.tx.first(sql<Handed>`
    select d.id, d.order_id, d.file_id
    from store.deliveries d join store.orders o on o.tenant_id = ${ctx.tenant.id} and o.id = d.order_id
    where d.tenant_id = ${ctx.tenant.id} and d.id = ${deliveryId} and d.kind = 'file' and d.file_id is not null
      and d.status not in ('replaced', 'revoked') ${token === undefined ? sql`` : sql`and o.token = ${token}`}`)
}

/** Opens the downloads of a delivery again, as the variant has them. */
export function resetDownloads(ctx: Ctx, deliveryId: string) {
  return ctx.tx.first(sql<{ order_id: string; downloads_left: number; downloads_until: string }>`
    update store.deliveries d set downloads_left = v.download_limit,
      downloads_until = now() + make_interval(days => v.download_days)
    from store.order_items i join store.variants v on v.tenant_id = ${ctx.tenant.id} and v.id = i.variant_id
    where d.tenant_id = ${ctx.tenant.id} and d.id = ${deliveryId} and d.kind = 'file'
      and d.status not in ('replaced', 'revoked') and i.tenant_id = ${ctx.tenant.id} and i.id = d.order_item_id
    returning d.order_id, d.downloads_left, d.downloads_until`)
}

export function noteReveal(ctx: Ctx, row: { id: string; delivery_id: string; viewer: string }): void {
  const { actor } = ctx
  ctx.tx.defer(
    db.insertInto('store.reveals').values({
      ...row,
      tenant_id: ctx.tenant.id,
      actor_id: actor.kind === 'person' || actor.kind === 'key' ? actor.id : null,
      actor_name: nameForGood(actor),
    }),
  )
}
