import { z } from 'zod'
import { DP_PERCENT, ICONS, LONGEST, MOST, PAGE, PRICE_IDR } from './rules.ts'

const text = (most: number, least = 1) => z.string().trim().min(least).max(most)
/** A text in both languages, side by side. */
const said = (most: number, least = 1) => z.strictObject({ id: text(most, least), en: text(most, least) })
export type Said = z.output<ReturnType<typeof said>>

const titled = z.strictObject({ title: said(LONGEST.title), text: said(LONGEST.sentence) })

export const HomeContent = z.strictObject({
  seo: z.strictObject({ title: said(LONGEST.seoTitle), description: said(LONGEST.seoDescription) }),
  hero: z.strictObject({
    eyebrow: said(LONGEST.title),
    title: said(LONGEST.title),
    lead: said(LONGEST.sentence),
    reasons: z.array(said(LONGEST.label)).max(MOST.reasons),
  }),
  values: z.strictObject({
    title: said(LONGEST.title),
    items: z.array(titled.extend({ icon: z.enum(ICONS) })).max(MOST.values),
  }),
  steps: z.strictObject({ title: said(LONGEST.title), items: z.array(titled).min(1).max(MOST.steps) }),
  showcase: titled,
  packages: titled,
  proof: z.strictObject({
    title: said(LONGEST.title),
    items: z.array(z.strictObject({ figure: said(LONGEST.label), text: said(LONGEST.sentence) })).max(MOST.proofs),
  }),
  questions: titled,
  closing: titled,
})
export type HomeContent = z.output<typeof HomeContent>

export const FaqContent = z.strictObject({
  title: said(LONGEST.title),
  lead: said(LONGEST.sentence),
  items: z
    .array(
      z.strictObject({
        question: said(LONGEST.title + 30),
        answer: said(LONGEST.answer),
        /** Also on the front page. */
        front: z.boolean(),
      }),
    )
    .min(1)
    .max(MOST.questions),
})
export type FaqContent = z.output<typeof FaqContent>

export const LegalContent = z.strictObject({
  title: said(LONGEST.title),
  lead: said(LONGEST.sentence),
  /** What a consent refers to. */
  version: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/, {
    error: 'Tulis versi sebagai 2026-11 atau 2026-11-21.|Write the version as 2026-11 or 2026-11-21.',
  }),
  effectiveOn: z.iso.date({ error: 'Tulis tanggal sebagai 2026-11-21.|Write the date as 2026-11-21.' }),
  body: said(LONGEST.document),
})
export type LegalContent = z.output<typeof LegalContent>

const orNothing = <S extends z.ZodType<string>>(schema: S) => z.union([z.literal(''), schema])

export const ContactContent = z.strictObject({
  title: said(LONGEST.title),
  lead: said(LONGEST.sentence),
  business: text(LONGEST.title, 0),
  whatsapp: z
    .string()
    .trim()
    .regex(/^(\+62\d{8,13})?$/, {
      error: 'Tulis nomor sebagai +62812…, atau kosongkan.|Write the number as +62812…, or leave it empty.',
    }),
  email: orNothing(
    z.email({ error: 'Tulis alamat email, atau kosongkan.|Write an email address, or leave it empty.' }),
  ),
  address: text(LONGEST.sentence, 0),
  hours: z.array(z.strictObject({ days: said(LONGEST.label), time: said(LONGEST.label) })).max(MOST.hours),
  note: said(LONGEST.sentence, 0),
})
export type ContactContent = z.output<typeof ContactContent>

const feature = z.strictObject({ text: said(LONGEST.title), coming: z.boolean() })
const code = text(LONGEST.label)

