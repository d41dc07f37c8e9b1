import { z } from 'zod'
import { job } from '#kernel/module/manifest.ts'
import { rollDays } from './days.ts'

/** Nightly: the days that the desk adds up. */
export const countDays = job({ input: z.strictObject({}), run: (ctx) => rollDays(ctx) })
