import { z } from 'zod'
import { job } from '#kernel/module/manifest.ts'
import { sweepRegistrations } from './register.ts'

export const sweepMembers = job({ input: z.strictObject({}), run: (ctx) => sweepRegistrations(ctx) })
