import { formatRupiah } from '#kernel/money/rupiah.ts'
import { formatInstant } from '#web/ui/format.ts'
import { ChevronRight } from '#web/ui/icons.ts'
import { useVisit } from '#web/words.ts'
import { OrderPill } from '../../../shop/pages/parts/order-pill.tsx'
import type { MyOrders } from '../../schemas.ts'

/** Orders as cards, each one link. */
export function OrderList({ orders }: { orders: MyOrders['items'] }) {
  const { locale } = useVisit()
  return (
    <ul className="space-y-3">
      {orders.map((order) => (
        <li key={order.id} className="glass glass-link relative p-4 sm:p-5">
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <p className="num text-muted text-sm font-semibold">{order.number}</p>
            <OrderPill status={order.status} />
          </div>
          <div className="mt-2 flex items-end justify-between gap-4">
            <div className="min-w-0">
              <p className="font-bold break-words">
                <a href={`/account/orders/${order.id}`} className="after:absolute after:inset-0">
                  {order.goods}
                </a>
              </p>
              <p className="text-muted num mt-0.5 text-sm">{formatInstant(order.createdAt, locale)}</p>
            </div>
            <p className="num inline-flex shrink-0 items-center gap-1 font-extrabold">
              {formatRupiah(order.totalIdr)}
              <ChevronRight className="text-muted size-5" aria-hidden="true" />
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}
