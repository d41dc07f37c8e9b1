import { useLoaderData, type LoaderFunctionArgs, type MetaArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { privateHeaders, pageMeta } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp } from '#web/seam.ts'
import { PortalFrame } from '#web/shell/portal.tsx'
import { CopyButton, LiveNote } from '#web/ui/copy.tsx'
import { ExternalLink, Eye, LayoutDashboard } from '#web/ui/icons.ts'
import { Money, When } from '#web/ui/money.tsx'
import { Status } from '#web/ui/pill.tsx'
import { Timeline } from '#web/ui/timeline.tsx'
import { useSay, type Message } from '#web/words.ts'
import { CreditList, InvoiceList } from './parts/bills.tsx'
import { Pipeline } from './parts/pipeline.tsx'
import type { readOrder } from '../operations.ts'
import { events, schemes, type TrackedOrder } from './parts/tracked.ts'

export const handle = { js: false, islands: ['live', 'copy'] }
export const headers = privateHeaders
export const meta = (args: MetaArgs) => pageMeta(args, m.track_details)

export async function loader({ context, params }: LoaderFunctionArgs) {
  return read(pageApp(context).call<typeof readOrder>('platform.readOrder', { token: params.token }))
}

export default function OrderStatus() {
  const order = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <PortalFrame plain>
      <div
        className="wrap pt-8 sm:pt-12"
        data-live={`/api/v1/orders/${order.token}/events`}
        data-live-version={`${order.status} ${order.updatedAt} ${order.timeline.length}`}
      >
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p className="num text-muted text-sm font-semibold">{say(m.track_title, { number: order.number })}</p>
          <Status of="order" is={order.status} />
        </div>
        <h1 className="mt-2 text-3xl break-words sm:text-4xl">{order.businessName}</h1>
        <Pipeline status={order.status} />
        <div className="mt-8 grid items-start gap-6 lg:grid-cols-[1fr_21rem]">
          <div className="space-y-6">
            <Site order={order} />
            <InvoiceList invoices={order.invoices} open={order.status !== 'expired'} />
            {order.credits.length > 0 && <CreditList credits={order.credits} />}
          </div>
          <aside className="space-y-6">
            <section className="card-box p-6">
              <h2 className="mb-5 text-lg">{say(m.track_history)}</h2>
              <Timeline entries={order.timeline} words={events} />
            </section>
            <Details order={order} />
          </aside>
        </div>
      </div>
      <div className="wrap mt-6 space-y-1">
        <LiveNote />
        <p className="text-muted text-sm">{say(m.track_keep)}</p>
      </div>
    </PortalFrame>
  )
}

function nextOf(order: TrackedOrder): Message {
  if (order.status === 'in_progress') return order.previewUrl ? m.track_in_progress_next : m.track_building_next
  const rest = { new: m.track_new_next, ready: m.track_ready_next, active: m.track_active_next }
  const ended = { inactive: m.track_inactive_next, expired: m.track_expired_next }
  return { ...rest, ...ended }[order.status]
}

function Site({ order }: { order: TrackedOrder }) {
  const say = useSay()
  const address = order.siteUrl.replace(/^https?:\/\//, '').replace(/\/$/, '')
  return (
    <section className="card-box p-6">
      <p className="text-lg leading-snug font-semibold">{say(nextOf(order))}</p>
      <p className="text-muted mt-5 text-sm font-semibold">{say(m.track_site)}</p>
      <p className="mt-0.5 text-lg font-bold break-all">{address}</p>
      <div className="mt-4 flex flex-wrap gap-3">
        {order.status === 'active' && (
          <>
            <a href={order.siteUrl} className="btn btn-primary">
              <ExternalLink className="size-4.5" aria-hidden="true" />
              {say(m.track_open_site)}
            </a>
            <a href={new URL('/admin', order.siteUrl).href} className="btn btn-quiet">
              <LayoutDashboard className="size-4.5" aria-hidden="true" />
              {say(m.track_open_admin)}
            </a>
          </>
        )}
        {order.status !== 'active' && order.previewUrl && (
          <a href={order.previewUrl} className="btn btn-primary">
            <Eye className="size-4.5" aria-hidden="true" />
            {say(m.track_open_preview)}
          </a>
        )}
        {order.status === 'expired' ? (
          <a href="/order" className="btn btn-primary">
            {say(m.track_order_again)}
          </a>
        ) : (
          <CopyButton text={order.siteUrl} />
        )}
      </div>
    </section>
  )
}

function Details({ order }: { order: TrackedOrder }) {
  const say = useSay()
  return (
    <section className="card-box p-6">
      <h2 className="text-lg">{say(m.track_details)}</h2>
      <dl className="mt-4 space-y-3 text-[0.9375rem] [&_dt]:text-sm [&_dt]:text-muted">
        <div>
          <dt>{say(m.track_package)}</dt>
          <dd className="font-semibold">
            {order.package.name}, <Money idr={order.totalIdr} />
          </dd>
        </div>
        <div>
          <dt>{say(m.track_scheme)}</dt>
          <dd className="font-semibold">{say(schemes[order.scheme]!)}</dd>
        </div>
        <div>
          <dt>{say(m.track_owner)}</dt>
          <dd className="font-semibold break-words">{order.owner.name}</dd>
          <dd className="break-all">{order.owner.email}</dd>
          <dd className="num">{order.owner.whatsapp}</dd>
        </div>
        <div>
          <dt>{say(m.track_ordered_at)}</dt>
          <dd>
            <When at={order.createdAt} />
          </dd>
        </div>
      </dl>
    </section>
  )
}
