import { useState } from 'react'
import { Link, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { read, refused, text } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { Download, ExternalLink, Inbox, Printer, Search } from '#web/ui/icons.ts'
import { Empty, Notice } from '#web/ui/notice.tsx'
import { cursorOf, Paging } from '#web/ui/paging.tsx'
import { useSay } from '#web/words.ts'
import type { listRegistrations, setRegistrationStatuses } from '../operations.ts'
import { BulkBar } from './parts/bulk.tsx'
import { FilterBar } from './parts/filters.tsx'
import { filled, filtersOf } from './parts/listed.ts'
import { RegistrationList } from './parts/list.tsx'
import { News } from './parts/news.tsx'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const filters = filtersOf(app.url.searchParams)
  const input = { ...filled(filters), ...cursorOf(args.request) }
  const page = await read(app.call<typeof listRegistrations>('tutoring.listRegistrations', input))
  const manages = app.actor.kind === 'person' && app.actor.permissions.has('tutoring.registrations.manage')
  return { ...page, filters, manages, erased: app.url.searchParams.get('erased') === '1' }
}

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const form = await args.request.formData()
  const status = text(form, 'status')
  try {
    if (text(form, 'intent') === 'bulk') {
      const ids = form.getAll('ids').map(String)
      return await app.call<typeof setRegistrationStatuses>('tutoring.setRegistrationStatuses', { ids, status })
    }
    await app.call('tutoring.setRegistrationStatus', { id: text(form, 'id'), status })
    return null
  } catch (error) {
    return refused(error, app.locale, form)
  }
}

export default function Registrations() {
  const { items, next, total, newest, programmes, filters, manages, erased } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const narrowed = Object.keys(filled(filters)).length > 0
  const toggle = (id: string) => setSelected((before) => before.symmetricDifference(new Set([id])))
  return (
    <DeskFrame title={say(m.reg_admin_title)} action={items.length > 0 && <Outputs filters={filled(filters)} />}>
      <News newest={newest} />
      <Told answer={answer} erased={erased} />
      {(items.length > 0 || narrowed) && <FilterBar filters={filters} programmes={programmes} />}
      {items.length === 0 ? (
        <Nothing narrowed={narrowed} />
      ) : (
        <>
          <div className="mb-1 flex flex-wrap items-center justify-between gap-x-4">
            <p className="num text-muted text-sm">
              {total === 1 ? say(m.reg_count_one) : say(m.reg_count, { count: total })}
            </p>
          </div>
          {manages && (
            <BulkBar ids={items.map(({ id }) => id)} selected={selected} select={(ids) => setSelected(new Set(ids))} />
          )}
          <RegistrationList items={items} manages={manages} selected={selected} toggle={toggle} />
        </>
      )}
      <Paging next={next} />
    </DeskFrame>
  )
}

/** The list as it is filtered now, on paper or in a table program. */
function Outputs({ filters }: { filters: Partial<Record<string, string>> }) {
  const say = useSay()
  const query = new URLSearchParams(filters as Record<string, string>)
  const search = query.size > 0 ? `?${query}` : ''
  return (
    <div className="flex flex-wrap gap-2">
      <Link to={`/admin/registrations/print${search}`} className="btn btn-quiet min-h-11">
        <Printer className="size-4.5" aria-hidden="true" />
        {say(m.reg_print)}
      </Link>
      <a href={`/admin/registrations.csv${search}`} download className="btn btn-primary min-h-11">
        <Download className="size-4.5" aria-hidden="true" />
        {say(m.reg_export)}
      </a>
    </div>
  )
}

type Answer = ReturnType<typeof useActionData<typeof action>>

function Told({ answer, erased }: { answer: Answer; erased: boolean }) {
  const say = useSay()
  if (answer && 'refusal' in answer) {
    return (
      <div className="mb-4">
        <Notice tone="danger">{answer.refusal.sentence}</Notice>
      </div>
    )
  }
  const changed = answer && 'changed' in answer ? answer.changed : null
  if (changed === null && !erased) return null
  return (
    <div className="mb-4">
      <Notice tone="success">
        {changed === null
          ? say(m.reg_erased)
          : changed === 0
            ? say(m.reg_bulk_none)
            : say(m.reg_bulk_done, { count: changed })}
      </Notice>
    </div>
  )
}

function Nothing({ narrowed }: { narrowed: boolean }) {
  const say = useSay()
  return (
    <div className="card-box">
      {narrowed ? (
        <Empty icon={Search} title={say(m.reg_none)}>
          <p>{say(m.reg_none_text)}</p>
          <Link to="/admin/registrations" className="btn btn-quiet mt-5">
            {say(m.reg_clear)}
          </Link>
        </Empty>
      ) : (
        <Empty icon={Inbox} title={say(m.reg_empty)}>
          <p>{say(m.reg_empty_text)}</p>
          <a href="/daftar" className="btn btn-quiet mt-5">
            <ExternalLink className="size-4.5" aria-hidden="true" />
            {say(m.reg_empty_open)}
          </a>
        </Empty>
      )}
    </div>
  )
}
