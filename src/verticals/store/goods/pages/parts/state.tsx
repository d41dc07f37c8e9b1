import { Ban } from '#web/ui/icons.ts'
import { Pill } from '#web/ui/pill.tsx'
import { useSay } from '#web/words.ts'
import type { Look } from './words.ts'

/** The pill of a state; one that has no word is shown as it is. */
export function State({ of, is, small }: { of: Record<string, Look>; is: string; small?: boolean }) {
  const say = useSay()
  const look = of[is]
  if (!look) return <Pill tone="neutral" icon={Ban} label={is} small={small} />
  return <Pill tone={look.tone} icon={look.icon} label={say(look.label)} small={small} />
}
