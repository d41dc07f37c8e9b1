import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { formatDay, formatInstant } from '#web/ui/format.ts'
import { Inbox, Newspaper, Plus } from '#web/ui/icons.ts'
import { Empty } from '#web/ui/notice.tsx'
import { useSay, useVisit } from '#web/words.ts'
import { ArticleStatus } from '../../../articles/pages/parts/status.tsx'
import { StatusPill } from '../../../registrations/pages/parts/status.tsx'
import type { ArticlesView, RegistrationsView } from './shown.ts'

export function LatestRegistrations({ latest }: { latest: RegistrationsView['latest'] }) {
  const say = useSay()
  const { locale } = useVisit()
  return (
    <Latest title={say(m.dash_latest)} to="/admin/registrations" all={say(m.dash_latest_all)} count={latest.length}>
      {latest.length === 0 && (
        <Empty icon={Inbox} title={say(m.reg_empty)}>
          {say(m.reg_empty_text)}
        </Empty>
      )}
      {latest.map(({ id, name, programme, status, createdAt }) => (
        <Row
          key={id}
          to={`/admin/registrations/${id}`}
          title={name}
          note={`${programme || say(m.reg_no_programme)} · ${formatDay(createdAt, locale)}`}
          state={<StatusPill is={status} />}
        />
      ))}
    </Latest>
  )
}

export function LatestArticles({ latest }: { latest: ArticlesView['latest'] }) {
  const say = useSay()
  const { locale } = useVisit()
  return (
    <Latest title={say(m.dash_news)} to="/admin/articles" all={say(m.dash_news_all)} count={latest.length}>
      {latest.length === 0 && (
        <Empty icon={Newspaper} title={say(m.art_admin_none)}>
          <p>{say(m.art_admin_none_text)}</p>
          <Link to="/admin/articles/new" className="btn btn-quiet mt-5">
            <Plus className="size-4.5" aria-hidden="true" />
            {say(m.art_new)}
          </Link>
        </Empty>
      )}
      {latest.map(({ id, title, status, updatedAt }) => (
        <Row
          key={id}
          to={`/admin/articles/${id}`}
          title={title}
          note={formatInstant(updatedAt, locale)}
          state={<ArticleStatus is={status} />}
        />
      ))}
    </Latest>
  )
}

type LatestProps = { title: string; to: string; all: string; count: number; children: ReactNode }

function Latest({ title, to, all, count, children }: LatestProps) {
  return (
    <section className="card-box min-w-0 overflow-hidden">
      <div className="flex flex-wrap items-center justify-between gap-x-4 px-6 pt-4 pb-2">
        <h2 className="text-lg">{title}</h2>
        {count > 0 && (
          <Link to={to} className="hit link-quiet text-sm font-medium">
            {all}
          </Link>
        )}
      </div>
      {count > 0 ? <ul>{children}</ul> : children}
    </section>
  )
}

function Row({ to, title, note, state }: { to: string; title: string; note: string; state: ReactNode }) {
  return (
    <li className="border-line hover:bg-base-200/60 relative flex items-center justify-between gap-4 border-t px-6 py-3">
      <div className="min-w-0">
        <Link to={to} className="line-clamp-2 font-semibold break-words after:absolute after:inset-0">
          {title}
        </Link>
        <p className="num text-muted truncate text-sm">{note}</p>
      </div>
      {state}
    </li>
  )
}
