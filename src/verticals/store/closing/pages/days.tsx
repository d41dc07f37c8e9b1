import {
  Form,
  Link,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import { refused, text } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { noonOf } from '#web/ui/bars.tsx'
import { formatDay } from '#web/ui/format.ts'
import { CalendarDays, ChevronLeft, ChevronRight } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { Empty, Notice } from '#web/ui/notice.tsx'
import { useSay, useVisit } from '#web/words.ts'
import { Downloads } from '../../desk/pages/parts/downloads.tsx'
import { readList, wishOf } from '../../desk/pages/parts/listed.ts'
import type { listBusinessDays } from '../operations.ts'
import type { DayRow } from '../schemas.ts'
import { DayState } from './parts/day-state.tsx'
import { BooksTabs } from './parts/tabs.tsx'

export const handle = deskHandle

const PATH = '/admin/closing'

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const values = wishOf(args.request, ['month'])
  return readList(app.call<typeof listBusinessDays>('store.listBusinessDays', values), PATH)
}

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const form = await args.request.formData()
  try {
    await app.call('store.setAutomaticClosing', { automatic: text(form, 'automatic') === 'yes' })
    return { saved: true as const }
  } catch (error) {
    return refused(error, app.locale, form)
  }
}

export default function Days() {
  const { items, month } = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <DeskFrame title={say(m.books_title)} action={items.length > 0 && <Downloads path={PATH} values={{ month }} />}>
      <BooksTabs />
      <p className="text-muted mb-4 max-w-2xl text-[0.9375rem]">{say(m.books_lead)}</p>
      <Automatic />
      <Months month={month} />
      {items.length > 0 ? (
        <DayList items={items} />
      ) : (
        <div className="card-box">
          <Empty icon={CalendarDays} title={say(m.books_none)}>
            <p>{say(m.books_none_text)}</p>
          </Empty>
        </div>
      )}
    </DeskFrame>
  )
}

function Automatic() {
  const { automatic } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  return (
    <section className="card-box mb-4 px-4 py-3 sm:px-5" aria-labelledby="automatic">
      <Form method="post" replace className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0">
          <h2 id="automatic" className="text-[0.9375rem] font-semibold">
            {say(m.books_auto)}
          </h2>
          <p className="text-muted text-sm">{say(automatic ? m.books_auto_on : m.books_auto_off)}</p>
        </div>
        <button type="submit" name="automatic" value={automatic ? 'no' : 'yes'} className="btn btn-quiet min-h-11">
          {say(automatic ? m.books_auto_switch_off : m.books_auto_switch_on)}
        </button>
      </Form>
      {answer && 'saved' in answer && (
        <div className="mt-3">
          <Notice tone="success">{say(m.books_auto_saved)}</Notice>
        </div>
      )}
      {answer && 'refusal' in answer && <Notice tone="danger">{answer.refusal.sentence}</Notice>}
    </section>
  )
}

/** The month shown, with the ones beside it. */
function Months({ month }: { month: string }) {
  const say = useSay()
  const { locale } = useVisit()
  const beside = (by: number) => {
    const at = new Date(`${month}-15T12:00:00Z`)
    at.setUTCMonth(at.getUTCMonth() + by)
    return `${PATH}?month=${at.toISOString().slice(0, 7)}`
  }
  const name = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' }).format(
    new Date(`${month}-15T12:00:00Z`),
  )
  return (
    <nav aria-label={say(m.books_day)} className="mb-3 flex items-center justify-between gap-3">
      <Link to={beside(-1)} className="btn btn-quiet min-h-11" aria-label={say(m.books_month_before)}>
        <ChevronLeft className="size-4.5" aria-hidden="true" />
      </Link>
      <h2 className="text-lg font-bold">{name}</h2>
      <Link to={beside(1)} className="btn btn-quiet min-h-11" aria-label={say(m.books_month_after)}>
        <ChevronRight className="size-4.5" aria-hidden="true" />
      </Link>
    </nav>
  )
}

function DayList({ items }: { items: DayRow[] }) {
  const say = useSay()
  return (
    <div className="card-box overflow-x-auto">
      <table className="table-list hidden lg:table">
        <thead>
          <tr>
            <th scope="col">{say(m.books_day)}</th>
            <th scope="col">{say(m.books_state)}</th>
            {[m.books_orders, m.books_received, m.books_fees, m.books_sales, m.books_result].map((word) => (
              <th key={say(word)} scope="col" className="is-num">
                {say(word)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={one.day} className="relative">
              <td className="whitespace-nowrap">
                <DayLink day={one.day} />
              </td>
              <td>
                <DayState state={one.state} small />
              </td>
              <td className="is-num">{one.orders}</td>
              <td className="is-num">
                <Money idr={one.receivedIdr} />
              </td>
              <td className="is-num">
                <Money idr={one.feesIdr} />
              </td>
              <td className="is-num">
                <Money idr={one.salesIdr} />
              </td>
              <td className="is-num font-semibold">
                <Money idr={one.resultIdr} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="divide-line divide-y lg:hidden">
        {items.map((one) => (
          <DayCard key={one.day} one={one} />
        ))}
      </ul>
    </div>
  )
}

function DayCard({ one }: { one: DayRow }) {
  const say = useSay()
  return (
    <li className="relative px-4 py-3">
      <div className="flex items-start justify-between gap-3">
        <DayLink day={one.day} />
        <DayState state={one.state} small />
      </div>
      <dl className="text-muted mt-1 grid grid-cols-2 gap-x-4 text-sm">
        <div>
          <dt className="inline">{say(m.books_orders)}: </dt>
          <dd className="num inline">{one.orders}</dd>
        </div>
        <div className="text-right">
          <dt className="inline">{say(m.books_result)}: </dt>
          <dd className="text-base-content inline font-semibold">
            <Money idr={one.resultIdr} />
          </dd>
        </div>
      </dl>
    </li>
  )
}

function DayLink({ day }: { day: string }) {
  const { locale } = useVisit()
  return (
    <Link to={`${PATH}/${day}`} prefetch="intent" className="num font-semibold after:absolute after:inset-0">
      {formatDay(noonOf(day), locale)}
    </Link>
  )
}
