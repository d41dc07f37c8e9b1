import { Form, Link } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { formatShort } from '#web/ui/format.ts'
import { RotateCcw } from '#web/ui/icons.ts'
import { useSay, useVisit } from '#web/words.ts'
import type { ListedJob } from './listed.ts'
import { kindWords, State } from './state.tsx'

type Props = { jobs: ListedJob[]; manages: boolean; idempotencyKey: string }

/** Hand-over work, one line each: what, for which order, how it stands, and what it last said. */
export function JobList({ jobs, ...rest }: Props) {
  return (
    <ul className="card-box divide-line divide-y">
      {jobs.map((job) => (
        <Line key={job.id} job={job} {...rest} />
      ))}
    </ul>
  )
}

const STUCK = new Set(['dead', 'staff', 'waiting', 'unknown'])

function Line({ job, manages, idempotencyKey }: Omit<Props, 'jobs'> & { job: ListedJob }) {
  const say = useSay()
  const { locale } = useVisit()
  return (
    <li className="hover:bg-base-200/60 relative flex flex-wrap items-center gap-x-5 gap-y-2 px-4 py-3">
      <div className="min-w-0 grow basis-64">
        <Link
          to={`/admin/jobs/${job.id}`}
          prefetch="intent"
          className="block font-semibold break-words after:absolute after:inset-0"
        >
          {job.productName} <span className="text-muted font-normal">{job.variantName}</span>
          {job.quantity > 1 && <span className="num"> × {job.quantity}</span>}
        </Link>
        <p className="num text-muted text-xs">
          {job.orderNumber} · {say(kindWords[job.kind]!)} · {formatShort(job.createdAt, locale)}
        </p>
        {job.lastError && job.status !== 'done' && (
          <p className="text-error mt-1 line-clamp-2 text-sm break-words">{job.lastError}</p>
        )}
      </div>
      <div className="flex flex-col gap-1 sm:w-44">
        <span>
          <State of="job" is={job.status} small />
        </span>
        <span className="num text-muted text-xs">
          {say(m.sell_desk_job_attempt_of, { count: job.attempts, most: job.maxAttempts })}
          {job.nextRunAt && job.status === 'waiting' && ` · ${formatShort(job.nextRunAt, locale)}`}
        </span>
      </div>
      {manages && STUCK.has(job.status) && (
        <Form method="post" replace className="relative z-10 max-sm:ml-auto">
          <input type="hidden" name="id" value={job.id} />
          <input type="hidden" name="key" value={`${idempotencyKey}-${job.id.slice(-12)}`} />
          <input type="hidden" name="reason" value={say(m.sell_desk_replay_listed)} />
          <button
            type="submit"
            className="btn btn-quiet min-h-11"
            aria-label={say(m.sell_desk_replay_one, { number: job.orderNumber })}
          >
            <RotateCcw className="size-4.5" aria-hidden="true" />
            {say(m.sell_desk_replay)}
          </button>
        </Form>
      )}
    </li>
  )
}
