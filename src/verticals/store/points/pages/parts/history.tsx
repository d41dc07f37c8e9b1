import type { OutputOf } from '#kernel/http/operation.ts'
import { m } from '#web/paraglide/messages.js'
import { formatCount } from '#web/ui/format.ts'
import { When } from '#web/ui/money.tsx'
import { useSay, useVisit, type Message } from '#web/words.ts'
import type { listPointEntries } from '../../operations.ts'
import type { EntryKind } from '../../schemas.ts'

type Entry = OutputOf<typeof listPointEntries>['items'][number] & { actorName?: string }

const words: Record<EntryKind, Message> = {
  earned: m.points_entry_earned,
  spent: m.points_entry_spent,
  returned: m.points_entry_returned,
  clawed_back: m.points_entry_clawed_back,
  expired: m.points_entry_expired,
  corrected: m.points_entry_corrected,
  closed: m.points_entry_closed,
}

type Props = { entries: readonly Entry[]; orderHref: (order: { id: string; token: string }) => string }

/** How points came and went, newest first; each line says what was left afterwards. */
export function History({ entries, orderHref }: Props) {
  const say = useSay()
  const { locale } = useVisit()
  return (
    <ul className="divide-line mt-2 divide-y">
      {entries.map((entry) => (
        <li key={entry.id} className="flex items-start justify-between gap-4 py-3">
          <div className="min-w-0">
            <p className="font-semibold break-words">{say(words[entry.kind])}</p>
            {entry.order && (
              <p className="num text-sm">
                <a href={orderHref(entry.order)} className="link-quiet hit -my-2.5">
                  {entry.order.number}
                </a>
              </p>
            )}
            {entry.reason && <p className="text-sm break-words">{entry.reason}</p>}
            <p className="text-muted text-sm">
              <When at={entry.createdAt} />
              {entry.actorName && ` · ${entry.actorName}`}
            </p>
          </div>
          <div className="shrink-0 text-right">
            <p className={`num font-bold ${entry.points > 0 ? 'text-tone-success-ink' : ''}`}>
              {entry.points > 0 ? '+' : '−'}
              {formatCount(Math.abs(entry.points), locale)}
            </p>
            <p className="num text-muted text-sm">
              {say(m.points_balance_after, { count: formatCount(entry.balance, locale) })}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}
