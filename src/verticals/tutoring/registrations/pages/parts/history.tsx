import { m } from '#web/paraglide/messages.js'
import { When } from '#web/ui/money.tsx'
import { useSay, type Message } from '#web/words.ts'
import { type DetailView, statusWords } from './listed.ts'

type Entry = DetailView['history'][number]

const acts: Record<Entry['act'], Message> = {
  received: m.reg_history_received,
  status: m.reg_history_status,
  remark: m.reg_history_remark,
  other: m.reg_history_other,
}

/** What happened to a registration, newest first. */
export function History({ entries }: { entries: Entry[] }) {
  const say = useSay()
  return (
    <section className="card-box p-6">
      <h2 className="mb-4 text-lg">{say(m.reg_history)}</h2>
      <ol className="border-line ml-1.5 space-y-5 border-l-2">
        {entries.map(({ at, by, act, status }, index) => (
          <li key={`${at}${index}`} className="relative pl-5">
            <span
              className={`border-surface absolute top-1.5 -left-[7px] size-3 rounded-full border-2 ${index === 0 ? 'bg-primary' : 'bg-muted'}`}
            />
            <p className="text-[0.9375rem] leading-snug font-semibold break-words">
              {say(acts[act], { status: status ? say(statusWords[status]) : '' })}
            </p>
            <p className="text-muted text-sm break-words">{by}</p>
            <When at={at} className="text-muted text-sm" />
          </li>
        ))}
      </ol>
    </section>
  )
}
