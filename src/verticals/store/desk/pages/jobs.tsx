import {
  data,
  Form,
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
import { CircleCheck, RotateCcw } from '#web/ui/icons.ts'
import { Empty, Notice } from '#web/ui/notice.tsx'
import { Paging } from '#web/ui/paging.tsx'
import { useSay } from '#web/words.ts'
import type { listFulfilmentJobs } from '../../fulfilment/operations.ts'
import type { listViews, replayFulfilmentJobs } from '../operations.ts'
import { Filters } from '#web/ui/filters.tsx'
import { Downloads } from './parts/downloads.tsx'
import { JobCounts } from './parts/job-counts.tsx'
import { JobList } from './parts/job-list.tsx'
import { keptView, mayHere, readList, wishOf } from './parts/listed.ts'
import { LiveShop } from './parts/live.tsx'
import { kindWords } from './parts/state.tsx'
import { Views } from './parts/views.tsx'

export const handle = deskHandle

const PATH = '/admin/jobs'

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const values = wishOf(args.request, ['status', 'kind', 'cursor'])
  const [page, views] = await Promise.all([
    readList(app.call<typeof listFulfilmentJobs>('store.listFulfilmentJobs', values), PATH),
    read(app.call<typeof listViews>('store.listViews', { list: 'jobs' })),
  ])
  return { ...page, values, saved: views.items, manages: mayHere(app, 'store.orders.manage'), key: crypto.randomUUID() }
}

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const form = await args.request.formData()
  const options = { idempotencyKey: text(form, 'key') }
  const reason = text(form, 'reason')
  try {
    if (await keptView(app, form, 'jobs')) return redirect(`${PATH}${app.url.search}`, 303)
    if (text(form, 'intent') === 'replay-all') {
      const kind = text(form, 'kind')
      const input = { status: text(form, 'status'), reason, ...(kind ? { kind } : {}) }
      return {
        refusal: null,
        result: await app.call<typeof replayFulfilmentJobs>('store.replayFulfilmentJobs', input, options),
      }
    }
    await app.call('store.replayFulfilmentJob', { id: text(form, 'id'), reason }, options)
    return { refusal: null, result: { done: 1, left: 0 } }
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    return data({ refusal, result: null }, { status: refusal.status })
  }
}

export default function Jobs() {
  const { items, counts, nextCursor, values, saved, manages, key } = useLoaderData<typeof loader>()
  const say = useSay()
  const kinds = ['stock', 'shared', 'invite', 'file']
  const stuck = values['status'] === 'dead' || values['status'] === 'staff'
  return (
    <DeskFrame title={say(m.sell_desk_jobs)} action={items.length > 0 && <Downloads path={PATH} values={values} />}>
      <p className="text-muted mb-4 max-w-2xl text-[0.9375rem]">{say(m.sell_desk_jobs_lead)}</p>
      <JobCounts counts={counts} values={values} />
      <div className="mt-4">
        <Views path={PATH} values={values} ready={READY} saved={saved} />
      </div>
      <Filters
        path={PATH}
        values={values}
        choices={[
          {
            name: 'kind',
            label: say(m.sell_desk_kind),
            options: [['', say(m.filter_all)], ...kinds.map((kind) => [kind, say(kindWords[kind]!)] as const)],
          },
        ]}
      />
      <Told />
      {manages && stuck && items.length > 0 && <ReplayAll values={values} idempotencyKey={key} />}
      <div className="mb-2 px-1">
        <LiveShop />
      </div>
      {items.length === 0 ? (
        <div className="card-box">
          <Empty icon={CircleCheck} title={say(m.sell_desk_jobs_empty)}>
            <p>{say(m.sell_desk_jobs_empty_text)}</p>
            {values['status'] && (
              <Link to={PATH} className="btn btn-quiet mt-5">
                {say(m.orders_clear)}
              </Link>
            )}
          </Empty>
        </div>
      ) : (
        <JobList jobs={items} manages={manages} idempotencyKey={key} />
      )}
      <Paging next={nextCursor} />
    </DeskFrame>
  )
}

/* The counts above are the ready-made filters. */
const READY = [['', m.view_all]] as const

function ReplayAll({ values, idempotencyKey }: { values: Record<string, string>; idempotencyKey: string }) {
  const say = useSay()
  return (
    <Form method="post" replace className="card-box mb-4 flex flex-wrap items-end gap-3 px-4 py-3">
      <input type="hidden" name="key" value={idempotencyKey} />
      <input type="hidden" name="status" value={values['status']} />
      <input type="hidden" name="kind" value={values['kind'] ?? ''} />
      <label className="min-w-48 grow basis-64">
        <span className="mb-1 block text-sm font-semibold">{say(m.sell_desk_replay_reason)}</span>
        <input
          name="reason"
          required
          minLength={3}
          maxLength={200}
          autoComplete="off"
          placeholder={say(m.sell_desk_replay_hint)}
          className="field-input"
        />
      </label>
      <button type="submit" name="intent" value="replay-all" className="btn btn-primary min-h-11">
        <RotateCcw className="size-4.5" aria-hidden="true" />
        {say(m.sell_desk_replay_all)}
      </button>
    </Form>
  )
}

function Told() {
  const answer = useActionData<typeof action>()
  const say = useSay()
  if (!answer) return null
  if (answer.refusal) {
    return (
      <div className="mb-4">
        <Notice tone="danger">{answer.refusal.sentence}</Notice>
      </div>
    )
  }
  const { done, left } = answer.result ?? { done: 0, left: 0 }
  return (
    <div className="mb-4">
      <Notice tone={done > 0 ? 'success' : 'info'}>
        {done > 0 ? say(m.sell_desk_replayed, { count: done }) : say(m.sell_desk_bulk_none)}
        {left > 0 && ` ${say(m.sell_desk_replay_left, { count: left })}`}
      </Notice>
    </div>
  )
}
