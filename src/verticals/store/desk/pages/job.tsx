import {
  data,
  Link,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import { read, refusalOf, text } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { RotateCcw, X } from '#web/ui/icons.ts'
import { When } from '#web/ui/money.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import type { readFulfilmentJob } from '../../fulfilment/operations.ts'
import { Act } from './parts/act.tsx'
import { type JobDetail, mayHere } from './parts/listed.ts'
import { LiveShop } from './parts/live.tsx'
import { kindWords, State } from './parts/state.tsx'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const job = await read(app.call<typeof readFulfilmentJob>('store.readFulfilmentJob', { id: args.params.id }))
  return {
    job,
    manages: mayHere(app, 'store.orders.manage'),
    done: app.url.searchParams.get('done'),
    key: crypto.randomUUID(),
  }
}

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const form = await args.request.formData()
  const intent = text(form, 'intent')
  const name = intent === 'cancel' ? 'store.cancelFulfilmentJob' : 'store.replayFulfilmentJob'
  try {
    const input = { id: args.params.id, reason: text(form, 'reason') }
    await app.call(name, input, { idempotencyKey: text(form, 'key') })
    return redirect(`/admin/jobs/${args.params.id}?done=${intent}`, 303)
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    return data({ intent, refusal }, { status: refusal.status })
  }
}

const ENDABLE = new Set(['queued', 'waiting', 'unknown', 'staff', 'dead'])

export default function Job() {
  const { job, manages, done, key } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  const refused = (intent: string) => (answer?.intent === intent ? answer.refusal : null)
  const words = { replay: m.sell_desk_done_retry, cancel: m.sell_desk_done_job_cancel }[done ?? '']
  return (
    <DeskFrame
      title={job.productName}
      crumbs={[{ to: '/admin/jobs', label: say(m.sell_desk_jobs) }]}
      action={<State of="job" is={job.status} />}
    >
      {words && !answer && (
        <div className="mb-4">
          <Notice tone="success">{say(words)}</Notice>
        </div>
      )}
      <div className="grid items-start gap-4 xl:grid-cols-[1fr_21rem]">
        <div className="min-w-0 space-y-4">
          <Facts job={job} />
          <History job={job} />
        </div>
        <div className="min-w-0 space-y-4">
          {manages && ENDABLE.has(job.status) && (
            <section className="card-box px-5 py-3" aria-labelledby="acts">
              <h2 id="acts" className="text-muted text-sm font-medium tracking-normal">
                {say(m.sell_desk_acts)}
              </h2>
              <Act
                intent="replay"
                idempotencyKey={key}
                refusal={refused('replay')}
                icon={RotateCcw}
                title={say(m.sell_desk_retry)}
                help={say(m.sell_desk_replay_help)}
              />
              <Act
                intent="cancel"
                idempotencyKey={key}
                refusal={refused('cancel')}
                icon={X}
                title={say(m.sell_desk_job_cancel)}
                help={say(m.sell_desk_job_cancel_help)}
                danger
              />
            </section>
          )}
          <LiveShop />
        </div>
      </div>
    </DeskFrame>
  )
}

function Facts({ job }: { job: JobDetail }) {
  const say = useSay()
  return (
    <section className="card-box p-5">
      {job.lastError && job.status !== 'done' && (
        <p className="bg-tone-danger text-tone-danger-ink rounded-field mb-4 px-3 py-2 text-sm break-words">
          {job.lastError}
        </p>
      )}
      <dl className="[&_dt]:text-muted grid gap-x-8 gap-y-4 text-[0.9375rem] sm:grid-cols-2 [&_dt]:text-xs [&_dt]:font-semibold">
        <div>
          <dt>{say(m.sell_desk_col_number)}</dt>
          <dd>
            <Link to={`/admin/orders/${job.orderId}`} className="hit link-quiet num font-semibold">
              {job.orderNumber}
            </Link>
          </dd>
        </div>
        <div>
          <dt>{say(m.sell_desk_col_goods)}</dt>
          <dd className="break-words">
            {job.variantName} × <span className="num">{job.quantity}</span> · {say(kindWords[job.kind]!)}
          </dd>
        </div>
        <div>
          <dt>{say(m.sell_desk_job_tries)}</dt>
          <dd className="num">{say(m.sell_desk_job_attempt_of, { count: job.attempts, most: job.maxAttempts })}</dd>
        </div>
        <div>
          <dt>{say(m.sell_desk_at_ordered_job)}</dt>
          <dd>
            <When at={job.createdAt} />
          </dd>
        </div>
        {job.nextRunAt && (
          <div>
            <dt>{say(m.sell_desk_job_next)}</dt>
            <dd>
              <When at={job.nextRunAt} />
            </dd>
          </div>
        )}
        {job.finishedAt && (
          <div>
            <dt>{say(m.sell_desk_job_finished)}</dt>
            <dd>
              <When at={job.finishedAt} />
            </dd>
          </div>
        )}
      </dl>
    </section>
  )
}

/** Each attempt with its outcome, newest first. */
function History({ job: { history } }: { job: JobDetail }) {
  const say = useSay()
  return (
    <section className="card-box p-5" aria-labelledby="tries">
      <h2 id="tries" className="mb-4 text-lg">
        {say(m.sell_desk_job_history)}
      </h2>
      {history.length === 0 && <p className="text-muted">{say(m.sell_desk_job_history_none)}</p>}
      <ol className="border-line ml-1.5 space-y-5 border-l-2 empty:hidden">
        {history.map(({ outcome, detail, tookMs, at }, index) => (
          <li key={`${at}${index}`} className="relative pl-5">
            <span
              className={`border-surface absolute top-1.5 -left-[7px] size-3 rounded-full border-2 ${index === 0 ? 'bg-primary' : 'bg-muted'}`}
            />
            <p className="font-semibold">{outcomeWords[outcome] ? say(outcomeWords[outcome]) : outcome}</p>
            {detail && <p className="text-muted text-sm break-words">{detail}</p>}
            <p className="num text-muted text-xs">
              <When at={at} /> · {tookMs} ms
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}

const outcomeWords: Record<string, typeof m.sell_desk_job_done> = {
  delivered: m.shop_status_delivered,
  waiting: m.sell_desk_job_waiting,
  unknown: m.sell_desk_job_unknown,
  staff: m.sell_desk_job_staff,
  failed: m.sell_desk_outcome_failed,
  dead: m.sell_desk_job_dead,
}
