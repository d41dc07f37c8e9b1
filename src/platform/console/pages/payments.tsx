import type { ReactNode } from 'react'
import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import type { OutputOf } from '#kernel/http/operation.ts'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { formatInstant, formatShort } from '#web/ui/format.ts'
import { Wallet } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { Empty } from '#web/ui/notice.tsx'
import { Paging } from '#web/ui/paging.tsx'
import { Status } from '#web/ui/pill.tsx'
import { useSay, useVisit, type Message } from '#web/words.ts'
import { creditReasons, kinds } from '../../portal/pages/parts/tracked.ts'
import type { listPayments } from '../payments/operations.ts'
import { Filters } from '#web/ui/filters.tsx'
import { readList, wishOf } from './parts/listed.ts'
import { channelName, methodWords } from './parts/methods.ts'

export const handle = deskHandle

type Page = OutputOf<typeof listPayments>
type Payment = Page['items'][number]
const PATH = '/console/payments'

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'portal')
  const values = wishOf(args.request, ['state', 'method', 'from', 'to', 'q', 'cursor'])
  return { ...(await readList(app.call<typeof listPayments>('platform.listPayments', values), PATH)), values }
}

export default function Payments() {
  const { items, next, sums, values } = useLoaderData<typeof loader>()
  const say = useSay()
  const choices = [
    {
      name: 'state',
      label: say(m.orders_status),
      options: [
        ['', say(m.filter_all)],
        ['paid', say(m.status_charge_paid)],
        ['pending', say(m.status_charge_pending)],
        ['failed', say(m.status_charge_failed)],
      ] as const,
    },
    {
      name: 'method',
      label: say(m.payments_method),
      options: [
        ['', say(m.filter_all)] as const,
        ...Object.entries(methodWords).map(([code, word]) => [code, say(word)] as const),
      ],
    },
  ]
  return (
    <DeskFrame title={say(m.payments_title)}>
      <Filters path={PATH} values={values} hint={say(m.payments_search)} choices={choices} days table={`${PATH}.csv`} />
      <Sums sums={sums} />
      {items.length > 0 ? (
        <>
          <PaymentCards payments={items} />
          <PaymentTable payments={items} />
        </>
      ) : (
        <div className="card-box">
          <Empty icon={Wallet} title={say(m.payments_empty)}>
            {say(m.payments_empty_text)}
          </Empty>
        </div>
      )}
      <Paging next={next} />
    </DeskFrame>
  )
}

/** What the filtered list comes to. */
function Sums({ sums }: { sums: Page['sums'] }) {
  const say = useSay()
  return (
    <dl className="card-box divide-line mb-4 grid grid-cols-2 lg:grid-cols-4 lg:divide-x [&_dt]:text-muted [&_dt]:text-xs [&_dt]:font-semibold">
      <Sum label={m.payments_received} note={say(m.payments_count, { count: sums.paid })}>
        <Money idr={sums.capturedIdr} />
      </Sum>
      <Sum label={m.payments_net} note={say(m.payments_after_fee, { amount: formatRupiah(sums.feeIdr) })}>
        <Money idr={sums.capturedIdr - sums.feeIdr} />
      </Sum>
      <Sum label={m.status_charge_pending} note={say(m.payments_count, { count: sums.pending })}>
        <Money idr={sums.pendingIdr} />
      </Sum>
      <Sum label={m.status_charge_failed} note={say(m.payments_failed_note)}>
        <span className="num">{sums.failed}</span>
      </Sum>
    </dl>
  )
}

function Sum({ label, note, children }: { label: Message; note: string; children: ReactNode }) {
  return (
    <div className="px-4 py-3">
      <dt>{useSay()(label)}</dt>
      <dd className="text-lg leading-snug font-bold tracking-tight">{children}</dd>
      <dd className="num text-muted text-xs">{note}</dd>
    </div>
  )
}

function PaymentTable({ payments }: { payments: Payment[] }) {
  const say = useSay()
  const { locale } = useVisit()
  return (
    <div className="card-box hidden overflow-x-auto lg:block">
      <table className="table-list [&_td]:px-3 [&_td]:py-2 [&_td]:align-top [&_th]:px-3 [&_th]:py-2">
        <thead>
          <tr>
            <th scope="col">{say(m.payments_for)}</th>
            <th scope="col">{say(m.payments_method)}</th>
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
            <tr key={one.id} className="relative">
              <td className="max-w-64">
                <OrderLink payment={one} />
                <span className="num text-muted block truncate text-xs">
                  {one.invoice.number} · {say(kinds[one.invoice.kind]!)}
                </span>
              </td>
              <td className="max-w-56">
                <span className="block">
                  {say(methodWords[one.method])} {channelName(one.channel)}
                </span>
                <span className="num text-muted block truncate text-xs" title={one.reference}>
                  {one.reference}
                </span>
              </td>
              <td>
                <Status of="charge" is={one.state} small />
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
                <time dateTime={one.paidAt ?? one.createdAt} title={formatInstant(one.paidAt ?? one.createdAt, locale)}>
                  {formatShort(one.paidAt ?? one.createdAt, locale)}
                </time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function PaymentCards({ payments }: { payments: Payment[] }) {
  const say = useSay()
  const { locale } = useVisit()
  return (
    <ul className="space-y-3 lg:hidden">
      {payments.map((one) => (
        <li key={one.id} className="card-box relative p-4">
          <div className="flex items-start justify-between gap-3">
            <div className="min-w-0">
              <OrderLink payment={one} />
            </div>
            <Status of="charge" is={one.state} />
          </div>
          <p className="num text-muted mt-0.5 text-sm break-words">
            {one.invoice.number} · {say(kinds[one.invoice.kind]!)}
          </p>
          <div className="mt-2 flex flex-wrap items-end justify-between gap-x-4">
            <p className="text-sm">
              {say(methodWords[one.method])} {channelName(one.channel)}
            </p>
            <Money idr={one.state === 'paid' ? one.capturedIdr : one.amountIdr} className="font-bold" />
          </div>
          <p className="num text-muted text-xs">{formatInstant(one.paidAt ?? one.createdAt, locale)}</p>
          <Became payment={one} />
        </li>
      ))}
    </ul>
  )
}

function OrderLink({ payment: { order } }: { payment: Payment }) {
  return (
    <Link
      to={`/console/orders/${order.id}`}
      className="block font-semibold break-words after:absolute after:inset-0 lg:truncate"
      title={order.businessName}
    >
      {order.businessName}
    </Link>
  )
}

/** What is out of the ordinary about it: late, double or wrong money, or how the attempt ended. */
function Became({ payment }: { payment: Payment }) {
  const say = useSay()
  const odd = payment.outcomes.filter((outcome) => outcome !== 'exact')
  const ended: Record<string, Message> = {
    expired: m.payments_expired,
    cancelled: m.payments_cancelled,
    failed: m.payments_refused,
  }
  const words = odd.map((outcome) => say(creditReasons[outcome]!))
  if (payment.state === 'failed' && ended[payment.status]) words.push(say(ended[payment.status]!))
  if (words.length === 0) return null
  return <span className="text-muted mt-0.5 block text-xs">{words.join(', ')}</span>
}
