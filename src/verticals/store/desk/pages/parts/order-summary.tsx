import type { ReactNode } from 'react'
import { m } from '#web/paraglide/messages.js'
import { ExternalLink, Mail, WhatsApp } from '#web/ui/icons.ts'
import { formatCount, formatDuration } from '#web/ui/format.ts'
import { Money, When } from '#web/ui/money.tsx'
import { useSay, useVisit, type Message } from '#web/words.ts'
import type { OrderDetail } from './listed.ts'
import { OrderOrigin } from './origin.tsx'

/** Who ordered, when, and what it comes to. */
export function OrderSummary({ order, mayResellers }: { order: OrderDetail; mayResellers: boolean }) {
  const say = useSay()
  return (
    <section className="card-box p-5" aria-label={say(m.sell_desk_summary)}>
      <dl className="[&_dt]:text-muted grid gap-x-8 gap-y-5 text-[0.9375rem] sm:grid-cols-2 [&_dt]:text-xs [&_dt]:font-semibold">
        <Buyer order={order} />
        <Breakdown order={order} />
        <Times order={order} />
        <OrderOrigin origin={order.origin} site={new URL(order.trackUrl).origin} mayResellers={mayResellers} />
        <div className="min-w-0">
          <dt>{say(m.sell_desk_buyer_page)}</dt>
          <dd>
            <a href={order.trackUrl} target="_blank" rel="noopener" className="hit link-quiet gap-2">
              {say(m.sell_desk_buyer_page_open)}
              <ExternalLink className="size-4 shrink-0" aria-hidden="true" />
            </a>
          </dd>
          {order.mustRead && (
            <dd className="text-muted text-sm">
              {say(m.sell_desk_consented)} <When at={order.consentedAt} />
            </dd>
          )}
        </div>
      </dl>
    </section>
  )
}

function Buyer({ order: { buyerName, email, whatsapp } }: { order: OrderDetail }) {
  const say = useSay()
  return (
    <div className="min-w-0">
      <dt>{say(m.sell_desk_col_buyer)}</dt>
      <dd className="font-semibold break-words">{buyerName}</dd>
      <dd>
        <a
          href={`https://wa.me/${whatsapp.replace(/\D/g, '')}`}
          target="_blank"
          rel="noopener"
          className="hit link-quiet num gap-2"
        >
          <WhatsApp className="size-4 shrink-0" />
          {whatsapp}
        </a>
      </dd>
      <dd>
        <a href={`mailto:${email}`} className="hit link-quiet gap-2 break-all">
          <Mail className="size-4 shrink-0" aria-hidden="true" />
          {email}
        </a>
      </dd>
    </div>
  )
}

function Breakdown({ order }: { order: OrderDetail }) {
  const say = useSay()
  const { locale } = useVisit()
  const less = order.couponCode ? `${say(m.sell_desk_discount)} (${order.couponCode})` : say(m.sell_desk_discount)
  return (
    <div className="min-w-0">
      <dt>{say(m.sell_desk_breakdown)}</dt>
      <dd className="mt-1 space-y-1">
        <Line label={say(m.sell_desk_subtotal)}>
          <Money idr={order.subtotalIdr} />
        </Line>
        {order.discountIdr > 0 && (
          <Line label={less}>
            −<Money idr={order.discountIdr} />
          </Line>
        )}
        {order.pointsIdr > 0 && (
          <Line label={say(m.points_total, { count: formatCount(order.points, locale) })}>
            −<Money idr={order.pointsIdr} />
          </Line>
        )}
        {order.creditIdr > 0 && (
          <Line label={say(m.sell_desk_credit_used)}>
            −<Money idr={order.creditIdr} />
          </Line>
        )}
        {order.walletIdr > 0 && (
          <Line label={say(m.books_from_wallet)}>
            −<Money idr={order.walletIdr} />
          </Line>
        )}
        {order.feeIdr > 0 && (
          <Line label={say(m.sell_desk_buyer_fee)}>
            <Money idr={order.feeIdr} />
          </Line>
        )}
        <div className="border-line border-t pt-1 font-bold">
          <Line label={say(m.sell_desk_col_total)}>
            <Money idr={order.totalIdr} />
          </Line>
        </div>
      </dd>
    </div>
  )
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <span className="flex justify-between gap-4">
      <span className="min-w-0 break-words">{label}</span>
      <span className="num whitespace-nowrap">{children}</span>
    </span>
  )
}

function Times({ order }: { order: OrderDetail }) {
  const say = useSay()
  const { locale } = useVisit()
  const took =
    order.paidAt && order.deliveredAt
      ? Math.max(1, Math.round((Date.parse(order.deliveredAt) - Date.parse(order.paidAt)) / 1000))
      : null
  return (
    <div className="min-w-0">
      <Moment label={m.sell_desk_at_ordered} at={order.createdAt} />
      {order.paidAt && <Moment label={m.sell_desk_at_paid} at={order.paidAt} />}
      {order.deliveredAt && <Moment label={m.sell_desk_at_delivered} at={order.deliveredAt} />}
      {took !== null && (
        <dd className="text-muted mt-1 text-sm">{say(m.sell_desk_took, { time: formatDuration(took, locale) })}</dd>
      )}
      {order.status === 'pending_payment' && <Moment label={m.sell_desk_at_held} at={order.heldUntil} />}
    </div>
  )
}

function Moment({ label, at }: { label: Message; at: string }) {
  return (
    <>
      <dt className="mt-2 first:mt-0">{useSay()(label)}</dt>
      <dd>
        <When at={at} />
      </dd>
    </>
  )
}
