import type { Ctx } from '#kernel/context.ts'
import { db, sql } from '#kernel/db/sql.ts'

export type ImageRow = {
  id: string
  sha256: string
  purpose: string
  width: number
  height: number
  bytes: number
  name: string
  colours: string[]
  alpha: boolean
}

const columns = ['id', 'sha256', 'purpose', 'width', 'height', 'bytes', 'name', 'colours', 'alpha'] as const

export function findRow(ctx: Ctx, id: string): Promise<ImageRow | undefined> {
  return ctx.tx.first(
    db.selectFrom('files.images').select(columns).where('tenant_id', '=', ctx.tenant.id).where('id', '=', id),
  )
}

export async function insertRow(
  ctx: Ctx,
  row: ImageRow & { uploadedBy: 'anonymous' | 'person' | 'key' | 'system'; kept: boolean },
): Promise<void> {
  const { uploadedBy, kept, ...fields } = row
  await ctx.tx.run(
    db
      .insertInto('files.images')
      .values({
        tenant_id: ctx.tenant.id,
        ...fields,
        uploaded_by: uploadedBy,
        kept_at: kept ? sql<string>`now()` : null,
      })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doNothing()),
  )
}

export function markKept(ctx: Ctx, id: string): Promise<number> {
  return ctx.tx.run(
    db
      .updateTable('files.images')
      .set({ kept_at: sql<string>`coalesce(kept_at, now())` })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id),
  )
}

export function markFree(ctx: Ctx, id: string): Promise<number> {
  return ctx.tx.run(
    db.updateTable('files.images').set({ kept_at: null }).where('tenant_id', '=', ctx.tenant.id).where('id', '=', id),
  )
}

export function deleteUnkept(ctx: Ctx, days: number): Promise<number> {
  return ctx.tx.run(
    db
      .deleteFrom('files.images')
      .where('tenant_id', '=', ctx.tenant.id)
      .where('kept_at', 'is', null)
      .where('created_at', '<', sql<string>`now() - make_interval(days => ${days}::integer)`),
  )
}

/** Who writes or removes the blob of this content waits for the others, until the end of the transaction. */
export async function lockContent(ctx: Ctx, sha256: string): Promise<void> {
  await ctx.tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`files ${ctx.tenant.id} ${sha256}`}, 0))`)
}

export async function isNamed(ctx: Ctx, sha256: string): Promise<boolean> {
  const row = await ctx.tx.first(
    db
      .selectFrom('files.images')
      .select('id')
      .where('tenant_id', '=', ctx.tenant.id)
      .where('sha256', '=', sha256)
      .limit(1),
  )
  return row !== undefined
}
