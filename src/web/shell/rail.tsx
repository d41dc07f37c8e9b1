import { useEffect, useRef, type ReactNode } from 'react'
import { Link, NavLink, useLocation } from 'react-router'
import { m } from '../paraglide/messages.js'
import { ChevronDown, CircleUser, Ellipsis, KeyRound, LogOut, type LucideIcon } from '../ui/icons.ts'
import { useSay, useVisit } from '../words.ts'
import { isHere, type Spot } from './here.ts'
import { Jump } from './jump.tsx'
import { LanguageLink, SkipLink } from './language.tsx'
import { ThemeChoice } from './theme.tsx'

/** One entry of a working area's menu. `end` marks the area's own front page. */
export type RailItem = Spot & { icon: LucideIcon; label: string; group?: string | null }

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
  return (
    <aside className="bg-base-100 border-line sticky top-0 hidden h-dvh flex-col border-r px-4 py-3 lg:flex">
      <div className="px-2 py-2">{brand}</div>
      <Jump />
      <nav aria-label={say(m.nav_main)} className="-mx-2 mt-3 min-h-0 grow overflow-y-auto px-2">
        <ul className="space-y-1">
          {groupsOf(items).map(({ group, own }) =>
            group ? (
              <Group key={group} group={group} own={own} />
            ) : (
              own.map((item) => <Entry key={item.to} {...item} />)
            ),
          )}
        </ul>
      </nav>
      <AccountMenu />
    </aside>
  )
}

/** The entries in their order; those of one group together where its first one stands. */
function groupsOf(items: RailItem[]): { group: string | null; own: RailItem[] }[] {
  const groups = Map.groupBy(items, ({ group, to }) => group ?? to)
  return [...groups.values()].map((own) => ({ group: own[0]!.group ?? null, own }))
}

function Entry(item: RailItem) {
  const { to, icon: Icon, label } = item
  const current = useCurrent(item)
  const line = useRef<HTMLLIElement>(null)
  // On a low screen the menu is longer than the rail: where one is stands in sight.
  useEffect(() => {
    if (current) line.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <li ref={line}>
      <Link to={to} aria-current={current} prefetch="intent" className={entry}>
        <Icon className="size-5" aria-hidden="true" />
        {label}
      </Link>
    </li>
  )
}

function useCurrent(item: RailItem): 'page' | undefined {
  return isHere(useLocation().pathname, item) ? 'page' : undefined
}

/** Folded unless the visitor is inside; a group of one is no group. */
function Group({ group, own }: { group: string; own: RailItem[] }) {
  const say = useSay()
  const { path } = useVisit()
  if (own.length === 1) return <Entry {...own[0]!} />
  const inside = own.some((item) => isHere(path, item))
  return (
    <li>
      <details className="group/menu" open={inside} key={String(inside)}>
        <summary className={`${entry} cursor-pointer list-none [&::-webkit-details-marker]:hidden`}>
          <ChevronDown
            className="size-5 -rotate-90 transition-transform group-open/menu:rotate-0 motion-reduce:transition-none"
            aria-hidden="true"
          />
          {say(groupNames[group] ?? m.nav_more)}
        </summary>
        <ul className="border-line mt-1 ml-5 space-y-1 border-l pl-2">
          {own.map((item) => (
            <Entry key={item.to} {...item} />
          ))}
        </ul>
      </details>
    </li>
  )
}

const groupNames: Record<string, typeof m.nav_more> = {
  goods: m.nav_group_goods,
  aftersales: m.nav_group_aftersales,
  team: m.nav_group_team,
  messages: m.nav_group_messages,
  records: m.nav_group_records,
}

function AccountMenu() {
  const say = useSay()
  const { person } = useVisit()
  return (
    <details className="group/account border-line relative shrink-0 border-t pt-2">
      <summary className={`${entry} cursor-pointer list-none [&::-webkit-details-marker]:hidden`}>
        <CircleUser className="size-5 shrink-0" aria-hidden="true" />
        <span className="sr-only">{say(m.nav_account)}: </span>
        <span className="min-w-0 grow truncate text-left" title={person?.email}>
          {person?.name}
        </span>
        <ChevronDown className="size-4.5 shrink-0 rotate-180 group-open/account:rotate-0" aria-hidden="true" />
      </summary>
      <div className="bg-surface border-line shadow-float rounded-box absolute inset-x-0 bottom-full mb-2 space-y-1 border p-2">
        <AccountLinks />
        <div className="border-line flex flex-wrap items-center justify-between gap-2 border-t px-1 pt-2">
          <ThemeChoice />
          <LanguageLink className="text-muted" />
        </div>
      </div>
    </details>
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

function Thumb(item: RailItem) {
  const { to, icon: Icon, label } = item
  return (
    <li>
      <Link to={to} aria-current={useCurrent(item)} className={thumb}>
        <Icon className="size-5.5" aria-hidden="true" />
        {label}
      </Link>
    </li>
  )
}

function ThumbBar({ items }: { items: RailItem[] }) {
  const say = useSay()
  const { pathname } = useLocation()
  const [near, far] = [items.slice(0, 3), items.slice(3)]
  return (
    <nav
      aria-label={say(m.nav_main)}
      className="bg-base-100 border-line fixed inset-x-0 bottom-0 z-30 border-t pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <ul className="grid auto-cols-fr grid-flow-col">
        {near.map((item) => (
          <Thumb key={item.to} {...item} />
        ))}
        <li>
          <details className="group">
            <summary className={`${thumb} list-none [&::-webkit-details-marker]:hidden`}>
              <Ellipsis className="size-5.5" aria-hidden="true" />
              {say(m.nav_more)}
            </summary>
            <div className="bg-base-100 border-line shadow-float absolute inset-x-0 bottom-full max-h-[75dvh] space-y-1 overflow-y-auto border-t p-4">
              {groupsOf(far).map(({ group, own }) => (
                <div key={own[0]!.to} className="space-y-1">
                  {group && own.length > 1 && (
                    <p className="text-muted px-3 pt-2 text-xs font-semibold">{say(groupNames[group] ?? m.nav_more)}</p>
                  )}
                  {own.map(({ to, icon: Icon, label, also }) => (
                    <a
                      key={to}
                      href={to}
                      aria-current={isHere(pathname, { to, also }) ? 'page' : undefined}
                      className={entry}
                    >
                      <Icon className="size-5" aria-hidden="true" />
                      {label}
                    </a>
                  ))}
                </div>
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
