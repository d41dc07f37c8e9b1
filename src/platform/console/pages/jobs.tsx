import { Form, data, redirect, useActionData, useLoaderData } from 'react-router'
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import type { OutputOf } from '#kernel/http/operation.ts'
import { read, refusalOf, text } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { CircleCheck, RotateCcw } from '#web/ui/icons.ts'
import { When } from '#web/ui/money.tsx'
import { Empty, Notice } from '#web/ui/notice.tsx'
import { useSay, type Message } from '#web/words.ts'
import type { listFailedJobs } from '../jobs/operations.ts'

export const handle = deskHandle

type Job = OutputOf<typeof listFailedJobs>['items'][number]

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'portal')
  const { items } = await read(app.call<typeof listFailedJobs>('platform.listFailedJobs', {}))
  return { items, again: new URL(args.request.url).searchParams.has('again') }
}

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'portal')
  const form = await args.request.formData()
  try {
    await app.call('platform.retryJob', { id: text(form, 'id') })
    return redirect('/console/jobs?again', 303)
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    return data({ refusal }, { status: refusal.status })
  }
}

/** What the work is, in words; anything else is shown by its name. */
const tasks: Record<string, Message> = {
  'notifications.send': m.job_send,
  'payments.settle': m.job_settle,
  'payments.cancel': m.job_cancel,
  'payments.refund': m.job_refund,
  'platform.provision': m.job_provision,
  'platform.expireInvoice': m.job_expire,
  'platform.advanceWaiting': m.job_advance,
}

export default function Jobs() {
  const { items, again } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  return (
    <DeskFrame title={say(m.jobs_title)}>
      <p className="text-muted mb-4 max-w-2xl text-[0.9375rem]">{say(m.jobs_lead)}</p>
      {answer?.refusal && (
        <div className="mb-4">
          <Notice tone="danger">{say(m.jobs_gone)}</Notice>
        </div>
      )}
      {again && !answer && (
        <div className="mb-4">
          <Notice tone="success">{say(m.jobs_again)}</Notice>
        </div>
      )}
      <div className="card-box">
        {items.length === 0 ? (
          <Empty icon={CircleCheck} title={say(m.jobs_empty)}>
            {say(m.jobs_empty_text)}
          </Empty>
        ) : (
          <ul>
            {items.map((job) => (
              <JobRow key={job.id} job={job} />
            ))}
          </ul>
        )}
      </div>
    </DeskFrame>
  )
}

function JobRow({ job }: { job: Job }) {
  const say = useSay()
  const word = tasks[job.task] ? say(tasks[job.task]!) : job.task
  const about = Object.entries(job.input)
  return (
    <li className="border-line flex flex-wrap items-start gap-x-5 gap-y-3 border-b px-4 py-3.5 last:border-b-0">
      <div className="min-w-0 grow basis-80">
        <p className="font-semibold break-words">{word}</p>
        <p className="text-muted text-sm break-words">
          {job.site.name} · {say(m.order_attempts, { count: job.attempts })} · <When at={job.failedAt} />
        </p>
        <p className="bg-tone-danger text-tone-danger-ink mt-2 rounded-md px-3 py-2 font-mono text-xs break-words">
          {job.error}
        </p>
        <p className="text-muted mt-1.5 font-mono text-xs break-all">
          {[job.task, ...about.map(([name, value]) => `${name}=${String(value)}`)].join('  ')}
        </p>
      </div>
      <Form method="post" replace>
        <input type="hidden" name="id" value={job.id} />
        <button type="submit" className="btn btn-quiet">
          <RotateCcw className="size-4.5" aria-hidden="true" />
          {say(m.order_retry)}
        </button>
      </Form>
    </li>
  )
}
