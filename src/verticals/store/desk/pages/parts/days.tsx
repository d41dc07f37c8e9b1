import { formatRupiah } from '#kernel/money/rupiah.ts'
import { m } from '#web/paraglide/messages.js'
import { Bars, noonOf } from '#web/ui/bars.tsx'
import { formatDay } from '#web/ui/format.ts'
import { useSay, useVisit } from '#web/words.ts'
import type { DeskView } from './listed.ts'

type OrderDay = NonNullable<DeskView['orders']>['days'][number]
type IncomeDay = NonNullable<DeskView['income']>['days'][number]
type Props = { days: OrderDay[]; income: IncomeDay[] | null }

/** The last thirty days as bars, the figure in words above and a table behind. */
export function Days({ days, income }: Props) {
  const say = useSay()
  const orders = days.reduce((sum, one) => sum + one.orders, 0)
  const paid = days.reduce((sum, one) => sum + one.paid, 0)
  const net = income?.reduce((sum, { netIdr }) => sum + netIdr, 0) ?? 0
  return (
    <section aria-labelledby="days" className="card-box p-4 sm:p-5">
      <h2 id="days" className="text-muted text-sm font-medium tracking-normal">
        {say(m.days_title)}
      </h2>
      <div className="mt-2 grid gap-6 md:grid-cols-2">
        {income && (
          <Bars
            title={say(m.sell_desk_days_net, { amount: formatRupiah(net) })}
            bars={income.map(({ day, netIdr }) => ({ day, value: netIdr }))}
            write={formatRupiah}
          />
        )}
        <Bars
          title={say(m.sell_desk_days_orders, { count: orders, paid })}
          bars={days.map((one) => ({ day: one.day, value: one.orders }))}
          write={String}
        />
      </div>
      <DayTable days={days} income={income} />
    </section>
  )
}

function DayTable({ days, income }: Props) {
  const say = useSay()
  const { locale } = useVisit()
  const net = new Map(income?.map(({ day, netIdr }) => [day, netIdr]))
  return (
    <details className="mt-3">
      <summary className="hit link-quiet cursor-pointer text-sm">{say(m.days_table)}</summary>
      <div className="overflow-x-auto">
        <table className="table-list max-w-2xl [&_td]:py-1 [&_th]:py-1.5">
          <thead>
            <tr>
              <th scope="col">{say(m.days_day)}</th>
              <th scope="col" className="is-num">
                {say(m.sell_desk_orders)}
              </th>
              <th scope="col" className="is-num">
                {say(m.shop_status_paid)}
              </th>
              <th scope="col" className="is-num">
                {say(m.sell_desk_units)}
              </th>
              {income && (
                <th scope="col" className="is-num">
                  {say(m.sell_desk_net)}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map(({ day, orders, paid, units }) => (
              <tr key={day}>
                <td className="num whitespace-nowrap">{formatDay(noonOf(day), locale)}</td>
                <td className="is-num">{orders}</td>
                <td className="is-num">{paid}</td>
                <td className="is-num">{units}</td>
                {income && <td className="is-num">{formatRupiah(net.get(day) ?? 0)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
