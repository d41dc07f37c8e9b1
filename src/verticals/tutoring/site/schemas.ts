import { z } from 'zod'
import { PublishedPage } from '../articles/schemas.ts'
import { LIMITS, type SectionType } from './rules.ts'

/* A site's content. Writing is strict and limited; reading takes what older versions of the product wrote. */

const words = (most: number) => z.string().trim().max(most).default('')
const picture = z.uuid().nullable().default(null)
const several = <T extends z.ZodType>(item: T, most: number = LIMITS.items) => z.array(item).max(most).default([])

const link = z
  .string()
  .trim()
  .max(LIMITS.address)
  .regex(/^(https:\/\/\S+)?$/, { error: 'Awali tautan dengan https://|Begin the link with https://' })
  .default('')
const phone = z
  .string()
  .trim()
  .max(20)
  .regex(/^(\+?[0-9][0-9 .()-]{7,18})?$/, {
    error: 'Tulis nomor WhatsApp, misalnya 0812 3456 7890.|Write a WhatsApp number, such as 0812 3456 7890.',
  })
  .default('')
/** A profile's name or its address; nothing that runs. */
const profile = z
  .string()
  .trim()
  .max(LIMITS.line)
  .regex(/^(@?[\w.-]{1,60}|https:\/\/\S+)?$/, {
    error: 'Tulis nama akun atau tautan https://|Write the account name or an https:// link',
  })
  .default('')

export const Contact = z.strictObject({
  whatsapp: phone,
  email: z.union([z.literal(''), z.email()]).default(''),
  address: words(LIMITS.address),
  mapsUrl: link,
  hours: words(LIMITS.line),
  instagram: profile,
  tiktok: profile,
  youtube: profile,
})

export const Seo = z.strictObject({ title: words(70), description: words(LIMITS.line) })

/** What a button does: something on this site, a chat, or a link elsewhere. */
export const TARGETS = ['none', 'whatsapp', 'register', 'programmes', 'schedule', 'contact', 'link'] as const
const Button = z.strictObject({ label: words(LIMITS.label), target: z.enum(TARGETS).default('none'), url: link })
const noButton = { label: '', target: 'none' as const, url: '' }

const item = <S extends z.ZodRawShape>(shape: S) => z.strictObject({ id: z.uuid(), ...shape })

const shapes = {
  hero: {
    eyebrow: words(LIMITS.name),
    headline: words(LIMITS.title),
    intro: words(LIMITS.summary),
    pictureId: picture,
    primary: Button.default(noButton),
    secondary: Button.default(noButton),
    figures: several(z.strictObject({ value: words(12), label: words(LIMITS.label) }), LIMITS.figures),
  },
  programmes: {
    items: several(
      item({
        name: words(LIMITS.name),
        summary: words(LIMITS.summary),
        schedule: words(LIMITS.title),
        duration: words(LIMITS.name),
        priceIdr: z.int().min(0).max(LIMITS.priceIdr).nullable().default(null),
        pictureId: picture,
        features: several(words(LIMITS.name), LIMITS.features),
        coming: z.boolean().default(false),
      }),
    ),
    /** Also tells what the owner's package will bring. */
    showComing: z.boolean().default(true),
  },
  tutors: {
    items: several(
      item({
        name: words(LIMITS.name),
        role: words(LIMITS.name),
        bio: words(LIMITS.summary),
        pictureId: picture,
      }),
    ),
  },
  schedule: {
    items: several(
      item({
        day: words(LIMITS.label),
        time: words(LIMITS.label),
        programme: words(LIMITS.name),
        place: words(LIMITS.name),
      }),
    ),
  },
  testimonials: {
    items: several(
      item({
        name: words(LIMITS.name),
        result: words(LIMITS.name),
        quote: words(LIMITS.summary),
        pictureId: picture,
      }),
    ),
  },
  gallery: { items: several(item({ pictureId: picture, caption: words(LIMITS.title) })) },
  articles: { count: z.int().min(1).max(6).default(3) },
  faq: {
    items: several(item({ question: words(LIMITS.line), answer: words(LIMITS.answer) })),
  },
  registration: { label: words(LIMITS.label) },
  contact: {},
  /** Markdown without HTML. */
  text: { body: words(LIMITS.body) },
} satisfies Record<SectionType, z.ZodRawShape>

const section = <T extends SectionType, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({
    id: z.uuid(),
    type: z.literal(type),
    visible: z.boolean().default(true),
    /** Empty: the usual title of this kind. */
    title: words(LIMITS.name),
    lead: words(LIMITS.summary),
    ...shape,
  })

export const Section = z.discriminatedUnion('type', [
  section('hero', shapes.hero),
  section('programmes', shapes.programmes),
  section('tutors', shapes.tutors),
  section('schedule', shapes.schedule),
  section('testimonials', shapes.testimonials),
  section('gallery', shapes.gallery),
  section('articles', shapes.articles),
  section('faq', shapes.faq),
  section('registration', shapes.registration),
  section('contact', shapes.contact),
  section('text', shapes.text),
])
export type Section = z.output<typeof Section>

/** Each id once: the editor and the page know parts by them. */
const ids = (parts: { id: string }[]): boolean => new Set(parts.map(({ id }) => id)).size === parts.length

export const Content = z.strictObject({
  contact: Contact,
  seo: Seo,
  sections: z
    .array(Section)
    .max(LIMITS.sections)
    .refine(ids, { error: 'Ada bagian yang tercatat dua kali.|A section is there twice.' }),
})
export type Content = z.output<typeof Content>

/** What the public page shows: only what is visible and not empty, Markdown as HTML. */
export const SiteView = z.object({
  contact: Contact,
  seo: Seo,
  /** `html` is there for sections of free text. */
  sections: z.array(z.object({ section: Section, anchor: z.string(), html: z.string().nullable() })),
  /** The newest published ones, as many as the site wants to show. */
  articles: PublishedPage.shape.items,
  /** What the owner's package will bring to students, in the language that was asked. */
  coming: z.array(z.string()),
})
export type SiteView = z.output<typeof SiteView>

export const SiteEdit = z.object({
  draft: Content,
  published: Content.nullable(),
  revision: z.int(),
  publishedRevision: z.int().nullable(),
  savedAt: z.string(),
  publishedAt: z.string().nullable(),
})

/** The revision the editor has seen; another one means that somebody else has saved since. */
export const revision = z.int().min(1)
