import {
  data,
  Form,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import type { listRoles } from '../access-operations.ts'
import type { readMe } from '../operations.ts'
import type { readPerson } from '../people-operations.ts'
import { read, refusalOf, text } from '#web/answer.ts'
import { deskApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle, useArea } from '#web/shell/desk.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay, type Message } from '#web/words.ts'
import { Facts, Standing } from './parts/person-side.tsx'
import { RoleChips } from './parts/person-bits.tsx'
import { RoleChoice } from './parts/role-choice.tsx'
import { allOf } from './parts/team.ts'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const { app } = deskApp(args)
  const [person, { roles }, me] = await read(
    Promise.all([
      app.call<typeof readPerson>('identity.readPerson', { id: args.params.id }),
      app.call<typeof listRoles>('identity.listRoles', {}),
      app.call<typeof readMe>('identity.readMe', {}),
    ]),
  )
  return { person, roles, me, done: new URL(args.request.url).searchParams.get('done') }
}

const operations: Record<string, string> = {
  suspend: 'identity.disablePerson',
  restore: 'identity.restorePerson',
  invite: 'identity.resendInvitation',
}

export async function action(args: ActionFunctionArgs) {
  const { app, area } = deskApp(args)
  const form = await args.request.formData()
  const intent = text(form, 'intent')
  const id = args.params.id
  try {
    if (intent === 'roles') await app.call('identity.setRoles', { id, roles: allOf(form, 'roles') })
    else await app.call(operations[intent] ?? '', { id })
    return redirect(`${area}/team/${id}?done=${intent}`, 303)
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    return data({ refusal, roles: intent === 'roles' ? allOf(form, 'roles') : null }, { status: refusal.status })
  }
}

const doneWords: Record<string, Message> = {
  roles: m.team_roles_saved,
  suspend: m.team_suspend_done,
  restore: m.team_restore_done,
  invite: m.team_invite_sent,
}

export default function PersonPage() {
  const { person, roles, me, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  const area = useArea()
  const may = (permission: string) => me.permissions.includes(permission)
  const word = done && !answer ? doneWords[done] : undefined
  return (
    <DeskFrame title={person.name} crumbs={[{ to: `${area}/team`, label: say(m.team_title) }]}>
      <div className="space-y-4">
        {word && <Notice tone="success">{say(word, { name: person.name, email: person.email })}</Notice>}
        {answer?.refusal && <Notice tone="danger">{answer.refusal.sentence}</Notice>}
        {person.status === 'suspended' && done !== 'suspend' && (
          <Notice tone="warning">{say(m.team_suspended_note)}</Notice>
        )}
      </div>
      <div className="mt-4 grid items-start gap-5 lg:grid-cols-[1fr_20rem]">
        <section className="card-box p-5 sm:p-6">
          <h2 className="mb-4 text-lg">{say(m.team_person_roles)}</h2>
          {may('identity.roles.grant') ? (
            <Form method="post" replace className="space-y-5" key={person.roles.join()}>
              <RoleChoice roles={roles} chosen={answer?.roles ?? person.roles} held={me.permissions} />
              <button type="submit" name="intent" value="roles" className="btn btn-primary">
                {say(m.team_save_roles)}
              </button>
            </Form>
          ) : (
            <RoleChips person={person} roles={roles} most={20} />
          )}
        </section>
        <div className="space-y-5">
          <Facts person={person} mayReadLog={may('audit.entries.read')} />
          <Standing
            person={person}
            own={person.id === me.id}
            mayInvite={may('identity.people.invite')}
            maySuspend={may('identity.people.suspend')}
          />
        </div>
      </div>
    </DeskFrame>
  )
}
