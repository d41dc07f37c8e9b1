import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { When } from '#web/ui/money.tsx'
import { useSay, type Message } from '#web/words.ts'
import type { listStockEvents } from '../../../inventory/operations.ts'

const words: Record<string, Message> = {
  imported: m.sell_goods_event_imported,
  added: m.sell_goods_event_added,
  voided: m.sell_goods_event_voided,
  moved_in: m.sell_goods_event_moved_in,
  moved_out: m.sell_goods_event_moved_out,
  quarantined: m.sell_goods_event_quarantined,
  released: m.sell_goods_event_released,
  account_added: m.sell_goods_event_account_added,
  secret_changed: m.sell_goods_event_secret_changed,
  retired: m.sell_goods_event_retired,
}

/** Who put in, moved or voided what, newest first; never a code. */
export function StockEvents({ items }: { items: AnswerOf<typeof listStockEvents>['items'] }) {
  const say = useSay()
  if (items.length === 0) return <p className="text-muted card-box p-5">{say(m.sell_goods_history_none)}</p>
  return (
    <div className="card-box p-5 sm:p-6">
      <ol className="border-line ml-1.5 space-y-5 border-l-2">
        {items.map(({ id, kind, count, reason, actorName, createdAt }) => (
          <li key={id} className="relative pl-5">
            <span className="border-surface bg-muted absolute top-1.5 -left-[7px] size-3 rounded-full border-2" />
            <p className="text-[0.9375rem] leading-snug font-semibold">
              {words[kind] ? say(words[kind], { count }) : `${kind} ${count}`}
            </p>
            {reason && <p className="text-sm break-words">{reason}</p>}
            <p className="text-muted text-sm">
              {/^$|^[a-z]+\.\w+$/.test(actorName) ? say(m.sell_goods_system) : actorName} · <When at={createdAt} />
            </p>
          </li>
        ))}
      </ol>
    </div>
  )
}
