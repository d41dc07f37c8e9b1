import { Form, Link, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { formatInstant } from '#web/ui/format.ts'
import { Newspaper, Plus, Search } from '#web/ui/icons.ts'
import { Empty, Notice } from '#web/ui/notice.tsx'
import { cursorOf, Paging } from '#web/ui/paging.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { listArticles } from '../operations.ts'
import { Cover } from './parts/cover.tsx'
import type { ListedArticle } from './parts/listed.ts'
import { ArticleStatus } from './parts/status.tsx'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const search = app.url.searchParams
  const [status, q] = [search.get('status') ?? '', (search.get('q') ?? '').trim()]
  const input = { ...(status ? { status } : {}), ...(q ? { q } : {}), ...cursorOf(args.request) }
  const page = await read(app.call<typeof listArticles>('tutoring.listArticles', input))
  return { ...page, status, q, deleted: search.get('deleted') === '1' }
}

export default function AdminArticles() {
  const { items, next, status, q, deleted } = useLoaderData<typeof loader>()
  const say = useSay()
  const write = (
    <Link to="/admin/articles/new" className="btn btn-primary min-h-11">
      <Plus className="size-4.5" aria-hidden="true" />
      {say(m.art_new)}
    </Link>
  )
  const narrowed = status !== '' || q !== ''
  return (
    <DeskFrame title={say(m.art_title)} action={write}>
      {deleted && (
        <div className="mb-4">
          <Notice tone="success">{say(m.art_deleted)}</Notice>
        </div>
      )}
      {(items.length > 0 || narrowed) && <FilterBar status={status} q={q} />}
      <div className="card-box overflow-hidden">
        {items.length === 0 ? (
          <Empty icon={Newspaper} title={say(narrowed ? m.art_admin_nothing : m.art_admin_none)}>
            {narrowed ? (
              <Link to="/admin/articles" className="btn btn-quiet mt-4">
                {say(m.reg_clear)}
              </Link>
            ) : (
              <p>{say(m.art_admin_none_text)}</p>
            )}
          </Empty>
        ) : (
          <ul>
            {items.map((article) => (
              <Row key={article.id} article={article} />
            ))}
          </ul>
        )}
      </div>
      <Paging next={next} />
    </DeskFrame>
  )
}

function FilterBar({ status, q }: { status: string; q: string }) {
  const say = useSay()
  return (
    <Form method="get" key={`${status} ${q}`} className="mb-5 grid gap-3 sm:grid-cols-[1fr_12rem_auto]">
      <label>
        <span className="sr-only">{say(m.art_search)}</span>
        <input
          type="search"
          name="q"
          defaultValue={q}
          maxLength={80}
          placeholder={say(m.art_search)}
          className="field-input"
        />
      </label>
      <label>
        <span className="sr-only">{say(m.reg_status)}</span>
        <select name="status" defaultValue={status} className="field-input">
          <option value="">{say(m.art_all_status)}</option>
          <option value="draft">{say(m.art_status_draft)}</option>
          <option value="published">{say(m.art_status_published)}</option>
        </select>
      </label>
      <button type="submit" className="btn btn-quiet min-h-11">
        <Search className="size-4.5" aria-hidden="true" />
        {say(m.reg_filter)}
      </button>
    </Form>
  )
}

function Row({ article }: { article: ListedArticle }) {
  const say = useSay()
  const { locale } = useVisit()
  return (
    <li className="border-line hover:bg-base-200/60 relative flex items-center gap-4 border-b p-4 last:border-b-0">
      <span className="rounded-field w-24 shrink-0 overflow-hidden max-sm:hidden">
        <Cover id={article.coverId} title={article.title} sizes="6rem" />
      </span>
      <div className="min-w-0 grow">
        <Link
          to={`/admin/articles/${article.id}`}
          className="line-clamp-2 leading-snug font-semibold break-words after:absolute after:inset-0"
        >
          {article.title}
        </Link>
        <p className="num text-muted mt-1 text-sm break-words">
          {say(m.art_changed, { time: formatInstant(article.updatedAt, locale) })}
        </p>
      </div>
      <ArticleStatus is={article.status} />
    </li>
  )
}
