import { m } from '#web/paraglide/messages.js'
import { Ban, CheckCircle2, Hourglass, PowerOff } from '#web/ui/icons.ts'
import { Pill } from '#web/ui/pill.tsx'
import { useSay } from '#web/words.ts'

type PillProps = { status: 'open' | 'closed' | 'suspended'; open: boolean; /** For its own reseller. */ mine?: boolean }

/** Whether a mini-shop sells, and if not, by whose wish. */
export function OutletPill({ status, open, mine = false }: PillProps) {
  const say = useSay()
  if (status === 'suspended') return <Pill tone="danger" icon={Ban} label={say(m.mini_state_suspended)} small />
  if (status === 'closed') {
    const label = say(mine ? m.mini_state_closed_mine : m.mini_state_closed)
    return <Pill tone="neutral" icon={PowerOff} label={label} small />
  }
  if (!open) return <Pill tone="warning" icon={Hourglass} label={say(m.mini_state_off)} small />
  return <Pill tone="success" icon={CheckCircle2} label={say(m.mini_state_open)} small />
}
