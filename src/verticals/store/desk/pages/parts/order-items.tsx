import { type FetcherWithComponents, Link, useFetcher } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { Eye, EyeOff, type LucideIcon, RotateCcw, ShieldCheck } from '#web/ui/icons.ts'
import { Money, When } from '#web/ui/money.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import { type Place, placesOf } from '../../../orders/rules.ts'
import type { OrderAnswer } from '../order.tsx'
import { Reason } from './act.tsx'
import type { OrderDetail } from './listed.ts'
import { kindWords, State } from './state.tsx'

type Item = OrderDetail['items'][number]
type Delivery = OrderDetail['deliveries'][number]
type Job = OrderDetail['jobs'][number]

type Props = { order: OrderDetail; mayReveal: boolean; mayReset: boolean }

/** What was bought, how far each line is, and what was handed over. */
export function OrderItems({ order, mayReveal, mayReset }: Props) {
  const say = useSay()
  const places = placesOf(order.deliveries)
  return (
    <section className="card-box p-5" aria-labelledby="goods">
      <h2 id="goods" className="text-lg">
        {say(m.sell_desk_items)}
      </h2>
      <ul>
        {order.items.map((item) => (
          <li
            key={item.id}
            className={`border-line border-b py-4 last:border-b-0 last:pb-0 ${item.parentId ? 'pl-4 sm:pl-6' : ''}`}
          >
            <Line item={item} />
            {order.jobs
              .filter((job) => job.itemId === item.id)
              .map((job) => (
                <JobLine key={job.id} job={job} />
              ))}
            <ul className="mt-2 space-y-2 empty:hidden">
              {order.deliveries
                .filter(({ itemId }) => itemId === item.id)
                .map((delivery) => (
                  <Handed
                    key={delivery.id}
                    delivery={delivery}
                    place={places.get(delivery.id) ?? null}
                    mayReveal={mayReveal}
                    mayReset={mayReset}
                  />
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Line({ item }: { item: Item }) {
  const say = useSay()
  const account = item.targetName ? [[say(m.sell_desk_target_name), item.targetName] as const] : []
  const targets = [...Object.entries(item.target), ...account]
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <div className="min-w-0 grow basis-56">
        <p className="font-semibold break-words">
          {item.productName} <span className="text-muted font-normal">{item.variantName}</span>
        </p>
        <p className="num text-muted text-sm">
          {say(kindWords[item.kind] ?? m.sell_desk_kind_stock)} · {item.quantity} × <Money idr={item.unitIdr} />
          {item.flash && ` · ${say(m.sell_desk_flash)}`}
        </p>
        {targets.length > 0 && (
          <p className="num text-muted text-sm break-words">
            {targets.map(([name, value]) => `${name}: ${value}`).join(' · ')}
          </p>
        )}
        {item.quantity > 1 && item.deliveredCount + item.creditedCount > 0 && (
          <p className="num text-muted text-sm">
            {say(m.sell_desk_item_counts, {
              delivered: item.deliveredCount,
              total: item.quantity,
              credited: item.creditedCount,
            })}
          </p>
        )}
      </div>
      <div className="flex flex-col items-end gap-1.5 max-sm:w-full max-sm:flex-row max-sm:items-center max-sm:justify-between">
        <State of="item" is={item.status} small />
        {!item.parentId && <Money idr={item.totalIdr} className="font-semibold" />}
      </div>
    </div>
  )
}

const STILL = new Set(['done', 'cancelled'])

function JobLine({ job }: { job: Job }) {
  const say = useSay()
  if (STILL.has(job.status)) return null
  return (
    <div className="bg-base-200 rounded-field mt-2 px-3 py-2 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <State of="job" is={job.status} small />
        <span className="num text-muted">{say(m.sell_desk_job_attempts, { count: job.attempts })}</span>
        {job.nextRunAt && job.status !== 'running' && (
          <span className="text-muted">
            {say(m.sell_desk_job_next)} <When at={job.nextRunAt} />
          </span>
        )}
        <Link to={`/admin/jobs/${job.id}`} className="hit link-quiet -my-2 ml-auto">
          {say(m.sell_desk_job_open)}
        </Link>
      </div>
      {job.lastError && <p className="text-error break-words">{job.lastError}</p>}
    </div>
  )
}

const SHOWN = new Set(['ready', 'sent', 'accepted'])

type HandedProps = Omit<Props, 'order'> & { delivery: Delivery; place: Place | null }

/** One unit in the buyer's hands; staff may look at it with a reason, which is kept. */
function Handed({ delivery, place, mayReveal, mayReset }: HandedProps) {
  const say = useSay()
  const kind = say(kindWords[delivery.kind]!)
  const unit = place ? say(m.sell_desk_unit, { what: kind, ...place }) : kind
  const named = delivery.file?.name ?? delivery.label
  const what = named ? [named, ...(place ? [unit] : [])].join(' · ') : unit
  return (
    <li className="border-line rounded-field border px-3 py-2 text-sm">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="min-w-0 font-medium break-all">{what}</p>
        <State of="delivery" is={delivery.status} small />
      </div>
      <p className="num text-muted">
        {delivery.file && `${say(m.sell_desk_file_left, { count: delivery.downloadsLeft ?? 0 })} · `}
        {delivery.revealedAt ? (
          <>
            {say(m.sell_desk_opened_by_buyer)} <When at={delivery.revealedAt} />
          </>
        ) : (
          say(m.sell_desk_not_opened)
        )}
      </p>
      {delivery.warrantyUntil && (
        <p className="text-muted flex items-center gap-1.5">
          <ShieldCheck className="size-4 shrink-0" aria-hidden="true" />
          <span>
            {say(m.sell_desk_warranty_until)} <When at={delivery.warrantyUntil} />
          </span>
        </p>
      )}
      {mayReveal && !delivery.file && SHOWN.has(delivery.status) && <Look deliveryId={delivery.id} />}
      {mayReset && delivery.file && SHOWN.has(delivery.status) && <Reset deliveryId={delivery.id} />}
    </li>
  )
}

/** A buyer who has used up the downloads, or came too late, gets them once more. */
function Reset({ deliveryId }: { deliveryId: string }) {
  const say = useSay()
  const fetcher = useFetcher<OrderAnswer>()
  const words = {
    title: say(m.sell_desk_file_reset),
    help: say(m.sell_desk_file_reset_help),
    act: say(m.sell_desk_file_reset),
  }
  return <WithReason intent="reset" deliveryId={deliveryId} fetcher={fetcher} icon={RotateCcw} words={words} />
}

function Look({ deliveryId }: { deliveryId: string }) {
  const say = useSay()
  const fetcher = useFetcher<OrderAnswer>()
  const shown = fetcher.data?.revealed ?? null
  if (shown) {
    return (
      <div className="bg-tone-warning text-tone-warning-ink rounded-field mt-2 px-3 py-2">
        <dl className="space-y-1">
          {shown.lines.map(({ label, value }) => (
            <div key={`${label}${value}`} className="flex flex-wrap gap-x-3">
              <dt className="font-semibold">{label}</dt>
              <dd className="font-mono break-all select-all">{value}</dd>
            </div>
          ))}
        </dl>
        <button
          type="button"
          onClick={() => fetcher.reset()}
          className="hit cursor-pointer gap-2 font-semibold underline underline-offset-4"
        >
          <EyeOff className="size-4" aria-hidden="true" />
          {say(m.sell_desk_hide)}
        </button>
      </div>
    )
  }
  const words = {
    title: say(m.sell_desk_reveal),
    help: say(m.sell_desk_reveal_help),
    act: say(m.sell_desk_reveal_show),
  }
  return <WithReason intent="reveal" deliveryId={deliveryId} fetcher={fetcher} icon={Eye} words={words} />
}

type WithReasonProps = {
  intent: 'reset' | 'reveal'
  deliveryId: string
  fetcher: FetcherWithComponents<OrderAnswer | undefined>
  icon: LucideIcon
  words: { title: string; help: string; act: string }
}

/** An act on a delivery that is folded away and asks for its reason. */
function WithReason({ intent, deliveryId, fetcher, icon: Sign, words }: WithReasonProps) {
  return (
    <details>
      <summary className="hit link-quiet -mb-1 cursor-pointer list-none gap-2 [&::-webkit-details-marker]:hidden">
        <Sign className="size-4" aria-hidden="true" />
        {words.title}
      </summary>
      <fetcher.Form method="post" className="max-w-lg space-y-3 py-2">
        <p className="text-muted">{words.help}</p>
        {fetcher.data?.refusal && <Notice tone="danger">{fetcher.data.refusal.sentence}</Notice>}
        <input type="hidden" name="deliveryId" value={deliveryId} />
        <Reason />
        <button
          type="submit"
          name="intent"
          value={intent}
          disabled={fetcher.state !== 'idle'}
          className="btn btn-quiet min-h-11"
        >
          {words.act}
        </button>
      </fetcher.Form>
    </details>
  )
}
