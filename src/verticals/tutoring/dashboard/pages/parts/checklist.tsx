import { Link } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { CheckCircle2, ChevronRight, CircleDashed } from '#web/ui/icons.ts'
import { useSay, useVisit, type Message } from '#web/words.ts'
import type { Check } from '../../rules.ts'
import type { Point } from './shown.ts'

const words: Record<Check, { title: Message; text: Message; path: string }> = {
  content: { title: m.dash_check_content, text: m.dash_check_content_text, path: '/admin/site' },
  logo: { title: m.dash_check_logo, text: m.dash_check_logo_text, path: '/admin/brand' },
  team: { title: m.dash_check_team, text: m.dash_check_team_text, path: '/admin/team' },
  share: { title: m.dash_check_share, text: m.dash_check_share_text, path: '/daftar' },
}

/** The first steps of a new site; gone when all are done. */
export function Checklist({ points }: { points: Point[] }) {
  const say = useSay()
  const done = points.filter((point) => point.done).length
  if (done === points.length) {
    return (
      <p className="text-muted flex items-center gap-2 px-1 text-sm">
        <CheckCircle2 className="text-tone-success-ink size-5 shrink-0" aria-hidden="true" />
        {say(m.dash_next_all)}
      </p>
    )
  }
  return (
    <section className="card-box overflow-hidden">
      <div className="px-6 pt-5 pb-4">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 className="text-lg">{say(m.dash_next)}</h2>
          <p className="num text-muted text-sm">{say(m.dash_next_done, { done, total: points.length })}</p>
        </div>
        <progress
          className="bar mt-3"
          max={points.length}
          value={done}
          aria-label={say(m.dash_next_done, { done, total: points.length })}
        />
      </div>
      <ul>
        {points.map((point) => (
          <Step key={point.code} point={point} />
        ))}
      </ul>
    </section>
  )
}

function Step({ point: { code, done } }: { point: Point }) {
  const say = useSay()
  const { menu } = useVisit()
  const { title, text, path } = words[code]
  // A point whose page this person cannot open is told, but leads nowhere.
  const leads = !done && (path === '/daftar' || menu.some(({ to }) => to === path))
  return (
    <li className="border-line relative flex items-center gap-4 border-t px-6 py-3.5">
      {done ? (
        <CheckCircle2 className="text-tone-success-ink size-6 shrink-0" aria-hidden="true" />
      ) : (
        <CircleDashed className="text-muted size-6 shrink-0" aria-hidden="true" />
      )}
      <div className="min-w-0 grow">
        {leads ? (
          <Link to={path} reloadDocument={path === '/daftar'} className="font-semibold after:absolute after:inset-0">
            {say(title)}
          </Link>
        ) : (
          <p className={`font-semibold ${done ? 'text-muted line-through' : ''}`}>{say(title)}</p>
        )}
        <span className="sr-only">{say(done ? m.dash_done : m.dash_todo)}</span>
        {!done && <p className="text-muted text-sm">{say(text)}</p>}
      </div>
      {leads && <ChevronRight className="text-muted size-5 shrink-0" aria-hidden="true" />}
    </li>
  )
}
