import { newId } from '#kernel/db/id.ts'
import type { Controls, World } from '#kernel/module/controls.ts'

export const articleControls: Controls = {
  listPublishedArticles: async () => ({ as: 'anonymous', input: {} }),
  readPublishedArticle: async (world) => ({
    as: 'anonymous',
    input: { articleSlug: (await oneArticle(world, 'published')).slug },
  }),
  listArticles: async () => ({ as: 'owner', input: {} }),
  readArticle: async (world) => ({ as: 'owner', input: { id: (await oneArticle(world, 'draft')).id } }),
  createArticle: async () => ({ as: 'owner', input: articleInput() }),
  updateArticle: async (world) => {
    const { id, slug } = await oneArticle(world, 'draft')
    return { as: 'owner', input: { ...articleInput(), id, slug } }
  },
  publishArticle: async (world) => ({ as: 'owner', input: { id: (await oneArticle(world, 'draft')).id } }),
  unpublishArticle: async (world) => ({ as: 'owner', input: { id: (await oneArticle(world, 'published')).id } }),
  deleteArticle: async (world) => ({ as: 'owner', input: { id: (await oneArticle(world, 'draft')).id } }),
}

/** What somebody writes; what is not named is short. */
export function articleInput(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return { title: 'Menjaga napas saat lari', summary: 'Irama tiga banding dua.', body: 'Tarik napas.', ...changes }
}

async function oneArticle({ tenantId, sql }: World, status: 'draft' | 'published') {
  const id = newId()
  const slug = `artikel-${id}`
  await sql(
    `insert into tutoring.articles (tenant_id, id, slug, title, body, status, published_at)
     values ($1, $2, $3, 'Menjaga napas saat lari', 'Tarik napas.', $4, case when $4 = 'published' then now() end)`,
    [tenantId, id, slug, status],
  )
  return { id, slug }
}
