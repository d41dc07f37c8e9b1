import { m } from '#web/paraglide/messages.js'
import { Hourglass, RefreshCw, TriangleAlert } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay, type Message } from '#web/words.ts'
import { placesOf } from '../../../orders/rules.ts'
import type { Order } from '../invoice.tsx'
import type { TrackAnswer } from '../track.tsx'
import { Delivery } from './delivery.tsx'

export type TrackPart = {
  order: Order
  answer: TrackAnswer | undefined
  done: string
  idempotencyKey: string
  /** Where the page stands; the order's public link unless told. */
  here?: string
}

const states: Partial<Record<Order['items'][number]['status'], Message>> = {
  pending: m.shop_item_pending,
  queued: m.shop_item_queued,
  delivering: m.shop_item_delivering,
  attention: m.shop_item_attention,
  credited: m.shop_item_credited,
  cancelled: m.shop_item_cancelled,
}

/** What was handed over, line by line; what was not says why. */
export function Handed(part: TrackPart) {
  const { order } = part
  const say = useSay()
  if (['pending_payment', 'expired', 'cancelled'].includes(order.status)) return null
  const places = placesOf(order.deliveries)
  const leaves = order.items.filter(({ kind }) => kind !== 'bundle')
  return (
    <section className="space-y-4">
      <h2 className="text-xl">{say(m.shop_handed)}</h2>
      {order.status === 'partially_delivered' && (
        <Notice tone="warning" title={say(m.shop_partial)}>
          {say(m.shop_partial_text)}
        </Notice>
      )}
      {leaves.map((item) => {
        const deliveries = order.deliveries.filter(({ itemId }) => itemId === item.id)
        const words = states[item.status]
        return (
          <div key={item.id} className="space-y-4">
            {deliveries.map((delivery) => (
              <Delivery
                key={delivery.id}
                {...part}
                item={item}
                delivery={delivery}
                place={places.get(delivery.id) ?? null}
              />
            ))}
            {deliveries.length === 0 && words && (
              <div className="glass flex items-start gap-4 p-5">
                <StateIcon status={item.status} />
                <div className="min-w-0">
                  <p className="font-bold break-words">
                    {item.productName} <span className="text-muted font-medium">{item.variantName}</span>
                  </p>
                  <p role="status" className="text-muted mt-0.5">
                    {say(words)}
                  </p>
                </div>
              </div>
            )}
          </div>
        )
      })}
    </section>
  )
}

function StateIcon({ status }: { status: string }) {
  const Icon = status === 'attention' ? TriangleAlert : status === 'delivering' ? RefreshCw : Hourglass
  return (
    <span className="bg-tone-warning text-tone-warning-ink grid size-10 shrink-0 place-items-center rounded-full">
      <Icon className="size-5" aria-hidden="true" />
    </span>
  )
}
