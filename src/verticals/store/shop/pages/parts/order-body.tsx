import type { ReactNode } from 'react'
import { m } from '#web/paraglide/messages.js'
import { ArrowRight } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { Timeline } from '#web/ui/timeline.tsx'
import { useSay } from '#web/words.ts'
import type { Order } from '../invoice.tsx'
import { Credits } from './credits.tsx'
import { eventWords } from './event-words.ts'
import { Handed, type TrackPart } from './handed.tsx'
import { OrderLines } from './order-lines.tsx'
import { Progress } from './progress.tsx'
import { ReviewForms } from './review-form.tsx'
import { Share } from './share.tsx'

/** An order with everything its buyer may do; the page around it says by which way it was opened. */
export function OrderBody({ children, ...part }: TrackPart & { children: ReactNode }) {
  const { order, answer, idempotencyKey } = part
  const say = useSay()
  return (
    <div data-live={`/api/v1/store/orders/${order.token}/events`} data-live-version={versionOf(order)}>
      {children}
      <Progress order={order} />
      {order.status === 'pending_payment' && (
        <a href={`/invoice/${order.token}`} className="btn btn-cta btn-lg mt-5 text-base max-sm:w-full">
          {say(m.shop_track_pay)}
          <ArrowRight className="size-5" aria-hidden="true" />
        </a>
      )}
      <div className="mt-7 grid items-start gap-6 lg:grid-cols-[1fr_21rem]">
        <div className="min-w-0 space-y-6">
          {answer?.refusal && !answer.place && <Notice tone="danger">{answer.refusal.sentence}</Notice>}
          <Handed {...part} />
          <Credits {...part} />
          <ReviewForms {...part} />
          <OrderLines order={order} />
        </div>
        <aside className="min-w-0 space-y-6">
          <section className="glass p-6">
            <h2 className="mb-5 text-lg">{say(m.shop_track_history)}</h2>
            <Timeline
              entries={order.timeline.map(({ kind, detail, at }) => ({ event: kind, note: detail || null, at }))}
              words={eventWords}
            />
          </section>
          <Share order={order} answer={answer} idempotencyKey={idempotencyKey} />
        </aside>
      </div>
    </div>
  )
}

/** Changes when anything does that the page shows. */
function versionOf({ status, items, deliveries, credits, claims, timeline }: Order): string {
  return [
    status,
    items.map((item) => item.status).join('-'),
    deliveries.map((one) => `${one.status}${one.changed ? '!' : ''}`).join('-'),
    credits.map((one) => one.status).join('-'),
    claims.map((one) => one.status).join('-'),
    timeline.length,
  ].join(' ')
}
