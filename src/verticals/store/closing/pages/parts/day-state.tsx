import { m } from '#web/paraglide/messages.js'
import { CircleDashed, Hourglass, Lock, type LucideIcon } from '#web/ui/icons.ts'
import { Pill, type Tone } from '#web/ui/pill.tsx'
import { useSay, type Message } from '#web/words.ts'
import type { DayRow } from '../../schemas.ts'

const looks: Record<DayRow['state'], { tone: Tone; icon: LucideIcon; label: Message }> = {
  closed: { tone: 'success', icon: Lock, label: m.books_state_closed },
  open: { tone: 'warning', icon: CircleDashed, label: m.books_state_open },
  running: { tone: 'info', icon: Hourglass, label: m.books_state_running },
}

export function DayState({ state, small = false }: { state: DayRow['state']; small?: boolean }) {
  const say = useSay()
  const { tone, icon, label } = looks[state]
  return <Pill tone={tone} icon={icon} label={say(label)} small={small} />
}
