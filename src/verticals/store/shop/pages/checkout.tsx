import {
  data,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaArgs,
} from 'react-router'
import type { z } from 'zod'
import { read, refusalOf, text, type Refusal } from '#web/answer.ts'
import { privateHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp, type PageApp } from '#web/seam.ts'
import { ArrowLeft } from '#web/ui/icons.ts'
import { sayIn, useSay } from '#web/words.ts'
import type { Breakdown as BreakdownShape, Placed } from '../../checkout/schemas.ts'
import type { OrderView } from '../../orders/schemas.ts'
import { ShopFrame } from '../../site/pages/parts/frame.tsx'
import { shopOf } from '../../site/pages/parts/shop.ts'
import { askCheck, type Asked, type Check, seenCheck, wrongTarget } from './parts/check.ts'
import { againOf, blankFor, fieldOf, orderOf, quoteOf, targetText, type Typed, typedOf } from './parts/cart.ts'
import { CheckoutForm } from './parts/checkout-form.tsx'
import { filledFor, keepTarget, PICK, picked, readMember } from './parts/member.ts'
import type { ProductView } from './product.tsx'

export const handle = { js: false, islands: ['phone', 'countdown', 'checkout'] }
export const headers = privateHeaders

export type Breakdown = z.output<typeof BreakdownShape>
/** What the form shows: what was typed, what it costs, what is wrong with it. */
export type Shown = {
  typed: Typed
  breakdown: Breakdown | null
  refusal: Refusal | null
  /** What the provider said of the account; null: it was not asked about this one. */
  check: Check | null
  /** It was what was asked for: its answer takes the focus. */
  fresh?: boolean
  /** Asks whether the target is right, in large letters, before anything is ordered. */
  asks: boolean
}

export async function loader({ context, params }: LoaderFunctionArgs) {
  const app = pageApp(context)
  const [shop, product] = await Promise.all([shopOf(app), productOf(app, params.slug ?? '')])
  const blank = { ...blankFor(product, app.url.searchParams), formToken: crypto.randomUUID() }
  const member = await readMember(app, product)
  const typed = await renewed(app, product, filledFor(blank, member))
  const shown: Shown = { typed, ...(await priced(app, typed)), check: null, asks: false }
  return { shop, product, shown, member, now: new Date().toISOString() }
}

/** A reminder's link names the order and the line that is to go on. */
async function renewed(app: PageApp, product: ProductView, typed: Typed): Promise<Typed> {
  const [token, id] = ['perpanjang', 'barang'].map((name) => app.url.searchParams.get(name))
  if (!token || !id) return typed
  const order = await app.call<z.output<typeof OrderView>>('store.readOrder', { token }).catch(() => null)
  const item = order?.items.find((one) => one.id === id && one.productSlug === product.slug)
  return item ? againOf(typed, product, item) : typed
}

function productOf(app: PageApp, productSlug: string): Promise<ProductView> {
  return read(app.call<ProductView>('store.readProduct', { productSlug })).catch((error) => {
    const refused = (error as { init?: { status?: number } | null }).init?.status === 422
    throw refused ? data(null, { status: 404 }) : error
  })
}

/** What it costs now; where that cannot be said, why. */
async function priced(app: PageApp, typed: Typed): Promise<Pick<Shown, 'breakdown' | 'refusal'>> {
  try {
    return { breakdown: await app.call<Breakdown>('store.askQuote', quoteOf(typed)), refusal: null }
  } catch (error) {
    return { breakdown: null, refusal: placed(refusalOf(error, app.locale)) }
  }
}

