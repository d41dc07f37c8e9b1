import { m } from '#web/paraglide/messages.js'
import { CheckCircle2, Hourglass, TriangleAlert } from '#web/ui/icons.ts'
import { Pill } from '#web/ui/pill.tsx'
import { useSay } from '#web/words.ts'

type Props = { available: number; daysLeft: number | null; low: boolean }

/** When a variant is used up at the pace of the last week. */
export function DaysLeft({ available, daysLeft, low }: Props) {
  const say = useSay()
  if (available === 0) return <Pill tone="danger" icon={TriangleAlert} label={say(m.sell_goods_out)} small />
  if (daysLeft === null)
    return low ? (
      <Pill tone="warning" icon={Hourglass} label={say(m.sell_goods_low)} small />
    ) : (
      <span className="text-muted text-sm">{say(m.sell_goods_no_pace)}</span>
    )
  const label = daysLeft === 0 ? say(m.sell_goods_days_today) : say(m.sell_goods_days_in, { days: daysLeft })
  const tone = daysLeft <= 2 ? 'danger' : low || daysLeft <= 7 ? 'warning' : 'success'
  return <Pill tone={tone} icon={tone === 'success' ? CheckCircle2 : Hourglass} label={label} small />
}
