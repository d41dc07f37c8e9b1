import type { Ctx } from '#kernel/context.ts'
import { db, sql } from '#kernel/db/sql.ts'
import type { Content } from './schemas.ts'

export function findSite(ctx: Ctx) {
  return ctx.tx.first(sites(ctx).selectAll())
}

/** The site, locked: of two people who save at once the second sees what the first did. */
export function lockSite(ctx: Ctx) {
  return ctx.tx.first(sites(ctx).selectAll().forUpdate())
}

export function findPublished(ctx: Ctx) {
  return ctx.tx.first(sites(ctx).select(['published', 'published_at']))
}

/** Both contents, for a look at the draft. */
export function findDraft(ctx: Ctx) {
  return ctx.tx.first(sites(ctx).select('draft'))
}

function sites(ctx: Ctx) {
  return db.selectFrom('tutoring.sites').where('tenant_id', '=', ctx.tenant.id)
}

/** Writes and publishes the first content; one that is there already stays as it is. */
export function insertSite(ctx: Ctx, content: Content) {
  const text = JSON.stringify(content)
  return ctx.tx.run(
    db
      .insertInto('tutoring.sites')
      .values({
        tenant_id: ctx.tenant.id,
        draft: text,
        published: text,
        published_revision: 1,
        published_at: sql<string>`now()`,
      })
      .onConflict((conflict) => conflict.column('tenant_id').doNothing()),
  )
}

/** Puts another draft in place and counts it. */
export function updateDraft(ctx: Ctx, content: Content) {
  return ctx.tx.first(
    db
      .updateTable('tutoring.sites')
      .set((eb) => ({
        draft: JSON.stringify(content),
        revision: eb('revision', '+', 1),
        updated_at: sql<string>`now()`,
      }))
      .where('tenant_id', '=', ctx.tenant.id)
      .returning(['revision', 'updated_at']),
  )
}

/** The draft becomes what the public sees. */
export function updatePublished(ctx: Ctx) {
  return ctx.tx.first(
    db
      .updateTable('tutoring.sites')
      .set((eb) => ({
        published: eb.ref('draft'),
        published_revision: eb.ref('revision'),
        published_at: sql<string>`now()`,
      }))
      .where('tenant_id', '=', ctx.tenant.id)
      .returning('published_at'),
  )
}

export function insertVersion(ctx: Ctx, id: string, content: unknown, publishedBy: string | null) {
  return ctx.tx.run(
    db.insertInto('tutoring.site_versions').values({
      tenant_id: ctx.tenant.id,
      id,
      content: JSON.stringify(content),
      published_by: publishedBy,
    }),
  )
}

/** Of all versions only the newest stay. */
export function deleteOldVersions(ctx: Ctx, most: number) {
  return ctx.tx.run(
    db
      .deleteFrom('tutoring.site_versions')
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', 'not in', (eb) =>
        eb
          .selectFrom('tutoring.site_versions as newer')
          .select('newer.id')
          .where('newer.tenant_id', '=', ctx.tenant.id)
          .orderBy('newer.id', 'desc')
          .limit(most),
      ),
  )
}

export function findVersions(ctx: Ctx, most: number) {
  return ctx.tx.all(
    db
      .selectFrom('tutoring.site_versions as versions')
      .leftJoin('kernel.people as people', (join) =>
        join.onRef('people.tenant_id', '=', 'versions.tenant_id').onRef('people.id', '=', 'versions.published_by'),
      )
      .select([
        'versions.id',
        'versions.published_at',
        'people.name as publisher',
        sql<number>`jsonb_array_length(versions.content -> 'sections')`.as('sections'),
      ])
      .where('versions.tenant_id', '=', ctx.tenant.id)
      .orderBy('versions.id', 'desc')
      .limit(most),
  )
}

export function findVersion(ctx: Ctx, id: string) {
  return ctx.tx.first(
    db
      .selectFrom('tutoring.site_versions')
      .select('content')
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id),
  )
}
