import { z } from 'zod'
import { SLUG } from '../domains/rules.ts'

const text = (min: number, max: number) => z.string().trim().min(min).max(max)
const colour = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, { error: 'Tulis warna sebagai #rrggbb.|Write the colour as #rrggbb.' })

/** 0812…, 62812…, +62 812-… all become +62812…; mobile numbers only. */
export const Whatsapp = z
  .string()
  .max(30)
  .transform((raw) => normalizePhone(raw))
  .refine((phone) => /^\+628\d{8,11}$/.test(phone), {
    error: 'Tulis nomor WhatsApp, misalnya 0812 3456 7890.|Write a WhatsApp number, such as 0812 3456 7890.',
  })

export const PlaceOrder = z.strictObject({
  vertical: text(1, 40),
  package: text(1, 40),
  businessName: text(3, 60),
  tagline: z.string().trim().max(120).default(''),
  /** A picture that was uploaded at the portal. */
  logoId: z.uuid().optional(),
  slug: z.string().trim().toLowerCase().regex(SLUG, {
    error:
      'Pakai 3–40 huruf kecil, angka, atau tanda hubung; tidak diawali atau diakhiri tanda hubung.|Use 3–40 lower-case letters, digits or hyphens, not starting or ending with a hyphen.',
  }),
  brand: z.strictObject({ primary: colour, accent: colour }),
  /** A domain of their own that they would like; it is noted and holds nothing up. */
  wishedDomain: z.string().trim().max(253).optional(),
  owner: z.strictObject({
    name: text(2, 80),
    email: z.string().trim().max(200).normalize('NFKC').toLowerCase().pipe(z.email()),
    whatsapp: Whatsapp,
    address: text(5, 300),
  }),
  scheme: z.enum(['full', 'dp']),
  /** The price that was on the screen; when it is no longer the package's, the order is refused. */
  shownPriceIdr: z.int().min(0).optional(),
  consent: z.literal(true, {
    error: 'Centang persetujuan untuk melanjutkan.|Tick the consent to go on.',
  }),
  locale: z.enum(['id', 'en']).default('id'),
  /** The draft that becomes this order. */
  draft: z
    .string()
    .regex(/^[A-Za-z0-9_-]{20,64}$/)
    .optional(),
})
export type PlaceOrder = z.output<typeof PlaceOrder>

export const TokenText = z.string().regex(/^[A-Za-z0-9_-]{20,64}$/)
export const Token = z.strictObject({ token: TokenText })

const OrderStatus = z.enum(['new', 'in_progress', 'ready', 'active', 'inactive', 'expired'])
export type OrderStatus = z.output<typeof OrderStatus>

/** What an order looks like to whoever holds its link, and to the owner of the platform. */
export const Order = z.object({
  id: z.uuid(),
  token: z.string(),
  number: z.string(),
  status: OrderStatus,
  businessName: z.string(),
  slug: z.string(),
  vertical: z.string(),
  tagline: z.string(),
  brand: z.object({ primary: z.string(), accent: z.string() }),
  logoId: z.uuid().nullable(),
  wishedDomain: z.object({ name: z.string(), state: z.enum(['free', 'taken', 'unknown']) }).nullable(),
  siteUrl: z.string(),
  previewUrl: z.string().nullable(),
  package: z.object({ code: z.string(), name: z.string() }),
  scheme: z.enum(['full', 'dp']),
  /** The share that was asked as DP; null for orders paid in full. */
  dpPercent: z.int().nullable(),
  totalIdr: z.int(),
  paidIdr: z.int(),
  owner: z.object({ name: z.string(), email: z.string(), whatsapp: z.string(), address: z.string() }),
  invoices: z.array(
    z.object({
      token: z.string(),
      number: z.string(),
      kind: z.enum(['full', 'dp', 'settlement']),
      amountIdr: z.int(),
      status: z.enum(['waiting', 'open', 'paid', 'expired']),
      expiresAt: z.string().nullable(),
      paidAt: z.string().nullable(),
    }),
  ),
  credits: z.array(
    z.object({
      id: z.uuid(),
      amountIdr: z.int(),
      leftIdr: z.int(),
      reason: z.enum(['late', 'double', 'wrong_amount', 'order_expired']),
      status: z.enum(['available', 'applied', 'refunding', 'refunded']),
      at: z.string(),
    }),
  ),
  timeline: z.array(z.object({ at: z.string(), event: z.string(), note: z.string().nullable() })),
  /** What is honest to say of the rest of the way. `usualSeconds` is how long building has taken so far, mostly. */
  estimate: z.object({
    waitsFor: z.enum(['approval', 'go_live']).nullable(),
    usualSeconds: z.int().nullable(),
  }),
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type Order = z.output<typeof Order>

export const Catalogue = z.object({
  templates: z.array(
    z.object({
      vertical: z.string(),
      template: z.string(),
      name: z.string(),
      headline: z.string(),
      summary: z.string(),
      preset: z.string(),
      /** A site of this template that may be tried; null while none is open. */
      demoUrl: z.string().nullable(),
      packages: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          priceIdr: z.int(),
          dpIdr: z.int(),
          dpPercent: z.int(),
          summary: z.string(),
          features: z.array(z.object({ text: z.string(), coming: z.boolean() })),
          highlighted: z.boolean(),
        }),
      ),
    }),
  ),
  /** The share asked as DP where a package names none of its own. */
  dpPercent: z.int(),
})

function normalizePhone(raw: string): string {
  const digits = raw.replaceAll(/\D/g, '')
  if (digits.startsWith('620')) return `+62${digits.slice(3)}`
  if (digits.startsWith('62')) return `+${digits}`
  if (digits.startsWith('0')) return `+62${digits.slice(1)}`
  return digits.startsWith('8') ? `+62${digits}` : digits
}
