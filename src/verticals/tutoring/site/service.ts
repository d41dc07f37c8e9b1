import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { notFound } from '#kernel/problem/common.ts'
import { problem } from '#kernel/problem/problem.ts'
import { announceTenant } from '#kernel/tenancy/hosts.ts'
import { readSettings } from '#kernel/tenancy/settings.ts'
import { keepImage } from '#services/files/index.ts'
import { readMarkdown } from '#web/markdown.ts'
import { listPublished } from '../articles/service.ts'
import { TutoringSettings } from '../settings.ts'
import { comingFor } from './coming.ts'
import {
  deleteOldVersions,
  findDraft,
  findPublished,
  findSite,
  findVersion,
  insertVersion,
  lockSite,
  updateDraft,
  updatePublished,
} from './queries.ts'
import { anchorsOf, isEmpty, LIMITS, picturesOf, shownPart } from './rules.ts'
import { readContent } from './read.ts'
import type { Content, SiteView } from './schemas.ts'

export const siteChanged = problem('site-changed', 409, {
  id: 'Orang lain sudah menyimpan perubahan lebih dulu (revisi {revision}). Isi Anda belum disimpan dan tetap ada di sini.',
  en: 'Somebody else saved first (revision {revision}). What you wrote is not saved yet and is still here.',
})
export const contentTooLarge = problem('content-too-large', 422, {
  id: 'Isi situs terlalu panjang; batasnya {limitKb} KB. Pendekkan teksnya atau hapus beberapa bagian.',
  en: 'The content is too long; the limit is {limitKb} KB. Shorten some text or remove a few parts.',
})
export const pictureGone = problem('picture-gone', 422, {
  id: 'Salah satu gambar tidak ditemukan lagi. Unggah ulang gambarnya.',
  en: 'One of the pictures is no longer there. Upload it again.',
})
export const neverPublished = problem('never-published', 409, {
  id: 'Situs ini belum pernah diterbitkan.',
  en: 'This site has never been published.',
})

/** What everybody sees. */
export async function readPublished(ctx: Ctx): Promise<SiteView> {
  const site = await findPublished(ctx)
  if (!site?.published) throw notFound()
  return fullView(ctx, readContent(site.published))
}

/** The draft as the public would see it. */
export async function readPreview(ctx: Ctx): Promise<SiteView> {
  const site = await findDraft(ctx)
  if (!site) throw notFound()
  return fullView(ctx, readContent(site.draft))
}

async function fullView(ctx: Ctx, content: Content): Promise<SiteView> {
  const wanted = content.sections.find((section) => section.type === 'articles' && section.visible)
  const [settings, articles] = await Promise.all([
    readSettings(ctx, 'tutoring', TutoringSettings),
    wanted?.type === 'articles' ? newest(ctx, wanted.count) : [],
  ])
  return viewOf(ctx, content, settings.package, articles)
}

async function newest(ctx: Ctx, count: number): Promise<SiteView['articles']> {
  return (await listPublished(ctx, 1)).items.slice(0, count)
}

/** What the public is shown of some content, in one language. */
export function viewOf(
  ctx: Pick<Ctx, 'locale'>,
  { contact, seo, sections }: Content,
  ordered: string,
  articles: SiteView['articles'] = [],
): SiteView {
  const reachable = [contact.whatsapp, contact.email, contact.address, contact.mapsUrl].some(Boolean)
  const shown = sections
    .filter((section) => section.visible && !isEmpty(section))
    .filter(({ type }) => type !== 'articles' || articles.length > 0)
    .filter(({ type }) => type !== 'contact' || reachable)
    .map(shownPart)
  const anchors = anchorsOf(shown)
  return {
    contact,
    seo,
    sections: shown.map((section) => ({
      section,
      anchor: anchors.get(section.id)!,
      html: section.type === 'text' ? readMarkdown(section.body).html : null,
    })),
    articles,
    coming: comingFor(ordered, ctx.locale),
  }
}

export async function readEdit(ctx: Ctx) {
  const site = await findSite(ctx)
  if (!site) throw notFound()
  return {
    draft: readContent(site.draft),
    published: site.published === null ? null : readContent(site.published),
    revision: site.revision,
    publishedRevision: site.published_revision,
    savedAt: site.updated_at,
    publishedAt: site.published_at,
  }
}

/** Keeps a draft that was made from `revision`; if another was saved since, neither is lost. */
export async function saveDraft(ctx: Ctx, revision: number, content: Content) {
  const bytes = Buffer.byteLength(JSON.stringify(content))
  if (bytes > LIMITS.contentBytes) throw contentTooLarge({ limitKb: Math.floor(LIMITS.contentBytes / 1000) })
  const site = await lockAt(ctx, revision)
  await keepPictures(ctx, readContent(site.draft), content)
  return write(ctx, content)
}

/** New pictures are kept for good; one that is not this tenant's is refused. */
async function keepPictures(ctx: Ctx, before: Content, after: Content): Promise<void> {
  const known = new Set(picturesOf(before))
  const fresh = picturesOf(after).filter((id) => !known.has(id))
  const kept = await Promise.all(fresh.map((id) => keepImage(ctx, id)))
  if (kept.includes(false)) throw pictureGone()
}

export async function discard(ctx: Ctx, revision: number) {
  const site = await lockAt(ctx, revision)
  if (site.published === null) throw neverPublished()
  return write(ctx, readContent(site.published))
}

export async function restore(ctx: Ctx, id: string, revision: number) {
  const version = await findVersion(ctx, id)
  if (!version) throw notFound()
  await lockAt(ctx, revision)
  return write(ctx, readContent(version.content))
}

/** The draft goes public, at once in every process, and is remembered as a version. */
export async function publish(ctx: Ctx, revision: number) {
  const site = await lockAt(ctx, revision)
  const versionId = newId()
  const by = ctx.actor.kind === 'person' ? ctx.actor.id : null
  const [published] = await Promise.all([
    updatePublished(ctx),
    insertVersion(ctx, versionId, readContent(site.draft), by),
  ])
  await deleteOldVersions(ctx, LIMITS.versions)
  announceTenant(ctx, ctx.tenant.id)
  return { versionId, publishedAt: published!.published_at!, revision }
}

async function lockAt(ctx: Ctx, revision: number) {
  const site = await lockSite(ctx)
  if (!site) throw notFound()
  if (site.revision !== revision) throw siteChanged({ revision: site.revision })
  return site
}

async function write(ctx: Ctx, content: Content) {
  const written = (await updateDraft(ctx, content))!
  return { revision: written.revision, savedAt: written.updated_at }
}
