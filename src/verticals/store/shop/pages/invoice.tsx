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
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { read, refusalOf, text } from '#web/answer.ts'
import { privateHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp } from '#web/seam.ts'
import { LiveNote } from '#web/ui/copy.tsx'
import {
  CircleCheck,
  Clock3,
  Hourglass,
  Info,
  PackageCheck,
  RefreshCw,
  RotateCcw,
  type LucideIcon,
} from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { sayIn, useSay, type Message } from '#web/words.ts'
import type { OrderView as OrderShape } from '../../orders/schemas.ts'
import { ShopFrame } from '../../site/pages/parts/frame.tsx'
import { shopOf } from '../../site/pages/parts/shop.ts'
import { Ask } from './parts/ask.tsx'
import { qrPicture } from './parts/qr.ts'
import { OrderLines } from './parts/order-lines.tsx'
import { PayBox } from './parts/pay-box.tsx'

export const handle = { js: false, islands: ['live', 'countdown', 'copy', 'forward'] }
export const headers = privateHeaders
export type Order = z.output<typeof OrderShape>

export async function loader({ context, params }: LoaderFunctionArgs) {
  const app = pageApp(context)
  const [shop, order] = await Promise.all([
    shopOf(app),
    read(app.call<Order>('store.readOrder', { token: params.token ?? '' })).catch(unknown),
  ])
  const { qrString, state } = order.invoice
  const qr = qrString && state === 'open' ? await qrPicture(qrString) : null
  return { shop, order, qr, checked: app.url.searchParams.has('diperiksa'), key: crypto.randomUUID() }
}

export function unknown(error: unknown): never {
  const refused = (error as { init?: { status?: number } | null }).init?.status === 422
  throw refused ? data(null, { status: 404 }) : error
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const app = pageApp(context)
  const form = await request.formData()
  const { token } = params
  const options = { idempotencyKey: text(form, 'key') || crypto.randomUUID() }
  try {
    switch (text(form, 'intent')) {
      case 'charge':
        await app.call('store.createOrderCharge', { token }, options)
        return redirect(`/invoice/${token}`, 303)
      case 'renew': {
        const fresh = await app.call<{ token: string }>('store.renewOrder', { token }, options)
        return redirect(`/invoice/${fresh.token}`, 303)
      }
      case 'cancel':
        await app.call('store.cancelOrder', { token }, options)
        return redirect(`/invoice/${token}`, 303)
      default:
        await app.call('store.checkPayment', { token })
        return redirect(`/invoice/${token}?diperiksa=1`, 303)
    }
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    return data({ refusal }, { status: refusal.status })
  }
}

export function meta({ loaderData, matches }: MetaArgs<typeof loader>) {
  const root = matches.find((match) => match?.id === 'root')?.loaderData as
    | { locale: 'id' | 'en'; tenant: { name: string } }
    | undefined
  if (!loaderData || !root) return []
  const title = sayIn(root.locale)(m.shop_invoice_title, { number: loaderData.order.number })
  return [{ title: `${title} · ${root.tenant.name}` }, { name: 'robots', content: 'noindex' }]
}

export default function Invoice() {
  const { shop, order, qr, checked, key } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  const { invoice } = order
  return (
    <ShopFrame shop={shop} plain>
      <div className="wrap max-w-2xl pt-6 sm:pt-10">
        <div
          data-live={`/api/v1/store/orders/${order.token}/events`}
          data-live-version={`${order.status} ${invoice.state} ${invoice.reference} ${order.deliveries.length} ${order.credits.length}`}
          data-forward={isPaid(order) ? `/track/${order.token}` : undefined}
          className="space-y-5"
        >
          <header>
            <p className="num text-muted text-sm font-semibold">
              {say(m.shop_invoice_number, { number: order.number })}
            </p>
            <h1 className="mt-1.5 text-2xl break-words sm:text-3xl">{say(headings[stageOf(order)])}</h1>
          </header>
          {answer?.refusal && <Notice tone="danger">{answer.refusal.sentence}</Notice>}
          {checked && stageOf(order) === 'open' && (
            <Notice tone="info" title={say(m.shop_invoice_checked)}>
              {say(m.shop_invoice_checked_text)}
            </Notice>
          )}
          <Stage order={order} qr={qr} idempotencyKey={key} />
          <OrderLines order={order} />
        </div>
        <div className="mt-5">
          <LiveNote />
        </div>
      </div>
    </ShopFrame>
  )
}

type StageName = 'open' | 'preparing' | 'recording' | 'paid' | 'ended' | 'cancelled'

function isPaid({ status }: Order): boolean {
  return !['pending_payment', 'expired', 'cancelled'].includes(status)
}

