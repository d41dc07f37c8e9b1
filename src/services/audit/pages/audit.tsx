import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import type { listEntries, readFilterChoices } from '../operations.ts'
import { read } from '#web/answer.ts'
import { deskApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle, useArea } from '#web/shell/desk.tsx'
import { Download, ScrollText } from '#web/ui/icons.ts'
import { Empty } from '#web/ui/notice.tsx'
import { cursorOf, Paging } from '#web/ui/paging.tsx'
import { useSay } from '#web/words.ts'
import { Entries } from './parts/entries.tsx'
import { Filters } from './parts/filters.tsx'
import { filled, wantedIn } from './parts/log.ts'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const { app } = deskApp(args)
  const wanted = wantedIn(new URL(args.request.url).searchParams)
  const [page, choices] = await read(
    Promise.all([
      app.call<typeof listEntries>('audit.listEntries', { ...filled(wanted), ...cursorOf(args.request) }),
      app.call<typeof readFilterChoices>('audit.readFilterChoices', {}),
    ]),
  )
  return { ...page, choices, wanted }
}

export default function Audit() {
  const { items, next, choices, wanted } = useLoaderData<typeof loader>()
  const say = useSay()
  const area = useArea()
  const filters = filled(wanted)
  const filtered = Object.keys(filters).length > 0
  const download = (
    <a
      href={`/audit/entries.csv?${new URLSearchParams(filters)}`}
      download
      className="btn btn-quiet"
      title={say(m.audit_export_note)}
    >
      <Download className="size-4.5" aria-hidden="true" />
      {say(m.audit_export)}
    </a>
  )
  return (
    <DeskFrame title={say(m.audit_title)} action={download}>
      <Filters wanted={wanted} choices={choices} />
      {items.length > 0 && <Entries entries={items} />}
      {items.length === 0 && (
        <div className="card-box">
          <Empty icon={ScrollText} title={say(filtered ? m.audit_none : m.audit_empty)}>
            <p>{say(filtered ? m.audit_none_text : m.audit_empty_text)}</p>
            {filtered && (
              <Link to={`${area}/audit`} className="btn btn-quiet mt-5">
                {say(m.orders_clear)}
              </Link>
            )}
          </Empty>
        </div>
      )}
      <Paging next={next} />
    </DeskFrame>
  )
}
