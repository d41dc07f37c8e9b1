import { z } from 'zod'
import { job } from '#kernel/module/manifest.ts'
import { forgetWords } from './vocabulary.ts'

/** Nightly: words that no product has any longer are no longer suggested. */
export const sweepWords = job({ input: z.strictObject({}), run: (ctx) => forgetWords(ctx) })
