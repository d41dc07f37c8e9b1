import { z } from 'zod'
import { SLUG } from '#kernel/tenancy/labels.ts'
import { Brand } from '#kernel/tenancy/brand.ts'
import { Whatsapp } from '../orders/buyer.ts'

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
const line = (least: number, most: number) =>
  z
    .string()
    .max(most * 2)
    .transform(oneLine)
    .pipe(z.string().min(least).max(most))
const Idr = z.int().min(0).max(1_000_000_000)

export const STATUSES = ['open', 'closed', 'suspended'] as const
export const ById = z.strictObject({ id: z.uuid() })
export const WithReason = ById.extend({ reason: z.string().trim().min(3).max(500) })

/** The part of an address before the platform's own; it cannot be changed afterwards. */
export const Label = z.string().trim().toLowerCase().max(40).regex(SLUG, {
  error:
    'Pakai 3–40 huruf kecil, angka, atau tanda hubung di tengah.|Use 3–40 lower-case letters, digits, or hyphens in between.',
})

/** What is put on the reseller's price: so much of it, or so many rupiah. */
export const Add = z.union([
  z.strictObject({ basisPoints: z.int().min(0).max(100_000) }),
  z.strictObject({ idr: z.int().min(0).max(100_000_000) }),
])
export type Add = z.output<typeof Add>

export const Look = z.strictObject({
  primary: Brand.shape.primary,
  accent: Brand.shape.accent,
  mode: z.enum(['light', 'dark']),
})
export type Look = z.output<typeof Look>

const wish = {
  name: line(2, 60),
  tagline: z.string().max(240).transform(oneLine).pipe(z.string().max(120)).default(''),
  whatsapp: Whatsapp,
  add: Add,
  look: Look,
}
export const OpenOutlet = z.strictObject({ label: Label, ...wish })
export type OpenOutlet = z.output<typeof OpenOutlet>
export const EditOutlet = z.strictObject(wish)
export type EditOutlet = z.output<typeof EditOutlet>
export const UploadLogo = z.strictObject({
  /** Base64; what is taken and how heavy it may be are the rules of all uploads. */
  file: z.string().min(1, { error: 'Pilih gambar.|Choose a picture.' }),
  name: z.string().trim().max(120).optional(),
})
export type UploadLogo = z.output<typeof UploadLogo>
export const SetOpen = z.strictObject({ open: z.boolean() })

export const OutletView = z.object({
  id: z.uuid(),
  label: z.string(),
  url: z.string(),
  name: z.string(),
  tagline: z.string(),
  whatsapp: z.string(),
  status: z.enum(STATUSES),
  /** Whether buyers find it open: that takes the shop's leave as well. */
  open: z.boolean(),
  reason: z.string(),
  add: z.union([z.object({ basisPoints: z.int() }), z.object({ idr: z.int() })]),
  look: Look,
  /** Among the shop's pictures (`/media/{id}/192.webp`); null: the initials of the name stand for it. */
  logo: z.object({ id: z.uuid(), width: z.int(), height: z.int() }).nullable(),
})

/** One's own outlet, or what one could begin with. */
export const MyOutlet = z.object({
  outlet: OutletView.nullable(),
  allowed: z.boolean(),
  mostBasisPoints: z.int().nullable(),
  /** What stands behind every label. */
  base: z.string(),
  first: z.object({ name: z.string(), label: z.string(), whatsapp: z.string() }),
})

export const ListGoods = z.strictObject({
  q: z.string().trim().max(80).optional(),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})
export type ListGoods = z.output<typeof ListGoods>

export const OutletGoods = z.object({
  items: z.array(
    z.object({
      variantId: z.uuid(),
      name: z.string(),
      slug: z.string(),
      resellerIdr: z.int(),
      shopIdr: z.int(),
      /** What the outlet asks now; null: it does not sell it. */
      priceIdr: z.int().nullable(),
      ownIdr: z.int().nullable(),
      hidden: z.boolean(),
    }),
  ),
  nextCursor: z.string().nullable(),
})

export const SaveGoods = z.strictObject({
  goods: z
    .array(z.strictObject({ variantId: z.uuid(), priceIdr: Idr.nullable(), hidden: z.boolean() }))
    .min(1)
    .max(100),
})
export type SaveGoods = z.output<typeof SaveGoods>

export const ListOutlets = z.strictObject({
  q: z.string().trim().max(80).optional(),
  status: z.enum(STATUSES).optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})
export type ListOutlets = z.output<typeof ListOutlets>

export const OutletPage = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      url: z.string(),
      status: z.enum(STATUSES),
      open: z.boolean(),
      reason: z.string(),
      logoId: z.uuid().nullable(),
      reseller: z.object({ id: z.uuid(), name: z.string() }),
      orders: z.int(),
      turnoverIdr: z.int(),
      marginIdr: z.int(),
      createdAt: z.string(),
    }),
  ),
  nextCursor: z.string().nullable(),
})

const Word = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9-]{2,40}$/, {
    error: 'Pakai huruf kecil, angka, atau tanda hubung.|Use lower-case letters, digits or hyphens.',
  })

const mostRange = { error: 'Tulis 0 sampai 1.000 persen.|Write 0 to 1,000 per cent.' }

export const Rules = z.strictObject({
  enabled: z.boolean(),
  /** The most on a reseller's price, in hundredths of a per cent; null: any. */
  mostBasisPoints: z.int(mostRange).min(0, mostRange).max(100_000, mostRange).nullable(),
  /** Words that stand in no label. */
  forbidden: z.array(Word).max(200),
})
