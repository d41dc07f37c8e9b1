import type { OutputOf } from '#kernel/http/operation.ts'
import { m } from '#web/paraglide/messages.js'
import { formatInstant } from '#web/ui/format.ts'
import { CheckCircle2, MonitorSmartphone } from '#web/ui/icons.ts'
import { Pill } from '#web/ui/pill.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { readSecurity } from '../../operations.ts'

type SessionView = OutputOf<typeof readSecurity>['sessions'][number]

export function Sessions({ sessions }: { sessions: SessionView[] }) {
  const say = useSay()
  const { locale } = useVisit()
  return (
    <section className="card-box p-6">
      <h2 className="text-lg">{say(m.security_sessions)}</h2>
      <p className="text-muted mt-1 text-sm">{say(m.security_sessions_help)}</p>
      <ul className="mt-3">
        {sessions.map(({ id, current, device, ip, lastSeenAt }) => (
          <li
            key={id}
            className="border-line flex flex-wrap items-center gap-x-4 gap-y-2 border-b py-4 last:border-b-0"
          >
            <MonitorSmartphone className="text-muted size-6 shrink-0" aria-hidden="true" />
            <div className="min-w-0 grow basis-48">
              <p className="font-semibold break-words">{device || say(m.security_unknown_device)}</p>
              <p className="num text-muted text-sm">
                {ip} · {say(m.security_seen, { when: formatInstant(lastSeenAt, locale) })}
              </p>
            </div>
            {current ? <Pill tone="success" icon={CheckCircle2} label={say(m.security_current)} /> : <EndOne id={id} />}
          </li>
        ))}
      </ul>
      <form method="post" action="/account/security" className="mt-4">
        <button type="submit" name="intent" value="end-all" className="btn btn-danger">
          {say(m.security_end_all)}
        </button>
      </form>
    </section>
  )
}

function EndOne({ id }: { id: string }) {
  return (
    <form method="post" action="/account/security">
      <input type="hidden" name="id" value={id} />
      <button type="submit" name="intent" value="end-other" className="btn btn-quiet">
        {useSay()(m.security_end)}
      </button>
    </form>
  )
}
