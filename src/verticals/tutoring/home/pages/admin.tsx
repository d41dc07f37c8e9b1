import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { CheckCircle2, ExternalLink, Hammer, PowerOff, type LucideIcon } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { Pill, type Tone } from '#web/ui/pill.tsx'
import { useSay, useVisit, type Message } from '#web/words.ts'
import type { readHome } from '../operations.ts'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  return read(signedInApp(args, 'tenant').call<typeof readHome>('tutoring.readHome', {}))
}

type State = { tone: Tone; icon: LucideIcon; label: Message; text: Message }

const states: Record<string, State> = {
  live: { tone: 'success', icon: CheckCircle2, label: m.admin_live, text: m.admin_live_text },
  preparing: { tone: 'warning', icon: Hammer, label: m.admin_preparing, text: m.admin_preparing_text },
  off: { tone: 'neutral', icon: PowerOff, label: m.admin_off, text: m.admin_off_text },
}

export default function Admin() {
  const { programmes } = useLoaderData<typeof loader>()
  const { tenant, person } = useVisit()
  const say = useSay()
  const { tone, icon, label, text } = states[tenant.status] ?? states.preparing!
  const open = (
    <a href="/" className="btn btn-primary">
      <ExternalLink className="size-4.5" aria-hidden="true" />
      {say(m.admin_open)}
    </a>
  )
  return (
    <DeskFrame title={say(m.admin_hello, { name: person?.name ?? '' })} action={open}>
      <section className="card-box p-6">
        <h2 className="text-muted text-sm font-medium tracking-normal">{say(m.admin_site_status)}</h2>
        <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
          <Pill tone={tone} icon={icon} label={say(label)} />
          <p>{say(text)}</p>
        </div>
      </section>
      <section className="card-box mt-5">
        <div className="px-6 pt-6">
          <h2 className="text-lg">{say(m.tutor_programmes)}</h2>
          <p className="text-muted text-sm">{say(m.admin_programmes_help)}</p>
        </div>
        {programmes.length === 0 && <p className="text-muted p-6">{say(m.tutor_none)}</p>}
        <ul className="mt-3">
          {programmes.map(({ id, name, schedule, priceIdr }) => (
            <li
              key={id}
              className="border-line flex flex-wrap items-center justify-between gap-x-5 gap-y-1 border-t px-6 py-4"
            >
              <div className="min-w-0">
                <p className="font-semibold break-words">{name}</p>
                <p className="num text-muted text-sm">{schedule}</p>
              </div>
              {priceIdr === null ? (
                <span className="text-muted">–</span>
              ) : (
                <Money idr={priceIdr} className="font-bold" />
              )}
            </li>
          ))}
        </ul>
      </section>
    </DeskFrame>
  )
}
