import type { ReactNode } from 'react'
import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { Empty } from '#web/ui/notice.tsx'
import { ArrowRight, ShoppingBag } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { Status } from '#web/ui/pill.tsx'
import { useSay } from '#web/words.ts'
import { ConsoleFrame, consoleHandle } from './parts/frame.tsx'
import { orderStatuses, type OrderPage } from './parts/listed.ts'
import { OrderList } from './parts/order-list.tsx'

export const handle = consoleHandle

export async function loader(args: LoaderFunctionArgs) {
  return read(signedInApp(args, 'portal').call<OrderPage>('platform.listOrders', {}))
}

export default function ConsoleHome() {
  const { items } = useLoaderData<typeof loader>()
  const say = useSay()
  const paidIdr = items.reduce((sum, order) => sum + order.paidIdr, 0)
  const creditIdr = items.reduce((sum, order) => sum + order.creditIdr, 0)
  const note = say(m.console_of_recent, { count: items.length })
  return (
    <ConsoleFrame title={say(m.console_home)}>
      <dl className="grid gap-4 sm:grid-cols-3">
        <Figure label={say(m.console_open_site)} note={note}>
          <span className="num">{items.filter(({ status }) => status === 'active').length}</span>
        </Figure>
        <Figure label={say(m.console_paid_total)} note={note}>
          <Money idr={paidIdr} />
        </Figure>
        <Figure label={say(m.console_credit_total)} note={note}>
          <Money idr={creditIdr} />
        </Figure>
      </dl>
      <ul className="mt-5 flex flex-wrap gap-2">
        {orderStatuses.map((status) => (
          <li key={status}>
            <Link to={`/console/orders?status=${status}`} className="border-line bg-surface hover:bg-base-300/50 rounded-field hit gap-2 border px-3">
              <Status of="order" is={status} />
              <span className="num font-bold">{items.filter((order) => order.status === status).length}</span>
            </Link>
          </li>
        ))}
      </ul>
      <div className="mt-8 mb-3 flex items-center justify-between gap-4">
        <h2 className="text-lg">{say(m.console_recent)}</h2>
        <Link to="/console/orders" className="hit text-primary-ink gap-1.5 text-sm font-semibold">
          {say(m.console_all_orders)}
          <ArrowRight className="size-4.5" aria-hidden="true" />
        </Link>
      </div>
      {items.length > 0 ? (
        <OrderList orders={items.slice(0, 6)} />
      ) : (
        <div className="card-box">
          <Empty icon={ShoppingBag} title={say(m.orders_empty)}>
            {say(m.orders_empty_text)}
          </Empty>
        </div>
      )}
    </ConsoleFrame>
  )
}

function Figure({ label, note, children }: { label: string; note: string; children: ReactNode }) {
  return (
    <div className="card-box p-5">
      <dt className="text-muted text-sm font-medium">{label}</dt>
      <dd className="mt-1 text-2xl font-extrabold tracking-tight">{children}</dd>
      <dd className="text-muted mt-0.5 text-xs">{note}</dd>
    </div>
  )
}
