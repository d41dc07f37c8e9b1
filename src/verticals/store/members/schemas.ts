import { z } from 'zod'
import { Email } from '#kernel/identity/email.ts'
import { GivenPassword } from '#kernel/identity/passwords.ts'
import { Target } from '../checkout/schemas.ts'
import { Whatsapp } from '../orders/buyer.ts'
import { CreditReason, CreditStatus, DeliveryView, OrderStatus } from '../orders/schemas.ts'
import { ORDER_VIEWS } from './rules.ts'

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** A name that goes into letters: nobody shall send others an address to click on in ours. */
const Name = z
  .string()
  .max(120)
  .transform(oneLine)
  .pipe(
    z
      .string()
      .min(2)
      .max(120)
      .refine((name) => !/:\/\/|www\.|@/i.test(name), {
        error: 'Tulis nama saja, tanpa tautan.|Write a name only, without links.',
      }),
  )
const Language = z.enum(['id', 'en'])

export const Nothing = z.strictObject({})
export const ById = z.strictObject({ id: z.uuid() })

export const Register = z.strictObject({
  name: Name,
  email: Email,
  whatsapp: Whatsapp,
  /** Terms and privacy. */
  consent: z.literal(true, { error: 'Centang persetujuan untuk melanjutkan.|Tick the consent to go on.' }),
  locale: Language.default('id'),
})
export type Register = z.output<typeof Register>

export const ProfileForm = z.strictObject({
  name: Name,
  whatsapp: Whatsapp,
  locale: Language,
  /** Reminders and news; what is about a running order always comes. */
  tellEmail: z.boolean(),
  tellWhatsapp: z.boolean(),
})
export type ProfileForm = z.output<typeof ProfileForm>

export const Profile = z.object({
  /** False for the shop's own people, who buy as guests. */
  member: z.boolean(),
  name: z.string(),
  email: z.string(),
  whatsapp: z.string(),
  locale: Language,
  tellEmail: z.boolean(),
  tellWhatsapp: z.boolean(),
  since: z.string().nullable(),
})
export type Profile = z.output<typeof Profile>

const cursor = z.uuid().optional()
const q = z.string().trim().max(80).default('')

export const ListOrders = z.strictObject({
  view: z.enum(ORDER_VIEWS).optional(),
  q,
  cursor,
  limit: z.coerce.number().int().min(1).max(50).default(20),
})
export type ListOrders = z.output<typeof ListOrders>

export const MyOrders = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      number: z.string(),
      status: OrderStatus,
      goods: z.string(),
      totalIdr: z.int(),
      createdAt: z.string(),
    }),
  ),
  nextCursor: z.uuid().nullable(),
})
export type MyOrders = z.output<typeof MyOrders>

export const OfDelivery = z.strictObject({ id: z.uuid(), deliveryId: z.uuid() })

export const ListLibrary = z.strictObject({
  state: z.enum(['active', 'ended']).optional(),
  q,
  cursor,
  limit: z.coerce.number().int().min(1).max(50).default(20),
})
export type ListLibrary = z.output<typeof ListLibrary>

/** What was handed over and may still be opened, masked as on the order's own page. */
export const Library = z.object({
  items: z.array(
    DeliveryView.pick({
      id: true,
      kind: true,
      label: true,
      warrantyUntil: true,
      endsAt: true,
      revealedAt: true,
    }).extend({
      orderId: z.uuid(),
      orderNumber: z.string(),
      productName: z.string(),
      productSlug: z.string(),
      variantName: z.string(),
      fileName: z.string().nullable(),
      ended: z.boolean(),
      /** The path of the checkout that buys the same again for the same account; null: it is not sold any more. */
      renewPath: z.string().nullable(),
      boughtAt: z.string(),
    }),
  ),
  nextCursor: z.uuid().nullable(),
})
export type Library = z.output<typeof Library>

export const SavedTarget = z.object({
  id: z.uuid(),
  label: z.string(),
  /** In the product's words: `ID pemain`, and what was told. */
  fields: z.array(z.object({ key: z.string(), label: z.string(), value: z.string() })),
  productId: z.uuid(),
  productName: z.string(),
  usedAt: z.string(),
})
export const ListTargets = z.strictObject({
  /** Only those that this product can use, the ones used for it first. */
  productId: z.uuid().optional(),
})
export type ListTargets = z.output<typeof ListTargets>
export const SavedTargets = z.object({ items: z.array(SavedTarget) })
export type SavedTargets = z.output<typeof SavedTargets>
const Label = z.string().max(60).transform(oneLine).pipe(z.string().min(1).max(60))
export const SaveTarget = z.strictObject({ productId: z.uuid(), target: Target, label: Label.optional() })
export type SaveTarget = z.output<typeof SaveTarget>
export const RenameTarget = z.strictObject({ id: z.uuid(), label: Label })

export const MyCredits = z.object({
  /** What may be spent now. */
  availableIdr: z.int(),
  items: z.array(
    z.object({
      id: z.uuid(),
      orderId: z.uuid(),
      orderNumber: z.string(),
      reason: CreditReason,
      status: CreditStatus,
      amountIdr: z.int(),
      leftIdr: z.int(),
      createdAt: z.string(),
    }),
  ),
})
export type MyCredits = z.output<typeof MyCredits>

/** What stands in the way of deleting an account. */
export const Obstacle = z.object({
  kind: z.enum(['orders', 'claims', 'credit', 'wallet', 'role']),
  count: z.int(),
  amountIdr: z.int(),
})
export type Obstacle = z.output<typeof Obstacle>
export const Closing = z.object({ obstacles: z.array(Obstacle) })
export const CloseAccount = z.strictObject({ password: GivenPassword })
