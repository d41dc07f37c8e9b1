import { z } from 'zod'
import { nothing, operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import { articleEmpty, coverUnknown, slugTaken } from './problems.ts'
import * as schemas from './schemas.ts'
import * as service from './service.ts'

const can = 'tutoring.articles.manage'

export const listPublishedArticles = operation({
  get: '/tutoring/published-articles',
  open: 'anyone',
  summary: 'Published articles, the latest first.',
  input: schemas.ListPublished,
  output: schemas.PublishedPage,
  run: (ctx, { page }) => service.listPublished(ctx, page ?? 1),
})

export const readPublishedArticle = operation({
  get: '/tutoring/published-articles/{articleSlug}',
  open: 'anyone',
  summary: 'One published article; its text is Markdown without HTML.',
  input: schemas.BySlug,
  output: schemas.PublishedArticle,
  problems: [notFound],
  run: (ctx, { articleSlug }) => service.readBySlug(ctx, articleSlug),
})

export const listArticles = operation({
  get: '/tutoring/articles',
  can,
  summary: 'Drafts and published articles, newest first.',
  input: schemas.ListArticles,
  output: schemas.ArticlePage,
  run: (ctx, input) => service.list(ctx, input),
})

export const readArticle = operation({
  get: '/tutoring/articles/{id}',
  can,
  summary: 'One article with its text.',
  input: schemas.ById,
  output: schemas.Article,
  problems: [notFound],
  run: (ctx, { id }) => service.read(ctx, id),
})

export const createArticle = operation({
  post: '/tutoring/articles',
  can,
  status: 201,
  summary: 'Writes a draft.',
  input: schemas.NewArticle,
  output: z.object({ id: z.uuid(), slug: z.string() }),
  problems: [slugTaken, coverUnknown],
  run: (ctx, input) => service.create(ctx, input),
})

export const updateArticle = operation({
  put: '/tutoring/articles/{id}',
  can,
  summary: 'Replaces what an article says; a published one changes at once.',
  input: schemas.EditArticle,
  output: nothing,
  problems: [notFound, slugTaken, coverUnknown, articleEmpty],
  run: (ctx, input) => service.update(ctx, input),
})

export const publishArticle = operation({
  post: '/tutoring/articles/{id}/publications',
  can,
  status: 201,
  summary: 'Shows an article to everybody.',
  input: schemas.ById,
  output: z.object({ slug: z.string(), publishedAt: z.string() }),
  problems: [notFound, articleEmpty],
  run: (ctx, { id }) => service.publish(ctx, id),
})

export const unpublishArticle = operation({
  delete: '/tutoring/articles/{id}/publications',
  can,
  summary: 'Takes an article back; it becomes a draft.',
  input: schemas.ById,
  output: nothing,
  problems: [notFound],
  run: (ctx, { id }) => service.unpublish(ctx, id),
})

export const deleteArticle = operation({
  delete: '/tutoring/articles/{id}',
  can,
  summary: 'Deletes an article for good.',
  input: schemas.ById,
  output: nothing,
  problems: [notFound],
  run: (ctx, { id }) => service.remove(ctx, id),
})
