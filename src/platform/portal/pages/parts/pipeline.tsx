import { m } from '#web/paraglide/messages.js'
import { Check, CheckCircle2, Hammer, PackageCheck, PowerOff, Sparkles } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'
import type { OrderStatus } from './tracked.ts'

/** The four stages of an order; the last one says whether the site is on or off. */
export function Pipeline({ status }: { status: OrderStatus }) {
  const say = useSay()
  if (status === 'expired') return null
  const off = status === 'inactive'
  const stages = [
    { icon: Sparkles, label: m.status_order_new },
    { icon: Hammer, label: m.status_order_in_progress },
    { icon: PackageCheck, label: m.status_order_ready },
    off ? { icon: PowerOff, label: m.status_order_inactive } : { icon: CheckCircle2, label: m.status_order_active },
  ]
  const reached = { new: 0, in_progress: 1, ready: 2, active: 3, inactive: 3, expired: 0 }[status]
  return (
    <ol aria-label={say(m.track_progress)} className="mt-6 grid grid-cols-4 gap-2 sm:gap-3">
      {stages.map(({ icon: Icon, label }, index) => {
        const done = index < reached || status === 'active'
        const here = index === reached
        const tone = here
          ? off
            ? 'border-muted text-base-content'
            : 'border-accent text-base-content'
          : done
            ? 'border-primary-ink text-base-content'
            : 'border-line text-muted'
        return (
          <li key={index} aria-current={here ? 'step' : undefined} className={`border-t-4 pt-3 ${tone}`}>
            {done && !here ? (
              <Check className="text-primary-ink size-5" strokeWidth={3} aria-hidden="true" />
            ) : (
              <Icon className="size-5" aria-hidden="true" />
            )}
            <p className="mt-1.5 text-xs leading-snug font-semibold sm:text-[0.9375rem]">{say(label)}</p>
          </li>
        )
      })}
    </ol>
  )
}
