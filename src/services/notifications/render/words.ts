import type { Locale } from '#kernel/problem/problem.ts'

/* Times as messages say them: always Jakarta's, since a message is read somewhere else than it was written. */

const WHEN = {
  timeZone: 'Asia/Jakarta',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const
const formats: Record<Locale, Intl.DateTimeFormat> = {
  id: new Intl.DateTimeFormat('id-ID', WHEN),
  en: new Intl.DateTimeFormat('en-GB', WHEN),
}

/** `Sab, 21 Nov 2026 14.05 WIB` or `Sat, 21 Nov 2026 14:05 WIB`. */
export function wib(instant: string, locale: Locale): string {
  const parts = formats[locale].formatToParts(new Date(instant))
  const part = Object.fromEntries(parts.map(({ type, value }) => [type, value.replace('.', '')]))
  const time = [part.hour, part.minute].join(locale === 'id' ? '.' : ':')
  return `${part.weekday}, ${part.day} ${part.month} ${part.year} ${time} WIB`
}

/** `1 jam`, `72 jam`, `7 hari`; days from the fourth day on. */
export function hours(count: number, locale: Locale): string {
  const days = count > 72 && count % 24 === 0
  const amount = days ? count / 24 : count
  if (locale === 'id') return `${amount} ${days ? 'hari' : 'jam'}`
  return `${amount} ${days ? 'day' : 'hour'}${amount === 1 ? '' : 's'}`
}
