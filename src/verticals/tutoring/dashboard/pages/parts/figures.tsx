import { Link } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { useSay } from '#web/words.ts'
import type { ArticlesView, RegistrationsView } from './shown.ts'

type FiguresProps = { registrations: RegistrationsView | null; articles: ArticlesView | null }

/** Counts that lead to the lists behind them. */
export function Figures({ registrations, articles }: FiguresProps) {
  const say = useSay()
  return (
    <ul className="grid grid-cols-2 gap-4 empty:hidden lg:grid-cols-3">
      {registrations && (
        <>
          <Figure
            to="/admin/registrations"
            label={say(m.dash_week)}
            count={registrations.thisWeek}
            note={say(m.dash_week_text)}
          />
          <Figure
            to="/admin/registrations?status=new"
            label={say(m.dash_waiting)}
            count={registrations.waiting}
            note={say(m.dash_waiting_text)}
          />
        </>
      )}
      {articles && (
        <Figure
          to="/admin/articles"
          label={say(m.dash_articles)}
          count={articles.published}
          note={say(m.dash_articles_text, { count: articles.drafts })}
        />
      )}
    </ul>
  )
}

function Figure({ to, label, count, note }: { to: string; label: string; count: number; note: string }) {
  return (
    <li className="card-box max-lg:last:odd:col-span-2 hover:border-base-content/35 relative p-5 transition-colors duration-150">
      <Link to={to} className="text-muted after:rounded-box text-sm font-medium after:absolute after:inset-0">
        {label}
      </Link>
      <p className="num mt-1 text-4xl font-extrabold">{count}</p>
      <p className="text-muted num text-sm">{note}</p>
    </li>
  )
}
