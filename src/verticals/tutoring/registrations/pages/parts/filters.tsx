import { Form, Link } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { CalendarDays, Search } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'
import { filled, type Filters } from './listed.ts'
import { StatusOptions } from './status.tsx'

/** What is looked for; it stands in the address, so that a search can be kept and shared. */
export function FilterBar({ filters, programmes }: { filters: Filters; programmes: string[] }) {
  const say = useSay()
  const narrowed = Object.keys(filled(filters)).length > 0
  return (
    <Form method="get" key={JSON.stringify(filters)} className="card-box mb-5 px-4 pt-4 pb-2">
      <div className="grid grid-cols-2 items-end gap-3 lg:grid-cols-[1.5fr_11rem_15rem_auto]">
        <label className="col-span-2 lg:col-span-1">
          <span className="mb-1 block text-sm font-semibold">{say(m.reg_search)}</span>
          <input
            type="search"
            name="q"
            defaultValue={filters.q}
            maxLength={80}
            placeholder={say(m.reg_search_hint)}
            className="field-input"
          />
        </label>
        <label className="min-w-0">
          <span className="mb-1 block text-sm font-semibold">{say(m.reg_status)}</span>
          <select name="status" defaultValue={filters.status} className="field-input">
            <option value="">{say(m.reg_all)}</option>
            <StatusOptions />
          </select>
        </label>
        <label className="min-w-0">
          <span className="mb-1 block text-sm font-semibold">{say(m.reg_programme)}</span>
          <select name="programme" defaultValue={filters.programme} className="field-input">
            <option value="">{say(m.reg_all)}</option>
            {programmes.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <button type="submit" className="btn btn-quiet col-span-2 min-h-11 lg:col-span-1">
          <Search className="size-4.5" aria-hidden="true" />
          {say(m.reg_filter)}
        </button>
      </div>
      <div className="mt-1 flex flex-wrap items-start justify-between gap-x-4">
        <Days filters={filters} />
        {narrowed && (
          <Link to="/admin/registrations" className="hit link-quiet text-sm font-medium">
            {say(m.reg_clear)}
          </Link>
        )}
      </div>
    </Form>
  )
}

function Days({ filters: { from, to } }: { filters: Filters }) {
  const say = useSay()
  return (
    <details className="min-w-0" open={from !== '' || to !== '' || undefined}>
      <summary className="hit cursor-pointer list-none gap-2 text-sm font-medium [&::-webkit-details-marker]:hidden">
        <CalendarDays className="text-muted size-4.5" aria-hidden="true" />
        <span className="link-quiet">{say(m.reg_days)}</span>
      </summary>
      <div className="grid gap-3 pt-1 pb-3 sm:grid-cols-2">
        <label className="min-w-0">
          <span className="mb-1 block text-sm font-semibold">{say(m.reg_from)}</span>
          <input type="date" name="from" defaultValue={from} className="field-input num min-w-0" />
        </label>
        <label className="min-w-0">
          <span className="mb-1 block text-sm font-semibold">{say(m.reg_to)}</span>
          <input type="date" name="to" defaultValue={to} className="field-input num min-w-0" />
        </label>
      </div>
    </details>
  )
}
