import { m } from '#web/paraglide/messages.js'
import { CopyButton } from '#web/ui/copy.tsx'
import { Clock3, ExternalLink, Eye, LayoutDashboard } from '#web/ui/icons.ts'
import { useSay, type Message } from '#web/words.ts'
import type { TrackedOrder } from './tracked.ts'

/** What happens next, how long it takes, and the ways to the site. */
export function Standing({ order }: { order: TrackedOrder }) {
  const say = useSay()
  const address = order.siteUrl.replace(/^https?:\/\//, '').replace(/\/$/, '')
  return (
    <section className="card-box p-6">
      <p className="text-lg leading-snug font-semibold">{say(nextOf(order))}</p>
      <Estimate order={order} />
      <p className="text-muted mt-5 text-sm font-semibold">{say(m.track_site)}</p>
      <p className="mt-0.5 text-lg font-bold break-all">{address}</p>
      <div className="mt-4 flex flex-wrap gap-3">
        {order.status === 'active' && (
          <>
            <a href={order.siteUrl} className="btn btn-primary">
              <ExternalLink className="size-4.5" aria-hidden="true" />
              {say(m.track_open_site)}
            </a>
            <a href={new URL('/admin', order.siteUrl).href} className="btn btn-quiet">
              <LayoutDashboard className="size-4.5" aria-hidden="true" />
              {say(m.track_open_admin)}
            </a>
          </>
        )}
        {order.status !== 'active' && order.previewUrl && isBuilt(order) && (
          <a href={order.previewUrl} className="btn btn-primary">
            <Eye className="size-4.5" aria-hidden="true" />
            {say(m.track_open_preview)}
          </a>
        )}
        {order.status === 'expired' ? (
          <a href="/order" className="btn btn-primary">
            {say(m.track_order_again)}
          </a>
        ) : (
          <CopyButton text={order.siteUrl} />
        )}
      </div>
    </section>
  )
}

function nextOf(order: TrackedOrder): Message {
  const { status, estimate, invoices } = order
  if (estimate.waitsFor === 'approval') return m.track_approval_next
  const due = invoices.some((invoice) => invoice.status === 'open')
  if (status === 'in_progress') return isBuilt(order) && due ? m.track_in_progress_next : m.track_building_next
  const rest = { new: m.track_new_next, ready: m.track_ready_next, active: m.track_active_next }
  const ended = { inactive: m.track_inactive_next, expired: m.track_expired_next }
  return { ...rest, ...ended }[status]
}

/** The site stands, whether or not it is open to the public. Before that a preview would show half of it. */
function isBuilt({ timeline }: TrackedOrder): boolean {
  return timeline.some(({ event }) => event === 'built')
}

/** How long it takes, where that is known from the sites that were built before. */
function Estimate({ order }: { order: TrackedOrder }) {
  const say = useSay()
  const sentence = sentenceOf(order)
  if (!sentence) return null
  const [message, inputs] = sentence
  return (
    <p className="text-muted mt-2 flex items-start gap-2 text-[0.9375rem]">
      <Clock3 className="mt-1 size-4 shrink-0" aria-hidden="true" />
      <span>{say(message, inputs)}</span>
    </p>
  )
}

function sentenceOf(order: TrackedOrder): [Message, Record<string, number>] | null {
  const { status, estimate } = order
  const { waitsFor, usualSeconds } = estimate
  if (waitsFor === 'go_live') return [m.track_estimate_hand, {}]
  const building = status === 'in_progress' && !isBuilt(order)
  if (status !== 'new' && !building && waitsFor !== 'approval') return null
  if (usualSeconds === null) return [m.track_estimate_unknown, {}]
  if (usualSeconds < 60) return [m.track_estimate_seconds, {}]
  if (usualSeconds < 5400) return [m.track_estimate_minutes, { count: Math.max(1, Math.round(usualSeconds / 60)) }]
  return [m.track_estimate_hours, { count: Math.round(usualSeconds / 3600) }]
}
