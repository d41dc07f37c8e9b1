import {
  data,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaArgs,
} from 'react-router'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { read, refusalOf, text } from '#web/answer.ts'
import { privateHeaders, pageMeta } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp } from '#web/seam.ts'
import { PortalFrame } from '#web/shell/portal.tsx'
import { LiveNote } from '#web/ui/copy.tsx'
import { ArrowLeft } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { Status } from '#web/ui/pill.tsx'
import { useSay, type Message } from '#web/words.ts'
import type { readInvoice } from '../operations.ts'
import { Papers } from '../../portal/pages/parts/bills.tsx'
import { Charge } from './parts/charge.tsx'
import { isPayable, type InvoiceView } from './parts/invoice.ts'
import { Methods } from './parts/methods.tsx'

export const handle = { js: false, islands: ['live', 'countdown', 'copy'] }
export const headers = privateHeaders
export const meta = (args: MetaArgs) => pageMeta(args, m.track_invoices)

export async function loader({ context, params }: LoaderFunctionArgs) {
  const invoice = await read(pageApp(context).call<typeof readInvoice>('platform.readInvoice', { token: params.token }))
  return { invoice, key: crypto.randomUUID() }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const app = pageApp(context)
  const form = await request.formData()
  const token = params.token!
  const options = { idempotencyKey: text(form, 'key') }
  try {
    if (text(form, 'intent') === 'credit') await app.call('platform.applyCredit', { token }, options)
    else await app.call('platform.createCharge', { token, ...methodOf(form) }, options)
    return redirect(`/invoices/${token}`, 303)
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    return data({ refusal }, { status: refusal.status })
  }
}

function methodOf(form: FormData) {
  const method = text(form, 'method')
  if (method === 'va') return { method, bank: text(form, 'bank') }
  if (method === 'ewallet') return { method, wallet: text(form, 'wallet') }
  return { method }
}

const kinds: Record<string, Message> = { full: m.kind_full, dp: m.kind_dp, settlement: m.kind_settlement }

export default function Invoice() {
  const { invoice, key } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  return (
    <PortalFrame plain>
      <div className="wrap max-w-2xl pt-6 sm:pt-10">
        <a
          href={`/orders/${invoice.orderToken}`}
          className="hit text-muted hover:text-base-content gap-2 text-sm font-medium"
        >
          <ArrowLeft className="size-4.5" aria-hidden="true" />
          {say(m.invoice_back)}
        </a>
        <div
          data-live={`/api/v1/invoices/${invoice.token}/events`}
          data-live-version={`${invoice.status} ${invoice.charge?.reference} ${invoice.charge?.status} ${invoice.creditIdr}`}
          className="mt-3 space-y-5"
        >
          <header>
            <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
              <p className="num text-muted text-sm font-semibold">{say(m.invoice_title, { number: invoice.number })}</p>
              {!isPayable(invoice.charge) && <Status of="invoice" is={invoice.status} />}
            </div>
            <h1 className="mt-2 text-2xl break-words sm:text-3xl">
              {say(kinds[invoice.kind]!)} {say(m.invoice_for, { name: invoice.businessName })}
            </h1>
            <p className="num mt-2 text-4xl font-extrabold tracking-tight">{formatRupiah(invoice.amountIdr)}</p>
          </header>
          {answer?.refusal && (
            <Notice tone="danger" title={say(m.invoice_refused)}>
              {answer.refusal.sentence}
            </Notice>
          )}
          <Stage invoice={invoice} idempotencyKey={key} />
          <Papers invoice={invoice} />
        </div>
        <div className="mt-5">
          <LiveNote />
        </div>
      </div>
    </PortalFrame>
  )
}

function Stage({ invoice, idempotencyKey }: { invoice: InvoiceView; idempotencyKey: string }) {
  const say = useSay()
  if (invoice.status === 'paid')
    return <Ended tone="success" title={m.invoice_paid_title} body={m.invoice_paid_text} invoice={invoice} />
  if (invoice.status === 'expired')
    return <Ended tone="neutral" title={m.invoice_expired_title} body={m.invoice_expired_text} invoice={invoice} />
  if (invoice.status === 'waiting')
    return <Ended tone="info" title={m.invoice_not_open_title} body={m.invoice_not_open_text} invoice={invoice} />
  const { charge } = invoice
  // The gateway has the money and the books follow in a moment: nobody should be asked to pay now.
  if (charge?.status === 'paid')
    return <Ended tone="success" title={m.invoice_recording_title} body={m.invoice_recording_text} invoice={invoice} />
  const address = `/invoices/${invoice.token}`
  return (
    <>
      {invoice.creditIdr > 0 && <Credit invoice={invoice} idempotencyKey={idempotencyKey} />}
      {charge?.status === 'failed' && (
        <Notice tone="danger" title={say(m.invoice_failed_title)}>
          {say(m.invoice_failed_text)}
        </Notice>
      )}
      {charge?.status === 'expired' && (
        <Notice tone="warning" title={say(m.invoice_charge_expired_title)}>
          {say(m.invoice_charge_expired_text)}
        </Notice>
      )}
      {isPayable(charge) ? (
        <>
          <Charge charge={charge} serverNow={invoice.serverNow} />
          <details className="card-box px-6">
            <summary className="flex min-h-13 cursor-pointer items-center font-semibold">
              {say(m.invoice_change)}
            </summary>
            <div className="pb-6">
              <Methods action={address} idempotencyKey={idempotencyKey} primary={false} />
            </div>
          </details>
        </>
      ) : (
        <section className="card-box p-6 sm:p-8">
          <h2 className="mb-4 text-xl">{say(m.invoice_choose)}</h2>
          <Methods action={address} idempotencyKey={idempotencyKey} primary />
        </section>
      )}
    </>
  )
}

type EndedProps = { tone: 'success' | 'neutral' | 'info'; title: Message; body: Message; invoice: InvoiceView }

function Ended({ tone, title, body, invoice }: EndedProps) {
  const say = useSay()
  return (
    <div className="space-y-5">
      <Notice tone={tone} title={say(title)}>
        {say(body)}
      </Notice>
      <a
        href={`/orders/${invoice.orderToken}${tone === 'success' ? '/thanks' : ''}`}
        className="btn btn-primary w-full sm:w-auto"
      >
        {say(m.invoice_paid_cta)}
      </a>
    </div>
  )
}

function Credit({ invoice, idempotencyKey }: { invoice: InvoiceView; idempotencyKey: string }) {
  const say = useSay()
  const enough = invoice.creditIdr >= invoice.amountIdr
  return (
    <Notice tone="info" title={say(m.invoice_credit_title, { amount: formatRupiah(invoice.creditIdr) })}>
      <p>{say(enough ? m.invoice_credit_text : m.invoice_credit_some)}</p>
      {enough && (
        <form method="post" action={`/invoices/${invoice.token}`} className="mt-3">
          <input type="hidden" name="key" value={`credit-${idempotencyKey}`} />
          <button type="submit" name="intent" value="credit" className="btn btn-primary">
            {say(m.invoice_credit_use)}
          </button>
        </form>
      )}
    </Notice>
  )
}
