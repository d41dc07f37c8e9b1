import { z } from 'zod'
import { MOTIFS } from '../art/rules.ts'
import { LIMITS, TEXTS } from './rules.ts'

/*
 * What a shop says beside its goods. Every text may be empty: then the shop says the product's own words, in the
 * visitor's language (first.ts), so that a shop is complete on its first day.
 */

const words = (most: number) => z.string().trim().max(most).default('')
const slugs = z
  .array(z.string().regex(/^[a-z0-9]([a-z0-9-]{0,78}[a-z0-9])?$/))
  .max(LIMITS.picks)
  .default([])

const phone = z
  .string()
  .trim()
  .max(20)
  .regex(/^(\+?[0-9][0-9 .()-]{7,18})?$/, {
    error: 'Tulis nomor WhatsApp, misalnya 0812 3456 7890.|Write a WhatsApp number, such as 0812 3456 7890.',
  })
  .default('')
const profile = z
  .string()
  .trim()
  .max(LIMITS.line)
  .regex(/^(@?[\w.-]{1,60}|https:\/\/\S+)?$/, {
    error: 'Tulis nama akun atau tautan https://|Write the account name or an https:// link',
  })
  .default('')
const link = z
  .string()
  .trim()
  .max(LIMITS.line)
  .regex(/^(\/(?!\/)\S*|https:\/\/\S+)?$/, {
    error: 'Awali tautan dengan / atau https://|Begin the link with / or https://',
  })
  .default('')

export const Contact = z.strictObject({
  whatsapp: phone,
  email: z.union([z.literal(''), z.email()]).default(''),
  address: words(300),
  hours: words(LIMITS.line),
  instagram: profile,
  tiktok: profile,
  telegram: profile,
})

export const Hero = z.strictObject({
  eyebrow: words(80),
  headline: words(LIMITS.title),
  intro: words(LIMITS.summary),
  art: z.union([z.literal(''), z.enum(MOTIFS)]).default(''),
})

export const Question = z.strictObject({ question: words(LIMITS.question), answer: words(LIMITS.answer) })

export const Content = z.strictObject({
  announcement: z.strictObject({ text: words(LIMITS.line), link }).default({ text: '', link: '' }),
  hero: Hero.default(Hero.parse({})),
  /** Slugs; empty: the products that are marked as featured, else the most sold. */
  products: slugs,
  /** Slugs; empty: the categories that are marked as featured, else all. */
  categories: slugs,
  /** Real figures of the shop below the first words. */
  figures: z.boolean().default(true),
  faq: z.array(Question).max(LIMITS.questions).default([]),
  /** Markdown without HTML. */
  terms: words(LIMITS.text),
  privacy: words(LIMITS.text),
  contact: Contact.default(Contact.parse({})),
  seo: z.strictObject({ title: words(70), description: words(LIMITS.line) }).default({ title: '', description: '' }),
})
export type Content = z.output<typeof Content>

const Figures = z.object({
  /** Units that were handed over. */
  sold: z.int(),
  rating: z.object({ average: z.number(), count: z.int() }).nullable(),
  /** From payment to hand-over, the median of the latest orders; null while there are too few. */
  medianSeconds: z.int().nullable(),
  products: z.int(),
})

/** What every public page knows of the shop. */
export const ShopView = z.object({
  announcement: z.object({ text: z.string(), link: z.string() }),
  hero: Hero,
  products: z.array(z.string()),
  categories: z.array(z.string()),
  figures: Figures.nullable(),
  faq: z.array(Question),
  contact: Contact,
  seo: z.object({ title: z.string(), description: z.string() }),
})
export type ShopView = z.output<typeof ShopView>

export const TextView = z.object({ html: z.string(), updatedAt: z.string() })
export const ReadText = z.strictObject({ name: z.enum(TEXTS) })

export const ShopEdit = z.object({
  draft: Content,
  published: Content.nullable(),
  revision: z.int(),
  publishedRevision: z.int().nullable(),
  savedAt: z.string(),
  publishedAt: z.string().nullable(),
  /** The product's own words, for an owner who wants to begin from them. */
  defaults: Content,
})
export type ShopEdit = z.output<typeof ShopEdit>

/** The revision the editor has seen; another one means that somebody else has saved since. */
export const revision = z.int().min(1)
