import type { ReactNode } from 'react'
import { m } from '#web/paraglide/messages.js'
import { useSay, useVisit } from '#web/words.ts'
import { ShopFrame } from '../../../site/pages/parts/frame.tsx'
import type { Shop } from '../../../site/pages/parts/view.ts'
import { entries } from './entries.ts'

type AccountPageProps = { shop: Shop; title: string; lead?: ReactNode; children: ReactNode }

/** A page of somebody's account: the shop's frame, the rooms of the account, and one of them. */
export function AccountPage({ shop, title, lead, children }: AccountPageProps) {
  const say = useSay()
  return (
    <ShopFrame shop={shop}>
      <title>{`${title} · ${useVisit().tenant.name}`}</title>
      <div className="wrap grid gap-x-10 gap-y-5 pt-5 sm:pt-8 lg:grid-cols-[14rem_1fr]">
        <Rooms label={say(m.member_nav)} />
        <div className="min-w-0 max-w-3xl">
          <h1 className="text-2xl break-words sm:text-3xl">{title}</h1>
          {lead && <div className="text-muted mt-1.5">{lead}</div>}
          <div className="mt-6 space-y-6">{children}</div>
        </div>
      </div>
    </ShopFrame>
  )
}

/** On a phone a row to push along, which begins with where one is; on a desk a column. */
function Rooms({ label }: { label: string }) {
  const say = useSay()
  const { path } = useVisit()
  return (
    <nav aria-label={label} className="min-w-0 lg:sticky lg:top-24 lg:self-start">
      <ul className="scroll-row lg:mx-0 lg:block lg:space-y-1 lg:overflow-visible lg:p-0">
        {entries.map(({ href, label: word, icon: Icon }) => (
          <li key={href} className="shrink-0 max-lg:has-[[aria-current]]:-order-1">
            <a
              href={href}
              aria-current={isHere(path, href) ? 'page' : undefined}
              className="chip lg:rounded-field lg:w-full lg:not-aria-[current]:border-transparent lg:not-aria-[current]:bg-transparent lg:not-aria-[current]:hover:bg-base-300"
            >
              <Icon className="size-4.5 shrink-0" aria-hidden="true" />
              {say(word)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function isHere(path: string, href: string): boolean {
  return href === '/account' ? path === href : path === href || path.startsWith(`${href}/`)
}
