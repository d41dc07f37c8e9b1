import { Link, redirect, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import type { OutputOf } from '#kernel/http/operation.ts'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { ArrowRight, CircleCheck, ShoppingBag } from '#web/ui/icons.ts'
import { Empty } from '#web/ui/notice.tsx'
import { useSay, type Message } from '#web/words.ts'
import type { listOrders } from '../operations.ts'
import type { readOverview } from '../overview/operations.ts'
import { Days } from './parts/days.tsx'
import { OrderList } from './parts/order-list.tsx'

export const handle = deskHandle

type Overview = OutputOf<typeof readOverview>

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'portal')
  // A customer who signed in without a page in mind looks for their orders.
  if (app.menu.length === 0) throw redirect('/orders', 303)
  const [overview, { items }] = await Promise.all([
    read(app.call<typeof readOverview>('platform.readOverview', {})),
    read(app.call<typeof listOrders>('platform.listOrders', {})),
  ])
  // Counts whose list this person may not open are said without a link.
  return { overview, orders: items.slice(0, 8), open: app.menu.map(({ path }) => `/${path}`) }
}

export default function ConsoleHome() {
  const { overview, orders, open } = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <DeskFrame title={say(m.console_home)}>
      <Attention overview={overview} open={open} />
      <Figures overview={overview} />
      <Days days={overview.days} />
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
          <Empty icon={ShoppingBag} title={say(m.orders_none)}>
            {say(m.orders_none_text)}
          </Empty>
        </div>
      )}
    </DeskFrame>
  )
}

/** What needs somebody first. Each line leads to the list of exactly what it counts. */
function Attention({ overview, open }: { overview: Overview; open: string[] }) {
  const say = useSay()
  const { attention, since } = overview
  const all: [count: number, word: Message, to: string][] = [
    [attention.approval, m.todo_approval, '/console/orders?attention=approval'],
    [attention.message, m.todo_message, '/console/orders?attention=message'],
    [attention.building, m.todo_building, '/console/orders?attention=building'],
    [attention.credit, m.todo_credit, '/console/orders?attention=credit'],
    [attention.unpaid, m.todo_unpaid, `/console/orders?payment=some&to=${since.yesterday}`],
    [attention.failedMessages, m.todo_messages, '/console/messages?status=failed'],
    [attention.failedJobs, m.todo_jobs, '/console/jobs'],
  ]
  const due = all.filter(([count]) => count > 0)
  return (
    <section aria-labelledby="todo" className="card-box mb-5 px-4 py-3">
      <h2 id="todo" className="text-muted text-xs font-semibold">
        {say(m.todo_title)}
      </h2>
      {due.length === 0 ? (
        <p className="mt-1 flex items-center gap-2 text-[0.9375rem]">
          <CircleCheck className="text-tone-success-ink size-4.5 shrink-0" aria-hidden="true" />
          {say(m.todo_none)}
        </p>
      ) : (
        <ul className="grid gap-x-8 md:grid-cols-2">
          {due.map(([count, word, to]) => (
            <li key={to}>
              <Todo count={count} word={say(word)} to={open.includes(to.split('?')[0]!) ? to : null} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Todo({ count, word, to }: { count: number; word: string; to: string | null }) {
  const inside = (
    <>
      <span className="bg-accent text-accent-content num grid h-6 min-w-6 shrink-0 place-items-center rounded-full px-1.5 text-xs font-bold">
        {count}
      </span>
      <span className="text-[0.9375rem] font-medium">{word}</span>
    </>
  )
  if (!to) return <p className="hit gap-3">{inside}</p>
  return (
    <Link to={to} className="hit gap-3 hover:underline">
      {inside}
    </Link>
  )
}

function Figures({ overview }: { overview: Overview }) {
  const say = useSay()
  const { sites, orders, since } = overview
  return (
    <dl className="grid grid-cols-2 gap-3 xl:grid-cols-4">
      <Figure
        label={say(m.console_open_site)}
        to="/console/sites?status=live"
        notes={[
          [say(m.figure_building, { count: sites.building }), '/console/sites?status=preparing'],
          [say(m.figure_inactive, { count: sites.inactive }), '/console/orders?status=inactive'],
        ]}
        figure={String(sites.active)}
      />
      <Figure
        label={say(m.console_new_orders)}
        to="/console/orders?status=new"
        notes={[
          [say(m.figure_week, { count: orders.thisWeek }), `/console/orders?from=${since.week}`],
          [say(m.figure_month, { count: orders.thisMonth }), `/console/orders?from=${since.month}`],
        ]}
        figure={String(orders.new)}
      />
      <Figure
        label={say(m.figure_income_month)}
        to={`/console/payments?state=paid&from=${since.month}`}
        notes={[
          [say(m.figure_income_total, { amount: formatRupiah(overview.incomeIdr) }), '/console/payments?state=paid'],
        ]}
        figure={formatRupiah(overview.incomeThisMonthIdr)}
      />
      <Figure
        label={say(m.console_credit_total)}
        to="/console/orders?attention=credit"
        notes={[[say(m.console_credit_note), null]]}
        figure={formatRupiah(overview.creditsIdr)}
      />
    </dl>
  )
}

type FigureProps = { label: string; to: string; figure: string; notes: [words: string, to: string | null][] }

function Figure({ label, to, figure, notes }: FigureProps) {
  return (
    <div className="card-box p-4">
      <dt className="text-muted text-sm font-medium">{label}</dt>
      <dd className="num text-xl font-extrabold tracking-tight sm:text-2xl">
        <Link to={to} className="hit hover:underline" aria-label={`${label}: ${figure}`}>
          {figure}
        </Link>
      </dd>
      {notes.map(([words, way]) => (
        <dd key={words} className="num text-muted text-xs">
          {way ? (
            <Link to={way} className="inline-flex min-h-11 items-center underline-offset-4 hover:underline lg:min-h-6">
              {words}
            </Link>
          ) : (
            words
          )}
        </dd>
      ))}
    </div>
  )
}
