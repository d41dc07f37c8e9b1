import { problem } from '#kernel/problem/problem.ts'
import { MOST_SYNONYMS } from './schemas.ts'

export const synonymKnown = problem('store-synonym-known', 422, {
  id: 'Singkatan ini sudah ada. Hapus dulu yang lama.',
  en: 'This abbreviation is there already. Remove it first.',
})
export const synonymsFull = problem('store-synonyms-full', 422, {
  id: `Paling banyak ${MOST_SYNONYMS} singkatan. Hapus dulu yang tidak dipakai.`,
  en: `At most ${MOST_SYNONYMS} abbreviations. Remove some that are not used.`,
})
