import type { Ctx } from '#kernel/context.ts'
import { db, sql } from '#kernel/db/sql.ts'
import type { ListArticles } from './schemas.ts'

const table = 'tutoring.articles'
const listed = ['id', 'slug', 'title', 'summary', 'cover_id', 'published_at'] as const

type Values = { slug: string; title: string; summary: string; body: string; coverId?: string | undefined }

/** Adds a draft; false when its slug is taken. */
export async function insertArticle(ctx: Ctx, { id, coverId, ...values }: Values & { id: string }): Promise<boolean> {
  const added = await ctx.tx.run(
    db
      .insertInto(table)
      .values({ tenant_id: ctx.tenant.id, id, cover_id: coverId ?? null, ...values })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'slug']).doNothing()),
  )
  return added === 1
}

export function updateArticle(ctx: Ctx, { id, coverId, ...values }: Values & { id: string }): Promise<number> {
  return ctx.tx.run(
    db
      .updateTable(table)
      .set({ ...values, cover_id: coverId ?? null, updated_at: sql<string>`now()` })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id),
  )
}

/** The day of the first publication stays, however often an article goes and comes back. */
export function updateStatus(ctx: Ctx, id: string, status: 'draft' | 'published') {
  return ctx.tx.first(
    db
      .updateTable(table)
      .set({
        status,
        ...(status === 'published' ? { published_at: sql<string>`coalesce(published_at, now())` } : {}),
        updated_at: sql<string>`now()`,
      })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id)
      .returning(['slug', 'published_at']),
  )
}

export async function deleteArticle(ctx: Ctx, id: string): Promise<boolean> {
  const gone = await ctx.tx.run(db.deleteFrom(table).where('tenant_id', '=', ctx.tenant.id).where('id', '=', id))
  return gone === 1
}

export function findArticle(ctx: Ctx, id: string) {
  return ctx.tx.first(articles(ctx).selectAll().where('id', '=', id))
}

/** The article's row, held until the transaction ends. */
export function lockArticle(ctx: Ctx, id: string) {
  return ctx.tx.first(articles(ctx).selectAll().where('id', '=', id).forUpdate())
}

/** The slugs that begin alike, of all articles but this one. */
export async function takenSlugs(ctx: Ctx, start: string, but: string | null): Promise<Set<string>> {
  const rows = await ctx.tx.all(
    sql<{ slug: string }>`select slug from tutoring.articles where tenant_id = ${ctx.tenant.id}
      and starts_with(slug, ${start}) and (${but}::uuid is null or id <> ${but}::uuid)`,
  )
  return new Set(rows.map(({ slug }) => slug))
}

/** Everything for the admin's list, newest first. */
export function findArticles(ctx: Ctx, { cursor, status, q }: ListArticles, limit: number) {
  let query = articles(ctx).select([...listed, 'status', 'updated_at'])
  if (cursor) query = query.where('id', '<', cursor)
  if (status) query = query.where('status', '=', status)
  if (q) query = query.where('title', 'ilike', `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`)
  return ctx.tx.all(query.orderBy('id', 'desc').limit(limit))
}

/** Published articles, the latest first. */
export function findPublished(ctx: Ctx, limit: number, offset = 0) {
  return ctx.tx.all(
    published(ctx)
      .select([...listed, 'body'])
      .orderBy('published_at', 'desc')
      .orderBy('id')
      .limit(limit)
      .offset(offset),
  )
}

/** Published articles but one, for the end of that one. */
export function findOthers(ctx: Ctx, id: string, limit: number) {
  return ctx.tx.all(
    published(ctx).select(listed).where('id', '!=', id).orderBy('published_at', 'desc').orderBy('id').limit(limit),
  )
}

export function findPublishedBySlug(ctx: Ctx, slug: string) {
  return ctx.tx.first(published(ctx).selectAll().where('slug', '=', slug))
}

/** Addresses and dates of everything published, for the site map. */
export function publishedArticles(ctx: Ctx) {
  return ctx.tx.all(published(ctx).select(['slug', 'updated_at']).orderBy('published_at', 'desc').limit(5_000))
}

export async function countArticles(ctx: Ctx): Promise<{ published: number; drafts: number }> {
  const row = await ctx.tx.first(
    sql<{ published: number; drafts: number }>`select
      count(*) filter (where status = 'published')::int as published,
      count(*) filter (where status = 'draft')::int as drafts
      from tutoring.articles where tenant_id = ${ctx.tenant.id}`,
  )
  return row!
}

function articles(ctx: Ctx) {
  return db.selectFrom(table).where('tenant_id', '=', ctx.tenant.id)
}

function published(ctx: Ctx) {
  return articles(ctx).where('status', '=', sql.lit('published'))
}
