import { useLoaderData, type LoaderFunctionArgs, type MetaArgs } from 'react-router'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { read } from '#web/answer.ts'
import { privateHeaders, pageMeta } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp } from '#web/seam.ts'
import { PortalFrame } from '#web/shell/portal.tsx'
import { CopyButton, LiveNote } from '#web/ui/copy.tsx'
import { CircleCheck, Clock3, ExternalLink, Eye, Hourglass, ListChecks, WhatsApp } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'
import type { readBuilding } from '../../provisioning/operations.ts'
import type { readOrder } from '../operations.ts'
import { Building, type BuildingView } from './parts/building.tsx'
import type { TrackedOrder } from './parts/tracked.ts'

/* Where a buyer lands after paying. It may be before the gateway has told us: then it waits and turns by itself. */

export const handle = { js: false, islands: ['live', 'copy'] }
export const headers = privateHeaders
export const meta = (args: MetaArgs) => pageMeta(args, m.thanks_title)

export async function loader({ context, params }: LoaderFunctionArgs) {
  const app = pageApp(context)
  const { token } = params
  const [order, building] = await Promise.all([
    read(app.call<typeof readOrder>('platform.readOrder', { token })),
    read(app.call<typeof readBuilding>('platform.readBuilding', { token })),
  ])
  return { order, building }
}

export default function Thanks() {
  const { order, building } = useLoaderData<typeof loader>()
  const say = useSay()
  const done = building.steps.filter(({ status }) => status === 'done').length
  return (
    <PortalFrame plain>
      <div className="wrap max-w-3xl pt-8 sm:pt-12">
        <div
          data-live={`/api/v1/orders/${order.token}/events`}
          data-live-version={`${order.status} ${order.paidIdr} ${building.status} ${done} ${order.timeline.length}`}
          className="space-y-6"
        >
          <Headline order={order} building={building} />
          {order.status !== 'expired' && (
            <>
              <Building building={building} order={order} />
              {order.paidIdr > 0 && <Next order={order} />}
            </>
          )}
          <Ways order={order} />
        </div>
        <div className="mt-6 space-y-1">
          <LiveNote />
          <p className="text-muted text-sm">{say(m.thanks_keep)}</p>
        </div>
      </div>
    </PortalFrame>
  )
}

function Headline({ order, building }: { order: TrackedOrder; building: BuildingView }) {
  const say = useSay()
  const paid = order.paidIdr > 0
  const ended = order.status === 'expired'
  const Icon = ended ? Clock3 : paid ? CircleCheck : Hourglass
  const look = paid && !ended ? 'bg-tone-success text-tone-success-ink' : 'bg-tone-warning text-tone-warning-ink'
  return (
    <header className="text-center">
      <span className={`mx-auto mb-4 grid size-16 place-items-center rounded-full ${look}`}>
        <Icon className="size-8" aria-hidden="true" />
      </span>
      <p className="num text-muted text-sm font-semibold">{say(m.track_title, { number: order.number })}</p>
      <h1 className="mt-2 text-3xl sm:text-4xl">
        {ended ? say(m.thanks_expired) : paid ? say(m.thanks_title) : say(m.thanks_waiting)}
      </h1>
      <p role="status" className="text-muted mx-auto mt-3 max-w-[52ch] text-lg break-words">
        {ended ? (
          say(m.thanks_expired_text)
        ) : paid ? (
          <Received order={order} building={building} />
        ) : (
          say(m.thanks_waiting_text)
        )}
      </p>
      {!paid && !ended && <PayAgain order={order} />}
    </header>
  )
}

function Received({ order, building }: { order: TrackedOrder; building: BuildingView }) {
  const say = useSay()
  const whole = order.paidIdr >= order.totalIdr
  const name = order.businessName
  const rest =
    order.status === 'active'
      ? m.thanks_live_text
      : building.status === 'done'
        ? m.thanks_done_text
        : m.thanks_paid_text
  return (
    <>
      <b className="text-base-content">
        {say(whole ? m.thanks_paid_full : m.thanks_paid_dp, { amount: formatRupiah(order.paidIdr) })}.
      </b>{' '}
      {say(rest, { name })}
    </>
  )
}

function PayAgain({ order }: { order: TrackedOrder }) {
  const say = useSay()
  const open = order.invoices.find(({ status }) => status === 'open')
  if (!open) return null
  return (
    <p className="mt-5 text-sm">
      {say(m.thanks_not_paid)}{' '}
      <a href={`/invoices/${open.token}`} className="hit link-quiet num font-semibold">
        {say(m.thanks_pay, { amount: formatRupiah(open.amountIdr) })}
      </a>
    </p>
  )
}

/** What the buyer may expect now, in order. */
function Next({ order }: { order: TrackedOrder }) {
  const say = useSay()
  const address = order.siteUrl.replace(/^https?:\/\//, '').replace(/\/$/, '')
  const whole = order.paidIdr >= order.totalIdr
  const steps = [
    say(m.thanks_next_mail, { email: order.owner.email }),
    whole ? say(m.thanks_next_open, { address }) : say(m.thanks_next_dp),
    ...(order.wishedDomain ? [say(m.thanks_next_domain, { domain: order.wishedDomain.name })] : []),
  ]
  return (
    <section className="card-box p-6">
      <h2 className="text-lg">{say(m.thanks_next)}</h2>
      <ol className="mt-4 space-y-3">
        {steps.map((step, index) => (
          <li key={step} className="flex gap-3">
            <span className="bg-primary-soft text-primary-soft-ink num grid size-7 shrink-0 place-items-center rounded-full text-sm font-bold">
              {index + 1}
            </span>
            <span className="min-w-0 break-words">{step}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Ways({ order }: { order: TrackedOrder }) {
  const say = useSay()
  const live = order.status === 'active'
  const words = encodeURIComponent(say(m.thanks_share_text, { url: order.siteUrl }))
  return (
    <div className="flex flex-col gap-3 sm:flex-row sm:flex-wrap sm:justify-center">
      <a href={`/orders/${order.token}`} className="btn btn-primary">
        <ListChecks className="size-4.5" aria-hidden="true" />
        {say(m.thanks_status)}
      </a>
      {live && (
        <a href={order.siteUrl} className="btn btn-quiet">
          <ExternalLink className="size-4.5" aria-hidden="true" />
          {say(m.track_open_site)}
        </a>
      )}
      {!live && order.previewUrl && (
        <a href={order.previewUrl} className="btn btn-quiet">
          <Eye className="size-4.5" aria-hidden="true" />
          {say(m.track_open_preview)}
        </a>
      )}
      {order.paidIdr > 0 && (
        <>
          <a href={`https://wa.me/?text=${words}`} target="_blank" rel="noreferrer" className="btn btn-quiet">
            <WhatsApp className="size-4.5" />
            {say(m.thanks_share)}
          </a>
          <CopyButton text={order.siteUrl} label={say(m.thanks_copy)} />
        </>
      )}
    </div>
  )
}
