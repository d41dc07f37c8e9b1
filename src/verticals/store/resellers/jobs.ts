import { z } from 'zod'
import { job } from '#kernel/module/manifest.ts'
import { promote } from './tiers.ts'

/** Moves resellers up whose turnover has reached a higher level. */
export const promoteResellers = job({ input: z.strictObject({}), run: (ctx) => promote(ctx) })