/** Where paying stands, in the words of a buyer. */
function stageOf(order: Order): StageName {
  if (isPaid(order)) return 'paid'
  if (order.status === 'cancelled') return 'cancelled'
  if (order.status === 'expired') return 'ended'
  // The gateway has the money and the books follow in a moment: nobody should be asked to pay now.
  if (order.invoice.state === 'paid') return 'recording'
  if (order.invoice.state === 'open') return 'open'
  return order.invoice.state === 'preparing' ? 'preparing' : 'ended'
}

const headings: Record<StageName, Message> = {
  open: m.shop_invoice_open,
  preparing: m.shop_invoice_preparing,
  recording: m.shop_invoice_recording,
  paid: m.shop_invoice_paid,
  ended: m.shop_invoice_expired,
  cancelled: m.shop_invoice_cancelled,
}

type StageProps = { order: Order; qr: { svg: string; png: string } | null; idempotencyKey: string }

function Stage({ order, qr, idempotencyKey }: StageProps) {
  const say = useSay()
  switch (stageOf(order)) {
    case 'open':
      return <PayBox order={order} qr={qr} idempotencyKey={idempotencyKey} />
    case 'preparing':
      return (
        <Ended icon={Hourglass} text={say(m.shop_invoice_preparing_text)}>
          <Ask intent="charge" label={say(m.shop_invoice_again)} idempotencyKey={idempotencyKey} icon={RefreshCw} />
        </Ended>
      )
    case 'recording':
      return <Ended icon={Hourglass} text={say(m.shop_invoice_recording_text)} />
    case 'paid':
      return (
        <Ended icon={CircleCheck} good text={say(m.shop_invoice_paid_text)}>
          <a href={`/track/${order.token}`} className="btn btn-cta btn-lg text-base">
            <PackageCheck className="size-5" aria-hidden="true" />
            {say(m.shop_invoice_open_order)}
          </a>
        </Ended>
      )
    default:
      return <Expired order={order} idempotencyKey={idempotencyKey} />
  }
}

type EndedProps = { icon: LucideIcon; good?: boolean; text: string; children?: React.ReactNode }

function Ended({ icon: Icon, good = false, text, children }: EndedProps) {
  const look = good ? 'bg-tone-success text-tone-success-ink' : 'bg-tone-warning text-tone-warning-ink'
  return (
    <section className="glass p-6 text-center sm:p-8">
      <span className={`mx-auto grid size-16 place-items-center rounded-full ${look}`}>
        <Icon className="size-8" aria-hidden="true" />
      </span>
      <p role="status" className="mx-auto mt-4 max-w-[46ch] text-lg">
        {text}
      </p>
      {children && <div className="mt-6 flex flex-col items-center gap-3">{children}</div>}
    </section>
  )
}

function Expired({ order, idempotencyKey }: { order: Order; idempotencyKey: string }) {
  const say = useSay()
  const [first] = order.items
  const { canCharge, canRenew } = order.invoice
  // For a moment after the end the gateway is asked once more, before the goods are let go.
  const closing = order.status === 'pending_payment' && !canCharge && !canRenew
  const words = closing
    ? m.shop_invoice_closing_text
    : order.status === 'cancelled'
      ? m.shop_invoice_cancelled_text
      : m.shop_invoice_expired_text
  return (
    <>
      <Ended icon={Clock3} text={say(words)}>
        {canCharge ? (
          <Ask
            intent="charge"
            label={say(m.shop_invoice_again)}
            idempotencyKey={idempotencyKey}
            icon={RefreshCw}
            loud
          />
        ) : canRenew ? (
          <Ask intent="renew" label={say(m.shop_invoice_renew)} idempotencyKey={idempotencyKey} icon={RotateCcw} loud />
        ) : (
          !closing &&
          first && (
            <a href={`/products/${first.productSlug}`} className="btn btn-cta btn-lg text-base">
              {say(m.shop_invoice_product)}
            </a>
          )
        )}
      </Ended>
      <section className="glass p-6">
        <h2 className="flex items-center gap-2.5 text-lg">
          <Info className="text-accent-ink size-5.5" aria-hidden="true" />
          {say(m.shop_invoice_already)}
        </h2>
        <p className="text-muted mt-2">{say(m.shop_invoice_already_text)}</p>
        <div className="mt-4 flex flex-wrap gap-3">
          <Ask intent="check" label={say(m.shop_invoice_check)} idempotencyKey={idempotencyKey} icon={RefreshCw} />
          <a href={`/track/${order.token}`} className="btn btn-quiet">
            {say(m.shop_invoice_open_order)}
          </a>
          <a href="/bantuan" className="btn btn-quiet">
            {say(m.shop_nav_support)}
          </a>
        </div>
      </section>
      {order.credits.length > 0 && (
        <Notice
          tone="success"
          title={say(m.shop_invoice_credit, { amount: formatRupiah(order.credits[0]!.amountIdr) })}
        >
          <a href={`/track/${order.token}#saldo`} className="link-quiet font-semibold">
            {say(m.shop_invoice_credit_open)}
          </a>
        </Notice>
      )}
    </>
  )
}
