import type { ReactNode } from 'react'
import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { Empty, Notice } from '#web/ui/notice.tsx'
import { ArrowRight, ShoppingBag } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { useSay } from '#web/words.ts'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import type { listOrders, readOverview } from '../operations.ts'
import { OrderList } from './parts/order-list.tsx'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'portal')
  const [overview, { items }] = await Promise.all([
    read(app.call<typeof readOverview>('platform.readOverview', {})),
    read(app.call<typeof listOrders>('platform.listOrders', {})),
  ])
  return { overview, orders: items.slice(0, 8) }
}

export default function ConsoleHome() {
  const { overview, orders } = useLoaderData<typeof loader>()
  const say = useSay()
  const { sites, orders: counts } = overview
  return (
    <DeskFrame title={say(m.console_home)}>
      {overview.failedJobs > 0 && (
        <div className="mb-5">
          <Notice tone="warning" title={say(m.console_failed_jobs, { count: overview.failedJobs })}>
            {say(m.console_failed_jobs_text)}
          </Notice>
        </div>
      )}
      <dl className="grid grid-cols-2 gap-4 xl:grid-cols-4">
        <Figure
          label={say(m.console_open_site)}
          note={say(m.console_sites_note, { building: sites.building, inactive: sites.inactive })}
        >
          <span className="num">{sites.active}</span>
        </Figure>
        <Figure
          label={say(m.console_new_orders)}
          note={say(m.console_orders_note, { week: counts.thisWeek, month: counts.thisMonth })}
        >
          <span className="num">{counts.new}</span>
        </Figure>
        <Figure label={say(m.console_income)} note={say(m.console_income_note)}>
          <Money idr={overview.incomeIdr} />
        </Figure>
        <Figure label={say(m.console_credit_total)} note={say(m.console_credit_note)}>
          <Money idr={overview.creditsIdr} />
        </Figure>
      </dl>
      <div className="mt-8 mb-3 flex items-center justify-between gap-4">
        <h2 className="text-lg">{say(m.console_recent)}</h2>
        <Link to="/console/orders" className="hit text-primary-ink gap-1.5 text-sm font-semibold">
          {say(m.console_all_orders)}
          <ArrowRight className="size-4.5" aria-hidden="true" />
        </Link>
      </div>
      {orders.length > 0 ? (
        <OrderList orders={orders} />
      ) : (
        <div className="card-box">
          <Empty icon={ShoppingBag} title={say(m.orders_empty)}>
            {say(m.orders_empty_text)}
          </Empty>
        </div>
      )}
    </DeskFrame>
  )
}

function Figure({ label, note, children }: { label: string; note: string; children: ReactNode }) {
  return (
    <div className="card-box p-4 sm:p-5">
      <dt className="text-muted text-sm font-medium">{label}</dt>
      <dd className="mt-1 text-xl font-extrabold tracking-tight sm:text-2xl">{children}</dd>
      <dd className="text-muted mt-0.5 text-xs">{note}</dd>
    </div>
  )
}