function placed(refusal: Refusal): Refusal {
  const fields = Object.entries(refusal.fields).map(([path, sentence]) => [fieldOf(path), sentence])
  return { ...refusal, fields: Object.fromEntries(fields) as Record<string, string> }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const app = pageApp(context)
  const form = await request.formData()
  const product = await productOf(app, params.slug ?? '')
  const typed = typedOf(form, product)
  const intent = text(form, 'intent')
  if (intent.startsWith(PICK)) return shownOf(app, await picked(app, product, typed, intent), null)
  if (intent === 'check') return checked(app, await askCheck(app, product, typed))
  if (intent !== 'order') return shownOf(app, typed, seenCheck(typed))
  const wrong = wrongTarget(app, product, typed)
  if (wrong) return answer(app, typed, wrong)
  const target = targetText(typed.target)
  if (product.inputs.length > 0 && typed.confirmed !== target) return confirm(app, product, typed, target)
  try {
    const shownIdr = Number.parseInt(text(form, 'shownTotalIdr'), 10)
    const input = orderOf(typed, Number.isInteger(shownIdr) ? shownIdr : null, deviceOf(app, request), app.locale)
    const order = await app.call<z.output<typeof Placed>>('store.placeOrder', { ...input, ...partnerOf(request) })
    if (typed.saveTarget) await keepTarget(app, product, typed)
    return redirect(`/invoice/${order.token}`, 303)
  } catch (error) {
    return answer(app, typed, placed(refusalOf(error, app.locale)))
  }
}

async function shownOf(app: PageApp, typed: Typed, check: Check | null, fresh = false) {
  return data<Shown>({ typed, ...(await priced(app, typed)), check, fresh, asks: false })
}

/** The whole page with what was found out about the account. */
async function checked(app: PageApp, { typed, check, refusal }: Asked) {
  if (!refusal) return shownOf(app, { ...typed, confirmed: '' }, check, true)
  return answer(app, typed, refusal, check)
}

/** Asks for the buyer's word on the target, with the name of the account where that can be had. */
async function confirm(app: PageApp, product: ProductView, before: Typed, target: string) {
  const seen = seenCheck(before)
  const asked = seen ? { typed: before, check: seen, refusal: null } : await askCheck(app, product, before)
  if (asked.refusal) return answer(app, asked.typed, asked.refusal, asked.check)
  const typed = { ...asked.typed, confirmed: target }
  return data<Shown>({ typed, ...(await priced(app, typed)), check: asked.check, asks: true })
}

/** The refused form keeps all that was typed and says the price of now. */
async function answer(app: PageApp, typed: Typed, refusal: Refusal, check: Check | null = null) {
  const { breakdown } = await priced(app, typed)
  const kept = refusal.code === 'target-absent' ? { checkedFor: '', checkedName: '' } : {}
  const shown = { ...typed, ...kept, confirmed: '' }
  const still = check ?? seenCheck(shown)
  return data<Shown>({ typed: shown, breakdown, refusal, check: still, asks: false }, { status: refusal.status })
}

const DEVICE = /(?:^|; ?)perangkat=([A-Za-z0-9_-]{8,64})/

/** A random name the browser keeps for itself. */
function deviceOf(app: PageApp, request: Request): string {
  const known = DEVICE.exec(request.headers.get('cookie') ?? '')?.[1]
  const device = known ?? crypto.randomUUID()
  if (!known) app.setCookie(`perangkat=${device}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax`)
  return device
}

/** Whose link led this visitor here, if any did (`/r/<code>`). */
function partnerOf(request: Request): { reseller?: string } {
  const code = /(?:^|;\s*)mitra=([a-z0-9]{6,24})(?:;|$)/.exec(request.headers.get('cookie') ?? '')?.[1]
  return code ? { reseller: code } : {}
}

export function meta({ loaderData, matches }: MetaArgs<typeof loader>) {
  const root = matches.find((match) => match?.id === 'root')?.loaderData as
    | { locale: 'id' | 'en'; tenant: { name: string } }
    | undefined
  if (!loaderData || !root) return []
  const title = sayIn(root.locale)(m.shop_checkout_title, { name: loaderData.product.name })
  return [{ title: `${title} · ${root.tenant.name}` }]
}

export default function Checkout() {
  const { shop, product, shown, member, now } = useLoaderData<typeof loader>()
  const answered = useActionData<Shown>()
  const say = useSay()
  return (
    <ShopFrame shop={shop} plain>
      <div className="wrap max-w-5xl pt-5">
        <a
          href={`/products/${product.slug}`}
          className="hit text-muted hover:text-base-content gap-2 text-sm font-medium"
        >
          <ArrowLeft className="size-4.5" aria-hidden="true" />
          {say(m.shop_checkout_back)}
        </a>
        <h1 className="mt-1 text-2xl break-words sm:text-3xl">{say(m.shop_checkout)}</h1>
        <CheckoutForm product={product} shown={answered ?? shown} member={member} now={now} />
      </div>
    </ShopFrame>
  )
}
