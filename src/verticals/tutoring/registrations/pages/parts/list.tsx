import { Link } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { formatInstant } from '#web/ui/format.ts'
import { useSay, useVisit } from '#web/words.ts'
import { localWhatsapp } from '../../rules.ts'
import { InlineStatus } from './inline-status.tsx'
import type { Listed } from './listed.ts'
import { StatusPill } from './status.tsx'

type ListProps = {
  items: Listed[]
  /** Whether this person may change anything. */
  manages: boolean
  selected: ReadonlySet<string>
  toggle: (id: string) => void
}
type RowProps = Omit<ListProps, 'items'> & { item: Listed }

/** Registrations as a table on wide screens, as cards on phones. */
export function RegistrationList(props: ListProps) {
  const { items, ...rest } = props
  return (
    <>
      <ul className="space-y-3 md:hidden">
        {items.map((item) => (
          <Card key={item.id} item={item} {...rest} />
        ))}
      </ul>
      <Table {...props} />
    </>
  )
}

function Tick({ item, selected, toggle }: RowProps) {
  const say = useSay()
  return (
    <label className="relative z-10 -m-2.5 inline-flex cursor-pointer p-2.5">
      <input
        type="checkbox"
        checked={selected.has(item.id)}
        onChange={() => toggle(item.id)}
        aria-label={say(m.reg_select, { name: item.name })}
        className="tick mt-0"
      />
    </label>
  )
}

function Card(props: RowProps) {
  const { item, manages } = props
  const say = useSay()
  const { locale } = useVisit()
  return (
    <li className="card-box relative p-4">
      <div className="flex items-start gap-3">
        {manages && <Tick {...props} />}
        <div className="min-w-0 grow">
          <Link
            to={`/admin/registrations/${item.id}`}
            className="leading-snug font-bold break-words after:absolute after:inset-0 after:rounded-box"
          >
            {item.name}
          </Link>
          <p className="num text-muted mt-0.5 text-sm break-words">
            {item.programme || say(m.reg_no_programme)}
            {item.school && ` · ${item.school}`}
          </p>
        </div>
      </div>
      <div className="mt-3 flex flex-wrap items-center justify-between gap-2">
        {manages ? <InlineStatus registration={item} /> : <StatusPill is={item.status} />}
        <span className="num text-muted text-xs">{formatInstant(item.createdAt, locale)}</span>
      </div>
    </li>
  )
}

function Table({ items, ...rest }: ListProps) {
  const say = useSay()
  return (
    <div className="card-box hidden overflow-x-auto md:block">
      <table className="table-list">
        <thead>
          <tr>
            {rest.manages && (
              <th scope="col" className="w-12">
                <span className="sr-only">{say(m.reg_col_choose)}</span>
              </th>
            )}
            <th scope="col">{say(m.reg_col_name)}</th>
            <th scope="col">{say(m.reg_col_programme)}</th>
            <th scope="col">{say(m.reg_status)}</th>
            <th scope="col" className="max-lg:hidden">
              {say(m.reg_col_at)}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Row key={item.id} item={item} {...rest} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row(props: RowProps) {
  const { item, manages } = props
  const say = useSay()
  const { locale } = useVisit()
  return (
    <tr className="relative">
      {manages && (
        <td className="w-12">
          <Tick {...props} />
        </td>
      )}
      <td className="max-w-72">
        <Link
          to={`/admin/registrations/${item.id}`}
          prefetch="intent"
          title={item.name}
          className="block truncate text-[0.9375rem] font-semibold after:absolute after:inset-0"
        >
          {item.name}
        </Link>
        <span className="num text-muted block truncate">
          {localWhatsapp(item.whatsapp)}
          {item.school && ` · ${item.school}`}
        </span>
      </td>
      <td className="max-w-56">
        <span className={`block truncate ${item.programme ? '' : 'text-muted'}`} title={item.programme}>
          {item.programme || say(m.reg_no_programme)}
        </span>
      </td>
      <td>{manages ? <InlineStatus registration={item} /> : <StatusPill is={item.status} />}</td>
      <td className="num text-muted whitespace-nowrap max-lg:hidden">{formatInstant(item.createdAt, locale)}</td>
    </tr>
  )
}
