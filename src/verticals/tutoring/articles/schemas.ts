import { z } from 'zod'
import { LIMITS, SLUG } from './rules.ts'

const Slug = z.string().trim().toLowerCase().max(LIMITS.slug).regex(SLUG, {
  error:
    'Pakai huruf kecil, angka, dan tanda hubung; tidak diawali atau diakhiri tanda hubung.|Use lower-case letters, digits and hyphens, not starting or ending with a hyphen.',
})

const fields = {
  title: z.string().trim().min(3).max(LIMITS.title),
  summary: z.string().trim().max(LIMITS.summary).default(''),
  body: z.string().max(LIMITS.body).default(''),
  /** Without one the article has no cover. */
  coverId: z.uuid().optional(),
}

/** Without a slug one is made from the title. */
export const NewArticle = z.strictObject({ ...fields, slug: Slug.optional() })
export type NewArticle = z.output<typeof NewArticle>

export const EditArticle = z.strictObject({ id: z.uuid(), ...fields, slug: Slug })
export type EditArticle = z.output<typeof EditArticle>

const Status = z.enum(['draft', 'published'])

const Listed = z.object({
  id: z.uuid(),
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
  coverId: z.uuid().nullable(),
  publishedAt: z.string().nullable(),
})

export const Article = Listed.extend({ body: z.string(), status: Status, updatedAt: z.string() })
export type Article = z.output<typeof Article>

export const ListArticles = z.strictObject({
  cursor: z.uuid().optional(),
  status: Status.optional(),
  q: z.string().trim().max(80).optional(),
})
export type ListArticles = z.output<typeof ListArticles>

export const ArticlePage = z.object({
  items: z.array(Article.omit({ body: true })),
  next: z.uuid().nullable(),
})

export const ListPublished = z.strictObject({
  page: z.coerce.number().int().min(1).max(1_000).optional(),
})

export const PublishedPage = z.object({
  items: z.array(Listed.extend({ minutes: z.int() })),
  page: z.int(),
  pages: z.int(),
})

export const BySlug = z.strictObject({ articleSlug: z.string().min(1).max(LIMITS.slug) })

export const PublishedArticle = Listed.extend({
  body: z.string(),
  publishedAt: z.string(),
  updatedAt: z.string(),
  minutes: z.int(),
  others: z.array(Listed),
})

export const ById = z.strictObject({ id: z.uuid() })
