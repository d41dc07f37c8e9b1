import { Link } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { useArea } from '#web/shell/desk.tsx'
import { formatDay, formatTime } from '#web/ui/format.ts'
import { ShieldCheck } from '#web/ui/icons.ts'
import { useSay, useVisit } from '#web/words.ts'
import { Avatar, Factor, PersonStatus, RoleChips } from './person-bits.tsx'
import type { PersonView, RoleView } from './team.ts'

type ListProps = { people: readonly PersonView[]; roles: readonly RoleView[]; ownId: string }

/** Cards on phones, a table where there is room. */
export function PeopleList(props: ListProps) {
  return (
    <>
      <Cards {...props} />
      <Table {...props} />
    </>
  )
}

function Cards({ people, roles, ownId }: ListProps) {
  const say = useSay()
  const area = useArea()
  return (
    <ul className="space-y-3 md:hidden">
      {people.map((person) => (
        <li key={person.id} className="card-box relative p-4">
          <div className="flex items-start gap-3">
            <Avatar name={person.name} />
            <div className="min-w-0 grow">
              <Link
                to={`${area}/team/${person.id}`}
                className="block font-semibold break-words after:absolute after:inset-0"
              >
                {person.name}
                {person.id === ownId && <span className="text-muted font-normal"> ({say(m.team_you)})</span>}
              </Link>
              <p className="text-muted text-sm break-words">{person.email}</p>
            </div>
          </div>
          <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
            <PersonStatus person={person} />
            <RoleChips person={person} roles={roles} />
            {person.totpEnabled && (
              <span className="text-tone-success-ink inline-flex items-center gap-1.5 text-sm font-medium">
                <ShieldCheck className="size-4.5" aria-hidden="true" />
                {say(m.team_factor_on_long)}
              </span>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Table({ people, roles, ownId }: ListProps) {
  const say = useSay()
  const area = useArea()
  const { locale } = useVisit()
  return (
    <div className="card-box hidden overflow-hidden md:block">
      <table className="table-list">
        <thead>
          <tr>
            <th scope="col">{say(m.team_col_person)}</th>
            <th scope="col">{say(m.team_col_roles)}</th>
            <th scope="col">{say(m.team_status)}</th>
            <th scope="col" className="max-lg:hidden">
              {say(m.team_col_factor)}
            </th>
            <th scope="col" className="max-xl:hidden">
              {say(m.team_col_seen)}
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id} className="relative">
              <td className="max-w-72">
                <div className="flex items-center gap-3">
                  <Avatar name={person.name} />
                  <div className="min-w-0">
                    <Link
                      to={`${area}/team/${person.id}`}
                      prefetch="intent"
                      className="block truncate text-[0.9375rem] font-semibold after:absolute after:inset-0"
                      title={person.name}
                    >
                      {person.name}
                      {person.id === ownId && <span className="text-muted font-normal"> ({say(m.team_you)})</span>}
                    </Link>
                    <span className="text-muted block truncate" title={person.email}>
                      {person.email}
                    </span>
                  </div>
                </div>
              </td>
              <td>
                <RoleChips person={person} roles={roles} />
              </td>
              <td>
                <PersonStatus person={person} />
              </td>
              <td className="max-lg:hidden">
                <Factor on={person.totpEnabled} />
              </td>
              <td className="num text-muted max-xl:hidden">
                {person.lastSeenAt ? (
                  <>
                    <span className="block whitespace-nowrap">{formatDay(person.lastSeenAt, locale)}</span>
                    <span className="block text-xs">{formatTime(person.lastSeenAt, locale)} WIB</span>
                  </>
                ) : (
                  say(m.team_never_seen)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
