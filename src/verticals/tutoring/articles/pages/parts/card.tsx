import { m } from '#web/paraglide/messages.js'
import { formatDay } from '#web/ui/format.ts'
import { useSay, useVisit } from '#web/words.ts'
import { Cover } from './cover.tsx'

type CardProps = {
  article: { slug: string; title: string; summary: string; coverId: string | null; publishedAt: string | null }
  minutes?: number
  heading?: 'h2' | 'h3'
  eager?: boolean
}

/** One published article in a list, on its own page or on any other of the site. */
export function ArticleCard({ article, minutes, heading: Heading = 'h2', eager = false }: CardProps) {
  const say = useSay()
  const { locale } = useVisit()
  const { slug, title, summary, coverId, publishedAt } = article
  return (
    <li className="card-box relative flex min-w-0 flex-col overflow-hidden transition-shadow duration-150 hover:shadow-(--shadow-card)">
      <Cover id={coverId} title={title} sizes="(min-width: 64rem) 22rem, (min-width: 40rem) 45vw, 92vw" eager={eager} />
      <div className="flex grow flex-col p-5">
        <Heading className="text-lg leading-snug break-words">
          <a href={`/artikel/${slug}`} className="after:rounded-box after:absolute after:inset-0">
            {title}
          </a>
        </Heading>
        {summary && <p className="text-muted mt-2 line-clamp-3 grow text-[0.9375rem] break-words">{summary}</p>}
        <p className="num text-muted mt-4 text-sm">
          {publishedAt && <time dateTime={publishedAt}>{formatDay(publishedAt, locale)}</time>}
          {minutes !== undefined && ` · ${say(m.art_minutes, { count: minutes })}`}
        </p>
      </div>
    </li>
  )
}
