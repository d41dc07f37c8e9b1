import { z } from 'zod'

const Word = z.string().trim().toLowerCase().min(1)

/** An abbreviation and the words it stands for. */
export const Synonyms = z.strictObject({
  items: z.array(z.strictObject({ word: Word.max(40), means: Word.max(120) })).max(500),
})
export type Synonyms = z.output<typeof Synonyms>
