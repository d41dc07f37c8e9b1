import { z } from 'zod'

/**
 * One spelling for one address: first NFKC (full-width letters, ligatures and the Kelvin sign become what they look
 * like), then lower case. Validation comes after, never before: a homoglyph of `@` must not appear by normalising.
 */
export function normaliseEmail(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/**
 * An e-mail address in its one spelling. Only ASCII passes, so that an address that merely looks like another one
 * (Cyrillic `а`, dotless `ı`) cannot exist beside it.
 */
export const Email = z.string().max(254).transform(normaliseEmail).pipe(z.email().min(6).max(254))
