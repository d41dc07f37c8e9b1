import type { Ctx } from '#kernel/context.ts'
import type { Sentence } from '#kernel/problem/problem.ts'
import { offersOf, reconciled } from './offers.ts'
import { verticalOf } from './rules.ts'
import { type Content, shapeOf } from './schemas.ts'
import { contact, demoContact } from './words/contact.ts'
import { faq } from './words/faq.ts'
import { home } from './words/home.ts'
import { privacy } from './words/privacy.ts'
import { terms } from './words/terms.ts'

/** What a page says until its owner edits it; null for a page that does not exist. */
export function defaultOf(ctx: Ctx, page: string): Content | null {
  const vertical = verticalOf(page)
  if (vertical) {
    const trade = offersOf(ctx).find((one) => one.vertical === vertical)
    return trade ? reconciled(trade.offer, null) : null
  }
  const demo = ctx.house.mode === 'demo'
  const pages: Record<string, Content> = { home, faq, terms, privacy, contact: demo ? demoContact : contact }
  return pages[page] ?? null
}

/** What is stored for a page as it reads today; its default where nothing is, or where it no longer fits. */
export function contentOf(ctx: Ctx, page: string, stored: unknown): Content | null {
  const standard = defaultOf(ctx, page)
  if (!standard || !stored) return standard
  const vertical = verticalOf(page)
  if (vertical) return reconciled(offersOf(ctx).find((one) => one.vertical === vertical)!.offer, stored)
  const read = shapeOf(page).safeParse(stored)
  return read.success ? read.data : standard
}

/** Every page there is, with its name for people. */
export function pagesOf(ctx: Ctx): { page: string; name: Sentence }[] {
  return [
    { page: 'home', name: { id: 'Halaman depan', en: 'Front page' } },
    ...offersOf(ctx).map(({ vertical, offer }) => ({
      page: `offer:${vertical}`,
      name: { id: `Template ${offer.name.id}`, en: `Template ${offer.name.en}` },
    })),
    { page: 'faq', name: { id: 'Tanya jawab', en: 'Questions and answers' } },
    { page: 'contact', name: { id: 'Kontak', en: 'Contact' } },
    { page: 'terms', name: { id: 'Syarat layanan', en: 'Terms of service' } },
    { page: 'privacy', name: { id: 'Kebijakan privasi', en: 'Privacy notice' } },
  ]
}
