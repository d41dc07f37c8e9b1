import { data, useLoaderData, type LoaderFunctionArgs, type MetaArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { siteMeta } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp } from '#web/seam.ts'
import { ArrowLeft, ArrowRight, Newspaper } from '#web/ui/icons.ts'
import { Empty } from '#web/ui/notice.tsx'
import { sayIn, useSay } from '#web/words.ts'
import type { readSite } from '../../site/operations.ts'
import { SiteFrame } from '../../site/pages/parts/frame.tsx'
import type { listPublishedArticles } from '../operations.ts'
import { ArticleCard } from './parts/card.tsx'
import type { PublicPage } from './parts/listed.ts'

export const handle = { js: false, cache: true }

export function headers({ loaderHeaders }: { loaderHeaders: Headers }) {
  return { 'Cache-Control': loaderHeaders.get('Cache-Control') ?? 'private, no-store' }
}

export async function loader({ context, params }: LoaderFunctionArgs) {
  const app = pageApp(context)
  const wanted = params.page ? { page: Number(params.page) } : {}
  const [view, list] = await Promise.all([
    read(app.call<typeof readSite>('tutoring.readSite', {})),
    read(app.call<typeof listPublishedArticles>('tutoring.listPublishedArticles', wanted)),
  ])
  if (list.page > list.pages) throw data(null, { status: 404 })
  const say = sayIn(app.locale)
  const cache = app.preview ? 'private, no-store' : 'public, max-age=0, s-maxage=300'
  const facts = { title: say(m.art_title), description: say(m.art_description, { name: app.tenant.name }) }
  return data({ view, list, facts }, { headers: { 'Cache-Control': cache } })
}

export function meta(args: MetaArgs<typeof loader>) {
  const { loaderData } = args
  return loaderData ? siteMeta(args, { ...loaderData.facts, path: addressOf(loaderData.list.page) }) : []
}

export default function Articles() {
  const { view, list } = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <SiteFrame view={view}>
      <div className="wrap pt-10 pb-6 sm:pt-14">
        <h1 className="text-3xl sm:text-5xl">{say(m.art_title)}</h1>
        <p className="lead mt-3">{say(m.art_lead)}</p>
        {list.items.length === 0 ? (
          <div className="card-box mt-8">
            <Empty icon={Newspaper} title={say(m.art_none)}>
              <p>{say(m.art_none_text)}</p>
              <a href="/" className="btn btn-quiet mt-5">
                {say(m.art_none_home)}
              </a>
            </Empty>
          </div>
        ) : (
          <ul className="mt-8 grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
            {list.items.map((article, index) => (
              <ArticleCard key={article.id} article={article} minutes={article.minutes} eager={index < 3} />
            ))}
          </ul>
        )}
        {list.pages > 1 && <Pages list={list} />}
      </div>
    </SiteFrame>
  )
}

function addressOf(page: number): string {
  return page === 1 ? '/artikel' : `/artikel/halaman/${page}`
}

function Pages({ list: { page, pages } }: { list: PublicPage }) {
  const say = useSay()
  return (
    <nav
      aria-label={say(m.art_page, { page, pages })}
      className="mt-10 flex flex-wrap items-center justify-between gap-3"
    >
      {page > 1 ? (
        <a href={addressOf(page - 1)} rel="prev" className="btn btn-quiet min-h-11">
          <ArrowLeft className="size-4.5" aria-hidden="true" />
          {say(m.art_newer)}
        </a>
      ) : (
        <span />
      )}
      <span className="num text-muted text-sm">{say(m.art_page, { page, pages })}</span>
      {page < pages ? (
        <a href={addressOf(page + 1)} rel="next" className="btn btn-quiet min-h-11">
          {say(m.art_older)}
          <ArrowRight className="size-4.5" aria-hidden="true" />
        </a>
      ) : (
        <span />
      )}
    </nav>
  )
}
