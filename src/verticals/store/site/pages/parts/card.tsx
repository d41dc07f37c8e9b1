import type { z } from 'zod'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { m } from '#web/paraglide/messages.js'
import { Flame, Star, Zap } from '#web/ui/icons.ts'
import { useSay, useVisit, type Message, type Say } from '#web/words.ts'
import type { Locale } from '#kernel/problem/problem.ts'
import { Art } from '../../../art/pages/art.tsx'
import type { ProductCard as Shape } from '../../../catalogue/schemas.ts'
import { shortTime } from './time.ts'

export type Card = z.output<typeof Shape>

export const kinds: Record<Card['kind'], Message> = {
  stock: m.shop_kind_stock,
  shared: m.shop_kind_shared,
  invite: m.shop_kind_invite,
  file: m.shop_kind_file,
}

/** One product in a grid; the whole card leads to it. */
export function ProductCard({
  card,
  heading = 'h3',
  eager = false,
}: {
  card: Card
  heading?: 'h2' | 'h3'
  eager?: boolean
}) {
  const say = useSay()
  const { locale } = useVisit()
  const Heading = heading
  const gone = card.paused || card.stock === 'none'
  return (
    <li className="glass glass-link relative flex min-w-0 flex-col overflow-hidden">
      <div className={`relative aspect-[16/10] overflow-hidden ${gone ? 'opacity-60 grayscale' : ''}`}>
        <Cover card={card} eager={eager} />
        <span className="absolute inset-x-2.5 top-2.5 flex flex-wrap justify-between gap-1.5">
          <span className="badge bg-black/75 tracking-wide text-white">{say(kinds[card.kind])}</span>
          {card.flash && !gone && (
            <span className="badge bg-accent text-accent-content">
              <Flame className="size-3.5" aria-hidden="true" />
              {say(m.shop_flash)}
            </span>
          )}
        </span>
      </div>
      <div className="flex grow flex-col p-3 sm:p-4">
        <Heading className="text-[0.9375rem] leading-snug font-bold break-words sm:text-base">
          <a href={`/products/${card.slug}`} className="after:absolute after:inset-0">
            {card.name}
          </a>
        </Heading>
        <Facts card={card} say={say} locale={locale} />
        <Price card={card} gone={gone} />
      </div>
    </li>
  )
}

export function Cover({
  card,
  eager = false,
}: {
  card: Pick<Card, 'picture' | 'art' | 'slug' | 'kind'>
  eager?: boolean
}) {
  if (!card.picture) return <Art art={card.art} seed={card.slug} kind={card.kind} />
  const { url, width, height } = card.picture
  return (
    <img
      src={url}
      alt=""
      width={width}
      height={height}
      loading={eager ? 'eager' : 'lazy'}
      decoding="async"
      className="size-full object-cover"
    />
  )
}

function Facts({ card, say, locale }: { card: Card; say: Say; locale: Locale }) {
  const quick = card.medianSeconds !== null && card.medianSeconds <= 600
  return (
    <p className="text-muted mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-xs empty:hidden sm:text-sm">
      {card.rating && (
        <span className="inline-flex items-center gap-1">
          <Star className="text-accent-ink size-3.5 fill-current" aria-hidden="true" />
          <span className="num">{card.rating.average.toFixed(1).replace('.', locale === 'id' ? ',' : '.')}</span>
          <span className="sr-only">{say(m.shop_rating_of, { count: card.rating.count })}</span>
        </span>
      )}
      {card.soldCount > 0 && <span className="num">{say(m.shop_sold, { count: card.soldCount })}</span>}
      {quick && (
        <span className="inline-flex items-center gap-0.5">
          <Zap className="size-3.5" aria-hidden="true" />
          <span className="num">~{shortTime(card.medianSeconds!, locale)}</span>
        </span>
      )}
    </p>
  )
}

function Price({ card, gone }: { card: Card; gone: boolean }) {
  const say = useSay()
  const now = card.flash?.priceIdr ?? card.fromIdr
  const before = card.flash ? card.fromIdr : card.compareAtIdr
  return (
    <div className="mt-auto flex flex-wrap items-end justify-between gap-x-3 gap-y-1 pt-3">
      <p className="num leading-tight">
        {before !== null && before > now && (
          <s className="text-muted block text-xs sm:text-sm">{formatRupiah(before)}</s>
        )}
        <span className="text-[1.0625rem] font-extrabold sm:text-lg">{formatRupiah(now)}</span>
      </p>
      {gone ? (
        <span className="text-muted text-xs font-semibold">{say(card.paused ? m.shop_paused : m.shop_none_left)}</span>
      ) : (
        card.left !== null && (
          <span className="text-accent-ink num text-xs font-semibold">{say(m.shop_left, { count: card.left })}</span>
        )
      )}
    </div>
  )
}

type GridProps = { cards: readonly Card[]; heading?: 'h2' | 'h3'; eager?: number; columns?: string }

export function Grid({ cards, heading = 'h3', eager = 0, columns = 'md:grid-cols-3 lg:grid-cols-4' }: GridProps) {
  return (
    <ul className={`grid grid-cols-2 gap-3 sm:gap-5 ${columns}`}>
      {cards.map((card, at) => (
        <ProductCard key={card.id} card={card} heading={heading} eager={at < eager} />
      ))}
    </ul>
  )
}
