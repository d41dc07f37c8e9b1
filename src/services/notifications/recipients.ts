import { Email } from '#kernel/identity/email.ts'

/* Addresses of people: how they are written, and how much of them a list may show. */

export type Channel = 'email' | 'whatsapp'

/**
 * One line of visible text: control and formatting characters (line breaks, direction overrides) become spaces, so that
 * a name can neither add a header nor turn a sentence around.
 */
export function oneLine(text: string, longest: number): string {
  const line = text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
  return line.length > longest ? `${line.slice(0, longest - 1).trimEnd()}…`.toWellFormed() : line.toWellFormed()
}

/** `0812-3456-789`, `62812…`, `+62 812…` as `+628123456789`; anything else stays as it is and will be refused. */
export function e164(phone: string): string {
  const digits = phone.replaceAll(/[\s().-]/g, '')
  if (/^0[1-9]\d{6,13}$/.test(digits)) return `+62${digits.slice(1)}`
  return /^62[1-9]\d{6,13}$/.test(digits) ? `+${digits}` : digits
}

export function isDeliverable(channel: Channel, recipient: string): boolean {
  return channel === 'email' ? Email.safeParse(recipient).data === recipient : /^\+[1-9]\d{7,14}$/.test(recipient)
}

/** `r***@contoh.id`, `+62812****1234`: enough to recognise, too little to write to. */
export function maskRecipient(channel: Channel, recipient: string): string {
  if (!isDeliverable(channel, recipient)) return '***'
  if (channel === 'whatsapp')
    return `${recipient.slice(0, 6)}****${recipient.slice(-Math.min(4, recipient.length - 6))}`
  return `${recipient[0]}***${recipient.slice(recipient.lastIndexOf('@'))}`
}
