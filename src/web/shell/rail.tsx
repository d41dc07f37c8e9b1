import type { ReactNode } from 'react'
import { NavLink } from 'react-router'
import { m } from '../paraglide/messages.js'
import { Ellipsis, KeyRound, LogOut, type LucideIcon } from '../ui/icons.ts'
import { useSay, useVisit } from '../words.ts'
import { Jump } from './jump.tsx'
import { LanguageLink, SkipLink } from './language.tsx'
import { ThemeChoice } from './theme.tsx'

/** One entry of a working area's menu. `end` marks the area's own front page. */
export type RailItem = { to: string; icon: LucideIcon; label: string; end?: boolean }

export type RailFrameProps = {
  brand: ReactNode
  items: RailItem[]
  title: string
  crumbs?: { to: string; label: string }[]
  action?: ReactNode
  children: ReactNode
}

/** The frame of console and admin: a rail on wide screens, a bar at the thumb on phones. */
export function RailFrame({ brand, items, title, crumbs = [], action, children }: RailFrameProps) {
  const say = useSay()
  const { site, tenant } = useVisit()
  return (
    <div className="bg-base-200 min-h-dvh lg:grid lg:grid-cols-[15.5rem_1fr]">
      <title>{`${title} · ${site === 'portal' ? 'Ruko' : tenant.name}`}</title>
      <SkipLink />
      <Rail brand={brand} items={items} />
      <div className="min-w-0">
        <header className="bg-base-100 border-line flex min-h-14 items-center border-b px-5 lg:hidden">{brand}</header>
        <main id="isi" className="mx-auto w-full max-w-6xl px-5 pt-6 pb-32 sm:px-8 lg:pt-8 lg:pb-16">
          {crumbs.length > 0 && (
            <nav aria-label={say(m.nav_crumbs)} className="mb-1 text-sm">
              <ol className="flex flex-wrap gap-x-2">
                {crumbs.map(({ to, label }, index) => (
                  <li key={to} className="text-muted flex items-center gap-2">
                    {index > 0 && <span aria-hidden="true">/</span>}
                    <NavLink to={to} end className="hit link-quiet">
                      {label}
                    </NavLink>
                  </li>
                ))}
              </ol>
            </nav>
          )}
          <div className="mb-6 flex flex-wrap items-center justify-between gap-4">
            <h1 className="min-w-0 text-2xl break-words sm:text-3xl">{title}</h1>
            {action}
          </div>
          {children}
        </main>
      </div>
      <ThumbBar items={items} />
    </div>
  )
}

const entry =
  'hit w-full gap-3 rounded-field px-3 text-[0.9375rem] font-medium text-muted hover:bg-base-300/60 hover:text-base-content aria-[current=page]:bg-primary-soft aria-[current=page]:text-primary-soft-ink aria-[current=page]:font-semibold'

function Rail({ brand, items }: { brand: ReactNode; items: RailItem[] }) {
  const say = useSay()
  const { person } = useVisit()
  return (
    <aside className="bg-base-100 border-line sticky top-0 hidden h-dvh flex-col border-r px-4 py-3 lg:flex">
      <div className="px-2 py-2">{brand}</div>
      <Jump />
      <nav aria-label={say(m.nav_main)} className="-mx-2 mt-3 min-h-0 grow overflow-y-auto px-2">
        <ul className="space-y-1">
          {items.map(({ to, icon: Icon, label, end }) => (
            <li key={to}>
              <NavLink to={to} end={end ?? false} prefetch="intent" className={entry}>
                <Icon className="size-5" aria-hidden="true" />
                {label}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className="border-line shrink-0 border-t pt-2">
        <p className="truncate px-3 pb-1 text-sm font-semibold" title={person?.email}>
          {person?.name}
        </p>
        <AccountLinks />
        <div className="flex flex-wrap items-center justify-between gap-2 px-1 pt-2">
          <ThemeChoice />
          <LanguageLink className="text-muted" />
        </div>
      </div>
    </aside>
  )
}

function AccountLinks() {
  const say = useSay()
  return (
    <>
      <a href="/account/security" className={entry}>
        <KeyRound className="size-5" aria-hidden="true" />
        {say(m.security_title)}
      </a>
      <form method="post" action="/logout">
        <button type="submit" className={`${entry} cursor-pointer`}>
          <LogOut className="size-5" aria-hidden="true" />
          {say(m.nav_logout)}
        </button>
      </form>
    </>
  )
}

const thumb =
  'flex min-h-14 w-full cursor-pointer flex-col items-center justify-center gap-0.5 text-[0.6875rem] font-semibold text-muted aria-[current=page]:text-primary-ink'

function ThumbBar({ items }: { items: RailItem[] }) {
  const say = useSay()
  const [near, far] = [items.slice(0, 3), items.slice(3)]
  return (
    <nav
      aria-label={say(m.nav_main)}
      className="bg-base-100 border-line fixed inset-x-0 bottom-0 z-30 border-t pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <ul className="grid auto-cols-fr grid-flow-col">
        {near.map(({ to, icon: Icon, label, end }) => (
          <li key={to}>
            <NavLink to={to} end={end ?? false} className={thumb}>
              <Icon className="size-5.5" aria-hidden="true" />
              {label}
            </NavLink>
          </li>
        ))}
        <li>
          <details className="group">
            <summary className={`${thumb} list-none [&::-webkit-details-marker]:hidden`}>
              <Ellipsis className="size-5.5" aria-hidden="true" />
              {say(m.nav_more)}
            </summary>
            <div className="bg-base-100 border-line shadow-float absolute inset-x-0 bottom-full space-y-1 border-t p-4">
              {far.map(({ to, icon: Icon, label }) => (
                <a key={to} href={to} className={entry}>
                  <Icon className="size-5" aria-hidden="true" />
                  {label}
                </a>
              ))}
              <AccountLinks />
              <div className="flex items-center justify-between pt-2">
                <ThemeChoice />
                <LanguageLink className="text-muted" />
              </div>
            </div>
          </details>
        </li>
      </ul>
    </nav>
  )
}
