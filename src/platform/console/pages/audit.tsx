import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import type { listEntries } from '#services/audit/operations.ts'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { ScrollText } from '#web/ui/icons.ts'
import { When } from '#web/ui/money.tsx'
import { Empty } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { cursorOf, Paging } from './parts/paging.tsx'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'portal')
  return read(app.call<typeof listEntries>('audit.listEntries', cursorOf(args.request)))
}

export default function Audit() {
  const { items, next } = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <DeskFrame title={say(m.console_audit)}>
      <div className="card-box">
        {items.length === 0 ? (
          <Empty icon={ScrollText} title={say(m.audit_empty)}>
            {say(m.audit_empty_text)}
          </Empty>
        ) : (
          <ul>
            {items.map((entry) => (
              <li
                key={entry.id}
                className="border-line grid gap-x-5 gap-y-1 border-b px-5 py-4 last:border-b-0 md:grid-cols-[13.5rem_1fr]"
              >
                <div className="text-sm">
                  <When at={entry.at} className="text-muted" />
                  <p className="font-semibold">{entry.actorName}</p>
                </div>
                <div className="min-w-0">
                  <p className="font-mono text-sm font-semibold break-words">{entry.action}</p>
                  <p className="num text-sm break-words">{entry.subject}</p>
                  <Detail detail={entry.detail} requestId={entry.requestId} />
                </div>
              </li>
            ))}
          </ul>
        )}
      </div>
      <Paging next={next} />
    </DeskFrame>
  )
}

function Detail({ detail, requestId }: { detail: Record<string, unknown>; requestId: string }) {
  const pairs = Object.entries(detail)
  return (
    <p className="num text-muted mt-1 flex flex-wrap gap-x-4 text-xs break-all">
      {pairs.map(([name, value]) => (
        <span key={name}>
          {name}: {shown(name, value)}
        </span>
      ))}
      {requestId && <span>{requestId}</span>}
    </p>
  )
}

function shown(name: string, value: unknown): string {
  if (name.endsWith('Idr') && Number.isSafeInteger(value)) return formatRupiah(value as number)
  return typeof value === 'string' ? value : JSON.stringify(value)
}
