import { Link } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { CheckCircle2, Hammer, PowerOff, type LucideIcon } from '#web/ui/icons.ts'
import { Pill, type Tone } from '#web/ui/pill.tsx'
import { useSay, useVisit, type Message } from '#web/words.ts'

type State = { tone: Tone; icon: LucideIcon; label: Message; text: Message }

const states: Record<string, State> = {
  live: { tone: 'success', icon: CheckCircle2, label: m.admin_live, text: m.admin_live_text },
  preparing: { tone: 'warning', icon: Hammer, label: m.admin_preparing, text: m.admin_preparing_text },
  off: { tone: 'neutral', icon: PowerOff, label: m.admin_off, text: m.admin_off_text },
}

/** What the public sees now. */
export function SiteStatus({ closed }: { closed: boolean }) {
  const say = useSay()
  const { tenant, origin, host } = useVisit()
  const { tone, icon, label, text } = states[tenant.status] ?? states.preparing!
  return (
    <section className="card-box flex flex-wrap items-center gap-x-5 gap-y-2 px-6 py-4" aria-label={say(m.dash_status)}>
      <Pill tone={tone} icon={icon} label={say(label)} />
      <p className="min-w-0 grow">
        {say(text)}{' '}
        {closed && (
          <>
            {say(m.dash_closed)}{' '}
            <Link to="/admin/settings" className="link-quiet">
              {say(m.dash_closed_open)}
            </Link>
          </>
        )}
      </p>
      <div className="flex min-w-0 flex-wrap items-center gap-x-4">
        <a href="/" className="num hit text-primary-ink font-semibold break-all">
          {host}
        </a>
        <button
          type="button"
          data-copy={origin}
          data-copied={say(m.dash_copied)}
          className="hit link-quiet cursor-pointer text-sm font-medium"
        >
          {say(m.dash_copy)}
        </button>
      </div>
    </section>
  )
}
