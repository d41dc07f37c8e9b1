import { covers } from './articles.ts'
import { garudaContent } from './content.ts'
import { type PictureName, pictures } from './pictures.ts'

/** Calls one operation of the demo site as its owner. */
export type AsOwner = <T>(id: string, input: unknown) => Promise<T>

/**
 * Gives the demo site its pictures and words, by the same operations as any owner. The content comes last: as long as it
 * is not saved, a broken-off start is begun anew.
 */
export async function fillGaruda(call: AsOwner): Promise<void> {
  const ids = {} as Record<PictureName, string>
  for (const [name, svg] of Object.entries(pictures)) {
    const file = Buffer.from(svg).toString('base64')
    const image = await call<{ id: string }>('files.uploadImage', { file, purpose: 'picture', name: `${name}.svg` })
    ids[name as PictureName] = image.id
  }
  await coverArticles(call, ids)
  const saved = await call<{ revision: number }>('tutoring.saveSite', { revision: 1, content: garudaContent(ids) })
  await call('tutoring.publishSite', { revision: saved.revision })
}

type Listed = { items: { id: string; slug: string }[] }
type Article = { id: string; slug: string; title: string; summary: string; body: string }

async function coverArticles(call: AsOwner, ids: Record<PictureName, string>): Promise<void> {
  const { items } = await call<Listed>('tutoring.listArticles', {})
  for (const { id, slug } of items) {
    const cover = covers[slug]
    if (!cover) continue
    const { title, summary, body } = await call<Article>('tutoring.readArticle', { id })
    await call('tutoring.updateArticle', { id, slug, title, summary, body, coverId: ids[cover] })
  }
}
