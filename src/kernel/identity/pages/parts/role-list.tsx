import { Link } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { useArea } from '#web/shell/desk.tsx'
import { ChevronRight, Copy, Pencil, Users } from '#web/ui/icons.ts'
import { useSay, useVisit } from '#web/words.ts'
import type { Sentence } from '#kernel/problem/problem.ts'
import { mayGive, type RoleView } from './team.ts'

const MOST_SHOWN = 4

type ListProps = { roles: readonly RoleView[]; names: ReadonlyMap<string, Sentence>; held: readonly string[] }

export function RoleList({ roles, names, held }: ListProps) {
  return (
    <ul className="grid gap-4 lg:grid-cols-2">
      {roles.map((role) => (
        <RoleCard key={role.code} role={role} names={names} held={held} />
      ))}
    </ul>
  )
}

function RoleCard({ role, names, held }: Omit<ListProps, 'roles'> & { role: RoleView }) {
  const say = useSay()
  const area = useArea()
  const { locale } = useVisit()
  const editable = role.own && mayGive(held, role)
  const shown = role.permissions.slice(0, MOST_SHOWN)
  const left = role.permissions.length - shown.length
  return (
    <li className="card-box flex flex-col p-5">
      <div className="flex items-start justify-between gap-4">
        <h3 className="min-w-0 text-lg break-words">{role.name[locale]}</h3>
        <Link
          to={`${area}/team?role=${role.code}`}
          className="text-muted hit -mt-2.5 shrink-0 gap-1.5 text-sm font-medium hover:underline"
        >
          <Users className="size-4.5" aria-hidden="true" />
          {role.holders > 0 ? say(m.team_holders, { count: role.holders }) : say(m.team_holders_none)}
        </Link>
      </div>
      <ul className="text-muted mt-2 grow list-disc space-y-0.5 pl-5 text-sm">
        {shown.map((code) => (
          <li key={code}>{names.get(code)?.[locale] ?? code}</li>
        ))}
        {left > 0 && <li className="list-none">{say(m.team_and_more, { count: left })}</li>}
        {role.permissions.length === 0 && <li className="-ml-5 list-none">{say(m.team_no_permissions)}</li>}
      </ul>
      <div className="border-line mt-4 flex flex-wrap gap-x-5 border-t pt-2">
        <Link to={`${area}/roles/${role.code}`} className="hit text-primary-ink gap-1.5 text-sm font-semibold">
          {editable ? (
            <Pencil className="size-4" aria-hidden="true" />
          ) : (
            <ChevronRight className="size-4" aria-hidden="true" />
          )}
          {say(editable ? m.team_role_edit : m.team_role_view)}
          <span className="sr-only"> {role.name[locale]}</span>
        </Link>
        {!role.own && (
          <Link to={`${area}/roles/new?from=${role.code}`} className="hit text-muted gap-1.5 text-sm font-semibold">
            <Copy className="size-4" aria-hidden="true" />
            {say(m.team_role_copy)}
          </Link>
        )}
      </div>
    </li>
  )
}
