import { Form, Link, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import type { listRoles } from '../access-operations.ts'
import type { readMe } from '../operations.ts'
import type { listPeople } from '../people-operations.ts'
import { read } from '#web/answer.ts'
import { deskApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle, useArea } from '#web/shell/desk.tsx'
import { Search, UserPlus, Users } from '#web/ui/icons.ts'
import { Empty } from '#web/ui/notice.tsx'
import { Paging } from '#web/ui/paging.tsx'
import { useSay, useVisit, type Message } from '#web/words.ts'
import { PeopleList } from './parts/people-list.tsx'
import type { RoleView } from './parts/team.ts'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const { app } = deskApp(args)
  const search = new URL(args.request.url).searchParams
  const filter = {
    q: (search.get('q') ?? '').trim(),
    status: search.get('status') ?? '',
    role: search.get('role') ?? '',
  }
  const wanted = Object.entries({ ...filter, before: search.get('cursor') ?? '' }).filter(([, value]) => value)
  const [{ people, next }, { roles }, me] = await read(
    Promise.all([
      app.call<typeof listPeople>('identity.listPeople', Object.fromEntries(wanted)),
      app.call<typeof listRoles>('identity.listRoles', {}),
      app.call<typeof readMe>('identity.readMe', {}),
    ]),
  )
  const mayInvite = me.permissions.includes('identity.people.invite')
  return { people, next, roles, filter, ownId: me.id, mayInvite, alone: people.length === 1 && wanted.length === 0 }
}

const statuses: Record<string, Message> = {
  active: m.team_active,
  invited: m.team_invited,
  suspended: m.team_suspended,
}

export default function Team() {
  const { people, next, roles, filter, ownId, mayInvite, alone } = useLoaderData<typeof loader>()
  const say = useSay()
  const area = useArea()
  const filtered = Boolean(filter.q || filter.status || filter.role)
  const invite = mayInvite && (
    <Link to={`${area}/team/invite`} className="btn btn-primary">
      <UserPlus className="size-4.5" aria-hidden="true" />
      {say(m.team_invite)}
    </Link>
  )
  return (
    <DeskFrame title={say(m.team_title)} action={invite}>
      {(!alone || filtered) && <Filters filter={filter} roles={roles} />}
      {people.length > 0 && <PeopleList people={people} roles={roles} ownId={ownId} />}
      {people.length === 0 && (
        <div className="card-box">
          <Empty icon={Users} title={say(m.team_empty)}>
            <p>{say(m.team_empty_text)}</p>
            {filtered && (
              <Link to={`${area}/team`} className="btn btn-quiet mt-5">
                {say(m.orders_clear)}
              </Link>
            )}
          </Empty>
        </div>
      )}
      {alone && (
        <div className="card-box mt-4">
          <Empty icon={UserPlus} title={say(m.team_alone)}>
            <p>{say(m.team_alone_text)}</p>
          </Empty>
        </div>
      )}
      <Paging next={next} />
    </DeskFrame>
  )
}

type FiltersProps = { filter: { q: string; status: string; role: string }; roles: readonly RoleView[] }

function Filters({ filter, roles }: FiltersProps) {
  const say = useSay()
  const { locale } = useVisit()
  const { q, status, role } = filter
  return (
    <Form
      method="get"
      key={`${q} ${status} ${role}`}
      className="mb-5 grid grid-cols-2 gap-3 lg:grid-cols-[1fr_12rem_12rem_auto]"
    >
      <label className="col-span-2 lg:col-span-1">
        <span className="sr-only">{say(m.team_search)}</span>
        <input
          type="search"
          name="q"
          defaultValue={q}
          placeholder={say(m.team_search_hint)}
          maxLength={100}
          className="field-input"
        />
      </label>
      <label>
        <span className="sr-only">{say(m.team_status)}</span>
        <select name="status" defaultValue={status} className="field-input">
          <option value="">{say(m.team_all_status)}</option>
          {Object.entries(statuses).map(([value, word]) => (
            <option key={value} value={value}>
              {say(word)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="sr-only">{say(m.team_col_roles)}</span>
        <select name="role" defaultValue={role} className="field-input">
          <option value="">{say(m.team_all_roles)}</option>
          {roles.map(({ code, name }) => (
            <option key={code} value={code}>
              {name[locale]}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="btn btn-quiet col-span-2 lg:col-span-1">
        <Search className="size-4.5" aria-hidden="true" />
        {say(m.orders_filter)}
      </button>
    </Form>
  )
}
