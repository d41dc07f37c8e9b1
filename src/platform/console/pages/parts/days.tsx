import { formatRupiah } from '#kernel/money/rupiah.ts'
import { m } from '#web/paraglide/messages.js'
import { Bars, noonOf } from '#web/ui/bars.tsx'
import { formatDay } from '#web/ui/format.ts'
import { useSay, useVisit } from '#web/words.ts'

type Day = { day: string; orders: number; incomeIdr: number }

/** The last thirty days as two rows of bars, the figure in words above and a table behind. */
export function Days({ days }: { days: Day[] }) {
  const say = useSay()
  const orders = days.reduce((sum, { orders: count }) => sum + count, 0)
  const income = days.reduce((sum, { incomeIdr }) => sum + incomeIdr, 0)
  return (
    <section aria-labelledby="days" className="card-box mt-3 p-4 sm:p-5">
      <h2 id="days" className="text-muted text-sm font-medium">
        {say(m.days_title)}
      </h2>
      <div className="mt-2 grid gap-6 md:grid-cols-2">
        <Bars
          title={say(m.days_orders, { count: orders })}
          bars={days.map((one) => ({ day: one.day, value: one.orders }))}
          write={String}
        />
        <Bars
          title={say(m.days_income, { amount: formatRupiah(income) })}
          bars={days.map((one) => ({ day: one.day, value: one.incomeIdr }))}
          write={formatRupiah}
        />
      </div>
      <DayTable days={days} />
    </section>
  )
}

function DayTable({ days }: { days: Day[] }) {
  const say = useSay()
  const { locale } = useVisit()
  return (
    <details className="mt-3">
      <summary className="hit link-quiet cursor-pointer text-sm">{say(m.days_table)}</summary>
      <table className="table-list max-w-md [&_td]:py-1 [&_th]:py-1.5">
        <thead>
          <tr>
            <th scope="col">{say(m.days_day)}</th>
            <th scope="col" className="is-num">
              {say(m.console_orders)}
            </th>
            <th scope="col" className="is-num">
              {say(m.console_income)}
            </th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(({ day, orders, incomeIdr }) => (
            <tr key={day}>
              <td className="num">{formatDay(noonOf(day), locale)}</td>
              <td className="is-num">{orders}</td>
              <td className="is-num">{formatRupiah(incomeIdr)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
