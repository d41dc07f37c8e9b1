import type { Ctx } from '#kernel/context.ts'
import { normaliseEmail } from '#kernel/identity/email.ts'
import { z } from 'zod'

/* Who a buyer is to us: the same contact written in two ways is one buyer. */

/** 0812…, 62812… and +62 812-… become +62812…; numbers of other countries keep theirs. Null: no number at all. */
export function normaliseWhatsapp(typed: string): string | null {
  const digits = typed.normalize('NFKC').replaceAll(/[\s().-]/g, '')
  if (/^0?8\d{7,12}$/.test(digits)) return `+62${digits.replace(/^0/, '')}`
  if (/^\+?628\d{7,12}$/.test(digits)) return `+${digits.replace('+', '')}`
  return /^\+[1-9]\d{7,14}$/.test(digits) && !digits.startsWith('+62') ? digits : null
}

/** What is behind an address: dots and tags that one mailbox provider ignores do not make another buyer. */
export function mailboxOf(email: string): string {
  const [local = '', domain = ''] = normaliseEmail(email).split('@')
  const name = local.split('+')[0]!
  const google = domain === 'gmail.com' || domain === 'googlemail.com'
  return google ? `${name.replaceAll('.', '')}@gmail.com` : `${name}@${domain}`
}

export const Whatsapp = z
  .string()
  .max(30)
  .transform((typed, context) => {
    const number = normaliseWhatsapp(typed)
    if (number) return number
    context.addIssue({
      code: 'custom',
      message: 'Tulis nomor WhatsApp, misalnya 0812 3456 7890.|Write a WhatsApp number, such as 0812 3456 7890.',
    })
    return z.NEVER
  })

export const BLOCK_KINDS = ['email', 'whatsapp', 'device', 'network'] as const
export type BlockKind = (typeof BLOCK_KINDS)[number]

/** What the blocklist holds and orders are compared with: keyed, so that a list that leaks names nobody. */
export function blockKey(ctx: Ctx, kind: BlockKind, value: string): Promise<string> {
  return ctx.house.secrets.fingerprint(ctx, ...blockText(kind, value))
}

/**
 * Purpose and text of a buyer's keyed name: by mailbox, or by WhatsApp number where there is no mailbox. Caps compare the
 * WhatsApp number beside it, so that a new address alone makes nobody a new buyer.
 */
export function buyerText(email: string, whatsapp: string): [string, string] {
  return ['store.buyer', email ? `mail:${mailboxOf(email)}` : `wa:${whatsapp}`]
}

/** Purpose and text of a blocked contact's fingerprint. */
export function blockText(kind: BlockKind, value: string): [string, string] {
  const plain = kind === 'email' ? mailboxOf(value) : kind === 'whatsapp' ? (normaliseWhatsapp(value) ?? value) : value
  return [`store.block.${kind}`, plain]
}
