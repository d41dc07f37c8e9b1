import { m } from '#web/paraglide/messages.js'
import { CircleCheck, CircleDashed, Pencil } from '#web/ui/icons.ts'
import { Pill } from '#web/ui/pill.tsx'
import { useSay } from '#web/words.ts'

/** Where a page stands between its editor and the public. */
export function State({ is }: { is: 'untouched' | 'published' | 'draft' }) {
  const say = useSay()
  if (is === 'draft') return <Pill tone="warning" icon={Pencil} label={say(m.portal_state_draft)} />
  if (is === 'published') return <Pill tone="success" icon={CircleCheck} label={say(m.portal_state_published)} />
  return <Pill tone="neutral" icon={CircleDashed} label={say(m.portal_state_untouched)} />
}
