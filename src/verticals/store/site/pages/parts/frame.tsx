import type { ReactNode } from 'react'
import { m } from '#web/paraglide/messages.js'
import { LanguageLink, SkipLink } from '#web/shell/language.tsx'
import { ArrowRight, CircleUser, Eye, Menu, Search } from '#web/ui/icons.ts'
import { SiteMark } from '#web/ui/mark.tsx'
import { useSay, useVisit, type Message } from '#web/words.ts'
import { ShopFooter } from './footer.tsx'
import type { Shop } from './view.ts'

type FrameProps = {
  shop: Shop
  draft?: boolean
  /** What was looked for, to stand in the field again. */
  q?: string
  /** A page in the middle of a purchase: nothing that leads away from it. */
  plain?: boolean
  /** A bar stands at the foot of a phone's screen: the end of the page stays above it. */
  bar?: boolean
  children: ReactNode
}

const entries: readonly [href: string, label: Message][] = [
  ['/products', m.shop_nav_products],
  ['/cek-transaksi', m.shop_nav_lookup],
  ['/faq', m.shop_nav_faq],
  ['/bantuan', m.shop_nav_support],
]

/** The public frame of a shop: its own name and colours, nothing of ours but one line at the end. */
export function ShopFrame({ shop, draft = false, q = '', plain = false, bar = false, children }: FrameProps) {
  const say = useSay()
  const { preview } = useVisit()
  return (
    <div className={`flex min-h-dvh flex-col ${bar ? 'max-lg:pb-20' : ''}`}>
      <SkipLink />
      {preview && <Banner title={say(m.tutor_preview)} text={say(m.tutor_preview_text)} />}
      {draft && <Banner title={say(m.site_draft)} text={say(m.site_draft_text)} />}
      {!plain && <Announcement {...shop.announcement} />}
      <ShopHeader q={q} plain={plain} />
      <main id="isi" className="grow">
        {children}
      </main>
      <ShopFooter shop={shop} plain={plain} />
    </div>
  )
}

function Announcement({ text, link }: Shop['announcement']) {
  if (!text) return null
  const look = 'wrap flex min-h-11 items-center justify-center gap-2 py-2 text-center text-sm font-semibold'
  return (
    <div className="bg-accent-soft text-accent-soft-ink">
      {link ? (
        <a href={link} className={look}>
          <span>{text}</span>
          <ArrowRight className="size-4 shrink-0" aria-hidden="true" />
        </a>
      ) : (
        <p className={look}>{text}</p>
      )}
    </div>
  )
}

function ShopHeader({ q, plain }: { q: string; plain: boolean }) {
  const say = useSay()
  const shown = plain ? entries.slice(-1) : entries
  const { tenant, outlet } = useVisit()
  return (
    <header className="border-line bg-base-100 sticky top-0 z-30 border-b">
      <div className="wrap flex min-h-16 items-center gap-3 py-2">
        <a href="/" className="hit min-w-0 shrink gap-2.5">
          <SiteMark className="size-9 shrink-0" />
          <span className="line-clamp-2 max-w-[12rem] text-[1.0625rem] leading-tight font-extrabold tracking-tight break-words">
            {tenant.name}
          </span>
        </a>
        {!plain && <SearchField q={q} className="ml-3 max-w-md grow max-md:hidden" />}
        <nav aria-label={say(m.nav_main)} className="ml-auto hidden items-center lg:flex">
          {shown.map(([href, label]) => (
            <a
              key={href}
              href={href}
              className="hit text-muted hover:text-base-content px-2.5 text-[0.9375rem] font-medium"
            >
              {say(label)}
            </a>
          ))}
          <LanguageLink className="text-muted hover:text-base-content px-2" />
        </nav>
        {!plain && <AccountLink />}
        <details className={`group relative lg:hidden ${plain || outlet ? 'ml-auto' : ''}`}>
          <summary className="hit size-11 cursor-pointer list-none justify-center [&::-webkit-details-marker]:hidden">
            <Menu className="size-6" aria-hidden="true" />
            <span className="sr-only">{say(m.site_menu)}</span>
          </summary>
          <nav
            aria-label={say(m.site_menu)}
            className="bg-surface border-line shadow-float rounded-box absolute top-full right-0 w-64 border p-3"
          >
            {shown.map(([href, label]) => (
              <a key={href} href={href} className="hit hover:bg-base-300 rounded-field w-full px-3 font-medium">
                {say(label)}
              </a>
            ))}
            <LanguageLink className="text-muted px-3" />
          </nav>
        </details>
      </div>
      {!plain && (
        <div className="wrap pb-2.5 md:hidden">
          <SearchField q={q} />
        </div>
      )}
    </header>
  )
}

/** The way in, or to one's own pages. It names nobody: only that somebody has signed in. */
function AccountLink() {
  const say = useSay()
  const { person, outlet } = useVisit()
  if (outlet) return null
  return (
    <a
      href={person ? '/account' : '/login'}
      className="hit max-lg:ml-auto gap-2 px-2 text-[0.9375rem] font-semibold whitespace-nowrap lg:px-2.5"
    >
      <CircleUser className="size-5.5" aria-hidden="true" />
      {say(person ? m.member_account : m.member_login)}
    </a>
  )
}

function SearchField({ q, className = '' }: { q: string; className?: string }) {
  const say = useSay()
  return (
    <form method="get" action="/products" role="search" className={`relative ${className}`}>
      <label className="block">
        <span className="sr-only">{say(m.shop_search_label)}</span>
        <Search className="text-muted pointer-events-none absolute top-3 left-3.5 size-5" aria-hidden="true" />
        <input
          type="search"
          name="q"
          defaultValue={q}
          maxLength={80}
          placeholder={say(m.shop_search_placeholder)}
          autoComplete="off"
          enterKeyHint="search"
          className="field-input rounded-full pl-11"
        />
      </label>
      <button type="submit" className="sr-only">
        {say(m.shop_search_go)}
      </button>
    </form>
  )
}

function Banner({ title, text }: { title: string; text: string }) {
  return (
    <div className="bg-tone-warning text-tone-warning-ink">
      <p className="wrap flex flex-wrap items-center gap-x-3 py-2.5 text-sm">
        <span className="inline-flex items-center gap-2 font-bold">
          <Eye className="size-4.5" aria-hidden="true" />
          {title}
        </span>
        {text}
      </p>
    </div>
  )
}
