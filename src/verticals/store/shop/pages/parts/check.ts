import type { z } from 'zod'
import { refusalOf, type Refusal } from '#web/answer.ts'
import { m } from '#web/paraglide/messages.js'
import type { PageApp } from '#web/seam.ts'
import { sayIn } from '#web/words.ts'
import { checkInputs } from '../../../catalogue/rules.ts'
import type { TargetChecked } from '../../../targets/schemas.ts'
import type { ProductView } from '../product.tsx'
import { fieldOf, targetText, toldOf, type Typed } from './cart.ts'

/* Whose account the buyer has named, as the checkout shows it. What counts is asked again when the order is placed. */

export type Check = { state: 'found'; name: string } | { state: 'absent' } | { state: 'silent'; sentence: string }
/** What came of asking: something to show, or fields to be corrected, or both. */
export type Asked = { typed: Typed; check: Check | null; refusal: Refusal | null }

/** Asks anew. A wrong form is told first: nobody is asked about what cannot be right. */
export async function askCheck(app: PageApp, product: ProductView, typed: Typed): Promise<Asked> {
  const blank = { ...typed, checkedFor: '', checkedName: '' }
  const wrong = wrongTarget(app, product, typed)
  if (wrong || !product.targetCheck) return { typed: blank, check: null, refusal: wrong }
  try {
    const input = { productSlug: product.slug, target: toldOf(typed.target) }
    const { name, field, sentence } = await app.call<z.output<typeof TargetChecked>>('store.checkTarget', input)
    if (name === null) return absent(app, blank, field, sentence ?? '')
    const seen = { ...typed, checkedFor: targetText(typed.target), checkedName: name }
    return { typed: seen, check: { state: 'found', name }, refusal: null }
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    const fields = Object.fromEntries(Object.entries(refusal.fields).map(([path, why]) => [fieldOf(path), why]))
    if (Object.keys(fields).length > 0) return { typed: blank, check: null, refusal: { ...refusal, fields } }
    // Silence, and too many questions, keep nobody from buying.
    return { typed: blank, check: { state: 'silent', sentence: refusal.sentence }, refusal: null }
  }
}

/** What was told before, as long as nothing of the target has changed. */
export function seenCheck({ target, checkedFor, checkedName }: Typed): Check | null {
  return checkedName && checkedFor === targetText(target) ? { state: 'found', name: checkedName } : null
}

function absent({ locale }: PageApp, typed: Typed, field: string | null, sentence: string): Asked {
  const fields: Record<string, string> = field ? { [`target.${field}`]: sentence } : {}
  const refusal = {
    code: 'target-absent',
    status: 422,
    sentence: sayIn(locale)(m.shop_check_absent),
    fields,
    params: {},
  }
  return { typed, check: { state: 'absent' }, refusal }
}

/** Told before anything is confirmed: nobody should be asked whether a wrong address is right. */
export function wrongTarget(app: PageApp, product: ProductView, { target }: Typed): Refusal | null {
  const problems = checkInputs(product.inputs, target)
  if (problems.length === 0) return null
  const fields = Object.fromEntries(problems.map(({ path, sentence }) => [path, sentence[app.locale]]))
  return { code: 'invalid-input', status: 422, sentence: sayIn(app.locale)(m.shop_checkout_fix), fields, params: {} }
}
