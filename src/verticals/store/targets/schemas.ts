import { z } from 'zod'
import { LIMITS } from '../catalogue/rules.ts'
import { Target } from '../checkout/schemas.ts'
import { ABSENCES } from '../providers/adapters/port.ts'

/** Whose account is it: what the buyer told, by the keys of the product's inputs. */
export const CheckTarget = z.strictObject({
  productSlug: z.string().min(1).max(LIMITS.slug, { error: 'Paling banyak 80 huruf.|At most 80 characters.' }),
  target: Target,
})
export type CheckTarget = z.output<typeof CheckTarget>

/** `found` with the account's name, or why not: in words, and which of the inputs is to be looked at again. */
export const TargetChecked = z.object({
  found: z.boolean(),
  name: z.string().nullable(),
  reason: z.enum(ABSENCES).nullable(),
  field: z.string().nullable(),
  sentence: z.string().nullable(),
})
export type TargetChecked = z.output<typeof TargetChecked>
