import { formatRupiah } from '#kernel/money/rupiah.ts'
import { m } from '#web/paraglide/messages.js'
import { When } from '#web/ui/money.tsx'
import { useSay, type Say } from '#web/words.ts'
import { eventWords } from './event-words.ts'
import type { OrderDetail } from './listed.ts'
import { RawNotice } from './raw.tsx'
import { reasonWords, statesOf } from './state.tsx'

type Notice = OrderDetail['notices'][number]
type Entry = { key: string; at: string; title: string; note: string; by: string; notice?: Notice; quiet?: boolean }

/** Everything that happened, newest first: the shop's own events, looks at secrets, and what the gateway sent. */
export function OrderTimeline({ order }: { order: OrderDetail }) {
  const say = useSay()
  const entries = entriesOf(order, say)
  return (
    <section aria-labelledby="history" className="card-box min-w-0 p-5">
      <h2 id="history" className="mb-5 text-lg">
        {say(m.sell_desk_history)}
      </h2>
      <ol className="border-line ml-1.5 space-y-5 border-l-2">
        {entries.map(({ key, at, title, note, by, notice }, index) => (
          <li key={key} className="relative pl-5">
            <span
              className={`border-surface absolute top-1.5 -left-[7px] size-3 rounded-full border-2 ${index === 0 ? 'bg-primary' : 'bg-muted'}`}
            />
            <p className="text-[0.9375rem] leading-snug font-semibold break-words">{title}</p>
            {note && <p className="num text-muted text-sm break-words">{note}</p>}
            {by && <p className="text-muted text-sm break-words">{by}</p>}
            <When at={at} className="text-muted text-xs" />
            {notice && <RawNotice body={notice.body} headers={notice.headers} />}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Staff's looks are told with their reasons, once. */
const LOOKED = 'seen_by_staff'

function entriesOf(order: OrderDetail, say: Say): Entry[] {
  const events = order.timeline
    .filter(({ kind }) => kind !== LOOKED)
    .map(({ kind, detail, by, at }, index) => ({
      key: `e${index}`,
      at,
      by,
      title: eventWords[kind] ? say(eventWords[kind]) : kind.replaceAll('_', ' '),
      note: noteOf(kind, detail, say),
    }))
  const notices = order.notices.map((notice) => ({
    key: notice.id,
    at: notice.at,
    by: '',
    title: say(m.sell_desk_webhook),
    note: notice.eventId,
    notice,
  }))
  const looks = order.reveals
    .filter(({ viewer }) => viewer === 'staff')
    .map(({ at, by, reason }, index) => ({
      key: `r${index}`,
      at,
      by,
      title: say(m.sell_desk_event_seen),
      note: reason,
    }))
  // Entries of one transaction share a moment and keep their order.
  return [...events, ...notices, ...looks].toReversed().toSorted((left, right) => right.at.localeCompare(left.at))
}

/** A note of digits is money; outcomes have words. */
function noteOf(kind: string, detail: string, say: Say): string {
  if (/^\d+$/.test(detail)) return formatRupiah(Number(detail))
  if (kind === 'stood_up') return reasonWords[detail] ? say(reasonWords[detail]) : detail
  if (kind !== 'claim_answered') return detail
  const word = statesOf('claim').find(([state]) => state === detail)?.[1]
  return word ? say(word) : detail
}