export const OfferContent = z.strictObject({
  name: said(LONGEST.label + 20),
  headline: said(LONGEST.title),
  summary: said(LONGEST.sentence),
  /** Pictures: a drawn scene of the template by its code, or an uploaded one by its id. */
  gallery: z
    .array(
      z.strictObject({
        scene: text(LONGEST.label).nullable(),
        imageId: z.uuid().nullable(),
        caption: said(LONGEST.title),
      }),
    )
    .max(MOST.pictures),
  video: z.strictObject({
    shown: z.boolean(),
    url: orNothing(
      z
        .string()
        .trim()
        .max(LONGEST.url)
        .regex(/^https:\/\/[^\s"'<>]+$/, {
          error:
            'Tulis alamat video yang diawali https://, atau kosongkan.|Write a video address that begins with https://, or leave it empty.',
        }),
    ),
  }),
  /** The subdomain of a site of ours that visitors may try; it is shown while that site is open. */
  demo: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^([a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?)?$/, {
      error: 'Tulis subdomainnya saja, misalnya garuda.|Write only the subdomain, such as garuda.',
    }),
  groups: z
    .array(
      z.strictObject({
        title: said(LONGEST.title),
        items: z
          .array(feature.extend({ from: code }))
          .min(1)
          .max(MOST.groupItems),
      }),
    )
    .max(MOST.groups),
  packages: z
    .array(
      z.strictObject({
        code,
        name: text(LONGEST.label),
        priceIdr: z.int().min(PRICE_IDR.least).max(PRICE_IDR.most),
        /** Share of the price that is asked as DP; null for what the settings say. */
        dpPercent: z.int().min(DP_PERCENT.least).max(DP_PERCENT.most).nullable(),
        summary: said(LONGEST.sentence),
        features: z.array(feature).min(1).max(MOST.features),
        highlighted: z.boolean(),
      }),
    )
    .min(1)
    .max(MOST.packages),
})
export type OfferContent = z.output<typeof OfferContent>

export type Content = HomeContent | FaqContent | LegalContent | ContactContent | OfferContent

/** The shape of a page's content; the page's name has been checked. */
export function shapeOf(page: string): z.ZodType<Content> {
  if (page.startsWith('offer:')) return OfferContent
  if (page === 'home') return HomeContent
  if (page === 'faq') return FaqContent
  return page === 'contact' ? ContactContent : LegalContent
}

export const Page = z.strictObject({ page: z.string().max(LONGEST.label).regex(PAGE) })

const State = z.enum(['untouched', 'published', 'draft'])
export const ContentState = State
export type ContentState = z.output<typeof State>

/** Any page's content; which shape it is follows from the page. */
export const AnyContent = z.union([HomeContent, OfferContent, FaqContent, LegalContent, ContactContent])

export const PublicContent = z.object({ page: z.string(), content: AnyContent, publishedAt: z.string().nullable() })

const Standing = z.object({
  page: z.string(),
  state: State,
  updatedAt: z.string().nullable(),
  publishedAt: z.string().nullable(),
})

export const ContentList = z.object({ pages: z.array(Standing.extend({ name: z.string() })) })

/** A page as its editor sees it: the draft, or what is published while there is none. */
export const EditedContent = Standing.extend({ revision: z.int(), content: AnyContent })

const SceneRow = z.object({ title: z.string(), note: z.string(), figure: z.string() })
const scene = { code: z.string(), caption: z.object({ id: z.string(), en: z.string() }) }
const lines = z.array(z.string())

/** What the portal draws of a template, and where it can be tried. */
export const Template = z.object({
  vertical: z.string(),
  demoUrl: z.string().nullable(),
  showcase: z
    .object({
      business: z.string(),
      primary: z.string(),
      accent: z.string(),
      scenes: z.array(
        z.discriminatedUnion('kind', [
          z.object({
            ...scene,
            kind: z.literal('front'),
            menu: lines,
            heading: lines,
            lead: lines,
            action: z.string(),
            cards: z.array(SceneRow),
          }),
          z.object({ ...scene, kind: z.literal('rows'), heading: z.string(), rows: z.array(SceneRow) }),
          z.object({
            ...scene,
            kind: z.literal('form'),
            heading: z.string(),
            lead: lines,
            fields: lines,
            action: z.string(),
          }),
          z.object({
            ...scene,
            kind: z.literal('desk'),
            heading: z.string(),
            menu: lines,
            figures: z.array(SceneRow),
            rows: z.array(SceneRow),
          }),
        ]),
      ),
    })
    .nullable(),
})

export const Revision = Page.extend({ revision: z.coerce.number().int().min(0) })
export const SaveContent = Page.extend({
  revision: z.int().min(0),
  content: z.record(z.string(), z.json()),
})
