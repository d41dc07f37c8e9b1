import type { z } from 'zod'
import { m } from '#web/paraglide/messages.js'
import {
  ArrowRight,
  Clock3,
  Flame,
  Lock,
  PackageCheck,
  QrCode,
  Search,
  ShieldCheck,
  Star,
  UserCheck,
  type LucideIcon,
} from '#web/ui/icons.ts'
import { useSay, useVisit, type Message } from '#web/words.ts'
import { Art } from '../../../art/pages/art.tsx'
import type { Category as CategoryShape } from '../../../catalogue/schemas.ts'
import { type Card, Cover, Grid } from './card.tsx'
import { Questions } from './questions.tsx'
import { shortTime } from './time.ts'
import type { Shop } from './view.ts'

type Category = z.output<typeof CategoryShape>
export type FrontView = { products: Card[]; categories: Category[]; flash: Card[] }

/** Everything of the front page between header and footer. */
export function Front({ shop, view, now }: { shop: Shop; view: FrontView; now: string }) {
  const say = useSay()
  return (
    <>
      <Hero shop={shop} cards={view.products} />
      <Figures shop={shop} />
      {view.flash.length > 0 && <FlashRow cards={view.flash} now={now} />}
      {view.categories.length > 0 && <Categories categories={view.categories} />}
      {view.products.length > 0 && (
        <section className="wrap pt-14 sm:pt-18">
          <Heading title={say(m.shop_home_products)} href="/products" more={say(m.shop_home_all)} />
          <div className="mt-6">
            <Grid cards={view.products} />
          </div>
        </section>
      )}
      <Steps />
      <section className="wrap pt-14 sm:pt-18">
        <Heading title={say(m.shop_home_faq)} href="/faq" more={say(m.shop_home_faq_all)} />
        <div className="mt-4 max-w-3xl">
          <Questions items={shop.faq.slice(0, 4)} />
        </div>
      </section>
      <Closing />
    </>
  )
}

function Hero({ shop, cards }: { shop: Shop; cards: Card[] }) {
  const say = useSay()
  const { eyebrow, headline, intro } = shop.hero
  return (
    <section className="stage">
      <div className="wrap grid items-center gap-x-12 gap-y-10 pt-10 pb-12 sm:pt-16 sm:pb-16 lg:grid-cols-[1.15fr_1fr]">
        <div className="min-w-0">
          {eyebrow && <p className="text-accent-ink text-sm font-bold tracking-wide break-words">{eyebrow}</p>}
          <h1 className="mt-3 text-[2.15rem] leading-[1.08] break-words sm:text-5xl lg:text-[3.5rem]">{headline}</h1>
          <p className="text-muted mt-5 max-w-[52ch] text-lg break-words">{intro}</p>
          <div className="mt-7 flex flex-col gap-3 sm:flex-row">
            <a href="/products" className="btn btn-cta btn-lg text-base">
              {say(m.shop_home_browse)}
              <ArrowRight className="size-5" aria-hidden="true" />
            </a>
            <a href="/cek-transaksi" className="btn btn-quiet btn-lg text-base">
              <Search className="size-5" aria-hidden="true" />
              {say(m.shop_nav_lookup)}
            </a>
          </div>
        </div>
        <Showcase cards={cards} art={shop.hero.art} />
      </div>
    </section>
  )
}

/** Three of the shop's own goods, laid out like cards on a counter; without goods, a drawing. */
function Showcase({ cards, art }: { cards: Card[]; art: string }) {
  if (art || cards.length < 3) {
    return (
      <div className="glass mx-auto hidden aspect-[16/10] w-full overflow-hidden lg:block" aria-hidden="true">
        <Art art={art || 'gift'} seed="toko" />
      </div>
    )
  }
  const places = [
    'left-0 top-10 -rotate-6 w-[58%]',
    'right-0 top-0 rotate-3 w-[58%]',
    'left-[16%] bottom-0 rotate-1 w-[66%]',
  ]
  return (
    <div className="relative mx-auto hidden h-[25rem] w-full max-w-[30rem] lg:block" aria-hidden="true">
      {cards.slice(0, 3).map((card, at) => (
        <div key={card.id} className={`glass absolute overflow-hidden shadow-float ${places[at]}`}>
          <div className="aspect-[16/10]">
            <Cover card={card} eager />
          </div>
          <p className="truncate px-4 py-3 text-sm font-bold">{card.name}</p>
        </div>
      ))}
    </div>
  )
}

