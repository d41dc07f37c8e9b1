import { Link } from 'react-router'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { m } from '#web/paraglide/messages.js'
import { formatInstant, formatShort } from '#web/ui/format.ts'
import { Money } from '#web/ui/money.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { PaymentView } from './listed.ts'
import { reasonWords, State } from './state.tsx'

/** Attempts to pay as a dense table on wide screens, as cards on phones. */
export function PaymentList({ payments }: { payments: PaymentView[] }) {
  return (
    <>
      <ul className="space-y-3 lg:hidden">
        {payments.map((one) => (
          <Card key={one.id} payment={one} />
        ))}
      </ul>
      <Table payments={payments} />
    </>
  )
}

function Table({ payments }: { payments: PaymentView[] }) {
  const say = useSay()
  return (
    <div className="card-box hidden overflow-x-auto lg:block">
      <table className="table-list [&_td]:px-3 [&_td]:py-2 [&_td]:align-top [&_th]:px-3 [&_th]:py-2">
        <thead>
          <tr>
            <th scope="col">{say(m.sell_desk_col_number)}</th>
            <th scope="col">{say(m.sell_desk_col_reference)}</th>
            <th scope="col">{say(m.orders_status)}</th>
            <th scope="col" className="is-num">
              {say(m.payments_amount)}
            </th>
            <th scope="col" className="is-num">
              {say(m.payments_fee)}
            </th>
            <th scope="col">{say(m.payments_when)}</th>
          </tr>
        </thead>
        <tbody>
          {payments.map((one) => (
            <Row key={one.id} payment={one} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ payment: one }: { payment: PaymentView }) {
  const say = useSay()
  const { locale } = useVisit()
  const at = one.paidAt ?? one.createdAt
  return (
    <tr className="relative">
      <td className="max-w-56">
        <OrderLink payment={one} />
        <span className="text-muted block truncate text-xs" title={one.order.buyerName}>
          {one.order.buyerName}
        </span>
      </td>
      <td className="max-w-56">
        <span className="num text-muted block truncate text-xs" title={one.reference}>
          {one.reference}
        </span>
        <span className="text-muted block text-xs uppercase">{one.method}</span>
      </td>
      <td>
        <State of="charge" is={one.state} small />
        <Became payment={one} />
      </td>
      <td className="is-num font-semibold">
        <Money idr={one.state === 'paid' ? one.capturedIdr : one.amountIdr} />
        {one.state === 'paid' && one.capturedIdr !== one.amountIdr && (
          <span className="text-muted block text-xs font-normal">
            {say(m.orders_of, { amount: formatRupiah(one.amountIdr) })}
          </span>
        )}
      </td>
      <td className="is-num">{one.feeIdr > 0 ? formatRupiah(one.feeIdr) : '–'}</td>
      <td className="num text-muted text-xs whitespace-nowrap">
        <time dateTime={at} title={formatInstant(at, locale)}>
          {formatShort(at, locale)}
        </time>
      </td>
    </tr>
  )
}

function Card({ payment: one }: { payment: PaymentView }) {
  const { locale } = useVisit()
  return (
    <li className="card-box relative p-4">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <OrderLink payment={one} />
          <p className="text-muted text-sm break-words">{one.order.buyerName}</p>
        </div>
        <State of="charge" is={one.state} small />
      </div>
      <div className="mt-2 flex flex-wrap items-end justify-between gap-x-4">
        <Money idr={one.state === 'paid' ? one.capturedIdr : one.amountIdr} className="font-bold" />
        <span className="num text-muted text-xs">{formatShort(one.paidAt ?? one.createdAt, locale)}</span>
      </div>
      <p className="num text-muted text-xs break-all">{one.reference}</p>
      <Became payment={one} />
    </li>
  )
}

function OrderLink({ payment: { order } }: { payment: PaymentView }) {
  return (
    <Link
      to={`/admin/orders/${order.id}`}
      prefetch="intent"
      className="num block font-semibold after:absolute after:inset-0 lg:truncate"
    >
      {order.number}
    </Link>
  )
}

/** What is out of the ordinary about it: late, double or wrong money. */
function Became({ payment }: { payment: PaymentView }) {
  const say = useSay()
  const odd = payment.outcomes.filter((one) => one !== 'exact')
  if (odd.length === 0) return null
  return (
    <span className="text-tone-warning-ink mt-0.5 block text-xs font-semibold">
      {[...new Set(odd)].map((one) => say(reasonWords[one]!)).join(' · ')}
    </span>
  )
}
