import type { ReactNode } from 'react'
import { SiteMark } from '../ui/mark.tsx'
import { Wordmark } from '../ui/wordmark.tsx'
import * as icons from '../ui/icons.ts'
import { useVisit } from '../words.ts'
import { RailFrame, type RailItem } from './rail.tsx'

type DeskFrameProps = {
  title: string
  crumbs?: { to: string; label: string }[]
  action?: ReactNode
  children: ReactNode
}

/** What every page of console and admin declares: dark mode by choice, framework scripts, and the islands they use. */
export const deskHandle = { theme: 'auto', islands: ['theme', 'copy'] }

/** The icons that a manifest's menu may name. */
const known: Record<string, icons.LucideIcon> = {
  audit: icons.ScrollText,
  bell: icons.Bell,
  book: icons.BookOpenCheck,
  box: icons.Package,
  calendar: icons.CalendarDays,
  coupon: icons.BadgePercent,
  flash: icons.Zap,
  globe: icons.Globe,
  home: icons.LayoutDashboard,
  inbox: icons.Inbox,
  key: icons.KeyRound,
  letter: icons.Mail,
  list: icons.ListChecks,
  money: icons.Wallet,
  news: icons.Newspaper,
  orders: icons.ShoppingBag,
  page: icons.PanelsTopLeft,
  words: icons.TextSearch,
  palette: icons.Palette,
  points: icons.Gem,
  people: icons.Users,
  retry: icons.RefreshCw,
  settings: icons.Settings2,
  shield: icons.ShieldCheck,
  send: icons.Send,
  sites: icons.Store,
  star: icons.Star,
  stop: icons.Ban,
  tag: icons.Tag,
  wait: icons.Hourglass,
  help: icons.LifeBuoy,
}

/** Where this visit's desk stands, for links of pages that console and admin share. */
export function useArea(): '/console' | '/admin' {
  return useVisit().site === 'portal' ? '/console' : '/admin'
}

/** The frame of console and admin. Its menu comes from the manifests: what this person may open, in order of rank. */
export function DeskFrame(props: DeskFrameProps) {
  const { site, tenant, menu } = useVisit()
  const home = site === 'portal' ? '/console' : '/admin'
  const items = menu.map(({ to, label, icon, group, also }): RailItem => {
    return { to, label, icon: known[icon] ?? icons.CircleDashed, end: to === home, group, also }
  })
  const brand =
    site === 'portal' ? (
      <a href={home} className="text-primary-ink hit" aria-label="Ruko">
        <Wordmark />
      </a>
    ) : (
      <a href={home} className="hit gap-3">
        <SiteMark className="size-9 shrink-0" />
        <span className="line-clamp-2 text-[0.9375rem] leading-tight font-bold">{tenant.name}</span>
      </a>
    )
  return <RailFrame brand={brand} items={items} {...props} />
}
