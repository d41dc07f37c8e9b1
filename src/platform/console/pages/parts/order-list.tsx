import { Link } from 'react-router'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { m } from '#web/paraglide/messages.js'
import { formatInstant, formatShort as shortly } from '#web/ui/format.ts'
import { MessageCircle } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { Status } from '#web/ui/pill.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { ListedOrder } from './listed.ts'

/** Orders as a dense table on wide screens, as cards on phones. */
export function OrderList({ orders }: { orders: ListedOrder[] }) {
  return (
    <>
      <ul className="space-y-3 lg:hidden">
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
  const { locale, host } = useVisit()
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
      <p className="num text-muted mt-1 text-sm break-words">
        {order.number} · {order.ownerName}
      </p>
      <p className="text-muted text-sm break-all">{order.wishedDomain ?? `${order.slug}.${hostName(host)}`}</p>
      <div className="mt-3 flex flex-wrap items-end justify-between gap-x-4 gap-y-1">
        <p className="num text-sm">
          <span className="font-bold">{formatRupiah(order.paidIdr)}</span>{' '}
          <span className="text-muted">{say(m.orders_of, { amount: formatRupiah(order.totalIdr) })}</span>
          <span className="text-muted"> · {order.package}</span>
        </p>
        <p className="num text-muted text-xs">{formatInstant(order.updatedAt, locale)}</p>
      </div>
      <Extras order={order} />
    </li>
  )
}

function OrderTable({ orders }: { orders: ListedOrder[] }) {
  const say = useSay()
  return (
    <div className="card-box hidden overflow-x-auto lg:block">
      <table className="table-list table-fixed [&_td]:px-3 [&_td]:py-2 [&_td]:align-top [&_th]:px-3 [&_th]:py-2">
        <colgroup>
          {WIDTHS.map((width, index) => (
            <col key={index} className={width} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{say(m.orders_business)}</th>
            <th scope="col">{say(m.order_contact)}</th>
            <th scope="col">{say(m.orders_domain)}</th>
            <th scope="col">{say(m.orders_package)}</th>
            <th scope="col">{say(m.orders_status)}</th>
            <th scope="col" className="is-num">
              {say(m.orders_paid)}
            </th>
            <th scope="col" className="whitespace-normal!">
              {say(m.orders_when)}
            </th>
          </tr>
        </thead>
        <tbody>
          {orders.map((order) => (
            <OrderRow key={order.id} order={order} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Business, owner, address, package, status, money, times. */
const WIDTHS = ['w-[20%]', 'w-[15%]', 'w-[11%]', 'w-[10%]', 'w-[15%]', 'w-[14%]', 'w-[15%]']

function OrderRow({ order }: { order: ListedOrder }) {
  const say = useSay()
  const { locale, host } = useVisit()
  return (
    <tr className="relative">
      <td>
        <Link
          to={`/console/orders/${order.id}`}
          prefetch="intent"
          className="block truncate font-semibold after:absolute after:inset-0"
          title={order.businessName}
        >
          {order.businessName}
        </Link>
        <span className="num text-muted block truncate text-xs">{order.number}</span>
        <Extras order={order} />
      </td>
      <td>
        <span className="block truncate" title={order.ownerName}>
          {order.ownerName}
        </span>
        <span className="text-muted block truncate text-xs" title={order.ownerEmail}>
          {order.ownerEmail}
        </span>
        <span className="num text-muted block truncate text-xs">{order.ownerWhatsapp}</span>
      </td>
      <td>
        <span className="block truncate" title={`${order.slug}.${hostName(host)}`}>
          {order.slug}
        </span>
        {order.wishedDomain && (
          <span className="text-muted block truncate text-xs" title={order.wishedDomain}>
            {order.wishedDomain}
          </span>
        )}
      </td>
      <td>
        <span className="block font-medium">{order.package}</span>
        <span className="text-muted block text-xs whitespace-nowrap">
          {say(order.scheme === 'dp' ? m.scheme_dp_short : m.scheme_full)}
        </span>
      </td>
      <td>
        <Status of="order" is={order.status} small />
      </td>
      <td className="is-num">
        <Money idr={order.paidIdr} className="font-semibold" />
        <span className="text-muted block text-xs">{say(m.orders_of, { amount: formatRupiah(order.totalIdr) })}</span>
        <span className={`block text-xs font-semibold ${paymentTone[order.payment]}`}>
          {say(paymentWord[order.payment])}
        </span>
      </td>
      <td className="num text-xs">
        <time dateTime={order.createdAt} className="block" title={formatInstant(order.createdAt, locale)}>
          {shortly(order.createdAt, locale)}
        </time>
        <time dateTime={order.updatedAt} className="text-muted block" title={formatInstant(order.updatedAt, locale)}>
          {shortly(order.updatedAt, locale)}
        </time>
      </td>
    </tr>
  )
}

const paymentWord = { none: m.status_payment_none, some: m.status_payment_some, all: m.status_payment_all }
const paymentTone = { none: 'text-muted', some: 'text-tone-warning-ink', all: 'text-tone-success-ink' }

/** What somebody should see at once: unread messages and credit. */
function Extras({ order }: { order: ListedOrder }) {
  const say = useSay()
  if (order.unread === 0 && order.creditIdr === 0) return null
  return (
    <span className="mt-1 flex flex-wrap gap-1.5">
      {order.unread > 0 && (
        <span className="bg-accent-soft text-accent-soft-ink num inline-flex items-center gap-1 rounded-full px-2 text-xs leading-5 font-semibold">
          <MessageCircle className="size-3.5" aria-hidden="true" />
          {say(m.orders_unread, { count: order.unread })}
        </span>
      )}
      {order.creditIdr > 0 && (
        <span className="bg-tone-info text-tone-info-ink num rounded-full px-2 text-xs leading-5 font-semibold">
          {say(m.orders_credit, { amount: formatRupiah(order.creditIdr) })}
        </span>
      )}
    </span>
  )
}

/** The platform's host without its port, below which the sites are. */
function hostName(host: string): string {
  return host.replace(/:\d+$/, '')
}
