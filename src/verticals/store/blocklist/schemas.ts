import { z } from 'zod'
import { Email } from '#kernel/identity/email.ts'
import { BLOCK_KINDS, Whatsapp } from '../orders/buyer.ts'

const Reason = z.string().trim().max(500).default('')

/** A contact that staff types. */
export const BlockContact = z
  .strictObject({ kind: z.enum(['email', 'whatsapp']), value: z.string().trim().min(5).max(254), reason: Reason })
  .superRefine(({ kind, value }, context) => {
    const known = kind === 'email' ? Email.safeParse(value) : Whatsapp.safeParse(value)
    if (!known.success)
      context.addIssue({
        code: 'custom',
        path: ['value'],
        message: known.error.issues[0]!.message.includes('|')
          ? known.error.issues[0]!.message
          : 'Tulis alamat email yang benar, misalnya nama@contoh.id.|Write a valid email address, such as name@example.com.',
      })
  })
export type BlockContact = z.output<typeof BlockContact>

/** What an order came from: its contact, its browser, its network. */
export const BlockOrder = z.strictObject({
  id: z.uuid(),
  kinds: z.array(z.enum(BLOCK_KINDS)).min(1).max(BLOCK_KINDS.length),
  reason: Reason,
})
export type BlockOrder = z.output<typeof BlockOrder>

export const Blocked = z.object({ count: z.int() })
export const ListBlocked = z.strictObject({
  kind: z.enum(BLOCK_KINDS).optional(),
  q: z.string().trim().max(80).optional(),
  cursor: z.uuid().optional(),
})
export type ListBlocked = z.output<typeof ListBlocked>
export const BlockList = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(BLOCK_KINDS),
      /** What staff knows it by. */
      shown: z.string(),
      reason: z.string(),
      createdBy: z.string().nullable(),
      createdAt: z.string(),
    }),
  ),
  next: z.uuid().nullable(),
})
export const ById = z.strictObject({ id: z.uuid() })
