import { z } from 'zod'
import { job } from '#kernel/module/manifest.ts'
import { closeByItself } from './service.ts'

/** Nightly: closes the days that are over, in shops that want that. */
export const closeDays = job({ input: z.strictObject({}), run: (ctx) => closeByItself(ctx) })
