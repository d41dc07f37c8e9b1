import { NavLink } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { useSay } from '#web/words.ts'

/** Payments, and what the gateway sent about them. */
export function MoneyTabs() {
  const say = useSay()
  const tabs = [
    ['/admin/payments', m.sell_desk_tab_charges],
    ['/admin/webhooks', m.sell_desk_tab_webhooks],
  ] as const
  return (
    <nav aria-label={say(m.payments_title)} className="border-line -mt-2 mb-4 flex gap-1 overflow-x-auto border-b">
      {tabs.map(([to, word]) => (
        <NavLink
          key={to}
          to={to}
          end
          className="hit text-muted hover:text-base-content aria-[current=page]:border-primary-ink aria-[current=page]:text-base-content max-sm:aria-[current=page]:-order-1 -mb-px border-b-2 border-transparent px-3 text-[0.9375rem] font-semibold whitespace-nowrap"
        >
          {say(word)}
        </NavLink>
      ))}
    </nav>
  )
}
