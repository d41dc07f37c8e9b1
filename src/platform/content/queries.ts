import type { Ctx } from '#kernel/context.ts'
import { db, sql } from '#kernel/db/sql.ts'

export type StandingRow = {
  page: string
  has_draft: boolean
  updated_at: string
  published_at: string | null
}
export type ContentRow = StandingRow & { draft: unknown; published: unknown; revision: number }

/** How the pages stand, without what they say. */
export function findStandings(ctx: Ctx): Promise<StandingRow[]> {
  return ctx.tx.all(standings(ctx))
}

export function findContent(ctx: Ctx, page: string): Promise<ContentRow | undefined> {
  return ctx.tx.first(standings(ctx).select(['draft', 'published', 'revision']).where('page', '=', page))
}

/** What is published on these pages; those never published are missing. */
export function findPublished(
  ctx: Ctx,
  pages: readonly string[],
): Promise<{ page: string; published: unknown; published_at: string | null }[]> {
  return ctx.tx.all(
    db
      .selectFrom('platform.contents')
      .select(['page', 'published', 'published_at'])
      .where('tenant_id', '=', ctx.tenant.id)
      .where('page', 'in', pages)
      .where('published', 'is not', null),
  )
}

/** Makes sure that a page has its row, so that changes of it can name a revision. */
export function insertContent(ctx: Ctx, page: string) {
  return db
    .insertInto('platform.contents')
    .values({ tenant_id: ctx.tenant.id, page })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'page']).doNothing())
}

/** Writes the draft if nobody changed the page since `revision`; otherwise nothing. */
export function updateDraft(ctx: Ctx, page: string, revision: number, draft: object | null) {
  return ctx.tx.run(
    db
      .updateTable('platform.contents')
      .set({
        draft: draft === null ? null : JSON.stringify(draft),
        revision: revision + 1,
        updated_at: sql<string>`now()`,
      })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('page', '=', page)
      .where('revision', '=', revision),
  )
}

/** Makes the draft public if nobody changed the page since `revision`. */
export function publishDraft(ctx: Ctx, page: string, revision: number) {
  return ctx.tx.run(
    db
      .updateTable('platform.contents')
      .set({
        published: sql`draft`,
        draft: null,
        revision: revision + 1,
        updated_at: sql<string>`now()`,
        published_at: sql<string>`now()`,
      })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('page', '=', page)
      .where('revision', '=', revision)
      .where('draft', 'is not', null),
  )
}

function standings(ctx: Ctx) {
  return db
    .selectFrom('platform.contents')
    .select(['page', 'updated_at', 'published_at', sql<boolean>`draft is not null`.as('has_draft')])
    .where('tenant_id', '=', ctx.tenant.id)
}
