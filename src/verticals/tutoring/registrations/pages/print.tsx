import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { formatDay, formatInstant } from '#web/ui/format.ts'
import { ArrowLeft, Printer } from '#web/ui/icons.ts'
import { useSay, useVisit } from '#web/words.ts'
import type { listRegistrations } from '../operations.ts'
import { localWhatsapp } from '../rules.ts'
import { filled, type Filters, filtersOf, type Listed, type ListView, statusWords } from './parts/listed.ts'

export const handle = {}

/** Paper for a longer list than this helps nobody; the CSV has them all. */
const MOST = 500

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const filters = filtersOf(app.url.searchParams)
  const items: Listed[] = []
  let [cursor, total]: [string | null, number] = [null, 0]
  do {
    const input: Record<string, string> = { ...filled(filters), ...(cursor ? { cursor } : {}) }
    const page: ListView = await read(app.call<typeof listRegistrations>('tutoring.listRegistrations', input))
    items.push(...page.items)
    ;[cursor, total] = [page.next, page.total]
  } while (cursor && items.length < MOST)
  return { items, total, filters, at: new Date().toISOString() }
}

export default function PrintRegistrations() {
  const { items, total, filters, at } = useLoaderData<typeof loader>()
  const { tenant, locale, query } = useVisit()
  const say = useSay()
  const narrowed = shownFilters(filters, (status) => say(statusWords[status as keyof typeof statusWords]))
  return (
    <main className="mx-auto max-w-6xl bg-white p-5 text-black sm:p-8 print:max-w-none print:p-0">
      <title>{`${say(m.reg_admin_title)} · ${tenant.name}`}</title>
      <div className="mb-6 flex flex-wrap gap-3 print:hidden">
        <Link to={`/admin/registrations${query}`} className="btn btn-quiet min-h-11">
          <ArrowLeft className="size-4.5" aria-hidden="true" />
          {say(m.reg_print_back)}
        </Link>
        <button type="button" className="btn btn-primary min-h-11" onClick={() => window.print()}>
          <Printer className="size-4.5" aria-hidden="true" />
          {say(m.reg_print_now)}
        </button>
      </div>
      <h1 className="text-2xl break-words">
        {say(m.reg_admin_title)} · {tenant.name}
      </h1>
      <p className="num mt-1 text-sm">
        {[...narrowed, total === 1 ? say(m.reg_count_one) : say(m.reg_count, { count: total })].join(' · ')}
      </p>
      <p className="num text-sm">{say(m.reg_print_at, { time: formatInstant(at, locale) })}</p>
      {items.length < total && (
        <p className="mt-2 font-semibold">{say(m.reg_print_part, { shown: items.length, total })}</p>
      )}
      {items.length > 0 ? <PrintTable items={items} /> : <p className="mt-5">{say(m.reg_empty)}</p>}
    </main>
  )
}

function shownFilters({ q, status, programme, from, to }: Filters, word: (status: string) => string): string[] {
  const days = from || to ? [`${from || '…'} – ${to || '…'}`] : []
  return [q && `“${q}”`, status && word(status), programme, ...days].filter(Boolean)
}

function PrintTable({ items }: { items: Listed[] }) {
  const say = useSay()
  const { locale } = useVisit()
  return (
    <div
      role="region"
      aria-label={say(m.reg_admin_title)}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be within reach of the keyboard
      tabIndex={0}
      className="mt-5 overflow-x-auto print:overflow-visible"
    >
      <table className="w-full text-left text-[0.8125rem] [&_td]:border-t [&_td]:border-neutral-400 [&_td]:py-1.5 [&_td]:pr-3 [&_td]:align-top [&_th]:py-1.5 [&_th]:pr-3">
        <thead className="print:table-header-group">
          <tr>
            <th scope="col">{say(m.reg_number)}</th>
            <th scope="col">{say(m.reg_col_name)}</th>
            <th scope="col">WhatsApp</th>
            <th scope="col">{say(m.reg_col_programme)}</th>
            <th scope="col">{say(m.reg_col_school)}</th>
            <th scope="col">{say(m.reg_status)}</th>
            <th scope="col">{say(m.reg_col_at)}</th>
            <th scope="col">{say(m.reg_remark)}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id} className="break-inside-avoid">
              <td className="num whitespace-nowrap">{item.number}</td>
              <td className="font-semibold break-words">{item.name}</td>
              <td className="num whitespace-nowrap">{localWhatsapp(item.whatsapp)}</td>
              <td>{item.programme}</td>
              <td>{item.school}</td>
              <td>{say(statusWords[item.status])}</td>
              <td className="num whitespace-nowrap">{formatDay(item.createdAt, locale)}</td>
              <td className="max-w-48 break-words">{item.remark}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
