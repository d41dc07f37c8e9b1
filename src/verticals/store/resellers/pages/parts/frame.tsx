import type { ReactNode } from 'react'
import { m } from '#web/paraglide/messages.js'
import { useSay } from '#web/words.ts'
import { ShopFrame } from '../../../site/pages/parts/frame.tsx'
import type { Shop } from '../../../site/pages/parts/view.ts'

type FrameProps = { shop: Shop; title: string; lead?: string; here: string; action?: ReactNode; children: ReactNode }

/** The room of a reseller: the shop's own frame with the pages of who sells on. */
export function ResellerFrame({ shop, title, lead, here, action, children }: FrameProps) {
  const say = useSay()
  const entries = [
    ['/reseller', m.resell_home],
    ['/reseller/order', m.resell_order],
    ['/reseller/orders', m.resell_orders],
    ['/reseller/wallet', m.resell_wallet],
    ['/reseller/shop', m.mini_nav],
    ['/reseller/api', m.papi_nav],
  ] as const
  return (
    <ShopFrame shop={shop} plain>
      <div className="wrap max-w-5xl pt-5 pb-10">
        <nav aria-label={say(m.resell_nav)} className="border-line flex gap-1 overflow-x-auto border-b">
          {entries.map(([href, label]) => (
            <a
              key={href}
              href={href}
              aria-current={href === here ? 'page' : undefined}
              className="hit text-muted hover:text-base-content aria-[current=page]:border-accent-ink aria-[current=page]:text-base-content max-sm:aria-[current=page]:-order-1 -mb-px border-b-2 border-transparent px-3 text-[0.9375rem] font-semibold whitespace-nowrap"
            >
              {say(label)}
            </a>
          ))}
        </nav>
        <div className="mt-6 flex flex-wrap items-end justify-between gap-3">
          <div className="min-w-0">
            <h1 className="text-2xl break-words sm:text-3xl">{title}</h1>
            {lead && <p className="text-muted mt-1.5 max-w-2xl">{lead}</p>}
          </div>
          {action}
        </div>
        <div className="mt-6 space-y-6">{children}</div>
      </div>
    </ShopFrame>
  )
}

/** A part of a page under a heading of its own. */
export function Box({ title, help, children }: { title: string; help?: ReactNode; children: ReactNode }) {
  return (
    <section className="glass p-5 sm:p-6">
      <h2 className="text-lg">{title}</h2>
      {help && <p className="text-muted mt-1 text-sm">{help}</p>}
      <div className="mt-4">{children}</div>
    </section>
  )
}

/** Forward by cursor, back to the start, without a script. */
export function Pages({ next, values }: { next: string | null; values: Record<string, string> }) {
  const say = useSay()
  const to = (cursor: string | null) => {
    const wanted = new URLSearchParams(values)
    if (cursor) wanted.set('cursor', cursor)
    else wanted.delete('cursor')
    return `?${wanted}`
  }
  if (!next && !values.cursor) return null
  return (
    <div className="mt-4 flex flex-wrap justify-between gap-3">
      {values.cursor ? (
        <a href={to(null)} className="btn btn-quiet">
          {say(m.list_first)}
        </a>
      ) : (
        <span />
      )}
      {next && (
        <a href={to(next)} className="btn btn-quiet">
          {say(m.list_next)}
        </a>
      )}
    </div>
  )
}
