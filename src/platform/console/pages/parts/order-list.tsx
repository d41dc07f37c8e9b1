import { Link } from 'react-router'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { m } from '#web/paraglide/messages.js'
import { formatInstant } from '#web/ui/format.ts'
import { Money } from '#web/ui/money.tsx'
import { Status } from '#web/ui/pill.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { ListedOrder } from './listed.ts'

/** Orders as a table on wide screens, as cards on phones. */
export function OrderList({ orders }: { orders: ListedOrder[] }) {
  return (
    <>
      <ul className="space-y-3 md:hidden">
        {orders.map((order) => (
          <OrderCard key={order.id} order={order} />
        ))}
      </ul>
      <OrderTable orders={orders} />
    </>
  )
}

function OrderCard({ order }: { order: ListedOrder }) {
  const say = useSay()
  const { locale } = useVisit()
  return (
    <li className="card-box relative p-4">
      <div className="flex items-start justify-between gap-3">
        <Link
          to={`/console/orders/${order.id}`}
          className="min-w-0 leading-snug font-bold break-words after:absolute after:inset-0 after:rounded-box"
        >
          {order.businessName}
        </Link>
        <Status of="order" is={order.status} />
      </div>
      <p className="num text-muted mt-1 text-sm">
        {order.number} · {order.ownerName}
      </p>
      <div className="mt-3 flex flex-wrap items-end justify-between gap-x-4">
        <p className="num text-sm">
          <span className="font-bold">{formatRupiah(order.paidIdr)}</span>{' '}
          <span className="text-muted">{say(m.orders_of, { amount: formatRupiah(order.totalIdr) })}</span>
        </p>
        <p className="num text-muted text-xs">{formatInstant(order.updatedAt, locale)}</p>
      </div>
      {order.creditIdr > 0 && <Credit idr={order.creditIdr} />}
    </li>
  )
}

function OrderTable({ orders }: { orders: ListedOrder[] }) {
  const say = useSay()
  const { locale } = useVisit()
  return (
    <div className="card-box hidden overflow-x-auto md:block">
      <table className="table-list">
        <thead>
          <tr>
            <th scope="col">{say(m.orders_business)}</th>
            <th scope="col">{say(m.orders_status)}</th>
            <th scope="col">{say(m.orders_package)}</th>
            <th scope="col" className="is-num">
              {say(m.orders_paid)}
            </th>
            <th scope="col" className="max-lg:hidden">
              {say(m.orders_updated)}
            </th>
          </tr>
        </thead>
        <tbody>
          {orders.map((order) => (
            <tr key={order.id} className="relative">
              <td className="max-w-72">
                <Link
                  to={`/console/orders/${order.id}`}
                  prefetch="intent"
                  className="block truncate text-[0.9375rem] font-semibold after:absolute after:inset-0"
                  title={order.businessName}
                >
                  {order.businessName}
                </Link>
                <span className="num text-muted block truncate">
                  {order.number} · {order.ownerName}
                </span>
              </td>
              <td>
                <Status of="order" is={order.status} />
              </td>
              <td>
                <span className="block font-medium capitalize">{order.package}</span>
                <span className="text-muted text-xs">
                  {say(order.scheme === 'dp' ? m.scheme_dp_short : m.scheme_full)}
                </span>
              </td>
              <td className="is-num">
                <Money idr={order.paidIdr} className="font-semibold" />
                <span className="text-muted block text-xs">
                  {say(m.orders_of, { amount: formatRupiah(order.totalIdr) })}
                </span>
                {order.creditIdr > 0 && <Credit idr={order.creditIdr} />}
              </td>
              <td className="num text-muted whitespace-nowrap max-lg:hidden">
                {formatInstant(order.updatedAt, locale)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Credit({ idr }: { idr: number }) {
  return (
    <span className="num text-tone-info-ink block text-xs font-semibold">
      {useSay()(m.orders_credit, { amount: formatRupiah(idr) })}
    </span>
  )
}
