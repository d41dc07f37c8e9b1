import type { Locale } from '#kernel/problem/problem.ts'

/** A length of time in one unit, as people say it: `7 detik`, `12 menit`, `3 jam`, `30 hari`. */
export function shortTime(seconds: number, locale: Locale): string {
  const [count, rank] =
    seconds < 90
      ? [Math.max(1, Math.round(seconds)), 0]
      : seconds < 5_400
        ? [Math.round(seconds / 60), 1]
        : seconds < 129_600
          ? [Math.round(seconds / 3_600), 2]
          : [Math.round(seconds / 86_400), 3]
  if (locale === 'id') return `${count} ${['detik', 'menit', 'jam', 'hari'][rank]}`
  return `${count} ${['second', 'minute', 'hour', 'day'][rank]}${count === 1 ? '' : 's'}`
}

/** Months and years where the days make whole ones: `30` is `1 bulan`, `365` is `1 tahun`. */
export function shortDays(days: number, locale: Locale): string {
  const whole = (size: number) => days % size === 0
  const [count, id, en] = whole(365)
    ? [days / 365, 'tahun', 'year']
    : whole(30)
      ? [days / 30, 'bulan', 'month']
      : [days, 'hari', 'day']
  return locale === 'id' ? `${count} ${id}` : `${count} ${en}${count === 1 ? '' : 's'}`
}
