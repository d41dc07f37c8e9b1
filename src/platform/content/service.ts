import type { Ctx } from '#kernel/context.ts'
import { refusedInput } from '#kernel/http/input.ts'
import { invalidInput, notFound } from '#kernel/problem/common.ts'
import { problem } from '#kernel/problem/problem.ts'
import { announceTenant } from '#kernel/tenancy/hosts.ts'
import { keepImage } from '#services/files/index.ts'
import { contentOf, defaultOf, pagesOf } from './defaults.ts'
import { offersOf } from './offers.ts'
import * as queries from './queries.ts'
import { verticalOf } from './rules.ts'
import { type Content, type ContentState, type OfferContent, shapeOf } from './schemas.ts'

export const contentChanged = problem('content-changed', 409, {
  id: 'Halaman ini baru saja diubah orang lain. Yang Anda ketik masih ada di sini; salin bila perlu, lalu muat ulang.',
  en: 'Somebody else has just changed this page. What you typed is still here; copy it if you need it, then reload.',
})
export const nothingToPublish = problem('nothing-to-publish', 409, {
  id: 'Tidak ada draf untuk diterbitkan atau dibuang.',
  en: 'There is no draft to publish or discard.',
})

/** What the public reads on a page. */
export async function readPublished(ctx: Ctx, page: string) {
  if (!defaultOf(ctx, page)) throw notFound()
  const [row] = await queries.findPublished(ctx, [page])
  return { page, content: contentOf(ctx, page, row?.published)!, publishedAt: row?.published_at ?? null }
}

/** Every page of the portal and how it stands. */
export async function listContents(ctx: Ctx) {
  const rows = new Map((await queries.findStandings(ctx)).map((row) => [row.page, row]))
  const pages = pagesOf(ctx).map(({ page, name }) => ({ name: name[ctx.locale], ...standingOf(page, rows.get(page)) }))
  return { pages }
}

/** A page as its editor sees it: the draft, or what is public while there is none. */
export async function editContent(ctx: Ctx, page: string) {
  if (!defaultOf(ctx, page)) throw notFound()
  const row = await queries.findContent(ctx, page)
  const content = contentOf(ctx, page, row?.draft ?? row?.published)!
  return { ...standingOf(page, row), revision: row?.revision ?? 0, content }
}

/** Keeps a draft; what is public stays as it is. */
export async function saveContent(ctx: Ctx, input: { page: string; revision: number; content: unknown }) {
  const content = checked(ctx, input.page, input.content)
  await keepPictures(ctx, content)
  ctx.tx.defer(queries.insertContent(ctx, input.page))
  if (!(await queries.updateDraft(ctx, input.page, input.revision, content))) throw contentChanged()
  return editContent(ctx, input.page)
}

/** Makes the draft public: every process drops the pages it has kept. */
export async function publishContent(ctx: Ctx, { page, revision }: { page: string; revision: number }) {
  const row = await drafted(ctx, page, revision)
  checked(ctx, page, row.draft)
  if (!(await queries.publishDraft(ctx, page, revision))) throw contentChanged()
  announceTenant(ctx, ctx.tenant.id)
  return editContent(ctx, page)
}

/** Throws the draft away; the page is again what is public. */
export async function discardContent(ctx: Ctx, { page, revision }: { page: string; revision: number }) {
  await drafted(ctx, page, revision)
  if (!(await queries.updateDraft(ctx, page, revision, null))) throw contentChanged()
  return editContent(ctx, page)
}

async function drafted(ctx: Ctx, page: string, revision: number): Promise<queries.ContentRow> {
  if (!defaultOf(ctx, page)) throw notFound()
  const row = await queries.findContent(ctx, page)
  if (row && row.revision !== revision) throw contentChanged()
  if (!row || row.draft === null) throw nothingToPublish()
  return row
}

/** The content in its page's shape, and for an offer: about packages that exist. */
function checked(ctx: Ctx, page: string, content: unknown): Content {
  if (!defaultOf(ctx, page)) throw notFound()
  const result = shapeOf(page).safeParse(content)
  if (!result.success) throw refusedInput(result.error, 'content')
  const vertical = verticalOf(page)
  if (vertical) checkPackages(ctx, vertical, result.data as OfferContent)
  return result.data
}

function checkPackages(ctx: Ctx, vertical: string, { packages, groups, gallery }: OfferContent): void {
  const offer = offersOf(ctx).find((one) => one.vertical === vertical)!.offer
  const codes = offer.packages.map(({ code }) => code)
  const scenes = (offer.showcase?.scenes ?? []).map(({ code }) => code)
  const faults = [
    ...packages.flatMap(({ code }, place) => (codes.includes(code) ? [] : [`packages.${place}.code`])),
    ...groups.flatMap(({ items }, group) =>
      items.flatMap(({ from }, item) => (codes.includes(from) ? [] : [`groups.${group}.items.${item}.from`])),
    ),
    ...gallery.flatMap(({ scene, imageId }, place) =>
      imageId !== null || (scene !== null && scenes.includes(scene)) ? [] : [`gallery.${place}.scene`],
    ),
  ]
  const complete = codes.every((code) => packages.filter((one) => one.code === code).length === 1)
  if (!complete) faults.push('packages')
  if (faults.length === 0) return
  const sentence = { id: 'Pilih salah satu yang tersedia.', en: 'Choose one that exists.' }
  throw invalidInput(
    {},
    faults.map((path) => ({ path: `content.${path}`, sentence })),
  )
}

/** Uploaded pictures that are used stay; one that is not ours is refused. */
async function keepPictures(ctx: Ctx, content: Content): Promise<void> {
  if (!('gallery' in content)) return
  for (const [place, { imageId }] of content.gallery.entries()) {
    if (!imageId) continue
    if (await keepImage(ctx, imageId)) continue
    const sentence = {
      id: 'Gambar ini tidak ditemukan. Unggah lagi.',
      en: 'This picture was not found. Upload it again.',
    }
    throw invalidInput({}, [{ path: `content.gallery.${place}.imageId`, sentence }])
  }
}

function standingOf(page: string, row?: queries.StandingRow) {
  const state: ContentState = row?.has_draft ? 'draft' : row?.published_at ? 'published' : 'untouched'
  return { page, state, updatedAt: row?.updated_at ?? null, publishedAt: row?.published_at ?? null }
}
