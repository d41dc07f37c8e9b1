import { text } from '#web/answer.ts'
import type { ProductView } from '../product.tsx'

/* The checkout's form: what it holds, and what it asks of the server. */

export type Typed = {
  variantId: string
  quantity: number
  name: string
  email: string
  whatsapp: string
  coupon: string
  /** Whether the member's points are to be given. */
  usePoints: boolean
  creditToken: string
  target: Record<string, string>
  hasRead: boolean
  consent: boolean
  /** The target as it was confirmed; it counts only while nothing of it has changed. */
  confirmed: string
  /** What the page was told of an account, and of which; shown again, believed by nobody. */
  checkedFor: string
  checkedName: string
  formToken: string
  /** A member's own wishes; whoever has not signed in has none. */
  useCredit: boolean
  saveTarget: boolean
}

export function typedOf(form: FormData, product: ProductView): Typed {
  const quantity = Number.parseInt(text(form, 'n'), 10)
  return {
    variantId: text(form, 'v'),
    quantity: Number.isInteger(quantity) ? quantity : product.minQuantity,
    name: text(form, 'name'),
    email: text(form, 'email'),
    whatsapp: text(form, 'whatsapp'),
    coupon: text(form, 'coupon'),
    usePoints: wantsPoints(form),
    creditToken: text(form, 'credit'),
    target: Object.fromEntries(product.inputs.map(({ key }) => [key, text(form, `target.${key}`)])),
    hasRead: text(form, 'hasRead') === 'yes',
    consent: text(form, 'consent') === 'yes',
    confirmed: text(form, 'confirmed'),
    checkedFor: text(form, 'checkedFor'),
    checkedName: text(form, 'checkedName').slice(0, 80),
    formToken: text(form, 'formToken'),
    useCredit: text(form, 'useCredit') === 'yes',
    saveTarget: text(form, 'saveTarget') === 'yes',
  }
}

/** Switched by a button of its own; the other buttons send how it stands. */
function wantsPoints(form: FormData): boolean {
  const intent = text(form, 'intent')
  if (intent === 'points-on' || intent === 'points-off') return intent === 'points-on'
  return text(form, 'points') === 'yes'
}

/** The form at first sight: what the product page or a link chose. */
export function blankFor(product: ProductView, search: URLSearchParams): Typed {
  const wanted = search.get('v')
  const sellable = product.variants.filter(({ stock }) => stock !== 'none')
  const variant = sellable.find(({ id }) => id === wanted) ?? sellable[0] ?? product.variants[0]
  const quantity = Number.parseInt(search.get('n') ?? '', 10)
  return {
    variantId: variant?.id ?? '',
    quantity: Math.min(Math.max(quantity || product.minQuantity, product.minQuantity), product.maxQuantity),
    name: '',
    email: '',
    whatsapp: '',
    coupon: (search.get('kupon') ?? '').slice(0, 30),
    usePoints: false,
    creditToken: (search.get('saldo') ?? '').slice(0, 64),
    target: {},
    hasRead: false,
    consent: false,
    confirmed: '',
    checkedFor: '',
    checkedName: '',
    formToken: '',
    useCredit: false,
    saveTarget: false,
  }
}

/** The same again for the same account: what was told for that line is taken over; who buys says so anew. */
export function againOf(
  typed: Typed,
  product: ProductView,
  item: { quantity: number; target: Record<string, string> },
): Typed {
  const known = product.inputs.flatMap(({ key }) => (item.target[key] ? [[key, item.target[key]] as const] : []))
  const quantity = Math.min(Math.max(item.quantity, product.minQuantity), product.maxQuantity)
  return { ...typed, quantity, target: Object.fromEntries(known) }
}

export function quoteOf({
  variantId,
  quantity,
  coupon,
  creditToken,
  useCredit,
  usePoints,
  email,
}: Typed): Record<string, unknown> {
  return {
    lines: [{ variantId, quantity }],
    coupon,
    usePoints,
    ...(creditToken ? { creditToken } : {}),
    useCredit,
    ...(email ? { email } : {}),
  }
}

export function orderOf(typed: Typed, shownTotalIdr: number | null, device: string, locale: string) {
  const {
    variantId,
    quantity,
    coupon,
    usePoints,
    creditToken,
    target,
    name,
    email,
    whatsapp,
    consent,
    hasRead,
    formToken,
  } = typed
  return {
    lines: [{ variantId, quantity, target: toldOf(target) }],
    coupon,
    usePoints,
    ...(creditToken ? { creditToken } : {}),
    useCredit: typed.useCredit,
    buyer: { name, email, whatsapp },
    consent,
    hasRead,
    ...(shownTotalIdr === null ? {} : { shownTotalIdr }),
    ...(formToken ? { formToken } : {}),
    device,
    locale,
  }
}

/** What was told at all; an empty field is no answer. */
export function toldOf(target: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(target).filter(([, value]) => value))
}

/** The same target written once, so that what was confirmed can be compared with what is sent. */
export function targetText(target: Record<string, string>): string {
  return JSON.stringify(Object.entries(target).toSorted(([left], [right]) => (left < right ? -1 : 1)))
}

/** Where the fields of an operation stand in the form: `buyer.email` is `email`, `lines.0.target.x` is `target.x`. */
export function fieldOf(path: string): string {
  const plain = path.replace(/^buyer\./, '').replace(/^lines\.0\./, '')
  return { variantId: 'v', quantity: 'n', creditToken: 'credit' }[plain] ?? plain
}
