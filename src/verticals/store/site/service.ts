import type { Ctx } from '#kernel/context.ts'
import { notFound } from '#kernel/problem/common.ts'
import { problem } from '#kernel/problem/problem.ts'
import { announceTenant } from '#kernel/tenancy/hosts.ts'
import { readMarkdown } from '#web/markdown.ts'
import { defaultContent } from './first.ts'
import { findSite, lockSite, medianSeconds, sumProducts, updateDraft, updatePublished } from './queries.ts'
import { contentOfOutlet } from '../outlets/words.ts'
import { ofAccounts } from './legal.ts'
import { readContent } from './read.ts'
import { LIMITS, type TextName } from './rules.ts'
import type { Content, ShopView } from './schemas.ts'

export const siteChanged = problem('site-changed', 409, {
  id: 'Orang lain sudah menyimpan perubahan lebih dulu (revisi {revision}). Isi Anda belum disimpan dan tetap ada di sini.',
  en: 'Somebody else saved first (revision {revision}). What you wrote is not saved yet and is still here.',
})
export const contentTooLarge = problem('content-too-large', 422, {
  id: 'Isi toko terlalu panjang; batasnya {limitKb} KB. Pendekkan teksnya.',
  en: 'The content is too long; the limit is {limitKb} KB. Shorten some text.',
})
export const neverPublished = problem('never-published', 409, {
  id: 'Isi toko ini belum pernah diterbitkan.',
  en: 'The content of this shop has never been published.',
})

/** What everybody sees. */
export async function readPublished(ctx: Ctx): Promise<ShopView> {
  if (ctx.tenant.outlet) return viewOf(ctx, await contentOfOutlet(ctx, ctx.tenant.outlet.id))
  const site = await findSite(ctx)
  if (!site?.published) throw notFound()
  return fullView(ctx, readContent(site.published))
}

/** The draft as the public would see it. */
export async function readPreview(ctx: Ctx): Promise<ShopView> {
  const site = await findSite(ctx)
  if (!site) throw notFound()
  return fullView(ctx, readContent(site.draft))
}

async function fullView(ctx: Ctx, content: Content): Promise<ShopView> {
  return { ...viewOf(ctx, content), figures: content.figures ? await readFigures(ctx) : null }
}

/** The words of some content in the visitor's language; where the owner has written none, our own. */
export function viewOf(ctx: Pick<Ctx, 'locale'> & { tenant: Pick<Ctx['tenant'], 'name'> }, content: Content): ShopView {
  const own = defaultContent(ctx.tenant.name, ctx.locale)
  const { hero, seo } = content
  const faq = content.faq.filter(({ question, answer }) => question && answer)
  return {
    announcement: content.announcement,
    hero: {
      eyebrow: hero.eyebrow || own.hero.eyebrow,
      headline: hero.headline || own.hero.headline,
      intro: hero.intro || own.hero.intro,
      art: hero.art,
    },
    products: content.products,
    categories: content.categories,
    figures: null,
    faq: faq.length > 0 ? faq : own.faq,
    contact: content.contact,
    seo: { title: seo.title || own.seo.title, description: seo.description || own.seo.description },
  }
}

async function readFigures(ctx: Ctx): Promise<ShopView['figures']> {
  const [sums, median] = await Promise.all([sumProducts(ctx), medianSeconds(ctx)])
  if (!sums) return null
  const count = sums.rating_count
  return {
    products: sums.products,
    sold: sums.sold,
    rating: count > 0 ? { average: Math.round((sums.rating_sum / count) * 10) / 10, count } : null,
    medianSeconds: median,
  }
}

/** A page of plain words: the owner's, else ours. */
export async function readText(ctx: Ctx, name: TextName) {
  const site = await findSite(ctx)
  if (!site?.published) throw notFound()
  const ours = defaultContent(ctx.tenant.name, ctx.locale)[name]
  // What the owner has written speaks of the owner's shop, and at an outlet nobody has an account.
  const words = ctx.tenant.outlet ? ours.replace(ofAccounts[ctx.locale], '') : readContent(site.published)[name] || ours
  return { html: readMarkdown(words).html, updatedAt: site.published_at ?? site.updated_at }
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
    defaults: defaultContent(ctx.tenant.name, ctx.locale),
  }
}

/** Keeps a draft that was made from `revision`; if another was saved since, neither is lost. */
export async function saveDraft(ctx: Ctx, revision: number, content: Content) {
  const bytes = Buffer.byteLength(JSON.stringify(content))
  if (bytes > LIMITS.contentBytes) throw contentTooLarge({ limitKb: Math.floor(LIMITS.contentBytes / 1000) })
  await lockAt(ctx, revision)
  return write(ctx, content)
}

export async function discard(ctx: Ctx, revision: number) {
  const site = await lockAt(ctx, revision)
  if (site.published === null) throw neverPublished()
  return write(ctx, readContent(site.published))
}

/** The draft goes public, at once and in every process. */
export async function publish(ctx: Ctx, revision: number) {
  await lockAt(ctx, revision)
  const published = await updatePublished(ctx)
  announceTenant(ctx, ctx.tenant.id)
  return { publishedAt: published!.published_at!, revision }
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
