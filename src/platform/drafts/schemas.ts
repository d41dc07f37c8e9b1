import { z } from 'zod'
import { TokenText } from '../portal/schemas.ts'
import { STEPS } from './rules.ts'

const Step = z.enum(STEPS)
/** Anything goes in: what is not well-typed is passed over, so that saving never fails because of what was typed. */
const Fields = z.record(z.string(), z.unknown())

export const CreateDraft = z.strictObject({ step: Step.default('package'), fields: Fields })
export type CreateDraft = z.output<typeof CreateDraft>

export const SaveDraft = z.strictObject({
  token: TokenText,
  /** The revision that the saved fields were changed from. */
  revision: z.int().min(0),
  step: Step.optional(),
  /** Only what has changed; the others stay. */
  fields: Fields,
})
export type SaveDraft = z.output<typeof SaveDraft>

export const Saved = z.object({ token: z.string(), revision: z.int(), savedAt: z.string() })

export const Draft = Saved.extend({
  step: Step,
  fields: z.record(z.string(), z.string()),
  expiresAt: z.string(),
  /** The address that goes on with this draft, on any device. */
  url: z.string(),
  /** What became of it. */
  orderToken: z.string().nullable(),
})

/** How the site of a draft would look, as far as it has been said. */
export const Look = z.object({
  businessName: z.string(),
  tagline: z.string(),
  vertical: z.string(),
  slug: z.string(),
  preset: z.string(),
  primary: z.string(),
  accent: z.string(),
  logoId: z.uuid().nullable(),
  /** What it would show, as its vertical's preview page understands it. */
  view: z.unknown(),
})

export const Logo = z.strictObject({ id: z.uuid() })
export const LogoColours = z.object({ primary: z.string(), accent: z.string() })