function Figures({ shop }: { shop: Shop }) {
  const say = useSay()
  const { locale } = useVisit()
  const { figures } = shop
  const number = new Intl.NumberFormat(locale === 'id' ? 'id-ID' : 'en-GB')
  const facts: { icon: LucideIcon; value: string; label: string }[] = []
  if (figures && figures.sold > 0)
    facts.push({ icon: PackageCheck, value: number.format(figures.sold), label: say(m.shop_figure_sold) })
  const median = figures?.medianSeconds ?? null
  if (median !== null)
    facts.push({ icon: Clock3, value: `~${shortTime(median, locale)}`, label: say(m.shop_figure_speed) })
  if (figures?.rating) {
    const label = say(m.shop_figure_rating, { count: number.format(figures.rating.count) })
    facts.push({ icon: Star, value: number.format(figures.rating.average), label })
  }
  facts.push({ icon: QrCode, value: 'QRIS', label: say(m.shop_figure_pay) })
  facts.push({ icon: Lock, value: say(m.shop_figure_safe_value), label: say(m.shop_figure_safe) })
  facts.push({ icon: UserCheck, value: say(m.shop_figure_guest_value), label: say(m.shop_figure_guest) })
  facts.push({ icon: ShieldCheck, value: say(m.shop_figure_warranty_value), label: say(m.shop_figure_warranty) })
  return (
    <section aria-label={say(m.shop_figures)} className="border-line bg-base-200 border-y">
      <ul className="wrap grid grid-cols-2 gap-x-6 gap-y-5 py-6 sm:flex sm:justify-between">
        {facts.slice(0, 4).map(({ icon: Icon, value, label }) => (
          <li key={label} className="flex min-w-0 items-center gap-3">
            <span className="bg-primary-soft text-primary-soft-ink grid size-10 shrink-0 place-items-center rounded-full">
              <Icon className="size-5" aria-hidden="true" />
            </span>
            <span className="min-w-0 leading-tight">
              <span className="num block font-extrabold">{value}</span>
              <span className="text-muted block text-sm">{label}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function FlashRow({ cards, now }: { cards: Card[]; now: string }) {
  const say = useSay()
  const ends = cards.map(({ flash }) => flash!.endsAt).toSorted()[0]!
  return (
    <section className="wrap pt-14 sm:pt-18">
      <div className="glass stage grid items-center gap-x-10 gap-y-6 p-5 sm:p-8 lg:grid-cols-[1fr_1.6fr]">
        <div>
          <h2 className="flex items-center gap-2.5 text-2xl sm:text-3xl">
            <Flame className="text-accent-ink size-7 shrink-0" aria-hidden="true" />
            {say(m.shop_flash_title)}
          </h2>
          <p className="text-muted mt-2 max-w-[40ch]">{say(m.shop_flash_text)}</p>
          <p className="bg-accent-soft text-accent-soft-ink mt-4 inline-block rounded-full px-4 py-2 text-sm font-semibold">
            {say(m.shop_flash_ends)}{' '}
            <span role="timer" data-countdown={ends} data-now={now} className="num font-extrabold">
              {say(m.shop_flash_soon)}
            </span>
          </p>
        </div>
        <Grid cards={cards.slice(0, 3)} columns={cards.length > 2 ? 'md:grid-cols-3' : ''} />
      </div>
    </section>
  )
}

function Categories({ categories }: { categories: Category[] }) {
  const say = useSay()
  return (
    <section className="wrap pt-14 sm:pt-18">
      <Heading title={say(m.shop_home_categories)} />
      <ul className="mt-6 grid grid-cols-2 gap-3 sm:grid-cols-3 sm:gap-4 lg:grid-cols-4">
        {categories.map(({ slug, name, art, picture, count }) => (
          <li
            key={slug}
            className="glass glass-link relative flex items-center gap-2.5 overflow-hidden p-2.5 sm:gap-4 sm:p-3"
          >
            <span className="rounded-field size-11 shrink-0 overflow-hidden sm:size-16">
              <Cover card={{ picture, art, slug, kind: 'stock' }} />
            </span>
            <span className="min-w-0 leading-tight">
              <a
                href={`/products?category=${slug}`}
                className="text-sm font-bold break-words after:absolute after:inset-0 sm:text-base"
              >
                {name}
              </a>
              <span className="text-muted num mt-0.5 block text-xs sm:text-sm">
                {say(m.shop_category_count, { count })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const steps: readonly { icon: LucideIcon; title: Message; text: Message }[] = [
  { icon: Search, title: m.shop_step_1, text: m.shop_step_1_text },
  { icon: QrCode, title: m.shop_step_2, text: m.shop_step_2_text },
  { icon: PackageCheck, title: m.shop_step_3, text: m.shop_step_3_text },
]

function Steps() {
  const say = useSay()
  return (
    <section className="wrap pt-14 sm:pt-18">
      <Heading title={say(m.shop_home_how)} />
      <ol className="mt-6 grid gap-4 md:grid-cols-3">
        {steps.map(({ icon: Icon, title, text }, at) => (
          <li key={at} className="glass flex gap-4 p-5 md:flex-col md:gap-3 md:p-6">
            <span className="bg-accent-soft text-accent-soft-ink grid size-11 shrink-0 place-items-center rounded-full">
              <Icon className="size-5.5" aria-hidden="true" />
            </span>
            <div>
              <h3 className="text-lg">
                <span className="num text-muted mr-1.5">{at + 1}.</span>
                {say(title)}
              </h3>
              <p className="text-muted mt-1">{say(text)}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Closing() {
  const say = useSay()
  return (
    <section className="wrap pt-14 sm:pt-18">
      <div className="glass stage flex flex-wrap items-center justify-between gap-6 px-6 py-9 sm:px-10">
        <div>
          <h2 className="flex items-center gap-2.5 text-2xl sm:text-3xl">
            <ShieldCheck className="text-accent-ink size-7 shrink-0" aria-hidden="true" />
            {say(m.shop_closing)}
          </h2>
          <p className="text-muted mt-2 max-w-[56ch]">{say(m.shop_closing_text)}</p>
        </div>
        <a href="/products" className="btn btn-cta btn-lg text-base max-sm:w-full">
          {say(m.shop_home_browse)}
        </a>
      </div>
    </section>
  )
}

function Heading({ title, href, more }: { title: string; href?: string; more?: string }) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
      <h2 className="text-2xl break-words sm:text-3xl">{title}</h2>
      {href && (
        <a href={href} className="hit text-accent-ink gap-1.5 font-semibold">
          {more}
          <ArrowRight className="size-4.5" aria-hidden="true" />
        </a>
      )}
    </div>
  )
}
