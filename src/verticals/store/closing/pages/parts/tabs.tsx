import { NavLink } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { useSay } from '#web/words.ts'

/** Days that are closed, and what the gateway has sent to the bank. */
export function BooksTabs() {
  const say = useSay()
  const tabs = [
    ['/admin/closing', m.books_tab_days],
    ['/admin/settlements', m.books_tab_settlements],
  ] as const
  return (
    <nav aria-label={say(m.books_title)} className="border-line -mt-2 mb-4 flex gap-1 overflow-x-auto border-b">
      {tabs.map(([to, word]) => (
        <NavLink
          key={to}
          to={to}
          className="hit text-muted hover:text-base-content aria-[current=page]:border-primary-ink aria-[current=page]:text-base-content max-sm:aria-[current=page]:-order-1 -mb-px border-b-2 border-transparent px-3 text-[0.9375rem] font-semibold whitespace-nowrap"
        >
          {say(word)}
        </NavLink>
      ))}
    </nav>
  )
}
