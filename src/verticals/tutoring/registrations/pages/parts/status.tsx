import { CheckCircle2, CircleDashed, MessageCircle, Sparkles, type LucideIcon } from '#web/ui/icons.ts'
import { Pill, type Tone } from '#web/ui/pill.tsx'
import { useSay } from '#web/words.ts'
import { type RegistrationStatus, STATUSES } from '../../rules.ts'
import { statusWords } from './listed.ts'

const looks: Record<RegistrationStatus, { tone: Tone; icon: LucideIcon }> = {
  new: { tone: 'info', icon: Sparkles },
  contacted: { tone: 'warning', icon: MessageCircle },
  enrolled: { tone: 'success', icon: CheckCircle2 },
  declined: { tone: 'neutral', icon: CircleDashed },
}

export function StatusPill({ is }: { is: RegistrationStatus }) {
  return <Pill {...looks[is]} label={useSay()(statusWords[is])} />
}

export function StatusOptions() {
  const say = useSay()
  return STATUSES.map((one) => (
    <option key={one} value={one}>
      {say(statusWords[one])}
    </option>
  ))
}
