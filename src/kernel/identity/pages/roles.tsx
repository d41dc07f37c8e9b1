import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import type { listPermissions, listRoles } from '../access-operations.ts'
import type { readMe } from '../operations.ts'
import { read } from '#web/answer.ts'
import { deskApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle, useArea } from '#web/shell/desk.tsx'
import { Plus, ShieldCheck } from '#web/ui/icons.ts'
import { Empty, Notice } from '#web/ui/notice.tsx'
import { useSay, type Message } from '#web/words.ts'
import { RoleList } from './parts/role-list.tsx'
import { permissionNames } from './parts/team.ts'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const { app } = deskApp(args)
  const [{ roles }, { groups }, me] = await read(
    Promise.all([
      app.call<typeof listRoles>('identity.listRoles', {}),
      app.call<typeof listPermissions>('identity.listPermissions', {}),
      app.call<typeof readMe>('identity.readMe', {}),
    ]),
  )
  const mayEdit = me.permissions.includes('identity.roles.edit')
  return { roles, groups, held: me.permissions, mayEdit, done: new URL(args.request.url).searchParams.get('done') }
}

const doneWords: Record<string, Message> = {
  created: m.team_role_created,
  saved: m.team_saved,
  deleted: m.team_role_deleted,
}

export default function Roles() {
  const { roles, groups, held, mayEdit, done } = useLoaderData<typeof loader>()
  const say = useSay()
  const area = useArea()
  const names = permissionNames(groups)
  const own = roles.filter((role) => role.own)
  const word = done ? doneWords[done] : undefined
  const create = mayEdit && (
    <Link to={`${area}/roles/new`} className="btn btn-primary">
      <Plus className="size-4.5" aria-hidden="true" />
      {say(m.team_new_role)}
    </Link>
  )
  return (
    <DeskFrame title={say(m.team_roles)} action={create}>
      <p className="text-muted -mt-3 mb-6 max-w-2xl">{say(m.team_roles_lead)}</p>
      {word && (
        <div className="mb-5">
          <Notice tone="success">{say(word)}</Notice>
        </div>
      )}
      <section aria-labelledby="own-roles">
        <h2 id="own-roles" className="mb-3 text-xl">
          {say(m.team_roles_own)}
        </h2>
        {own.length > 0 ? (
          <RoleList roles={own} names={names} held={held} />
        ) : (
          <div className="card-box">
            <Empty icon={ShieldCheck} title={say(m.team_roles_empty)}>
              <p>{say(m.team_roles_empty_text)}</p>
            </Empty>
          </div>
        )}
      </section>
      <section aria-labelledby="given-roles" className="mt-8">
        <h2 id="given-roles" className="text-xl">
          {say(m.team_roles_given)}
        </h2>
        <p className="text-muted mt-1 mb-3 text-sm">{say(m.team_roles_given_text)}</p>
        <RoleList roles={roles.filter((role) => !role.own)} names={names} held={held} />
      </section>
    </DeskFrame>
  )
}
