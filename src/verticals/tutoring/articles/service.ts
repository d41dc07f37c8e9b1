import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { notFound } from '#kernel/problem/common.ts'
import { announceTenant } from '#kernel/tenancy/hosts.ts'
import { findImage, keepImage } from '#services/files/index.ts'
import { articleEmpty, coverUnknown, slugTaken } from './problems.ts'
import * as queries from './queries.ts'
import { freeSlug, picturesIn, readingMinutes, slugOf } from './rules.ts'
import type { Article, EditArticle, ListArticles, NewArticle } from './schemas.ts'

const PAGE = 30
const PUBLIC_PAGE = 9
const OTHERS = 3
/** Another article may take the very slug between the look and the writing. */
const SLUG_TRIES = 5

/** Writes a draft. A slug that was typed is taken as it is or refused; one made from the title finds a free place. */
export async function create(ctx: Ctx, { slug, ...fields }: NewArticle): Promise<{ id: string; slug: string }> {
  await keepPictures(ctx, fields)
  const id = newId()
  const wanted = slug ?? (slugOf(fields.title) || 'artikel')
  for (let attempt = 0; attempt < SLUG_TRIES; attempt++) {
    const free = freeSlug(wanted, await queries.takenSlugs(ctx, stem(wanted), null))
    if (slug && free !== slug) throw taken(slug, free)
    if (await queries.insertArticle(ctx, { ...fields, id, slug: free })) return { id, slug: free }
  }
  throw new Error('no free slug was found')
}

export async function update(ctx: Ctx, { id, ...fields }: EditArticle): Promise<void> {
  const before = await queries.lockArticle(ctx, id)
  if (!before) throw notFound()
  const free = freeSlug(fields.slug, await queries.takenSlugs(ctx, stem(fields.slug), id))
  if (free !== fields.slug) throw taken(fields.slug, free)
  if (before.status === 'published' && fields.body.trim() === '') throw empty()
  await keepPictures(ctx, fields)
  await queries.updateArticle(ctx, { ...fields, id })
  if (before.status === 'published') announceTenant(ctx, ctx.tenant.id)
}

/** Everybody sees it at once, in every process. */
export async function publish(ctx: Ctx, id: string): Promise<{ slug: string; publishedAt: string }> {
  const before = await queries.lockArticle(ctx, id)
  if (!before) throw notFound()
  if (before.body.trim() === '') throw empty()
  const row = (await queries.updateStatus(ctx, id, 'published'))!
  announceTenant(ctx, ctx.tenant.id)
  return { slug: row.slug, publishedAt: row.published_at! }
}

export async function unpublish(ctx: Ctx, id: string): Promise<void> {
  if (!(await queries.updateStatus(ctx, id, 'draft'))) throw notFound()
  announceTenant(ctx, ctx.tenant.id)
}

export async function remove(ctx: Ctx, id: string): Promise<void> {
  if (!(await queries.deleteArticle(ctx, id))) throw notFound()
  announceTenant(ctx, ctx.tenant.id)
}

export async function list(ctx: Ctx, input: ListArticles) {
  const rows = await queries.findArticles(ctx, input, PAGE + 1)
  const items = rows.slice(0, PAGE).map((row) => ({
    ...listed(row),
    status: row.status as Article['status'],
    updatedAt: row.updated_at,
  }))
  return { items, next: rows.length > PAGE ? items.at(-1)!.id : null }
}

export async function read(ctx: Ctx, id: string): Promise<Article> {
  const row = await queries.findArticle(ctx, id)
  if (!row) throw notFound()
  return { ...listed(row), body: row.body, status: row.status as Article['status'], updatedAt: row.updated_at }
}

export async function listPublished(ctx: Ctx, page: number) {
  const [rows, count] = await Promise.all([
    queries.findPublished(ctx, PUBLIC_PAGE, (page - 1) * PUBLIC_PAGE),
    queries.countArticles(ctx),
  ])
  const items = rows.map((row) => ({ ...listed(row), minutes: readingMinutes(row.body) }))
  return { items, page, pages: Math.max(1, Math.ceil(count.published / PUBLIC_PAGE)) }
}

export async function readBySlug(ctx: Ctx, slug: string) {
  const row = await queries.findPublishedBySlug(ctx, slug)
  if (!row) throw notFound()
  const others = await queries.findOthers(ctx, row.id, OTHERS)
  return {
    ...listed(row),
    body: row.body,
    publishedAt: row.published_at!,
    updatedAt: row.updated_at,
    minutes: readingMinutes(row.body),
    others: others.map(listed),
  }
}

type ListedRow = {
  id: string
  slug: string
  title: string
  summary: string
  cover_id: string | null
  published_at: string | null
}

function listed({ id, slug, title, summary, cover_id, published_at }: ListedRow) {
  return { id, slug, title, summary, coverId: cover_id, publishedAt: published_at }
}

/** Pictures of an article must be the tenant's own; from now on they are not cleared away. */
async function keepPictures(
  ctx: Ctx,
  { coverId, body }: { coverId?: string | undefined; body: string },
): Promise<void> {
  if (coverId && !(await findImage(ctx, coverId))) {
    throw coverUnknown({}, [{ path: 'coverId', sentence: coverUnknown.sentence }])
  }
  const ids = [...(coverId ? [coverId] : []), ...picturesIn(body)]
  await Promise.all([...new Set(ids)].map((id) => keepImage(ctx, id)))
}

/** What all numbered variants of a slug begin with. */
function stem(slug: string): string {
  return slug.slice(0, 60)
}

function taken(slug: string, suggestion: string) {
  const refused = slugTaken({ slug, suggestion })
  return slugTaken({ slug, suggestion }, [{ path: 'slug', sentence: refused.sentence }])
}

function empty() {
  return articleEmpty({}, [{ path: 'body', sentence: articleEmpty.sentence }])
}
