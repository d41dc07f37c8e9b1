import { m } from '../paraglide/messages.js'
import { useSay, useVisit } from '../words.ts'
import { formatDay } from './format.ts'

type BarsProps = { title: string; bars: { day: string; value: number }[]; write: (figure: number) => string }

const WIDE = 300
const HIGH = 72

/** A figure for each of some days up to today; the best one stands out and is named. A table stands behind it elsewhere. */
export function Bars({ title, bars, write }: BarsProps) {
  const say = useSay()
  const { locale } = useVisit()
  const most = Math.max(...bars.map(({ value }) => value), 0)
  const step = WIDE / Math.max(bars.length, 1)
  const best = bars.find(({ value }) => value === most)
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
        {bars.map((one, index) => {
          const height = most === 0 || one.value <= 0 ? 0 : Math.max(2, (one.value / most) * (HIGH - 4))
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
        <span className="max-sm:hidden">{formatDay(noonOf(bars[0]!.day), locale)}</span>
        {most > 0 && best && (
          <span className="sm:text-center">
            {say(m.days_most, { figure: write(most), day: formatDay(noonOf(best.day), locale) })}
          </span>
        )}
        <span className="whitespace-nowrap">{say(m.days_today)}</span>
      </p>
    </figure>
  )
}

/** Noon of a day in Jakarta, which no clock moves to another day. */
export function noonOf(day: string): string {
  return `${day}T05:00:00Z`
}
