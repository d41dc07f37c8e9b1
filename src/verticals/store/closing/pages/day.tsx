import { Link, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { refused, text } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { noonOf } from '#web/ui/bars.tsx'
import { formatDay, formatInstant } from '#web/ui/format.ts'
import { Lock, Printer } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay, useVisit } from '#web/words.ts'
import { Act } from '../../desk/pages/parts/act.tsx'
import { Downloads } from '../../desk/pages/parts/downloads.tsx'
import { readList } from '../../desk/pages/parts/listed.ts'
import type { readBusinessDay } from '../operations.ts'
import { figureWords } from '../rules.ts'
import { type Book, BookView, Part } from './parts/book.tsx'
import { DayState } from './parts/day-state.tsx'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const book = await readList(
    app.call<typeof readBusinessDay>('store.readBusinessDay', { day: args.params['day'] ?? '' }),
    '/admin/closing',
  )
  return { book, key: crypto.randomUUID() }
}

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const form = await args.request.formData()
  try {
    await app.call(
      'store.closeDay',
      { day: args.params['day'] ?? '', note: text(form, 'note') },
      { idempotencyKey: text(form, 'key') },
    )
    return { closed: true as const }
  } catch (error) {
    return refused(error, app.locale, form)
  }
}

export default function Day() {
  const { book, key } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  const { locale } = useVisit()
  const actions = (
    <div className="flex flex-wrap gap-2">
      <Downloads path="/admin/closing-day" values={{ day: book.day }} />
      <Link to={`/admin/closing/${book.day}/print`} className="btn btn-quiet min-h-11">
        <Printer className="size-4.5" aria-hidden="true" />
        {say(m.books_print)}
      </Link>
    </div>
  )
  return (
    <DeskFrame
      title={formatDay(noonOf(book.day), locale)}
      crumbs={[{ to: '/admin/closing', label: say(m.books_title) }]}
      action={actions}
    >
      <div className="space-y-4">
        <Standing book={book} />
        {answer && 'closed' in answer && <Notice tone="success">{say(m.books_close_done)}</Notice>}
        {book.closable && (
          <div className="card-box px-4">
            <Act
              icon={Lock}
              title={say(m.books_close)}
              help={say(m.books_close_help)}
              intent="close"
              idempotencyKey={key}
              refusal={answer && 'refusal' in answer ? answer.refusal : null}
              reason={false}
            >
              <label className="block">
                <span className="mb-1.5 block text-sm font-semibold">{say(m.books_note)}</span>
                <textarea name="note" maxLength={500} rows={2} className="field-input" aria-describedby="note-help" />
                <span id="note-help" className="text-muted mt-1 block text-sm">
                  {say(m.books_note_help)}
                </span>
              </label>
            </Act>
          </div>
        )}
        <Later book={book} />
        <BookView book={book} />
      </div>
    </DeskFrame>
  )
}

/** Whether it is closed, by whom, and what was noted. */
function Standing({ book }: { book: Book }) {
  const say = useSay()
  const { locale } = useVisit()
  const { closed, figures } = book
  const when = closed && formatInstant(closed.at, locale)
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <DayState state={book.state} />
      <p className="num text-[0.9375rem]">
        {say(m.books_figures_orders, { orders: figures.orders, units: figures.units })}
      </p>
      {closed && (
        <p className="text-muted text-sm">
          {closed.by
            ? say(m.books_closed_by, { time: when!, name: closed.by })
            : say(m.books_closed_auto, { time: when! })}
        </p>
      )}
      {closed?.note && <p className="basis-full text-[0.9375rem] break-words">{closed.note}</p>}
      {book.state === 'running' && <p className="text-muted basis-full text-sm">{say(m.books_running)}</p>}
    </div>
  )
}

/** What the ledger says otherwise, and what came of the day's orders after it. */
function Later({ book: { differences, since, names } }: { book: Book }) {
  const say = useSay()
  const { locale } = useVisit()
  const wordOf = (name: string) => figureWords.find((one) => one.name === name)?.word[locale] ?? name
  return (
    <>
      {differences.length > 0 && (
        <Notice tone="danger" title={say(m.books_differences)}>
          <p>{say(m.books_differences_text)}</p>
          <ul className="mt-1 list-disc pl-5">
            {differences.map(({ name, closedIdr, nowIdr }) => (
              <li key={name}>
                {say(m.books_difference, {
                  what: wordOf(name),
                  closed: formatRupiah(closedIdr),
                  now: formatRupiah(nowIdr),
                })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {since.length > 0 && (
        <Part title={say(m.books_since)} lead={say(m.books_since_text)}>
          <ul className="text-[0.9375rem]">
            {since.map(({ kind, entries, amountIdr }) => (
              <li key={kind} className="flex justify-between gap-4 py-1">
                <span>
                  {names[kind]} <span className="text-muted">· {say(m.books_since_count, { count: entries })}</span>
                </span>
                <Money idr={amountIdr} />
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  )
}
