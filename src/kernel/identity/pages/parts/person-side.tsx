import { Form, Link } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { useArea } from '#web/shell/desk.tsx'
import { formatDay, formatInstant } from '#web/ui/format.ts'
import { Ban, ChevronDown, ScrollText, Send, Undo2 } from '#web/ui/icons.ts'
import { useSay, useVisit } from '#web/words.ts'
import { Avatar, Factor, PersonStatus } from './person-bits.tsx'
import type { PersonView } from './team.ts'

export function Facts({ person, mayReadLog }: { person: PersonView; mayReadLog: boolean }) {
  const say = useSay()
  const area = useArea()
  const { locale } = useVisit()
  const seen = person.lastSeenAt ? formatInstant(person.lastSeenAt, locale) : say(m.team_never_seen)
  return (
    <section className="card-box p-5" aria-label={say(m.team_person_facts)}>
      <div className="flex items-center gap-3">
        <Avatar name={person.name} large />
        <PersonStatus person={person} />
      </div>
      <dl className="mt-4 space-y-3 text-sm">
        <div>
          <dt className="text-muted">{say(m.team_email)}</dt>
          <dd className="font-medium break-all">{person.email}</dd>
          <dd className="text-muted">{say(person.emailVerified ? m.team_email_verified : m.team_email_unverified)}</dd>
        </div>
        <div>
          <dt className="text-muted">{say(m.team_col_factor)}</dt>
          <dd>
            <Factor on={person.totpEnabled} />
          </dd>
        </div>
        <div>
          <dt className="text-muted">{say(m.team_col_seen)}</dt>
          <dd className="num font-medium">{seen}</dd>
        </div>
        <div>
          <dt className="text-muted">{say(m.team_joined)}</dt>
          <dd className="num font-medium">{formatDay(person.createdAt, locale)}</dd>
        </div>
      </dl>
      {mayReadLog && (
        <Link to={`${area}/audit?actor=${person.id}`} className="hit link-quiet mt-2 gap-2 text-sm font-medium">
          <ScrollText className="size-4.5" aria-hidden="true" />
          {say(m.team_person_log)}
        </Link>
      )}
    </section>
  )
}

type StandingProps = { person: PersonView; own: boolean; mayInvite: boolean; maySuspend: boolean }

/** What may be done with somebody's way in; the destructive act asks once more. */
export function Standing({ person, own, mayInvite, maySuspend }: StandingProps) {
  const say = useSay()
  if (own) return <p className="text-muted px-1 text-sm">{say(m.team_own_account)}</p>
  const resend = mayInvite && person.invited && person.status === 'active'
  if (!resend && !maySuspend) return null
  return (
    <section className="card-box space-y-5 p-5">
      {resend && (
        <Form method="post" replace>
          <p className="text-muted text-sm">{say(m.team_resend_help)}</p>
          <button type="submit" name="intent" value="invite" className="btn btn-quiet mt-3 w-full">
            <Send className="size-4.5" aria-hidden="true" />
            {say(m.team_resend)}
          </button>
        </Form>
      )}
      {maySuspend && person.status === 'active' && <Suspend person={person} />}
      {maySuspend && person.status === 'suspended' && (
        <Form method="post" replace>
          <button type="submit" name="intent" value="restore" className="btn btn-primary w-full">
            <Undo2 className="size-4.5" aria-hidden="true" />
            {say(m.team_restore)}
          </button>
        </Form>
      )}
    </section>
  )
}

function Suspend({ person }: { person: PersonView }) {
  const say = useSay()
  return (
    <details className="group">
      <summary className="hit text-error w-full cursor-pointer list-none gap-2 font-semibold [&::-webkit-details-marker]:hidden">
        <Ban className="size-5" aria-hidden="true" />
        {say(m.team_suspend)}
        <ChevronDown className="ml-auto size-4.5 transition-transform group-open:rotate-180" aria-hidden="true" />
      </summary>
      <p className="text-muted mt-1 text-sm">{say(m.team_suspend_help, { name: person.name })}</p>
      <Form method="post" replace className="mt-3">
        <button type="submit" name="intent" value="suspend" className="btn btn-danger w-full">
          {say(m.team_suspend_confirm)}
        </button>
      </Form>
    </details>
  )
}
