import { Link } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { useSay, type Message } from '#web/words.ts'
import type { Values } from '#web/ui/filters.tsx'

type Counts = Record<string, number>
const SHOWN: [state: string, word: Message, alarming: boolean][] = [
  ['queued', m.sell_desk_job_queued, false],
  ['running', m.sell_desk_job_running, false],
  ['waiting', m.sell_desk_job_waiting, false],
  ['unknown', m.sell_desk_job_unknown, true],
  ['staff', m.sell_desk_job_staff, true],
  ['dead', m.sell_desk_job_dead, true],
  ['done', m.sell_desk_job_done_day, false],
]

/** How much stands where; each figure narrows the list to itself. */
export function JobCounts({ counts, values }: { counts: Counts; values: Values }) {
  const say = useSay()
  return (
    <ul className="grid grid-cols-2 gap-2 sm:grid-cols-4 xl:grid-cols-7">
      {SHOWN.map(([state, word, alarming]) => {
        const count = counts[state] ?? 0
        const here = values['status'] === state
        return (
          <li
            key={state}
            className={`card-box hover:border-base-content/35 relative min-w-0 px-3.5 py-2.5 transition-colors duration-150 ${here ? 'border-primary-ink bg-primary-soft' : ''}`}
          >
            <Link
              to={here ? '/admin/jobs' : `/admin/jobs?status=${state}`}
              aria-current={here ? 'true' : undefined}
              className="text-muted after:rounded-box line-clamp-1 text-xs font-semibold after:absolute after:inset-0"
            >
              {say(word)}
            </Link>
            <p
              className={`num text-2xl leading-tight font-extrabold ${alarming && count > 0 ? 'text-error' : ''} ${count === 0 ? 'text-muted font-semibold' : ''}`}
            >
              {count}
            </p>
          </li>
        )
      })}
    </ul>
  )
}
