import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { formatDuration } from '#web/ui/format.ts'
import { CircleCheck, ExternalLink } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay, useVisit, type Message } from '#web/words.ts'
import type { readShopDesk } from '../operations.ts'
import { Checklist } from './parts/checklist.tsx'
import { Days } from './parts/days.tsx'
import { LatestOrders, LowStock } from './parts/latest.tsx'
import type { DeskView } from './parts/listed.ts'
import { LiveShop } from './parts/live.tsx'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const desk = await read(app.call<typeof readShopDesk>('store.readShopDesk', {}))
  // Counts whose list this person may not open are said without a link.
  return { desk, open: app.menu.map(({ path }) => `/${path}`) }
}

export default function ShopHome() {
  const { desk, open } = useLoaderData<typeof loader>()
  const say = useSay()
  const { orders, income, checklist, low } = desk
  const begun = !checklist || checklist.every(({ done }) => done)
  // Before the first sale the first steps are what matters; afterwards they wait below the figures.
  const sold = checklist?.some(({ code, done }) => code === 'purchase' && done) ?? false
  const steps = begun ? null : <Checklist points={checklist} open={open} short={sold} />
  const front = (
    <a href="/" className="btn btn-primary min-h-11">
      <ExternalLink className="size-4.5" aria-hidden="true" />
      {say(m.sell_desk_open_shop)}
    </a>
  )
  return (
    <DeskFrame title={say(m.sell_desk_home)} action={front}>
      <div className="space-y-4">
        {!orders && !low && !checklist && <Notice>{say(m.sell_desk_home_nothing)}</Notice>}
        {!sold && steps}
        {desk.work && <Todo desk={desk} open={open} />}
        {orders && <Figures desk={desk} />}
        {sold && steps}
        {orders?.days.some((day) => day.orders + day.paid > 0) && (
          <Days days={orders.days} income={income?.days ?? null} />
        )}
        <div className="grid items-start gap-4 xl:grid-cols-[1.5fr_1fr]">
          {orders && <LatestOrders orders={orders.latest} />}
          {low && <LowStock items={low} open={open.includes('/admin/stock')} />}
        </div>
        {orders && <LiveShop />}
      </div>
    </DeskFrame>
  )
}

/** What needs somebody first. Each line leads to the list of exactly what it counts. */
function Todo({ desk: { work, orders }, open }: { desk: DeskView; open: string[] }) {
  const say = useSay()
  const all: [count: number, word: Message, to: string][] = [
    [work!.dead, m.sell_desk_todo_dead, '/admin/jobs?status=dead'],
    [work!.staff, m.sell_desk_todo_staff, '/admin/jobs?status=staff'],
    [orders?.attention ?? 0, m.sell_desk_todo_attention, '/admin/orders?status=attention'],
    [work!.claims, m.sell_desk_todo_claims, '/admin/warranty'],
    [work!.payoutsAsked, m.sell_desk_todo_payouts, '/admin/credits?status=payout_asked'],
    [work!.reviews, m.sell_desk_todo_reviews, '/admin/reviews'],
  ]
  const due = all.filter(([count]) => count > 0)
  return (
    <section aria-labelledby="todo" className="card-box px-4 py-3 sm:px-5">
      <h2 id="todo" className="text-muted text-sm font-medium tracking-normal">
        {say(m.todo_title)}
      </h2>
      {due.length === 0 ? (
        <p className="mt-1 flex items-center gap-2 text-[0.9375rem]">
          <CircleCheck className="text-tone-success-ink size-4.5 shrink-0" aria-hidden="true" />
          {say(m.todo_none)}
        </p>
      ) : (
        <ul className="grid gap-x-8 md:grid-cols-2 xl:grid-cols-3">
          {due.map(([count, word, to]) => (
            <li key={to}>
              <TodoLine count={count} word={say(word)} to={open.includes(to.split('?')[0]!) ? to : null} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function TodoLine({ count, word, to }: { count: number; word: string; to: string | null }) {
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

function Figures({ desk: { orders, income, work } }: { desk: DeskView }) {
  const say = useSay()
  const { locale } = useVisit()
  const today = orders!.days.at(-1)!.day
  const { medianSeconds } = orders!
  return (
    <dl className={`grid grid-cols-2 gap-3 ${work!.credits > 0 && income ? 'xl:grid-cols-5' : 'xl:grid-cols-4'}`}>
      <Figure
        label={say(m.sell_desk_fig_orders)}
        figure={String(orders!.today)}
        to={`/admin/orders?from=${today}`}
        note={say(m.sell_desk_fig_orders_note, { paid: orders!.paidToday, yesterday: orders!.yesterday })}
      />
      {income && (
        <Figure
          label={say(m.sell_desk_fig_income)}
          figure={formatRupiah(income.todayIdr)}
          to={`/admin/payments?from=${today}&state=paid`}
          note={say(m.sell_desk_fig_income_note, {
            fee: formatRupiah(income.feesTodayIdr),
            yesterday: formatRupiah(income.yesterdayIdr),
          })}
        />
      )}
      <Figure
        label={say(m.sell_desk_fig_jobs)}
        figure={String(work!.pending + work!.staff)}
        to="/admin/jobs"
        note={work!.dead > 0 ? say(m.sell_desk_fig_jobs_dead, { count: work!.dead }) : say(m.sell_desk_fig_jobs_fine)}
        alarming={work!.dead > 0}
      />
      <Figure
        label={say(m.sell_desk_fig_median)}
        figure={medianSeconds === null ? '–' : formatDuration(medianSeconds, locale)}
        note={say(medianSeconds === null ? m.sell_desk_fig_median_none : m.sell_desk_fig_median_note)}
      />
      {work!.credits > 0 && (
        <Figure
          label={say(m.sell_desk_fig_credits)}
          figure={formatRupiah(work!.creditsIdr)}
          to="/admin/credits"
          note={say(m.sell_desk_fig_credits_note, { count: work!.credits })}
        />
      )}
    </dl>
  )
}

type FigureProps = { label: string; figure: string; note: string; to?: string; alarming?: boolean }

function Figure({ label, figure, note, to, alarming = false }: FigureProps) {
  return (
    <div className="card-box hover:border-base-content/35 relative min-w-0 p-4 transition-colors duration-150 last:odd:max-xl:col-span-2">
      <dt className="text-muted text-sm font-medium">
        {to ? (
          <Link to={to} className="after:rounded-box after:absolute after:inset-0">
            {label}
          </Link>
        ) : (
          label
        )}
      </dt>
      <dd className="num mt-1 text-xl font-extrabold tracking-tight sm:text-2xl">{figure}</dd>
      <dd className={`num text-xs ${alarming ? 'text-error font-semibold' : 'text-muted'}`}>{note}</dd>
    </div>
  )
}
