import type { ReactNode } from 'react'
import { m } from '#web/paraglide/messages.js'
import { RailFrame } from '#web/shell/rail.tsx'
import { Bell, BookOpenCheck, LayoutDashboard, ScrollText, Settings2, ShoppingBag } from '#web/ui/icons.ts'
import { Wordmark } from '#web/ui/wordmark.tsx'
import { useSay } from '#web/words.ts'

/** What every console page declares: dark mode by choice, framework scripts, and the theme buttons' island. */
export const consoleHandle = { theme: 'auto', islands: ['theme', 'copy'] }

type ConsoleFrameProps = {
  title: string
  crumbs?: { to: string; label: string }[]
  action?: ReactNode
  children: ReactNode
}

export function ConsoleFrame(props: ConsoleFrameProps) {
  const say = useSay()
  const items = [
    { to: '/console', icon: LayoutDashboard, label: say(m.console_home), end: true },
    { to: '/console/orders', icon: ShoppingBag, label: say(m.console_orders) },
    { to: '/console/ledger', icon: BookOpenCheck, label: say(m.console_ledger) },
    { to: '/console/audit', icon: ScrollText, label: say(m.console_audit) },
    { to: '/console/notifications', icon: Bell, label: say(m.console_notifications) },
    { to: '/console/settings', icon: Settings2, label: say(m.console_settings) },
  ]
  const brand = (
    <a href="/console" className="text-primary-ink hit" aria-label="Ruko">
      <Wordmark />
    </a>
  )
  return <RailFrame brand={brand} items={items} {...props} />
}
