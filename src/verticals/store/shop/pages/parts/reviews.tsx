import { m } from '#web/paraglide/messages.js'
import { BadgeCheck, Star } from '#web/ui/icons.ts'
import { formatDay } from '#web/ui/format.ts'
import { useSay, useVisit } from '#web/words.ts'
import type { ProductView } from '../product.tsx'

export type ReviewList = {
  items: { id: string; rating: number; body: string; name: string; reply: string; createdAt: string }[]
}

/** What buyers say. Every one of them has bought it; that is checked where a review is written. */
export function Reviews({ reviews, product }: { reviews: ReviewList; product: ProductView }) {
  const say = useSay()
  const { locale } = useVisit()
  return (
    <section id="ulasan" className="scroll-mt-24">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-2xl">{say(m.shop_reviews)}</h2>
        {product.rating && (
          <p className="num text-muted">
            <b className="text-base-content text-lg">
              {product.rating.average.toFixed(1).replace('.', locale === 'id' ? ',' : '.')}
            </b>{' '}
            / 5 · {say(m.shop_reviews_count, { count: product.rating.count })}
          </p>
        )}
      </div>
      {reviews.items.length === 0 ? (
        <p className="text-muted mt-3">{say(m.shop_reviews_none)}</p>
      ) : (
        <ul className="mt-5 grid gap-4 sm:grid-cols-2">
          {reviews.items.map(({ id, rating, body, name, reply, createdAt }) => (
            <li key={id} className="glass p-5">
              <Stars rating={rating} />
              {body && <p className="mt-2.5 break-words whitespace-pre-line">{body}</p>}
              <p className="text-muted mt-3 flex flex-wrap items-center gap-x-2 text-sm">
                <span className="text-base-content font-semibold break-words">{name}</span>
                <span className="inline-flex items-center gap-1">
                  <BadgeCheck className="size-4" aria-hidden="true" />
                  {say(m.shop_reviews_bought)}
                </span>
                <time dateTime={createdAt} className="num">
                  {formatDay(createdAt, locale)}
                </time>
              </p>
              {reply && (
                <p className="border-line mt-3 border-l-2 pl-3 text-sm break-words">
                  <b>{say(m.shop_reviews_reply)}</b> {reply}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Stars({ rating }: { rating: number }) {
  const say = useSay()
  return (
    <p className="flex gap-0.5" role="img" aria-label={say(m.shop_stars, { count: rating })}>
      {[1, 2, 3, 4, 5].map((at) => (
        <Star
          key={at}
          className={`size-4.5 ${at <= rating ? 'text-accent-ink fill-current' : 'text-muted'}`}
          aria-hidden="true"
        />
      ))}
    </p>
  )
}
