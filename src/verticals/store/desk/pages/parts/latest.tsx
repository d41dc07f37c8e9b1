import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { formatShort } from '#web/ui/format.ts'
import { CircleCheck, ExternalLink, ShoppingBag } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { Empty } from '#web/ui/notice.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { DeskView, ListedOrder } from './listed.ts'
import { State } from './state.tsx'

export function LatestOrders({ orders }: { orders: ListedOrder[] }) {
  const say = useSay()
  const { locale } = useVisit()
  return (
    <Card title={say(m.sell_desk_latest)} all={orders.length > 0 ? '/admin/orders' : null}>
      {orders.length === 0 && (
        <Empty icon={ShoppingBag} title={say(m.sell_desk_orders_empty)}>
          <p>{say(m.sell_desk_orders_empty_text)}</p>
          <a href="/" className="btn btn-quiet mt-5">
            <ExternalLink className="size-4.5" aria-hidden="true" />
            {say(m.sell_desk_open_shop)}
          </a>
        </Empty>
      )}
      <ul>
        {orders.map((order) => (
          <li
            key={order.id}
            className="border-line hover:bg-base-200/60 relative flex items-center justify-between gap-4 border-t px-4 py-2.5 sm:px-5"
          >
            <div className="min-w-0">
              <Link
                to={`/admin/orders/${order.id}`}
                prefetch="intent"
                className="block truncate text-[0.9375rem] font-semibold after:absolute after:inset-0"
              >
                {order.goods || order.number}
              </Link>
              <p className="num text-muted truncate text-xs">
                {order.buyerName} · {formatShort(order.createdAt, locale)}
              </p>
            </div>
            <div className="flex shrink-0 flex-col items-end gap-1">
              <Money idr={order.totalIdr + order.walletIdr} className="text-sm font-bold" />
              <State of="order" is={order.status} small />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** What runs out first, on top. */
export function LowStock({ items, open }: { items: NonNullable<DeskView['low']>; open: boolean }) {
  const say = useSay()
  return (
    <Card title={say(m.sell_desk_low)} all={open && items.length > 0 ? '/admin/stock' : null}>
      {items.length === 0 && (
        <p className="text-muted flex items-center gap-2 px-4 pb-4 text-[0.9375rem] sm:px-5">
          <CircleCheck className="text-tone-success-ink size-4.5 shrink-0" aria-hidden="true" />
          {say(m.sell_desk_low_none)}
        </p>
      )}
      <ul>
        {items.map((one) => (
          <li
            key={one.variantId}
            className="border-line hover:bg-base-200/60 relative flex items-center justify-between gap-4 border-t px-4 py-2.5 sm:px-5"
          >
            <div className="min-w-0">
              <p className="truncate text-[0.9375rem] font-semibold">
                {open ? (
                  <Link to={`/admin/stock/${one.variantId}`} className="after:absolute after:inset-0">
                    {one.productName}
                  </Link>
                ) : (
                  one.productName
                )}
              </p>
              <p className="text-muted truncate text-xs">{one.variantName}</p>
            </div>
            <div className="num shrink-0 text-right text-sm">
              <p className={`font-bold ${one.available === 0 ? 'text-error' : ''}`}>
                {one.available === 0 ? say(m.sell_desk_low_out) : say(m.sell_desk_low_left, { count: one.available })}
              </p>
              <p className="text-muted text-xs">{lastsOf(one, say)}</p>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}

type Low = NonNullable<DeskView['low']>[number]

function lastsOf({ available, daysLeft }: Low, say: ReturnType<typeof useSay>): string {
  if (available === 0) return say(m.sell_desk_low_refill)
  if (daysLeft === null) return say(m.sell_desk_low_slow)
  return daysLeft === 0 ? say(m.sell_desk_low_today) : say(m.sell_desk_low_days, { count: daysLeft })
}

function Card({ title, all, children }: { title: string; all: string | null; children: ReactNode }) {
  const say = useSay()
  return (
    <section className="card-box min-w-0 overflow-hidden">
      <div className="flex min-h-14 flex-wrap items-center justify-between gap-x-4 px-4 py-1.5 sm:px-5">
        <h2 className="text-lg">{title}</h2>
        {all && (
          <Link to={all} className="hit link-quiet text-sm font-medium">
            {say(m.sell_desk_all)}
          </Link>
        )}
      </div>
      {children}
    </section>
  )
}
