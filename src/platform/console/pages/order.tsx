import { useEffect } from 'react'
import {
  data,
  redirect,
  useActionData,
  useLoaderData,
  useRevalidator,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import { read, refusalOf, text } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import type { PageApp } from '#web/seam.ts'
import { ExternalLink } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Status } from '#web/ui/pill.tsx'
import { Timeline } from '#web/ui/timeline.tsx'
import { useSay } from '#web/words.ts'
import { InvoiceList } from '../../portal/pages/parts/bills.tsx'
import { events, schemes } from '../../portal/pages/parts/tracked.ts'
import type { inspectOrder } from '../operations.ts'
import { Actions } from './parts/actions.tsx'
import { Credits } from './parts/credits.tsx'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import type { InspectedOrder } from './parts/listed.ts'
import { Payments } from './parts/payments.tsx'
import { Provisioning } from './parts/provisioning.tsx'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'portal')
  const order = await read(app.call<typeof inspectOrder>('platform.inspectOrder', { id: args.params.id }))
  return { order, key: crypto.randomUUID() }
}

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'portal')
  const form = await args.request.formData()
  try {
    await act(app, args.params.id!, form)
    return redirect(`/console/orders/${args.params.id}`, 303)
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    return data({ refusal, values: { reason: text(form, 'reason') } }, { status: refusal.status })
  }
}

function act(app: PageApp, id: string, form: FormData): Promise<unknown> {
  const options = { idempotencyKey: text(form, 'key') }
  const reason = text(form, 'reason')
  const intent = text(form, 'intent')
  if (intent === 'off') return app.call('platform.deactivateSite', { id, reason }, options)
  if (intent === 'on') return app.call('platform.activateSite', { id }, options)
  if (intent === 'approve') return app.call('platform.approveOrder', { id }, options)
  if (intent === 'retry') return app.call('platform.retryProvisioning', { id }, options)
  if (intent === 'refund')
    return app.call('platform.refundCredit', { creditId: text(form, 'creditId'), reason }, options)
  if (intent === 'payout') {
    const [creditId, bankReference] = [text(form, 'creditId'), text(form, 'bankReference')]
    return app.call('platform.payOutCredit', { creditId, reason, bankReference }, options)
  }
  throw data(null, { status: 400 })
}

const REFRESH_MS = 2_000

export default function InspectOrder() {
  const { order, key } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  useRefreshWhile(order.provisioning?.status === 'running')
  return (
    <DeskFrame
      title={order.businessName}
      crumbs={[{ to: '/console/orders', label: say(m.console_orders) }]}
      action={<Status of="order" is={order.status} />}
    >
      {answer?.refusal && (
        <div className="mb-5">
          <Notice tone="danger" title={say(m.invoice_refused)}>
            {answer.refusal.sentence}
          </Notice>
        </div>
      )}
      <div className="grid items-start gap-5 xl:grid-cols-[1fr_20rem]">
        <div className="min-w-0 space-y-5">
          <Overview order={order} />
          <Actions order={order} idempotencyKey={key} />
          <Provisioning provisioning={order.provisioning} idempotencyKey={key} />
          <InvoiceList invoices={order.invoices} open={false} />
          <Payments payments={order.payments} />
          {order.credits.length > 0 && <Credits credits={order.credits} idempotencyKey={key} />}
        </div>
        <aside className="card-box p-6">
          <h2 className="mb-5 text-lg">{say(m.track_history)}</h2>
          <Timeline entries={order.timeline} words={events} />
        </aside>
      </div>
    </DeskFrame>
  )
}

/** Reads the page again while something is under way; stops by itself. */
function useRefreshWhile(active: boolean) {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (!active || state !== 'idle') return
    const timer = setTimeout(() => void revalidate(), REFRESH_MS)
    return () => clearTimeout(timer)
  }, [active, state, revalidate])
}

function Overview({ order }: { order: InspectedOrder }) {
  const say = useSay()
  return (
    <section className="card-box p-6">
      <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-[1.5fr_1fr] [&_dt]:text-muted [&_dt]:text-sm">
        <div>
          <dt>{say(m.track_site)}</dt>
          <dd>
            <a
              href={order.siteUrl}
              target="_blank"
              rel="noopener"
              className="hit link-quiet gap-2 font-semibold break-all"
            >
              {order.siteUrl.replace(/^https?:\/\//, '').replace(/\/$/, '')}
              <ExternalLink className="size-4 shrink-0" aria-hidden="true" />
            </a>
          </dd>
        </div>
        <div>
          <dt>{say(m.track_package)}</dt>
          <dd className="font-semibold">
            {order.package.name}, <Money idr={order.totalIdr} />
          </dd>
          <dd className="text-sm">{say(schemes[order.scheme]!)}</dd>
        </div>
        <div>
          <dt>{say(m.order_contact)}</dt>
          <dd className="font-semibold">{order.owner.name}</dd>
          <dd className="text-sm break-all">{order.owner.email}</dd>
          <dd className="num text-sm">{order.owner.whatsapp}</dd>
          <dd className="text-muted text-sm break-words">{order.owner.address}</dd>
        </div>
        <div>
          <dt>{say(m.orders_number)}</dt>
          <dd className="num font-semibold">{order.number}</dd>
          <dd>
            <a href={`/orders/${order.token}`} target="_blank" rel="noopener" className="hit link-quiet text-sm">
              {say(m.order_open_status)}
            </a>
          </dd>
        </div>
      </dl>
    </section>
  )
}
