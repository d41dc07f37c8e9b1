import { z } from 'zod'
import { keptWords } from './words.ts'

export const MOST_SYNONYMS = 500
export const MOST_MEANT = 6

const Word = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, { error: 'Isi singkatannya.|Write the abbreviation.' })
  .max(40, { error: 'Paling banyak 40 huruf.|At most 40 letters.' })
  .refine((word) => word === '' || keptWords(word).length === 1, {
    error: 'Tulis satu kata, huruf saja atau angka saja.|Write one word, of letters only or of digits only.',
  })
const Means = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, { error: 'Isi kata yang dimaksud.|Write the words that are meant.' })
  .max(120, { error: 'Paling banyak 120 huruf.|At most 120 letters.' })
  .refine((text) => text === '' || (keptWords(text).length > 0 && keptWords(text).length <= MOST_MEANT), {
    error: 'Tulis 1 sampai 6 kata.|Write 1 to 6 words.',
  })

/** Abbreviations and the words they stand for; each abbreviation once. */
export const Synonyms = z.strictObject({
  items: z
    .array(z.strictObject({ word: Word, means: Means }))
    .max(MOST_SYNONYMS, { error: 'Paling banyak 500 singkatan.|At most 500 abbreviations.' })
    .superRefine((items, { addIssue }) => {
      const seen = new Set<string>()
      for (const [at, { word }] of items.entries()) {
        if (seen.has(word))
          addIssue({
            code: 'custom',
            path: [at, 'word'],
            message:
              'Singkatan ini sudah ada. Hapus dulu yang lama.|This abbreviation is there already. Remove it first.',
          })
        seen.add(word)
      }
    }),
})
export type Synonyms = z.output<typeof Synonyms>

/** Some to be added. */
export const NewSynonyms = Synonyms.refine(({ items }) => items.length > 0, {
  path: ['items'],
  error: 'Isi singkatannya.|Write the abbreviation.',
})
