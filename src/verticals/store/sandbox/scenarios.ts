import type { Sentence } from '#kernel/problem/problem.ts'

/*
 * What can be tried out, by what the order names as its target. Published: programs are written against it, so a word or
 * a number never changes its meaning. Pure.
 */

export type Course = 'success' | 'slow' | 'failed' | 'partial' | 'unsure'
export type Scenario = Course | 'sold_out' | 'price' | 'no_account'

/** Seconds until the course goes on. */
export const SECONDS: Readonly<Record<Course, number>> = { success: 0, slow: 5, failed: 2, partial: 2, unsure: 10 }

type Published = { scenario: Scenario; word: string; number: string; means: Sentence }

/** `word` anywhere a text or an address is told, `number` at the end where only digits may be. */
export const SCENARIOS: readonly Published[] = [
  {
    scenario: 'success',
    word: 'uji-sukses',
    number: '800000001',
    means: { id: 'Terkirim saat itu juga; nilai lain juga begitu', en: 'Delivered at once; so is any other value' },
  },
  {
    scenario: 'slow',
    word: 'uji-lambat',
    number: '800000002',
    means: { id: 'Diproses, lalu terkirim setelah 5 detik', en: 'Processing, then delivered after 5 seconds' },
  },
  {
    scenario: 'failed',
    word: 'uji-gagal',
    number: '800000003',
    means: {
      id: 'Diproses, lalu gagal setelah 2 detik dan saldo uji kembali',
      en: 'Processing, then failed after 2 seconds and the test money comes back',
    },
  },
  {
    scenario: 'partial',
    word: 'uji-sebagian',
    number: '800000004',
    means: {
      id: 'Sebagian unit terkirim setelah 2 detik, sisanya kembali ke saldo (pesan minimal 2 unit)',
      en: 'Some units delivered after 2 seconds, the rest returned (order 2 units or more)',
    },
  },
  {
    scenario: 'unsure',
    word: 'uji-ragu',
    number: '800000005',
    means: {
      id: 'Belum jelas (attention), lalu terkirim setelah 10 detik',
      en: 'Not known (attention), then delivered after 10 seconds',
    },
  },
  {
    scenario: 'sold_out',
    word: 'uji-habis',
    number: '800000006',
    means: { id: 'Ditolak: stok habis', en: 'Refused: sold out' },
  },
  {
    scenario: 'price',
    word: 'uji-harga',
    number: '800000007',
    means: {
      id: 'Harga baru saja naik 10%: ditolak bila di atas maxPriceIdr',
      en: 'The price has just risen by 10%: refused if above maxPriceIdr',
    },
  },
  {
    scenario: 'no_account',
    word: 'uji-tiada',
    number: '800000008',
    means: {
      id: 'Akun tujuan tidak ditemukan (produk yang diperiksa)',
      en: 'The account is not found (of products that are checked)',
    },
  },
]

/** Which course an order takes: what its target says, or else another word, as the address of its buyer (`uji-gagal@contoh.id`). */
export function scenarioOf(target: Readonly<Record<string, string>>, word?: string): Scenario {
  for (const told of [...Object.values(target), word ?? '']) {
    const found = SCENARIOS.find((one) => says(told.trim().toLowerCase(), one.word, one.number))
    if (found) return found.scenario
  }
  return 'success'
}

function says(told: string, word: string, number: string): boolean {
  if (told === word || told.startsWith(`${word}@`)) return true
  const digits = told.replaceAll(/[\s()+-]/g, '')
  return /^\d+$/.test(digits) && digits.endsWith(number)
}

/** The price after it has risen. */
export function risenPrice(priceIdr: number): number {
  return Math.ceil(priceIdr * 1.1)
}

/** How many units are handed over in the end. */
export function deliveredOf(course: Course, quantity: number): number {
  if (course === 'failed') return 0
  return course === 'partial' ? Math.floor(quantity / 2) : quantity
}

/** Begins what every secret of the test side says, so that none is taken for a real one. */
export const MARK = 'UJI'

/** The code of a unit: always the same, and good for nothing. */
export function codeOf(unitId: string): string {
  const tail = unitId.replaceAll('-', '').slice(-12).toUpperCase()
  return [MARK, tail.slice(0, 4), tail.slice(4, 8), tail.slice(8)].join('-')
}
