import type { Locale } from '#kernel/problem/problem.ts'

/* Dates and durations as people read them. Parts are joined by hand, so that server and browser write the same text. */

const clock = { timeZone: 'Asia/Jakarta', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
const calendar = {
  timeZone: 'Asia/Jakarta',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
} as const

const formats: Record<Locale, Intl.DateTimeFormat> = {
  id: new Intl.DateTimeFormat('id-ID', { ...calendar, ...clock }),
  en: new Intl.DateTimeFormat('en-GB', { ...calendar, ...clock }),
}

/** `Sab, 21 Nov 2026 14.05 WIB` (id) or `Sat, 21 Nov 2026 14:05 WIB` (en), always Jakarta time. */
export function formatInstant(instant: string, locale: Locale): string {
  const { weekday, day, month, year, hour, minute } = partsOf(instant, locale)
  const time = locale === 'id' ? `${hour}.${minute}` : `${hour}:${minute}`
  return `${weekday}, ${day} ${month} ${year} ${time} WIB`
}

/** `21 Nov 2026`, Jakarta's calendar. */
export function formatDay(instant: string, locale: Locale): string {
  const { day, month, year } = partsOf(instant, locale)
  return `${day} ${month} ${year}`
}

/** `21 Nov 2026 14.05` for dense tables, Jakarta time; beside it stands the whole instant. */
export function formatShort(instant: string, locale: Locale): string {
  return `${formatDay(instant, locale)} ${formatTime(instant, locale)}`
}

/** `14.05` or `14:05`, Jakarta time. */
export function formatTime(instant: string, locale: Locale): string {
  const { hour, minute } = partsOf(instant, locale)
  return locale === 'id' ? `${hour}.${minute}` : `${hour}:${minute}`
}

/** `1.250` (id) or `1,250` (en), with an ordinary hyphen for what is below zero. */
export function formatCount(count: number, locale: Locale): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, locale === 'id' ? '.' : ',')
}

/** Time left in words, two units at most: `1 jam 5 menit`, `45 detik`. Never below zero. */
export function formatDuration(seconds: number, locale: Locale): string {
  const whole = Math.max(0, Math.floor(seconds))
  const parts = [Math.floor(whole / 86_400), Math.floor(whole / 3_600) % 24, Math.floor(whole / 60) % 60, whole % 60]
  const first = parts.findIndex((part) => part > 0)
  if (first < 0) return unit(0, 3, locale)
  const shown = parts.slice(first, first + 2)
  return shown.flatMap((part, offset) => (part > 0 ? [unit(part, first + offset, locale)] : [])).join(' ')
}

function unit(count: number, rank: number, locale: Locale): string {
  if (locale === 'id') return `${count} ${['hari', 'jam', 'menit', 'detik'][rank]}`
  return `${count} ${['day', 'hour', 'minute', 'second'][rank]}${count === 1 ? '' : 's'}`
}

function partsOf(instant: string, locale: Locale): Record<string, string> {
  const parts = formats[locale].formatToParts(new Date(instant))
  return Object.fromEntries(parts.map(({ type, value }) => [type, value.replace('.', '')]))
}
