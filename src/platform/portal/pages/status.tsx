import {
  data,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaArgs,
} from 'react-router'
import { read, refusalOf, text } from '#web/answer.ts'
import { privateHeaders, pageMeta } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp } from '#web/seam.ts'
import { PortalFrame } from '#web/shell/portal.tsx'
import { LiveNote } from '#web/ui/copy.tsx'
import { Check, Clock3 } from '#web/ui/icons.ts'
import { Money, When } from '#web/ui/money.tsx'
import { Status } from '#web/ui/pill.tsx'
import { Timeline } from '#web/ui/timeline.tsx'
import { useSay } from '#web/words.ts'
import type { readMessages } from '../../conversation/operations.ts'
import type { readCatalogue, readOrder } from '../operations.ts'
import { CreditList, InvoiceList } from './parts/bills.tsx'
import type { Package } from './parts/catalogue.ts'
import { Pipeline } from './parts/pipeline.tsx'
import { Standing } from './parts/standing.tsx'
import { Talk } from './parts/talk.tsx'
import { events, schemes, type TrackedOrder } from './parts/tracked.ts'

export const handle = { js: false, islands: ['live', 'copy', 'seen'] }
export const headers = privateHeaders
export const meta = (args: MetaArgs) => pageMeta(args, m.track_details)

export async function loader({ context, params }: LoaderFunctionArgs) {
  const app = pageApp(context)
  const { token } = params
  const [order, talk, { templates }] = await Promise.all([
    read(app.call<typeof readOrder>('platform.readOrder', { token })),
    read(app.call<typeof readMessages>('platform.readMessages', { token })),
    read(app.call<typeof readCatalogue>('platform.readCatalogue', {})),
  ])
  const sold = templates.find(({ vertical }) => vertical === order.vertical)?.packages
  const features = sold?.find(({ code }) => code === order.package.code)?.features ?? []
  return { order, talk, features, key: crypto.randomUUID() }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const app = pageApp(context)
  const { token } = params
  const form = await request.formData()
  const body = text(form, 'body')
  try {
    await app.call('platform.writeMessage', { token, body }, { idempotencyKey: text(form, 'key') })
    return redirect(`/orders/${token}#pesan`, 303)
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    return data({ refusal, body }, { status: refusal.status })
  }
}

export default function OrderStatus() {
  const { order, talk, features, key } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  return (
    <PortalFrame plain>
      <div
        className="wrap pt-8 sm:pt-12"
        data-live={`/api/v1/orders/${order.token}/events`}
        data-live-version={versionOf(order, talk.items)}
      >
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p className="num text-muted text-sm font-semibold">{say(m.track_title, { number: order.number })}</p>
          <Status of="order" is={order.status} />
        </div>
        <h1 className="mt-2 text-3xl break-words sm:text-4xl">{order.businessName}</h1>
        <Pipeline order={order} />
        <div className="mt-8 grid items-start gap-6 lg:grid-cols-[1fr_21rem]">
          <div className="min-w-0 space-y-6">
            <Standing order={order} />
            <InvoiceList invoices={order.invoices} open={order.status !== 'expired'} />
            {order.credits.length > 0 && <CreditList credits={order.credits} />}
            <Talk
              talk={talk}
              token={order.token}
              idempotencyKey={key}
              refusal={answer?.refusal ?? null}
              typed={answer?.body ?? ''}
            />
          </div>
          <aside className="min-w-0 space-y-6">
            <section className="card-box p-6">
              <h2 className="mb-5 text-lg">{say(m.track_history)}</h2>
              <Timeline entries={order.timeline} words={events} />
            </section>
            <Details order={order} features={features} />
          </aside>
        </div>
      </div>
      <div className="wrap mt-6 space-y-1">
        <LiveNote />
        <p className="text-muted text-sm">{say(m.track_keep)}</p>
        <p className="text-sm">
          <a href="/orders" className="hit link-quiet">
            {say(m.mine_title)}
          </a>
        </p>
      </div>
    </PortalFrame>
  )
}

/** Changes when anything does that the page shows, except what the reader has just seen. */
function versionOf(order: TrackedOrder, lines: { author: string; readAt: string | null }[]): string {
  const seen = lines.filter(({ author, readAt }) => author === 'buyer' && readAt).length
  const bills = order.invoices.map(({ status }) => status).join('-')
  return [
    order.status,
    order.updatedAt,
    order.timeline.length,
    bills,
    order.previewUrl ? 1 : 0,
    lines.length,
    seen,
  ].join(' ')
}

function Details({ order, features }: { order: TrackedOrder; features: Package['features'] }) {
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
          {features.length > 0 && (
            <dd>
              <Features features={features} />
            </dd>
          )}
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

/** What is in the package; what is not built yet says so. */
function Features({ features }: { features: Package['features'] }) {
  const say = useSay()
  return (
    <ul className="mt-2 space-y-1.5 text-sm">
      {features.map(({ text: words, coming }) => (
        <li key={words} className="flex items-start gap-2">
          {coming ? (
            <Clock3 className="text-muted mt-0.5 size-4 shrink-0" aria-hidden="true" />
          ) : (
            <Check className="text-primary-ink mt-0.5 size-4 shrink-0" strokeWidth={3} aria-hidden="true" />
          )}
          <span>
            {words}
            {coming && <span className="text-muted"> ({say(m.track_coming)})</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}
