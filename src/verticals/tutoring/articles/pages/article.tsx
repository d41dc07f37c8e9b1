import { data, useLoaderData, type LoaderFunctionArgs, type MetaArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { JsonLd, siteMeta } from '#web/head.ts'
import { readMarkdown } from '#web/markdown.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp } from '#web/seam.ts'
import { formatDay } from '#web/ui/format.ts'
import { ArrowLeft, ArrowRight, WhatsApp } from '#web/ui/icons.ts'
import { mediaUrl } from '#web/ui/picture.tsx'
import { Prose } from '#web/ui/prose.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { readSite } from '../../site/operations.ts'
import { SiteFrame } from '../../site/pages/parts/frame.tsx'
import type { readPublishedArticle } from '../operations.ts'
import { ArticleCard } from './parts/card.tsx'
import { Cover } from './parts/cover.tsx'

export const handle = { js: false, cache: true }

export function headers({ loaderHeaders }: { loaderHeaders: Headers }) {
  return { 'Cache-Control': loaderHeaders.get('Cache-Control') ?? 'private, no-store' }
}

export async function loader({ context, params }: LoaderFunctionArgs) {
  const app = pageApp(context)
  const [view, found] = await Promise.all([
    read(app.call<typeof readSite>('tutoring.readSite', {})),
    read(
      app.call<typeof readPublishedArticle>('tutoring.readPublishedArticle', { articleSlug: params.slug ?? '' }),
    ).catch(unknown),
  ])
  const { body, ...article } = found
  const { html } = readMarkdown(body)
  const description = article.summary || summaryOf(html)
  const cache = app.preview ? 'private, no-store' : 'public, max-age=0, s-maxage=300'
  return data({ view, article, html, description }, { headers: { 'Cache-Control': cache } })
}

/** An address that no article could ever have is one where nothing stands. */
function unknown(error: unknown): never {
  const refused = (error as { init?: { status?: number } | null }).init?.status === 422
  throw refused ? data(null, { status: 404 }) : error
}

function summaryOf(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 155)
}

export function meta(args: MetaArgs<typeof loader>) {
  if (!args.loaderData) return []
  const { article, description } = args.loaderData
  const image = article.coverId ? { image: mediaUrl(article.coverId, 1280) } : {}
  return siteMeta(args, {
    title: article.title,
    description,
    type: 'article',
    path: `/artikel/${article.slug}`,
    ...image,
  })
}

export default function Article() {
  const { view, article, html } = useLoaderData<typeof loader>()
  const { locale } = useVisit()
  const say = useSay()
  return (
    <SiteFrame view={view}>
      <article className="wrap pt-6 sm:pt-10">
        <div className="mx-auto max-w-[46rem]">
          <a href="/artikel" className="hit text-primary-ink gap-2 font-semibold">
            <ArrowLeft className="size-4.5" aria-hidden="true" />
            {say(m.art_all)}
          </a>
          <h1 className="mt-3 text-[2rem] leading-[1.15] break-words sm:text-5xl">{article.title}</h1>
          <p className="num text-muted mt-4 text-[0.9375rem]">
            <time dateTime={article.publishedAt}>{formatDay(article.publishedAt, locale)}</time>
            {` · ${say(m.art_minutes, { count: article.minutes })}`}
          </p>
        </div>
        {article.coverId && (
          <div className="rounded-box mx-auto mt-7 max-w-4xl overflow-hidden">
            <Cover id={article.coverId} title={article.title} sizes="(min-width: 56rem) 56rem, 92vw" eager />
          </div>
        )}
        <div className="mx-auto mt-8 max-w-[46rem]">
          {article.summary && (
            <p className="text-muted mb-8 text-xl leading-relaxed font-medium break-words">{article.summary}</p>
          )}
          <Prose html={html} className="text-[1.0625rem] leading-[1.75]" />
          <Share title={article.title} slug={article.slug} />
        </div>
      </article>
      <More others={article.others} />
      <Described description={article.summary} />
    </SiteFrame>
  )
}

function Share({ title, slug }: { title: string; slug: string }) {
  const say = useSay()
  const { origin } = useVisit()
  const words = encodeURIComponent(`${title}\n${origin}/artikel/${slug}`)
  return (
    <div className="border-line mt-10 border-t pt-6">
      <a href={`https://wa.me/?text=${words}`} rel="noopener" className="btn btn-quiet min-h-11">
        <WhatsApp className="size-5" />
        {say(m.art_share)}
      </a>
    </div>
  )
}

function More({ others }: { others: Awaited<ReturnType<typeof loader>>['data']['article']['others'] }) {
  const say = useSay()
  return (
    <section className="wrap mt-14 pb-4">
      <div className="bg-primary-soft rounded-box flex flex-wrap items-center justify-between gap-5 p-6 sm:p-8">
        <div>
          <h2 className="text-2xl">{say(m.art_cta)}</h2>
          <p className="mt-1 max-w-[52ch]">{say(m.art_cta_text)}</p>
        </div>
        <a href="/daftar" className="btn btn-primary btn-lg text-base">
          {say(m.art_cta_button)}
          <ArrowRight className="size-5" aria-hidden="true" />
        </a>
      </div>
      {others.length > 0 && (
        <>
          <h2 className="mt-12 text-2xl">{say(m.art_others)}</h2>
          <ul className="mt-5 grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
            {others.map((article) => (
              <ArticleCard key={article.id} article={article} heading="h3" />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** What search engines read of it. */
function Described({ description }: { description: string }) {
  const { article } = useLoaderData<typeof loader>()
  const { tenant, origin, locale } = useVisit()
  const publisher = { '@type': 'Organization', name: tenant.name, url: origin }
  return (
    <JsonLd
      data={{
        '@type': 'Article',
        headline: article.title.slice(0, 110),
        description,
        datePublished: article.publishedAt,
        dateModified: article.updatedAt,
        inLanguage: locale,
        mainEntityOfPage: `${origin}/artikel/${article.slug}`,
        image: article.coverId ? origin + mediaUrl(article.coverId, 1280) : `${origin}/og.png`,
        author: publisher,
        publisher,
      }}
    />
  )
}
