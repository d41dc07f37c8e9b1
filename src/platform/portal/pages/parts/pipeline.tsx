import { m } from '#web/paraglide/messages.js'
import { formatInstant } from '#web/ui/format.ts'
import { Check, CheckCircle2, Hammer, PackageCheck, PowerOff, Sparkles } from '#web/ui/icons.ts'
import { useSay, useVisit } from '#web/words.ts'
import type { TrackedOrder } from './tracked.ts'

/** The four stages of an order, each with the time it was reached; the last one says whether the site is on or off. */
export function Pipeline({ order }: { order: TrackedOrder }) {
  const say = useSay()
  const { status } = order
  if (status === 'expired') return null
  const off = status === 'inactive'
  const stages = [
    { icon: Sparkles, label: m.status_order_new, at: timeOf(order, ['placed']) },
    { icon: Hammer, label: m.status_order_in_progress, at: timeOf(order, ['status_in_progress', 'building_started']) },
    { icon: PackageCheck, label: m.status_order_ready, at: timeOf(order, ['status_ready', 'built']) },
    off
      ? { icon: PowerOff, label: m.status_order_inactive, at: timeOf(order, ['status_inactive']) }
      : { icon: CheckCircle2, label: m.status_order_active, at: timeOf(order, ['status_active']) },
  ]
  const reached = { new: 0, in_progress: 1, ready: 2, active: 3, inactive: 3 }[status]
  return (
    <ol aria-label={say(m.track_progress)} className="mt-6 grid gap-x-3 gap-y-0 sm:grid-cols-4">
      {stages.map(({ icon, label, at }, index) => (
        <Stage
          key={index}
          icon={icon}
          word={say(label)}
          at={index <= reached ? at : null}
          state={index === reached ? (off ? 'off' : 'here') : index < reached ? 'done' : 'ahead'}
        />
      ))}
    </ol>
  )
}

type StageProps = {
  icon: typeof Sparkles
  word: string
  at: string | null
  state: 'done' | 'here' | 'off' | 'ahead'
}

const tones = {
  here: 'border-accent text-base-content',
  off: 'border-muted text-base-content',
  done: 'border-primary-ink text-base-content',
  ahead: 'border-line text-muted',
}

/** On phones one below the other with a line at the side, on wide screens side by side under a bar. */
function Stage({ icon: Icon, word, at, state }: StageProps) {
  const { locale } = useVisit()
  return (
    <li
      aria-current={state === 'here' || state === 'off' ? 'step' : undefined}
      className={`flex gap-3 border-l-4 py-2 pl-3 sm:block sm:border-t-4 sm:border-l-0 sm:py-0 sm:pt-3 sm:pl-0 ${tones[state]}`}
    >
      {state === 'done' ? (
        <Check className="text-primary-ink mt-0.5 size-5 shrink-0" strokeWidth={3} aria-hidden="true" />
      ) : (
        <Icon className="mt-0.5 size-5 shrink-0" aria-hidden="true" />
      )}
      <div className="sm:mt-1.5">
        <p className="text-[0.9375rem] leading-snug font-semibold">{word}</p>
        {at && <p className="num text-muted text-xs leading-snug">{formatInstant(at, locale)}</p>}
      </div>
    </li>
  )
}

/** When the first of these events that happened was last seen. */
function timeOf(order: TrackedOrder, events: readonly string[]): string | null {
  for (const name of events) {
    const found = order.timeline.findLast(({ event }) => event === name)
    if (found) return found.at
  }
  return null
}
