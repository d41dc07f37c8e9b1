import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { CheckCircle2, Hourglass, ListChecks, TriangleAlert } from '#web/ui/icons.ts'
import { Money, When } from '#web/ui/money.tsx'
import { Empty } from '#web/ui/notice.tsx'
import { Paging } from '#web/ui/paging.tsx'
import { Pill } from '#web/ui/pill.tsx'
import { useSay } from '#web/words.ts'
import { BooksTabs } from '../../closing/pages/parts/tabs.tsx'
import { readList, wishOf } from '../../desk/pages/parts/listed.ts'
import { useRefresh } from '../../goods/pages/parts/use-refresh.ts'
import type { listSettlements } from '../operations.ts'
import { SettlementUpload } from './parts/upload.tsx'

export const handle = deskHandle

const PATH = '/admin/settlements'

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const values = wishOf(args.request, ['cursor'])
  return readList(app.call<typeof listSettlements>('store.listSettlements', values), PATH)
}

export default function Settlements() {
  const { items, nextCursor } = useLoaderData<typeof loader>()
  const say = useSay()
  useRefresh(items.some(({ status }) => status === 'matching'))
  return (
    <DeskFrame title={say(m.books_title)}>
      <BooksTabs />
      <p className="text-muted mb-4 max-w-2xl text-[0.9375rem]">{say(m.books_settle_lead)}</p>
      <SettlementUpload />
      <div className="card-box mt-4">
        {items.length === 0 ? (
          <Empty icon={ListChecks} title={say(m.books_settle_none)}>
            <p>{say(m.books_settle_none_text)}</p>
          </Empty>
        ) : (
          <ul className="divide-line divide-y">
            {items.map((one) => (
              <File key={one.id} one={one} />
            ))}
          </ul>
        )}
      </div>
      <Paging next={nextCursor} />
    </DeskFrame>
  )
}

type Listed = AnswerOf<typeof listSettlements>['items'][number]

function File({ one }: { one: Listed }) {
  const say = useSay()
  return (
    <li className="relative flex flex-wrap items-start justify-between gap-x-5 gap-y-2 px-4 py-3.5">
      <div className="min-w-0 grow basis-60">
        <Link
          to={`${PATH}/${one.id}`}
          prefetch="intent"
          className="font-semibold break-words after:absolute after:inset-0"
        >
          {one.name}
        </Link>
        <p className="num text-muted text-sm">
          <When at={one.createdAt} /> · {say(m.books_settle_lines, { count: one.lines })}
        </p>
      </div>
      <div className="flex flex-col items-end gap-1 max-sm:w-full max-sm:flex-row-reverse max-sm:items-center max-sm:justify-between">
        <Money idr={one.settledIdr} className="font-bold" />
        <Became one={one} />
      </div>
    </li>
  )
}

/** How far it is, or what is left to explain. */
export function Became({ one }: { one: Pick<Listed, 'status' | 'unexplained'> }) {
  const say = useSay()
  if (one.status === 'matching') return <Pill tone="info" icon={Hourglass} label={say(m.books_settle_matching)} small />
  if (one.unexplained === 0)
    return <Pill tone="success" icon={CheckCircle2} label={say(m.books_settle_all_explained)} small />
  return (
    <Pill
      tone="warning"
      icon={TriangleAlert}
      label={say(m.books_settle_unexplained, { count: one.unexplained })}
      small
    />
  )
}
