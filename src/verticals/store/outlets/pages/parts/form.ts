import { text, type Refusal } from '#web/answer.ts'
import { rupiahOf } from '../../../resellers/pages/parts/app.ts'
import { LOOKS } from './looks.ts'

/* What is typed on the page of a mini-shop, as its operations take it. */

/** `10` or `12,5` as hundredths of a per cent; what is no number is refused by the operation. */
export function pointsOf(typed: string): number {
  const number = Number(typed.trim().replace('%', '').replace(',', '.'))
  return typed.trim() === '' || Number.isNaN(number) ? -1 : Math.round(number * 100)
}

export function wishOf(form: FormData) {
  const typed = text(form, 'margin')
  const add =
    text(form, 'kind') === 'fixed' ? { idr: rupiahOf(typed, 'margin') ?? -1 } : { basisPoints: pointsOf(typed) }
  return {
    name: text(form, 'name'),
    tagline: text(form, 'tagline'),
    whatsapp: text(form, 'whatsapp'),
    add,
    look: coloursOf(form),
  }
}

function coloursOf(form: FormData) {
  const chosen = LOOKS.find(({ code }) => code === text(form, 'look'))
  if (chosen) return { primary: chosen.primary, accent: chosen.accent, mode: chosen.mode }
  const mode = text(form, 'dark') === '1' ? 'dark' : 'light'
  return { primary: text(form, 'primary'), accent: text(form, 'accent'), mode }
}

/** The chosen picture as its operation takes it; without one the operation says what is missing. */
export async function logoOf(form: FormData) {
  const file = form.get('file')
  if (!(file instanceof File)) return { file: '' }
  return { file: Buffer.from(await file.arrayBuffer()).toString('base64'), name: file.name.slice(0, 120) }
}

/** The rows of the list: an empty price is the shop's margin. */
export function goodsOf(form: FormData) {
  const ids = form.getAll('variantId').filter((value) => typeof value === 'string')
  return ids.map((variantId) => ({
    variantId,
    priceIdr: rupiahOf(text(form, `price-${variantId}`), `price-${variantId}`),
    hidden: form.has(`hidden-${variantId}`),
  }))
}

/** Refusals of a price stand beside its line. */
export function ofGoods(refusal: Refusal, form: FormData): Refusal {
  const ids = form.getAll('variantId').filter((value) => typeof value === 'string')
  const fields = Object.entries(refusal.fields).map(([path, sentence]) => {
    const at = /^goods\.(\d+)\./.exec(path)?.[1]
    return [at === undefined ? path : `price-${ids[Number(at)]}`, sentence]
  })
  return { ...refusal, fields: Object.fromEntries(fields) as Record<string, string> }
}

/** Refusals of the margin stand beside the one field it is typed in, and those of the colours beside theirs. */
export function renamed(refusal: Refusal): Refusal {
  const fields = Object.entries(refusal.fields).map(([path, sentence]) => {
    if (path.startsWith('add')) return ['margin', sentence]
    return [path.replace(/^look\./, ''), sentence]
  })
  return { ...refusal, fields: Object.fromEntries(fields) as Record<string, string> }
}
