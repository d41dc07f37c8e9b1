import { formatRupiah } from '#kernel/money/rupiah.ts'
import { m } from '#web/paraglide/messages.js'
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
        <Bars title={say(m.days_orders, { count: orders })} days={days} value={(one) => one.orders} write={String} />
        <Bars
          title={say(m.days_income, { amount: formatRupiah(income) })}
          days={days}
          value={(one) => one.incomeIdr}
          write={formatRupiah}
        />
      </div>
      <DayTable days={days} />
    </section>
  )
}

type BarsProps = { title: string; days: Day[]; value: (day: Day) => number; write: (figure: number) => string }

const WIDE = 300
const HIGH = 72

function Bars({ title, days, value, write }: BarsProps) {
  const say = useSay()
  const { locale } = useVisit()
  const most = Math.max(...days.map(value), 0)
  const step = WIDE / Math.max(days.length, 1)
  const best = days.find((one) => value(one) === most)
  return (
    <figure>
      <figcaption className="num text-lg font-bold tracking-tight">{title}</figcaption>
      <svg
        viewBox={`0 0 ${WIDE} ${HIGH}`}
        preserveAspectRatio="none"
        className="mt-2 h-20 w-full"
        role="img"
        aria-label={title}
      >
        <line x1="0" x2={WIDE} y1={HIGH - 0.5} y2={HIGH - 0.5} className="stroke-line" strokeWidth="1" />
        {days.map((one, index) => {
          const height = most === 0 ? 0 : Math.max(value(one) > 0 ? 2 : 0, (value(one) / most) * (HIGH - 4))
          return (
            <rect
              key={one.day}
              x={index * step + step * 0.15}
              y={HIGH - height}
              width={step * 0.7}
              height={height}
              className={one === best ? 'fill-accent' : 'fill-primary-ink'}
            />
          )
        })}
      </svg>
      <p className="num text-muted mt-1 flex justify-between gap-2 text-xs">
        <span className="max-sm:hidden">{formatDay(instantOf(days[0]!.day), locale)}</span>
        {most > 0 && best && (
          <span className="sm:text-center">
            {say(m.days_most, { figure: write(most), day: formatDay(instantOf(best.day), locale) })}
          </span>
        )}
        <span className="whitespace-nowrap">{say(m.days_today)}</span>
      </p>
    </figure>
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
              <td className="num">{formatDay(instantOf(day), locale)}</td>
              <td className="is-num">{orders}</td>
              <td className="is-num">{formatRupiah(incomeIdr)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

/** Noon of a day in Jakarta, which no clock moves to another day. */
function instantOf(day: string): string {
  return `${day}T05:00:00Z`
}
