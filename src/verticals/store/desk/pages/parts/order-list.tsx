import { Link } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { formatInstant, formatShort } from '#web/ui/format.ts'
import { Money } from '#web/ui/money.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { ListedOrder } from './listed.ts'
import { OriginTag } from './origin.tsx'
import { State } from './state.tsx'

type ListProps = {
  orders: ListedOrder[]
  manages: boolean
  selected: ReadonlySet<string>
  toggle: (id: string) => void
}
type RowProps = Omit<ListProps, 'orders'> & { order: ListedOrder }

/** Orders as a dense table on wide screens, as cards on phones. */
export function OrderList({ orders, ...rest }: ListProps) {
  return (
    <>
      <ul className="space-y-3 lg:hidden">
        {orders.map((order) => (
          <Card key={order.id} order={order} {...rest} />
        ))}
      </ul>
      <Table orders={orders} {...rest} />
    </>
  )
}

function Tick({ order, selected, toggle }: RowProps) {
  const say = useSay()
  return (
    <label className="relative z-10 -m-3 inline-flex cursor-pointer p-3">
      <input
        type="checkbox"
        checked={selected.has(order.id)}
        onChange={() => toggle(order.id)}
        aria-label={say(m.sell_desk_select, { number: order.number })}
        className="tick mt-0"
      />
    </label>
  )
}

function Card(props: RowProps) {
  const { order, manages } = props
  const { locale } = useVisit()
  return (
    <li className="card-box relative p-4">
      <div className="flex items-start gap-3">
        {manages && <Tick {...props} />}
        <div className="min-w-0 grow">
          <div className="flex items-start justify-between gap-3">
            <Link
              to={`/admin/orders/${order.id}`}
              className="num after:rounded-box leading-snug font-bold break-words after:absolute after:inset-0"
            >
              {order.number}
            </Link>
            <State of="order" is={order.status} small />
          </div>
          <p className="mt-1 line-clamp-2 text-sm break-words">{order.goods}</p>
          <p className="text-muted mt-0.5 text-sm break-words">{order.buyerName}</p>
          <OriginTag origin={order.origin} />
          <div className="mt-2 flex flex-wrap items-baseline justify-between gap-x-4">
            <Money idr={order.totalIdr + order.walletIdr} className="font-bold" />
            <span className="num text-muted text-xs">{formatShort(order.createdAt, locale)}</span>
          </div>
        </div>
      </div>
    </li>
  )
}

/** Tick, order, buyer, goods, status, money, time. */
const WIDTHS = ['w-[16%]', 'w-[20%]', 'w-[24%]', 'w-[15%]', 'w-[12%]', 'w-[13%]']

function Table({ orders, ...rest }: ListProps) {
  const say = useSay()
  return (
    <div className="card-box hidden overflow-x-auto lg:block">
      <table className="table-list table-fixed [&_td]:px-3 [&_td]:py-2 [&_td]:align-top [&_th]:px-3 [&_th]:py-2">
        <colgroup>
          {rest.manages && <col className="w-12" />}
          {WIDTHS.map((width, index) => (
            <col key={index} className={width} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {rest.manages && (
              <th scope="col">
                <span className="sr-only">{say(m.sell_desk_col_choose)}</span>
              </th>
            )}
            <th scope="col">{say(m.sell_desk_col_number)}</th>
            <th scope="col">{say(m.sell_desk_col_buyer)}</th>
            <th scope="col">{say(m.sell_desk_col_goods)}</th>
            <th scope="col">{say(m.orders_status)}</th>
            <th scope="col" className="is-num">
              {say(m.sell_desk_col_total)}
            </th>
            <th scope="col">{say(m.sell_desk_col_at)}</th>
          </tr>
        </thead>
        <tbody>
          {orders.map((order) => (
            <Row key={order.id} order={order} {...rest} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row(props: RowProps) {
  const { order, manages } = props
  const say = useSay()
  const { locale } = useVisit()
  return (
    <tr className="relative">
      {manages && (
        <td>
          <Tick {...props} />
        </td>
      )}
      <td>
        <Link
          to={`/admin/orders/${order.id}`}
          prefetch="intent"
          className="num block truncate font-semibold after:absolute after:inset-0"
        >
          {order.number}
        </Link>
        <OriginTag origin={order.origin} />
      </td>
      <td>
        <span className="block truncate" title={order.buyerName}>
          {order.buyerName}
        </span>
        <span className="text-muted block truncate text-xs" title={order.email}>
          {order.email}
        </span>
      </td>
      <td>
        <span className="line-clamp-2" title={order.goods}>
          {order.goods}
        </span>
      </td>
      <td>
        <State of="order" is={order.status} small />
      </td>
      <td className="is-num">
        <Money idr={order.totalIdr + order.walletIdr} className="font-semibold" />
        <span className="text-muted block text-xs">{say(m.sell_desk_units_count, { count: order.units })}</span>
      </td>
      <td className="num text-muted text-xs">
        <time dateTime={order.createdAt} title={formatInstant(order.createdAt, locale)}>
          {formatShort(order.createdAt, locale)}
        </time>
      </td>
    </tr>
  )
}
