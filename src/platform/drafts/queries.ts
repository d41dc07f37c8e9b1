import type { Ctx } from '#kernel/context.ts'
import { db, sql } from '#kernel/db/sql.ts'
import { DRAFT_DAYS, type DraftFields } from './rules.ts'

export type DraftRow = NonNullable<Awaited<ReturnType<typeof findDraft>>>

export function findDraft(ctx: Ctx, token: string) {
  return ctx.tx.first(drafts(ctx, token))
}

export function lockDraft(ctx: Ctx, token: string) {
  return ctx.tx.first(drafts(ctx, token).forUpdate())
}

/** A draft that has run out is gone, also before the night in which it is swept away. */
function drafts(ctx: Ctx, token: string) {
  return db
    .selectFrom('platform.drafts')
    .selectAll()
    .where('tenant_id', '=', ctx.tenant.id)
    .where('token', '=', token)
    .where('updated_at', '>', sql<string>`now() - make_interval(days => ${sql.lit(DRAFT_DAYS)})`)
}

export async function insertDraft(ctx: Ctx, draft: { id: string; token: string; step: string; fields: DraftFields }) {
  const row = await ctx.tx.first(
    db
      .insertInto('platform.drafts')
      .values({ tenant_id: ctx.tenant.id, ...draft, fields: JSON.stringify(draft.fields), revision: 1 })
      .returning(['token', 'revision', 'updated_at']),
  )
  return row!
}

/** Merges the fields into those that are there. */
export async function updateDraft(ctx: Ctx, id: string, { step, fields }: { step: string; fields: DraftFields }) {
  const row = await ctx.tx.first(
    db
      .updateTable('platform.drafts')
      .set((eb) => ({
        step,
        fields: sql`fields || ${JSON.stringify(fields)}::jsonb`,
        revision: eb('revision', '+', 1),
        updated_at: sql<string>`now()`,
      }))
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id)
      .returning(['token', 'revision', 'updated_at']),
  )
  return row!
}

/** Ties a draft to the order it became; the first order stays. */
export function closeDraft(ctx: Ctx, token: string, orderId: string): void {
  ctx.tx.defer(
    db
      .updateTable('platform.drafts')
      .set({ order_id: orderId, updated_at: sql<string>`now()` })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('token', '=', token)
      .where('order_id', 'is', null),
  )
}

export function deleteOldDrafts(ctx: Ctx): Promise<number> {
  return ctx.tx.run(
    db
      .deleteFrom('platform.drafts')
      .where('tenant_id', '=', ctx.tenant.id)
      .where('updated_at', '<=', sql<string>`now() - make_interval(days => ${sql.lit(DRAFT_DAYS)})`),
  )
}
