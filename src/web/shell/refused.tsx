import { m } from '../paraglide/messages.js'
import { Inbox, KeyRound } from '../ui/icons.ts'
import { Empty } from '../ui/notice.tsx'
import { useSay, useVisit } from '../words.ts'
import { DeskFrame } from './desk.tsx'

/**
 * A page of console or admin that this person may not open, or that is not there. The frame stays, so that they can go on
 * to what they may open.
 */
export function RefusedDesk({ status }: { status: 403 | 404 }) {
  const say = useSay()
  const { person, menu, path } = useVisit()
  const first = menu.find(({ to }) => to !== path)
  const missing = status === 404
  const title = say(missing ? m.team_missing_title : m.team_forbidden_title)
  return (
    <DeskFrame title={title}>
      <div className="card-box">
        <Empty icon={missing ? Inbox : KeyRound} title={String(status)}>
          <p>
            {missing
              ? say(m.team_missing_text)
              : say(m.team_forbidden_text, { name: person?.name ?? '', email: person?.email ?? '' })}
          </p>
          {!missing && menu.length === 0 && <p className="mt-2">{say(m.team_forbidden_nothing)}</p>}
          <div className="mt-6 flex flex-wrap justify-center gap-3">
            {first && (
              <a href={first.to} className="btn btn-primary">
                {say(m.team_forbidden_home, { name: first.label })}
              </a>
            )}
            {!missing && (
              <a href={path} className="btn btn-quiet">
                {say(m.team_forbidden_retry)}
              </a>
            )}
          </div>
        </Empty>
      </div>
    </DeskFrame>
  )
}

/** Whether a refusal is shown within the desk: a signed-in person at one of its addresses. */
export function isDesk(path: string, signedIn: boolean): boolean {
  return signedIn && /^\/(console|admin)(\/|$)/.test(path)
}
