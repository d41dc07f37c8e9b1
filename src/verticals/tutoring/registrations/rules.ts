/* What server and pages know of registrations without asking the database. */

export const STATUSES = ['new', 'contacted', 'enrolled', 'declined'] as const
export type RegistrationStatus = (typeof STATUSES)[number]

/** 0812…, 62812…, +62 (0)812-… all become +62812…; null for what is no Indonesian mobile number. */
export function toWhatsapp(typed: string): string | null {
  const digits = typed.replaceAll(/\D/g, '')
  const bare = digits.replace(/^62/, '').replace(/^0+/, '')
  return /^8\d{8,11}$/.test(bare) ? `+62${bare}` : null
}

/** `0812-3456-7890`: as people write it. It also stays a text where a table reads numbers and formulas. */
export function localWhatsapp(whatsapp: string): string {
  const digits = whatsapp.replace(/^\+62/, '0')
  return [digits.slice(0, 4), digits.slice(4, 8), digits.slice(8)].filter(Boolean).join('-')
}

export type Greeted = { name: string; programme: string; site: string }

/** Fills the owner's greeting. A word in braces that is not known stays as it was typed. */
export function greetingOf(text: string, greeted: Greeted): string {
  const filled = text.replaceAll(/\{(\w+)\}/g, (whole, key: string) => {
    return key in greeted ? greeted[key as keyof Greeted] : whole
  })
  return filled.replaceAll(/ {2,}/g, ' ').trim()
}

/** One line of visible text: control characters and runs of blanks become a space. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
}

/**
 * A table as Excel and its kin open it: UTF-8 with a mark, CRLF, every cell quoted. A cell that a program would read as
 * a formula begins with an apostrophe.
 */
export function csvOf(rows: readonly (readonly string[])[], delimiter: ',' | ';'): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(delimiter)).join('\r\n')}\r\n`
}

function cell(text: string): string {
  const harmless = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text
  return `"${harmless.replaceAll('"', '""')}"`
}

const moments = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Jakarta',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

/** `2026-11-21 14:05` in Jakarta: a form that every table program sorts and reads as a time. */
export function wibStamp(instant: string): string {
  return moments.format(new Date(instant))
}

/** `261121` for the number of a registration, Jakarta's calendar. */
export function dayOf(now: Date): string {
  return wibStamp(now.toISOString()).slice(2, 10).replaceAll('-', '')
}
