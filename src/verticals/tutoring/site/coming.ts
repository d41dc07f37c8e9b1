import type { Locale, Sentence } from '#kernel/problem/problem.ts'

/* What the packages promise to students and is not built yet. Each package holds what the smaller ones do. */

const comingByPackage: readonly { code: string; features: readonly Sentence[] }[] = [
  { code: 'basic', features: [] },
  {
    code: 'pro',
    features: [
      { id: 'Try out daring', en: 'Online try-outs' },
      { id: 'Bank soal', en: 'Question bank' },
    ],
  },
  {
    code: 'premium',
    features: [
      { id: 'Pembayaran kelas daring', en: 'Online class payments' },
      { id: 'Laporan perkembangan untuk orang tua', en: 'Progress reports for parents' },
    ],
  },
]

/** In one language; nothing for a package that is not known. */
export function comingFor(ordered: string, locale: Locale): string[] {
  const place = comingByPackage.findIndex(({ code }) => code === ordered)
  return comingByPackage.slice(0, place + 1).flatMap(({ features }) => features.map((feature) => feature[locale]))
}
