import { m } from '#web/paraglide/messages.js'
import { useSay } from '#web/words.ts'
import type { Role } from '../../schemas.ts'

/** Members and resellers have points of their own. */
export function RoleTabs({ path, role }: { path: string; role: Role }) {
  const say = useSay()
  const tabs = [
    ['member', path, m.points_member],
    ['reseller', `${path}?role=reseller`, m.points_reseller],
  ] as const
  return (
    <nav aria-label={say(m.points_whose)} className="border-line mt-4 mb-4 flex gap-1 overflow-x-auto border-b">
      {tabs.map(([code, href, word]) => (
        <a
          key={code}
          href={href}
          aria-current={role === code ? 'page' : undefined}
          className="hit text-muted hover:text-base-content aria-[current=page]:border-primary-ink aria-[current=page]:text-base-content max-sm:aria-[current=page]:-order-1 -mb-px border-b-2 border-transparent px-3 text-[0.9375rem] font-semibold whitespace-nowrap"
        >
          {say(word)}
        </a>
      ))}
    </nav>
  )
}
