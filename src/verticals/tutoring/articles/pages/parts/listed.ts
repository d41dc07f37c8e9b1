import type { OutputOf } from '#kernel/http/operation.ts'
import { m } from '#web/paraglide/messages.js'
import type { Message } from '#web/words.ts'
import type { listArticles, listPublishedArticles, readArticle, readPublishedArticle } from '../../operations.ts'

export type PublicPage = OutputOf<typeof listPublishedArticles>
export type PublicArticle = OutputOf<typeof readPublishedArticle>
export type ListedArticle = OutputOf<typeof listArticles>['items'][number]
export type EditedArticle = OutputOf<typeof readArticle>

export const statusWords: Record<ListedArticle['status'], Message> = {
  draft: m.art_status_draft,
  published: m.art_status_published,
}
