import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { noonOf } from '#web/ui/bars.tsx'
import { formatDay, formatInstant } from '#web/ui/format.ts'
import { ArrowLeft, Printer } from '#web/ui/icons.ts'
import { useSay, useVisit } from '#web/words.ts'
import { readList } from '../../desk/pages/parts/listed.ts'
import type { readBusinessDay } from '../operations.ts'
import { stateWord } from '../rules.ts'
import { BookView } from './parts/book.tsx'

export const handle = {}

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const book = await readList(
    app.call<typeof readBusinessDay>('store.readBusinessDay', { day: args.params['day'] ?? '' }),
    '/admin/closing',
  )
  return { book, at: new Date().toISOString() }
}

export default function PrintDay() {
  const { book, at } = useLoaderData<typeof loader>()
  const { tenant, locale } = useVisit()
  const say = useSay()
  const day = formatDay(noonOf(book.day), locale)
  return (
    <main className="mx-auto max-w-4xl bg-white p-5 text-black sm:p-8 print:max-w-none print:p-0 [&_:is(.card-box,th,td,dl>div)]:border-neutral-300 [&_.card-box]:bg-white [&_.card-box]:shadow-none [&_.text-muted]:text-neutral-700 [&_th]:bg-white [&_th]:text-black">
      <title>{`${say(m.books_title)} ${day} · ${tenant.name}`}</title>
      <div className="mb-6 flex flex-wrap gap-3 print:hidden">
        <Link to={`/admin/closing/${book.day}`} className="btn btn-quiet min-h-11">
          <ArrowLeft className="size-4.5" aria-hidden="true" />
          {say(m.books_print_back)}
        </Link>
        <button type="button" className="btn btn-primary min-h-11" onClick={() => window.print()}>
          <Printer className="size-4.5" aria-hidden="true" />
          {say(m.books_print)}
        </button>
      </div>
      <h1 className="text-2xl break-words">
        {say(m.books_title)} · {tenant.name}
      </h1>
      <p className="num mt-1 mb-5 text-sm">
        {[
          day,
          stateWord(book.state, locale),
          book.closed?.by,
          book.closed?.note,
          say(m.books_print_at, { time: formatInstant(at, locale) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <BookView book={book} />
    </main>
  )
}
